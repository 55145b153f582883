"""Which compare pages a run has, and which candidates of a role stand on which of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.standing import placed
from gapcheck.report.view import name

INDEX = "index.html"
MOST_TOGETHER = 150
"""Candidates times roles that one page holds; with more, each role has pages of its own."""

MOST_ROWS = 1000
"""Candidates in one table, the best first; the others follow on further pages."""

Held = tuple[Outcome, Assessment]


@dataclass(frozen=True, slots=True)
class Part:
    """Candidates of a role that stand on one page, the best score first.

    `number` counts the pages from 1, `count` the candidates of all of them. `groups`: from which to which
    place each group reaches of those who can't be told apart, over all pages.
    """

    role: str
    number: int
    held: Sequence[Held]
    count: int
    groups: dict[int, tuple[int, int]]
    standing: dict[str, Standing]

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """From which to which place each page of the role goes."""
        return _spans(self.count)


def is_split(roles: Sequence[str], people: int) -> bool:
    """Whether the tables of roles stand apart from `index.html`."""
    return len(roles) > 1 and len(roles) * people > MOST_TOGETHER


def file(role: str, number: int, alone: bool) -> str:
    """The page of a part; `alone`: the first of a role has a page of its own and is not in `index.html`."""
    if number > 1:
        return f"compare-{role}.{number}.html"  # an id has no dot, and may end in a number
    return f"compare-{role}.html" if alone else INDEX


def names(roles: Sequence[str], people: int) -> tuple[str, ...]:
    """The compare pages of a run in which so many CVs were read; `index.html` stands last."""
    alone = is_split(roles, people)
    found = (file(role, number, alone) for role in roles for number, _ in enumerate(_spans(people), 1))
    return (*(name for name in found if name != INDEX), INDEX)


def parts(role: str, run: Run, people: Sequence[Outcome]) -> Iterator[Part]:
    """The pages of a role, the best candidates first; one, and that empty, where nobody was assessed."""
    held = [(outcome, a) for outcome in people for a in outcome.assessments if a.role == role]
    held.sort(key=lambda pair: (-pair[1].score, name(pair[0]), pair[0].file))
    standing = placed(next((ranking for ranking in run.rankings if ranking.role == role), None))
    groups = _extents(held, standing)
    for number, (first, last) in enumerate(_spans(len(held)), 1):
        yield Part(role, number, held[first - 1 : last], len(held), groups, standing)


def group_of(outcome: Outcome, standing: dict[str, Standing]) -> int:
    """The group of a candidate; 0 in a run that ranks nobody."""
    found = standing.get(str(outcome.candidate))
    return found.group if found else 0


def _extents(held: Sequence[Held], standing: dict[str, Standing]) -> dict[int, tuple[int, int]]:
    out, first = {}, 1
    for group, pairs in groupby(held, key=lambda pair: group_of(pair[0], standing)):
        last = first + sum(1 for _ in pairs) - 1
        out[group] = first, last
        first = last + 1
    return out


def _spans(count: int) -> tuple[tuple[int, int], ...]:
    return tuple(
        (first, min(first + MOST_ROWS - 1, count)) for first in range(1, max(count, 1) + 1, MOST_ROWS)
    )
