"""Where a candidate stands among the others, and how a candidate fits roles. Never part of a score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gapcheck.records.profile import Reached

Settling = Literal["level", "weight", "reading", "none"]
"""What kind of fact would tell two candidates apart: a level that is unsure, a weight, a part that could
not be read, or nothing (they are equal in all that the role asks for)."""

MOST_LISTED = 100
"""Candidates that one list of another's standing names; lists of all would grow with their square."""

MOST_ALSO = 10
"""Other files that are named for an address or number which all of them give."""

Step = Literal["now", "next step", "further"]
Way = Literal["from", "to", "lateral"]


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate that can't be told apart from another, and the one fact that would do most about it.

    `competency` is None where `what` is "none". `settles`: that fact alone could tell them apart.
    `unsure_of` are the candidates whose level of it is unsure.
    """

    candidate: str
    competency: str | None
    what: Settling
    settles: bool
    unsure_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """One candidate in the ranking of a role; ranks count from 1, equal scores share one.

    `best` and `worst` are the rank interval. `group` counts from 1: any two groups are told apart. Each list
    holds at most MOST_LISTED; `more_...` counts those beyond. `not_separable_from` has the nearest in rank
    first, `near` the facts for the first few of them; `dominated_by` is in the order of ranks and keeps the
    nearest.
    """

    candidate: str
    rank: int
    best: int
    worst: int
    group: int
    tied_with: tuple[str, ...] = ()
    dominated_by: tuple[str, ...] = ()
    not_separable_from: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    more_tied: int = 0
    more_dominating: int = 0
    more_not_separable: int = 0

    @property
    def tied_count(self) -> int:
        return len(self.tied_with) + self.more_tied

    @property
    def dominated_count(self) -> int:
        return len(self.dominated_by) + self.more_dominating

    @property
    def not_separable_count(self) -> int:
        return len(self.not_separable_from) + self.more_not_separable


@dataclass(frozen=True, slots=True)
class Ranking:
    """All candidates of a run for one role, the best score first, equal ones by id.

    Where only some of the standings are held, `of` counts all candidates.
    """

    role: str
    standings: tuple[Standing, ...]
    of: int = 0

    @property
    def count(self) -> int:
        return self.of or len(self.standings)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Candidates that can't be told apart, directly or by way of others; the first group ranks first."""
        count = max((s.group for s in self.standings), default=0)
        return tuple(
            tuple(s.candidate for s in self.standings if s.group == number) for number in range(1, count + 1)
        )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another file of the run, and the id of its candidate."""

    file: str
    candidate: str


@dataclass(frozen=True, slots=True)
class Also:
    """The same e-mail address, phone number or both stand in other files too, by name; a fact and no more.

    Files are never put together for it, nor does any figure change. At most MOST_ALSO are named; `more`
    counts those beyond.
    """

    by: tuple[Reached, ...]
    others: tuple[Elsewhere, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A role beside another on the career ladder: people come from it, go to it, or move across."""

    role: str
    way: Way


@dataclass(frozen=True, slots=True)
class Readiness:
    """How near a CV is to a role, by must-haves and score; `reason` is a sentence or two.

    `steps`: levels short in must-have competencies, and one for each other must-have not shown.
    """

    step: Step
    steps: int
    reason: str
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """The role of the taxonomy that a CV is most like, whether the run asked for it or not, and why.

    `equal` are as like the CV; `variants` are the other roles of its family.
    """

    role: str
    reason: str
    equal: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
