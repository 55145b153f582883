"""Which files a run reads, and how it calls each of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gapcheck.errors import UsageProblem

# Left by desktops in every folder; nobody means them when naming a folder of CVs.
_CLUTTER = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read; `name` is how the run calls it, unique within the run."""

    path: Path
    name: str


def find(paths: Sequence[Path], leave_out: Path | None = None) -> tuple[Found, ...]:
    """Every file of the given files and folders, sorted by name.

    Folders are walked to the bottom. Links and hidden files in them are left out; all else is kept,
    CV or not, so that a run accounts for it. `leave_out` is a folder to step over (the run's own).
    Raises UsageProblem where a path is missing, can't be listed, or holds no file.
    """
    if not paths:
        raise UsageProblem("No CV was named. Give files or folders of CVs.")
    seen: dict[Path, tuple[Path, PurePosixPath]] = {}
    skip = leave_out.resolve() if leave_out else None
    for given in paths:
        for path in _files(given, skip):
            seen.setdefault(path.resolve(), (path, _inside(path, given)))
    names = _names(list(seen.values()))
    found = (Found(path, name) for (path, _), name in zip(seen.values(), names, strict=True))
    return tuple(sorted(found, key=lambda item: item.name))


def _files(given: Path, skip: Path | None) -> list[Path]:
    try:
        if given.is_file():
            return [given]
        if not given.is_dir():
            raise UsageProblem(_no_such(given))
        files = [Path(entry.path) for entry in _walk(given, skip)]
    except OSError as error:
        where = error.filename or given
        raise UsageProblem(
            f"`{where}` can't be listed ({error.strerror}). Allow reading it, or leave it out."
        ) from error
    if not files:
        raise UsageProblem(f"There is no file in `{given}`. Give a folder that holds CVs.")
    return files


def _no_such(given: Path) -> str:
    if os.path.lexists(given):
        return f"`{given}` is neither a file nor a folder. Give files or folders of CVs."
    return f"`{given}` does not exist. Check the path."


def _walk(folder: Path, skip: Path | None) -> Iterator[os.DirEntry[str]]:
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.lower() in _CLUTTER:
                    continue
                if entry.is_file(follow_symlinks=False):
                    yield entry
                elif entry.is_dir(follow_symlinks=False) and Path(entry.path).resolve() != skip:
                    waiting.append(Path(entry.path))


def _inside(path: Path, given: Path) -> PurePosixPath:
    """The path below the given folder; a file given by itself goes by its own name."""
    return PurePosixPath(path.name if path == given else path.relative_to(given).as_posix())


def _names(files: list[tuple[Path, PurePosixPath]]) -> list[str]:
    """One name a file; those that clash take parent folders in front until they differ."""
    parts = [path.resolve().parts for path, _ in files]
    taken = [len(inside.parts) for _, inside in files]
    names = [_printable(str(inside)) for _, inside in files]
    while clashes := _repeated(names):
        for i, name in enumerate(names):
            if name in clashes:
                taken[i] += 1
                names[i] = _printable("/".join(parts[i][-taken[i] :]))
    return names


def _repeated(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def _printable(name: str) -> str:
    """The name with signs that no page or terminal can show escaped; no two names become one."""
    return "".join(c if c.isprintable() and c != "\\" else _escape(c) for c in name)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
