"""The files of a taxonomy folder, read once: for the fingerprint, and then for their contents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy.problems import nearest

PARTS = ("competencies", "roles", "skills")
LEVELS, DOCUMENTS = "levels.yaml", "documents.yaml"
SHIPPED = "shipped:"
"""What stands before the names of our own files where a user's folder extends them."""

_MOST_BYTES = 2_000_000
_MOST_FILES = 2_000
_MOST_BYTES_IN_ALL = 50_000_000
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class File:
    """One file: where it belongs, its name for messages, and its content or why there is none.

    `part` is one of PARTS, LEVELS, DOCUMENTS, or "" for what does not belong to a taxonomy. `own`: it
    comes from the folder that the user named.
    """

    part: str
    name: str
    own: bool
    content: bytes | None = None
    trouble: tuple[str, str] | None = None

    @property
    def stem(self) -> str:
        return Path(self.name).stem


def gather(own: Path | None, *, extend: bool = True) -> tuple[File, ...]:
    """All files of the shipped taxonomy, then those of the user's folder that extend it.

    Without `extend` the user's folder stands for itself.
    """
    if own is None:
        return tuple(_folder(taxonomy_dir(), whole=True, own=False))
    if not extend:
        return tuple(_folder(own, whole=True, own=True))
    shipped = _folder(taxonomy_dir(), whole=True, own=False, prefix=SHIPPED)
    return (*shipped, *_folder(own, whole=False, own=True))


def is_whole(folder: Path) -> bool:
    """Whether a folder has every part of a taxonomy, and so could stand for itself."""
    return (folder / LEVELS).is_file() and all((folder / part).is_dir() for part in PARTS)


def digest(files: Iterable[File]) -> str:
    """SHA-256 over names and contents; the user's files under names of their own."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda f: (f.own, f.name)):
        if file.content is not None:
            total.update(f"{'own/' * file.own}{file.name.removeprefix(SHIPPED)}\0".encode())
            total.update(hashlib.sha256(file.content).digest())
    return total.hexdigest()


def _folder(root: Path, *, whole: bool, own: bool, prefix: str = "") -> Iterator[File]:
    if not root.is_dir():
        remedy = "Check the path given with --taxonomy."
        yield File("", f"{root}/", own, trouble=("There is no such folder.", remedy))
        return
    parts: set[str] = set()
    files = size = 0
    for file in _listed(root, own, prefix):
        yield file
        parts.add(file.part)
        files, size = files + 1, size + len(file.content or b"")
        if files > _MOST_FILES or size > _MOST_BYTES_IN_ALL:
            what = f"The folder holds more than {_MOST_FILES} files or 50 MB; the rest was not read."
            yield File("", f"{prefix}./", own, trouble=(what, "Is it the right folder?"))
            return
    if not parts:
        remedy = f"Point --taxonomy at a folder with {', '.join(f'{part}/' for part in PARTS)}."
        yield File("", "./", own, trouble=("There is no YAML file in this folder.", remedy))
    elif whole:
        yield from _missing(parts, own, prefix)


def _missing(parts: set[str], own: bool, prefix: str) -> Iterator[File]:
    for part in (*PARTS, LEVELS):
        if part not in parts:
            name = part if part == LEVELS else f"{part}/"
            yield File("", prefix + name, own, trouble=("It is missing.", "A whole taxonomy needs it."))


def _listed(root: Path, own: bool, prefix: str) -> Iterator[File]:
    for entry in sorted(os.scandir(root), key=lambda e: e.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _part(Path(entry.path), own, prefix)
        elif entry.name in (LEVELS, DOCUMENTS):
            yield _read(Path(entry.path), entry.name, prefix + entry.name, own)
        elif entry.name.endswith(_YAML):
            yield _stray(prefix + entry.name, own, entry.name, (LEVELS, DOCUMENTS))


def _part(folder: Path, own: bool, prefix: str) -> Iterator[File]:
    for path in sorted(folder.iterdir()):
        name = f"{prefix}{folder.name}/{path.name}"
        if path.name.startswith("."):
            continue
        if folder.name in PARTS and path.suffix == ".yaml":
            yield _read(path, folder.name, name, own)
        elif folder.name in PARTS and path.suffix == ".yml":
            yield File("", name, own, trouble=("It is not read.", "Let its name end in `.yaml`."))
        elif path.suffix in _YAML:
            yield _stray(name, own, folder.name, PARTS)


def _stray(name: str, own: bool, wrong: str, known: tuple[str, ...]) -> File:
    wanted = f"Put it into {', '.join(f'{part}/' for part in PARTS)}."
    return File("", name, own, trouble=("It is not read here.", nearest(wrong, known) or wanted))


def _read(path: Path, part: str, name: str, own: bool) -> File:
    """One file; not more of it than we accept, and nothing but a regular file."""
    if not path.is_file():
        return File(part, name, own, trouble=("It is no file.", "Take it away."))
    try:
        with path.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        return File(
            part, name, own, trouble=(f"It can't be read ({error.strerror}).", "Check its permissions.")
        )
    if len(content) > _MOST_BYTES:
        return File(part, name, own, trouble=("The file is larger than 2 MB.", "Split it."))
    return File(part, name, own, content)
