"""A small real run, made once and copied for each test that spoils it. The people are fictional."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import canaries

ROLE = "head-of-technology"
AS_OF = "2026-11-01"


def gapcheck(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it."""
    command = [sys.executable, "-m", "gapcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def make(folder: Path, *more: str, people: int = 4) -> Path:
    """CVs in `folder`/cvs and a run of them in `folder`/run, which is answered."""
    if not (folder / "cvs").exists():
        canaries.write(canaries.seeded(people), folder / "cvs")
    done = gapcheck(
        "run", folder / "cvs", "--out", folder / "run", "--role", ROLE, "--as-of", AS_OF, "-q", *more
    )
    assert done.returncode == 0, done.stderr
    return folder / "run"


def copied(source: Path, target: Path) -> Path:
    """All of it somewhere else."""
    shutil.copytree(source, target)
    return target
