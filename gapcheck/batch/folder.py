"""The run folder: never overwritten by accident, never half written, never two runs mixed.

A run is made in the folder `unfinished` inside the run folder, and moved up by renames when it is complete.
Until then a finished run that is there stays as it is. Nothing beside the run folder is touched, so that it
may be a mounted volume or a file system of its own.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gapcheck.audit.strange import require_plain
from gapcheck.batch.engine import CANDIDATES
from gapcheck.batch.journal import NAME
from gapcheck.errors import OutputNotWritable, UsageProblem
from gapcheck.report import INDEX, MANIFEST, OVERVIEWS, ROLE_PAGES
from gapcheck.report.files import make, not_written
from gapcheck.settings import Address

UNFINISHED = "unfinished"
_WORKING = "working"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """`out` as the user named it; all else is derived from where it leads.

    Raises UsageProblem where it holds a link or anything else that would lead writing elsewhere.
    """

    out: Path

    def __post_init__(self) -> None:
        with self.told():
            require_plain(self.goal)

    @property
    def goal(self) -> Path:
        return self.out.resolve()

    @property
    def unfinished(self) -> Path:
        """Where a run is made."""
        return self.goal / UNFINISHED

    @property
    def working(self) -> Path:
        """The journal of the run that is being made."""
        return self.unfinished / f"{_WORKING}.sqlite"

    @property
    def brought(self) -> Path:
        """What was taken out of archives and fetched from addresses, while the run is being made."""
        return self.unfinished / f"{_WORKING}.brought"

    @property
    def journal(self) -> Path:
        """The journal of the finished run."""
        return self.goal / NAME

    def check(self, cvs: Sequence[Path | Address]) -> None:
        """Raises UsageProblem or OutputNotWritable where no run may be made here, with or without force."""
        for cv in cvs:
            if isinstance(cv, Path) and self.goal in (cv.resolve(), *cv.resolve().parents):
                raise UsageProblem(
                    f"`{cv}` lies in the run folder `{self.out}`. Choose another folder with --out."
                )
        with self.told():
            if not os.path.lexists(self.goal):
                return
            if not self.goal.is_dir():
                raise OutputNotWritable(f"`{self.out}` is a file. Choose a folder with --out.")
            if self.goal in (Path.cwd(), *Path.cwd().parents):
                raise UsageProblem(
                    "The current folder can't become a run folder. Name one inside it with --out."
                )
            if not self.is_free() and not self.is_finished():
                raise UsageProblem(
                    f"`{self.out}` holds files but no run, so it is left alone. Choose another with --out."
                )

    def is_free(self) -> bool:
        """Whether there is nothing here but, maybe, a run that was not finished."""
        if not self.goal.is_dir():
            return True
        return all(path.name == UNFINISHED and self._is_ours() for path in self.goal.iterdir())

    def _is_ours(self) -> bool:
        held = [path.name for path in self.unfinished.iterdir()]
        return not held or any(name.startswith(_WORKING) for name in held)

    def is_finished(self) -> bool:
        """Whether a finished run is here: gapcheck's manifest, and all that goes with it."""
        try:
            manifest = json.loads((self.goal / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return is_manifest(manifest)

    def begin(self) -> None:
        """Make the place where a run is made."""
        with self.told():
            make(self.unfinished)

    def begin_with(self, journal: Path) -> None:
        """Begin from the journal of the finished run, which stays as it is."""
        self.begin()
        half = self.working.with_suffix(".half")
        with self.told():
            half.write_bytes(b"")
            half.chmod(0o600)
            shutil.copyfile(journal, half)
            half.rename(self.working)

    def drop(self) -> None:
        """Forget a run that was not finished."""
        with self.told():
            if self.unfinished.exists():
                for path in sorted(self.unfinished.iterdir(), key=lambda p: p.name.startswith(_WORKING)):
                    _remove(path)  # the journal last: what has none is not ours
                self.unfinished.rmdir()

    def is_due(self) -> bool:
        """Whether a run is complete and only has to be moved up: its manifest is written last."""
        return (self.unfinished / MANIFEST).exists()

    def page(self) -> Path:
        """What to open of a finished run: its compare page, or its manifest where there are no pages."""
        return self.out / (INDEX if (self.goal / INDEX).exists() else MANIFEST)

    def publish(self) -> Path:
        """Move a complete run up, over the finished one; what to open of it.

        The compare page goes first of the old run and comes last of the new one but for the manifest, so
        that what can be seen as a run is always one and whole. A publishing that was interrupted goes on
        where it stopped: as long as the old manifest is there nothing new is.
        """
        with self.told():
            last = (INDEX, MANIFEST)
            if self.is_due() and (self.goal / MANIFEST).exists():
                old = [path.name for path in self.goal.glob(ROLE_PAGES)]
                for name in (*OVERVIEWS, *old, MANIFEST):
                    (self.goal / name).unlink(missing_ok=True)
                if not (
                    self.unfinished / CANDIDATES
                ).exists():  # written without pages now, or nobody is left
                    _remove(self.goal / CANDIDATES)
            rest = [p.name for p in self.unfinished.iterdir() if not p.name.startswith(_WORKING)]
            for name in (*sorted(set(rest) - set(last)), *last):
                if (self.unfinished / name).exists():
                    _remove(self.goal / name)
                    (self.unfinished / name).rename(self.goal / name)
            _sync(self.goal)
            shutil.rmtree(self.unfinished)
        return self.page()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Errors of the file system in here become errors that a user is told."""
        try:
            yield
        except OSError as error:
            raise not_written(self.out, error) from error


def is_manifest(found: Any) -> bool:
    """Whether this JSON is the manifest of a run of ours."""
    return isinstance(found, dict) and {"inputs", "roles", "taxonomy_sha256"} <= found.keys()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make renames in a folder last; where folders can't be synced they do so by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
