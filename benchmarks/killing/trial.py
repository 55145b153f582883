"""One folder of made-up CVs, and runs over it that are disturbed in some way and then compared."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.killing.hostile import made

ROOT = Path(__file__).resolve().parents[2]
HARMS = ("sleep", "eat", "abort", "crash", "exit", "raise")
HOSTILE = "hostile"
TIMEOUT = 8
"""Seconds for one file: more than any but a sleeper needs on a busy machine."""

TIMEOUT_HOSTILE = 20
"""The same where the real reader is loaded within that time."""


@dataclass(frozen=True)
class Trial:
    """`cvs` holds `count` files, one in a hundred or more of them poison; `jobs` children read them.

    Poison does harm to the process that reads it; in a trial that is `hostile`, files made to break readers
    are among it, which the real reader gets.
    """

    folder: Path
    count: int
    jobs: int
    hostile: bool = False
    seed: int = 7

    @property
    def cvs(self) -> Path:
        return self.folder / "cvs"

    def prepare(self) -> None:
        """Write the files. Every kind of poison comes in turn, and at least once where there is room."""
        self.cvs.mkdir(parents=True)
        contents = {f"{HOSTILE}-{kind}": content for kind, content in made().items()} if self.hostile else {}
        kinds = (*HARMS, *contents)
        every = max(1, min(100, self.count // len(kinds)))
        for number in range(self.count):
            kind = kinds[number // every % len(kinds)] if number % every == every // 2 else "good"
            content = contents.get(kind, f"Ada Example {number}".encode())
            (self.cvs / f"{kind}-{number:06}.pdf").write_bytes(content)

    def start(self, out: Path, *flags: str) -> subprocess.Popen[bytes]:
        """A run as a process of its own."""
        command = [
            sys.executable, "-m", "benchmarks.killing.victim", str(self.log(out)), *flags,
            "run", str(self.cvs), "--role", "tech-lead", "--as-of", "2026-11-01", "--out", str(out),
            "--jobs", str(self.jobs), "--no-cache",
            "--timeout", str(TIMEOUT_HOSTILE if self.hostile else TIMEOUT), "--memory", "500",
        ]  # fmt: skip
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        told = self.folder / f"{out.name}.stderr"
        with told.open("ab") as stderr:
            return subprocess.Popen(
                command,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": path},
            )

    def run(self, out: Path, *flags: str) -> int:
        """A run that nobody disturbs; its exit code."""
        return self.start(out, *flags).wait()

    def log(self, out: Path) -> Path:
        return self.folder / f"{out.name}.log"

    def redone(self, out: Path) -> int:
        """How often a file that was not poison was read more than once."""
        read = Counter(self.log(out).read_text().splitlines())
        return sum(times - 1 for name, times in read.items() if name.startswith("good"))

    def kill_children(self, out: Path, kills: int, within: tuple[float, float]) -> tuple[int, int]:
        """A run whose children are killed one by one from outside: exit code and kills that hit.

        Mostly workers; one time in fifty the nursery, which takes seconds to load what workers share: killed
        more often than that, it would never be ready.
        """
        dice, hits, running = random.Random(self.seed), 0, self.start(out)
        while running.poll() is None:
            time.sleep(dice.uniform(*within))
            nursery, *workers = [*_children(running.pid)] or [0]
            chosen = nursery if dice.random() < 0.02 else dice.choice(workers or [0])
            if hits < kills and chosen:
                with suppress(ProcessLookupError):
                    os.kill(chosen, signal.SIGKILL)
                    hits += 1
        return running.returncode, hits

    def kill_runs(self, out: Path, kills: int, within: tuple[float, float]) -> tuple[int, int, list[str]]:
        """A run that is killed again and again and gone on with: exit code, kills, what was wrong between."""
        dice, done, hits, wrong = random.Random(self.seed), set[str](), 0, list[str]()
        while True:
            running = self.start(out)
            try:
                code = running.wait(dice.uniform(*within)) if hits < kills else running.wait()
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
                hits += 1
                now, torn = _between(out)
                wrong += torn + [f"{name} was done and is lost" for name in sorted(done - now)]
                done = now or done
                continue
            return code, hits, wrong


def _children(process: int) -> Iterator[int]:
    """The nursery of a run and its workers."""
    with suppress(OSError):
        for child in map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()):
            if b"nursery" in Path(f"/proc/{child}/cmdline").read_bytes():
                yield from (child, *_children(child))


def _between(out: Path) -> tuple[set[str], list[str]]:
    """After a kill: the files that the journal calls done, and what is torn."""
    torn = [str(page) for page in out.rglob("*.html") if not page.read_bytes().rstrip().endswith(b"</html>")]
    copy = out.with_name(f"{out.name}.copy")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in (out / "unfinished").glob("working.sqlite*"):
        shutil.copy(path, copy)
    if not (copy / "working.sqlite").exists():
        return set(), torn
    with closing(sqlite3.connect(copy / "working.sqlite")) as database:
        (state,) = database.execute("PRAGMA integrity_check").fetchone()
        query = "SELECT name FROM inputs WHERE progress IN ('done', 'skipped', 'quarantined')"
        found = {name for (name,) in database.execute(query)} if _has_inputs(database) else set()
    return found, torn if state == "ok" else [*torn, f"journal: {state}"]


def _has_inputs(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT 1 FROM sqlite_master WHERE name = 'inputs'").fetchone())


def differences(one: Path, other: Path, *only: str) -> list[str]:
    """Files that two run folders do not share byte for byte; those that begin with `only`, if it is given."""
    names = {str(p.relative_to(folder)) for folder in (one, other) for p in folder.rglob("*") if p.is_file()}
    asked = {name for name in names if not only or name.startswith(only)}
    return sorted(name for name in asked if not _equal(one / name, other / name))


def _equal(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def unaccounted(out: Path, cvs: Path) -> list[str]:
    """Inputs that the manifest does not name once, and those that did not end as their name says.

    How a hostile file ends is the reader's to say.
    """
    inputs = json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
    named = Counter(entry["file"] for entry in inputs)
    wrong = [path.name for path in cvs.iterdir() if named[path.name] != 1]
    good: Sequence[str] = ("read", "read-with-doubts")
    told = [e for e in inputs if not e["file"].startswith(HOSTILE)]
    return wrong + [e["file"] for e in told if (e["state"] in good) != e["file"].startswith("good")]
