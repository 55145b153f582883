"""The user's file of groups: the only place that groups ever come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gapcheck.errors import UsageProblem

_FIRST = ("candidate", "file")
_MOST_COLUMNS = 6
_SHORTEST_ID = 6
_MOST_BYTES = 50_000_000
_UNKNOWN = frozenset(
    {"", "unknown", "n/a", "na", "prefer not to say", "not disclosed", "undisclosed", "-", "?"}
)


@dataclass(frozen=True, slots=True)
class GroupFile:
    """Columns in the file's order, groups by candidate, and rows that fit no candidate of the run."""

    columns: tuple[str, ...]
    groups: Mapping[str, Mapping[str, str]]
    strangers: tuple[str, ...]


def read(path: Path, candidates: Mapping[str, str]) -> GroupFile:
    """A CSV file: a column `candidate` (an id or its start) or `file`, then a column a kind of group.

    `candidates`: every name that a row may use, by which candidate it is. Raises UsageProblem.
    """
    rows = _rows(path)
    head = [name.strip() for name in rows[0]]
    if not head or head[0].casefold() not in _FIRST or len(head) < 2 or not all(head):
        raise _wrong(path, "its first row must be `candidate` or `file`, then a name for each kind of group")
    if len(head) > _MOST_COLUMNS + 1 or len(set(head)) < len(head):
        raise _wrong(path, f"it may have {_MOST_COLUMNS} kinds of group, each named once")
    groups: dict[str, dict[str, str]] = {}
    strangers = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head):
            raise _wrong(path, f"row {number} has {len(row)} cells, the first row {len(head)}")
        name = row[0].strip()
        candidate = _candidate(name, candidates)
        held = {column: cell.strip() for column, cell in zip(head[1:], row[1:], strict=True) if _told(cell)}
        if candidate is None:
            strangers.append(name)
        elif groups.setdefault(candidate, held) != held:
            raise _wrong(path, f"row {number} says something else of a candidate than a row before it")
    return GroupFile(tuple(head[1:]), groups, tuple(strangers))


def _rows(path: Path) -> list[list[str]]:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise _wrong(path, f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UsageProblem(f"`{path}` can't be read ({error.strerror}). Check its permissions.") from error
    except UnicodeDecodeError:
        raise _wrong(path, "it is not in UTF-8") from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise _wrong(path, str(error)) from None
    if not rows:
        raise _wrong(path, "it is empty")
    return rows


def _candidate(name: str, candidates: Mapping[str, str]) -> str | None:
    if name in candidates:
        return candidates[name]
    starts = {candidate for candidate in candidates.values() if candidate.startswith(name.casefold())}
    return starts.pop() if len(name) >= _SHORTEST_ID and len(starts) == 1 else None


def _told(cell: str) -> bool:
    return cell.strip().casefold() not in _UNKNOWN


def _wrong(path: Path, what: str) -> UsageProblem:
    return UsageProblem(f"`{path}` is no file of groups: {what}. Mend it and run the command again.")
