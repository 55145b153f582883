"""A mistake in a taxonomy: where it stands, what is wrong, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_SHOWN = 60


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: where it stands (line and column from 1), what is wrong, how to mend it.

    `value` is what stands there, shortened; "" where the trouble is that nothing does.
    """

    file: str
    line: int
    column: int
    what: str
    remedy: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what} {self.remedy}"


class Placed(Protocol):
    """Anything of PyYAML's that knows where it starts (lines and columns from 0)."""

    @property
    def start_mark(self) -> Any: ...


@dataclass
class Log:
    """Collects the mistakes of one file."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, where: Placed, what: str, remedy: str, value: str = "") -> None:
        """Note a mistake at a node."""
        self.at(where.start_mark.line + 1, where.start_mark.column + 1, what, remedy, value)

    def at(self, line: int, column: int, what: str, remedy: str, value: str = "") -> None:
        """Note a mistake at a line and column, both from 1."""
        self.found.append(Problem(self.file, line, column, what, remedy, shown(value)))

    def whole(self, what: str, remedy: str) -> None:
        """Note a mistake of the file as a whole."""
        self.at(1, 1, what, remedy)


def shown(value: str) -> str:
    """A value as a message can hold it: one line, printable, not long."""
    line = "".join(c if c.isprintable() else " " for c in value)
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"


def nearest(wrong: str, known: Iterable[str]) -> str:
    """ "Did you mean `a`?", or "" where nothing known is near."""
    close = get_close_matches(wrong.casefold(), sorted(known), n=1)
    return f"Did you mean `{close[0]}`?" if close else ""
