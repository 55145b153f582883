"""CVs in a ZIP archive: which files it holds, and their contents, opened with distrust.

What an archive says of itself bounds what is taken from it: how many files, how large each and all of them
are, how tightly they are packed. A name in an archive is only ever shown, never a place to write to.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gapcheck.batch.found import Found, is_clutter

MOST_MEMBERS = 20_000
MOST_DIRECTORY = 8_000_000
"""Bytes of the list of files at an archive's end, which is read whole."""
MOST_BYTES = 4_000_000_000
MOST_RATIO = 200
"""Unpacked against packed; PDF and DOCX files are packed already and stay under 20."""
_SMALL = 1_000_000
"""Bytes below which no ratio matters."""

BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name with what leads out of the archive taken away, its number in the list,
    why it can't be read, if so."""

    name: str
    number: int
    trouble: str | None


class _Wary(io.FileIO):
    """A file that is never read in large pieces, as the list at an archive's end would be at its word."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MOST_DIRECTORY:
            raise zipfile.BadZipFile("the list of files is too long")
        return super().read(-1 if size is None else size) or b""


def members(path: Path, most: int) -> Iterator[Member]:
    """The files of an archive in its own order; folders, links and what desktops leave there are none.

    `most`: bytes that one may have. Raises ValueError with a sentence where the archive as a whole can't be
    used, and OSError.
    """
    with _opened(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_MEMBERS:
            raise ValueError(f"The archive holds more than {MOST_MEMBERS} files. Split or unpack it.")
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise ValueError(
                f"The archive unpacks to more than {MOST_BYTES // 10**9} GB. Split or unpack it."
            )
        taken: set[str] = set()
        for number, entry in enumerate(entries):
            name = _harmless(entry.filename)
            if _is_file(entry) and name:
                yield Member(_fresh(name, taken), number, _trouble(entry, most))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with _Wary(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except BROKEN as error:
            raise ValueError(
                "The archive is damaged, or no ZIP archive. Ask for it again, or unpack it."
            ) from error
        with archive:
            yield archive


def _harmless(name: str) -> str:
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..")]
    return "" if any(is_clutter(part) for part in kept) or "__MACOSX" in kept else "/".join(kept)


def _fresh(name: str, taken: set[str]) -> str:
    """The name, with a number where the archive has it twice."""
    count, fresh = 1, name
    while fresh in taken:
        count += 1
        fresh = f"{name} ({count})"
    taken.add(fresh)
    return fresh


def _is_file(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return not entry.is_dir() and kind in (0, stat.S_IFREG)


def _trouble(entry: zipfile.ZipInfo, most: int) -> str | None:
    if entry.flag_bits & 0x1:
        return "It is encrypted in its archive. Unpack the archive with its password."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "It is packed in a way that is not read here. Unpack the archive."
    if entry.filename.lower().endswith(".zip"):
        return "It is an archive inside an archive, which is not opened. Unpack it."
    if entry.file_size > most:
        return f"It is larger than {most // 1_000_000} MB. Ask for a smaller file."
    if entry.file_size > max(_SMALL, MOST_RATIO * entry.compress_size):
        return "It unpacks to far more than any CV does, as only harmful files do. Ask for it again."
    return None


class Archives:
    """The archive that was opened last stays open: files of one archive mostly come together."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._file: _Wary | None = None
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> Archives:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        for one in (self._archive, self._file):
            if one:
                one.close()
        self._path = self._file = self._archive = None

    def content(self, item: Found) -> IO[bytes]:
        """The content of a file in an archive, never more of it than the archive says. Raises as zipfile."""
        if self._archive is None or self._path != item.path:
            self._close()
            self._file = _Wary(item.path)
            self._archive = zipfile.ZipFile(self._file)
            self._path = item.path
        return self._archive.open(self._archive.infolist()[item.member or 0])
