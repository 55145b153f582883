"""Which files a run reads, and how it calls each of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gapcheck.batch import addresses, zipped
from gapcheck.batch.found import Files, Found, Row, is_clutter
from gapcheck.errors import UsageProblem
from gapcheck.settings import Address, Limits


def find(
    paths: Sequence[Path | Address],
    leave_out: Path | None = None,
    limits: Limits | None = None,
    archives: bool = True,
) -> Files:
    """Every file of the given files and folders, sorted by name; of ZIP `archives`, the files in them.

    Folders are walked to the bottom. Links and hidden files in them are left out; all else is kept,
    CV or not, so that a run accounts for it. What is at an address is only listed here.
    `leave_out` is a folder to step over (the run's own).
    Raises UsageProblem where a path is missing, can't be listed, or holds no file.
    """
    if not paths:
        raise UsageProblem("No CV was named. Give files or folders of CVs.")
    skip = os.path.realpath(leave_out) if leave_out else None
    rows: Iterable[Row] = _rows(paths, skip)
    if len(paths) > 1:
        rows = _named(_once(rows))
    every: Iterable[Row | Found] = rows
    if archives:
        most = (limits or Limits()).file_megabytes * 1_000_000
        every = (one for row in rows for one in _with_archive(row, most))
    return Files(sorted(every, key=lambda row: row.name if isinstance(row, Found) else row[0]))


def _rows(paths: Sequence[Path | Address], skip: str | None) -> Iterator[Row]:
    for given in paths:
        if isinstance(given, Address):
            yield from _far(given)
            continue
        try:
            if given.is_file():
                yield _row(str(given.parent), given.name)
                continue
            if not given.is_dir():
                raise UsageProblem(_no_such(given))
            empty, root = True, str(given)
            for inside in _walk(root, skip):
                empty = False
                yield _row(root, inside)
        except OSError as error:
            where = error.filename or given
            raise UsageProblem(
                f"`{where}` can't be listed ({error.strerror}). Allow reading it, or leave it out."
            ) from error
        if empty:
            raise UsageProblem(f"There is no file in `{given}`. Give a folder that holds CVs.")


def _far(given: Address) -> Iterator[Row]:
    root, held = addresses.files(given)
    kept = [inside for inside in held if not any(map(is_clutter, inside.split("/")))]
    if not kept:
        raise UsageProblem(f"There is no file at `{given}`. Check the address.")
    yield from (_row(root, inside) for inside in kept)


def _real(root: str) -> str:
    return root if "://" in root else os.path.realpath(root)


def _row(root: str, inside: str) -> Row:
    name = _printable(inside)
    return (inside if name == inside else name, root, inside)


def _no_such(given: Path) -> str:
    if os.path.lexists(given):
        return f"`{given}` is neither a file nor a folder. Give files or folders of CVs."
    return f"`{given}` does not exist. Check the path."


def _walk(root: str, skip: str | None) -> Iterator[str]:
    """The paths of all files below a folder, from there, with / between their parts."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(Path(root, folder)) as entries:
            for entry in entries:
                if is_clutter(entry.name):
                    continue
                inside = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_file(follow_symlinks=False):
                    yield inside
                elif entry.is_dir(follow_symlinks=False) and (
                    not skip or os.path.realpath(entry.path) != skip
                ):
                    waiting.append(inside)


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each file once, however many of the given paths lead to it."""
    seen: dict[str, Row] = {}
    real: dict[str, str] = {}
    for row in rows:
        _, root, inside = row
        real.setdefault(root, _real(root))
        path = f"{real[root]}/{inside}"
        if Path(path).is_symlink():  # given by itself: those in folders are left out
            path = os.path.realpath(path)
        seen.setdefault(path, row)
    return list(seen.values())


def _named(rows: list[Row]) -> list[Row]:
    """One name a file; those that clash take parent folders in front until they differ."""
    names = [name for name, _, _ in rows]
    taken: dict[int, int] = {}
    while clashes := _repeated(names):
        for i, name in enumerate(names):
            if name in clashes:
                _, root, inside = rows[i]
                taken[i] = taken.get(i, inside.count("/") + 1) + 1
                names[i] = _printable("/".join(Path(_real(root), inside).parts[-taken[i] :]))
    return [(name, root, inside) for name, (_, root, inside) in zip(names, rows, strict=True)]


def _repeated(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}


def _with_archive(row: Row, most: int) -> Iterator[Row | Found]:
    """A file; of an archive the files in it, or itself with the reason why it can't be opened."""
    name, root, inside = row
    if not inside.lower().endswith(".zip"):
        yield row
        return
    if "://" in root:
        yield Found(Path(inside), name, trouble="An archive at an address is not opened. Copy it here first.")
        return
    archive = Found(Path(root, inside), name)
    try:
        held = list(zipped.members(archive.path, most))
    except (ValueError, OSError) as error:
        yield archive.without(str(error) if type(error) is ValueError else "The archive can't be read.")
        return
    if not held:
        yield archive.without("The archive holds no files.")
    for one in held:
        called = f"{name}/{_printable(one.name)}"
        yield replace(archive, name=called, member=one.number, called=one.name, trouble=one.trouble)


def _printable(name: str) -> str:
    """The name with signs that no page or terminal can show escaped; no two names become one."""
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(c if c.isprintable() and c != "\\" else _escape(c) for c in name)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
