"""Two or three roles side by side: who asks for what, at which level, and what their sources say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from gapcheck.taxonomy.model import Difference, Requirement, Role


@dataclass(frozen=True, slots=True)
class Row:
    """A competency, and what each role asks of it: in the order of the roles, None where nothing."""

    competency: str
    asked: tuple[Requirement | None, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(one.level if one else 0 for one in self.asked)

    @property
    def apart(self) -> int:
        """How many levels lie between the role that asks most and the one that asks least."""
        return max(self.levels) - min(self.levels)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles against each other; competency ids, the widest difference first."""

    one: Role
    other: Role
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    more_in_one: tuple[str, ...]
    more_in_other: tuple[str, ...]


def rows(roles: Sequence[Role]) -> tuple[Row, ...]:
    """Every competency that one of the roles asks for: those furthest apart first."""
    asked = [{requirement.competency: requirement for requirement in role.requirements} for role in roles]
    ids = sorted({id_ for one in asked for id_ in one})
    made = [Row(id_, tuple(one.get(id_) for one in asked)) for id_ in ids]
    return tuple(sorted(made, key=lambda row: (-row.apart, -max(row.levels), row.competency)))


def pairs(roles: Sequence[Role]) -> tuple[Pair, ...]:
    """Each two of the roles."""
    return tuple(_pair(one, other) for one, other in combinations(roles, 2))


def _pair(one: Role, other: Role) -> Pair:
    table = rows((one, other))

    def chosen(first: int, second: int, *, both: bool) -> tuple[str, ...]:
        return tuple(
            row.competency
            for row in table
            if row.levels[first] > row.levels[second] and (row.levels[second] > 0) is both
        )

    return Pair(
        one,
        other,
        only_one=chosen(0, 1, both=False),
        only_other=chosen(1, 0, both=False),
        more_in_one=chosen(0, 1, both=True),
        more_in_other=chosen(1, 0, both=True),
    )


def told_apart(roles: Sequence[Role]) -> tuple[tuple[Role, Difference], ...]:
    """What the role files say about each other; a variant speaks as the role that it varies."""
    found: dict[Difference, Role] = {}
    for one, other in permutations(roles, 2):
        for difference in one.sets_apart:
            if difference.role in (other.id, other.variant_of):
                found.setdefault(difference, one)
    return tuple((role, difference) for difference, role in found.items())
