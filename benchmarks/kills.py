"""Runs that are disturbed in every way: poison files, killed workers, killed runs, a full disk.

    python benchmarks/kills.py                     400 CVs, 50 workers killed, 30 runs killed
    python benchmarks/kills.py --cvs 10000 --workers 500 --runs 200

Good CVs are made up in place of PDFs, so that thousands take minutes. Poison is what hangs, eats memory,
crashes or ends its process, and one of each kind of file in `benchmarks.killing.hostile`, which the real
reader reads. The engine, its processes, the journal and the reports are the real ones. Linux only. Each line
of the output is a check; the exit code tells if one failed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.killing.trial import Trial, differences, unaccounted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cvs", type=int, default=400)
    parser.add_argument("--workers", type=int, default=50, help="workers killed from outside")
    parser.add_argument("--runs", type=int, default=30, help="kill -9 of the whole run")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gapcheck-kills-") as folder:
        return 0 if all([check(Path(folder), asked)]) else 1


def check(folder: Path, asked: argparse.Namespace) -> bool:
    trial = Trial(folder, asked.cvs, asked.jobs, hostile=True)
    trial.prepare()
    start = time.monotonic()
    whole = folder / "whole"
    code = trial.run(whole)
    took = time.monotonic() - start
    good = told("undisturbed run", f"exit code {code}, {took:.0f} s", code == 4)
    good &= told(
        "  unaccounted for", str(unaccounted(whole, trial.cvs) or "none"), not unaccounted(whole, trial.cvs)
    )

    out = folder / "workers"
    code, hits = trial.kill_children(out, asked.workers, spread(took, asked.workers))
    good &= told(f"{hits} workers killed from outside", f"exit code {code}", code == 4)
    # a sleeper that is killed often enough is quarantined before it is late: only the others are the same
    lost = unaccounted(out, trial.cvs) if code == 4 else ["all"]
    good &= told("  unaccounted for", str(lost or "none"), not lost)
    good &= same(out, whole, "candidates", "results.csv")
    good &= told("  files read again", f"{trial.redone(out)} for {hits} kills", trial.redone(out) <= hits)

    out = folder / "runs"
    code, hits, wrong = trial.kill_runs(out, asked.runs, (2.0, max(6.0, 3 * took / max(1, asked.runs))))
    good &= told(f"{hits} runs killed and gone on with", f"exit code {code}", code == 4)
    good &= told("  lost or torn", str(wrong[:5] or "nothing"), not wrong)
    good &= same(out, whole)
    most = hits * asked.jobs
    good &= told("  files read again", f"{trial.redone(out)}, at most {most}", trial.redone(out) <= most)
    return good & full_disk(trial, folder / "small", whole)


def spread(took: float, kills: int) -> tuple[float, float]:
    """Seconds between two kills: the children are at work for a part of a run's time only."""
    mean = max(0.03, 0.1 * took / max(1, kills))
    return 0.4 * mean, 1.6 * mean


def full_disk(trial: Trial, mount: Path, whole: Path) -> bool:
    """On a file system of its own that is too small, then large enough. Needs root."""
    mount.mkdir()
    size = sum(p.stat().st_size for p in whole.rglob("*") if p.is_file())
    small = ["mount", "-t", "tmpfs", "-o", f"size={size // 2}", "tmpfs", str(mount)]
    if subprocess.run(small, capture_output=True).returncode:
        print("full disk: not tried, since only root can mount a small file system")
        return True
    try:
        code = trial.run(mount / "out")
        torn = [str(p) for p in mount.rglob("*.html") if not p.read_bytes().rstrip().endswith(b"</html>")]
        good = told("disk full half-way", f"exit code {code}, torn: {torn or 'none'}", code == 9 and not torn)
        subprocess.run(["mount", "-o", f"remount,size={size * 4}", str(mount)], check=True)
        code = trial.run(mount / "out")
        return good & told("  gone on with", f"exit code {code}", code == 4) & same(mount / "out", whole)
    finally:
        subprocess.run(["umount", str(mount)], check=False)


def same(out: Path, whole: Path, *only: str) -> bool:
    wrong = differences(out, whole, *only)
    return told("  files that differ", str(wrong[:5] or "none"), not wrong)


def told(what: str, found: str, good: bool) -> bool:
    print(f"{what}: {found}{'' if good else '   <-- WRONG'}", flush=True)
    return good


if __name__ == "__main__":
    sys.exit(main())
