"""How a run's scores fall on groups of people, as the user's file names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupRate:
    """One group at one line. `rate` is passed of people, `ratio` the rate by that of `against`.

    `ratio` and `p` (two-sided exact test against that group) are None where the group is too small to
    count, where nobody passed, and `p` for the group with the highest rate itself. `turns`: one person
    more of this group passing in place of one of the other would put this group ahead.
    """

    group: tuple[str, ...]
    people: int
    passed: int
    rate: float
    ratio: float | None
    below: bool
    p: float | None
    turns: bool
    small: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """All groups at one line. `line`: the score from which on somebody passes; `passed` in all.

    `against`: the group with the highest rate, the first by name of several.
    """

    line: float
    passed: int
    against: tuple[str, ...]
    groups: tuple[GroupRate, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The people of a run by one column of the file, or by several at once.

    `unknown`: people whose group the file does not tell; they are in no rate. `scoring`: passing is a
    score above the median of the known people. `cuts`: every line that parts anybody, the lowest first.
    """

    columns: tuple[str, ...]
    people: int
    unknown: int
    median: float
    scoring: Cut
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """One role of a run."""

    role: str
    splits: tuple[Split, ...]
