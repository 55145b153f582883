"""A file that a run reads, and how many of them are held in little memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

# Left by desktops in every folder; nobody means them when naming a folder of CVs.
_CLUTTER = frozenset({"thumbs.db", "desktop.ini"})


def is_clutter(name: str) -> bool:
    """Whether a file or folder of this name is left out: hidden, or left by a desktop."""
    return name.startswith(".") or name.lower() in _CLUTTER


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read; `name` is how the run calls it, unique within the run.

    `member`: its number in the list of the archive at `path`, and there it is `called` so. `trouble`: a
    sentence that says why it can't be read, known before anybody tried. `address`: where it lies, if not on
    this machine; then `path` leads to nothing.
    """

    path: Path
    name: str
    member: int | None = None
    called: str = ""
    trouble: str | None = None
    address: str | None = None

    def without(self, trouble: str) -> Found:
        """The same, for which there is nothing to read."""
        return replace(self, trouble=trouble)


Row = tuple[str, str, str]
"""Name, root (a folder or its address) and path below the root; the name is mostly the path, then both are
one string."""


class Files(Sequence[Found]):
    """Files in order of name, each made anew when it is asked for: 100,000 of them in some 20 MB."""

    def __init__(self, rows: Sequence[Row | Found]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Found]:
        return map(_made, self._rows)

    @overload
    def __getitem__(self, index: int) -> Found: ...
    @overload
    def __getitem__(self, index: slice) -> Files: ...
    def __getitem__(self, index: int | slice) -> Found | Files:
        return Files(self._rows[index]) if isinstance(index, slice) else _made(self._rows[index])


def _made(row: Row | Found) -> Found:
    if isinstance(row, Found):
        return row
    name, root, inside = row
    if "://" in root:
        return Found(Path(inside), name, address=f"{root}/{inside}")
    return Found(Path(root, inside), name)
