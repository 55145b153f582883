"""What came of each CV, kept in the user's cache folder: another role or weight reads no CV again.

A folder for each understanding version (all that could change a profile), in it a file for each content.
All of it is the user's alone; what is not, or can't be read, is as good as none. It is written by the run's
own process, never by the children that handle files of strangers.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from gapcheck.records import codec
from gapcheck.records.outcome import Outcome
from gapcheck.resources import cache_dir, code_sha256
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy

_FOLDER = "profiles"
_LIBRARIES = ("ftfy", "lemminflect", "pdfplumber", "pillow", "pypdfium2", "spacy")
_MOST_VERSIONS = 4
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """The kept profiles of one understanding version."""

    folder: Path

    @classmethod
    def of(cls, settings: Settings, taxonomy: Taxonomy) -> Shelf | None:
        """The shelf for these settings; None where nothing may be kept: in a blind run, or without a home."""
        home = cache_dir()
        if settings.blind != "none" or settings.pictures or home is None:
            return None
        return cls(home / _FOLDER / _version(settings, taxonomy))

    def has(self, sha256: str | None) -> bool:
        """Whether a content is kept."""
        return sha256 is not None and self._path(sha256).exists()

    def get(self, sha256: str | None) -> Outcome | None:
        """What was kept of a content, its file without a name; None where nothing was, or where others
        could have written it."""
        content = _read(self._path(sha256)) if sha256 else None
        if content is None:
            return None
        try:
            return codec.unpack(Outcome, content)
        except (ValueError, TypeError, LookupError, RecursionError):
            return None

    def put(self, sha256: str, content: bytes) -> None:
        """Keep a packed outcome. Where that can't be done, nothing happens."""
        path = self._path(sha256)
        half = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            if not path.parent.exists():
                self._begin(path.parent)
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
            half.replace(path)
        except OSError:
            with suppress(OSError):
                half.unlink()

    def _begin(self, folder: Path) -> None:
        for part in (self.folder.parent.parent, self.folder.parent, self.folder, folder):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = [path for path in self.folder.parent.iterdir() if path != self.folder]
        for path in sorted(old, key=lambda p: -p.stat().st_mtime_ns)[_MOST_VERSIONS - 1 :]:
            shutil.rmtree(path, ignore_errors=True)

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def forget(sha256: str) -> int:
    """Forget a content in every version; how many files that were."""
    found = [path for path in _files() if path.name == sha256]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


@dataclass(frozen=True, slots=True)
class Held:
    """What the cache holds."""

    folder: Path | None
    profiles: int
    bytes: int


def info() -> Held:
    """How much is kept, and where."""
    sizes = [path.stat().st_size for path in _files()]
    return Held(cache_dir(), len(sizes), sum(sizes))


def clear() -> Held:
    """Take away all that gapcheck keeps in the user's cache folder; what that was."""
    held = info()
    if held.folder and held.folder.is_dir():
        shutil.rmtree(held.folder / _FOLDER, ignore_errors=True)
        for path in held.folder.glob("taxonomy-*.json"):
            path.unlink(missing_ok=True)
    return held


def _files() -> Iterator[Path]:
    home = cache_dir()
    return (home / _FOLDER).glob("*/??/*") if home else iter(())


def _version(settings: Settings, taxonomy: Taxonomy) -> str:
    """A hash of all that a profile depends on beside the content; roles, levels and weights are not."""
    limits = settings.limits
    parts = [
        code_sha256("extract", "records"),
        *(f"{name} {version(name)}" for name in _LIBRARIES),
        f"{settings.as_of} {settings.ocr} {settings.count_hidden} {limits.pages} {limits.file_megabytes}",
        taxonomy.sha256 if settings.crops else "no crops",  # what is cut follows from the levels
        codec.encode((taxonomy.skills, taxonomy.competencies)),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _read(path: Path) -> bytes | None:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST_BYTES or not _is_ours(about):
                return None
            return file.read()
    except OSError:
        return None


def _is_ours(about: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
