"""The run folder: never overwritten by accident, never half written, never two runs mixed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from gapcheck.errors import OutputNotWritable, UsageProblem

MANIFEST = "run.json"
RESULTS = "results.json"


@contextmanager
def fresh(out: Path, cvs: Sequence[Path], force: bool) -> Iterator[Path]:
    """A new folder beside `out` that takes its place when the block ends well, and goes otherwise.

    Raises UsageProblem where `out` is in use, OutputNotWritable where nothing can be written there.
    """
    goal = out.resolve()
    _check(out, goal, cvs, force)
    new = goal.with_name(f".{goal.name}.new-{os.getpid()}")
    try:
        with _told(out):
            new.mkdir(parents=True)
        yield new
        with _told(out):
            _swap(new, goal)
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputNotWritable(
            f"`{out}` can't be written ({error.strerror}). Choose another folder with --out."
        ) from error


def _check(out: Path, goal: Path, cvs: Sequence[Path], force: bool) -> None:
    for cv in cvs:
        if goal in (cv.resolve(), *cv.resolve().parents):
            raise UsageProblem(f"`{cv}` lies in the run folder `{out}`. Choose another folder with --out.")
    with _told(out):
        if not os.path.lexists(goal):
            return
        if not goal.is_dir():
            raise OutputNotWritable(f"`{out}` is a file. Choose a folder with --out.")
        if goal in (Path.cwd(), *Path.cwd().parents):
            raise UsageProblem("The current folder can't become a run folder. Name one inside it with --out.")
        if not any(goal.iterdir()):
            return
    if not force:
        raise UsageProblem(
            f"`{out}` already exists. Choose another folder with --out, or replace it with --force."
        )
    if not is_run(goal):
        raise UsageProblem(
            f"`{out}` holds files but no run, so --force leaves it alone. Choose another with --out."
        )


def is_run(folder: Path) -> bool:
    """Whether gapcheck wrote this folder: it holds the manifest of a run."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and {"inputs", "roles", "taxonomy_sha256"} <= manifest.keys()


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a run. Raises UsageProblem where the folder is no run."""
    if not is_run(folder):
        raise UsageProblem(f"`{folder}` is no run folder. Name a folder that `gapcheck run` wrote.")
    found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found


def results(folder: Path) -> dict[str, Any]:
    """The results of a run. Raises UsageProblem where they are not there."""
    try:
        found: dict[str, Any] = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        text = f"`{folder}` has no {RESULTS} that can be read. Run `gapcheck run` again."
        raise UsageProblem(text) from None
    return found


def _swap(new: Path, goal: Path) -> None:
    """Two renames; where the second fails the first is taken back."""
    old = goal.with_name(f".{goal.name}.old-{os.getpid()}")
    if goal.exists():
        goal.rename(old)
    try:
        new.rename(goal)
    except OSError:
        with suppress(OSError):
            old.rename(goal)
        raise
    shutil.rmtree(old, ignore_errors=True)
