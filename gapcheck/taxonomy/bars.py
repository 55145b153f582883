"""How high a role's bar is: which way it moved between two versions of the role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gapcheck.taxonomy.description import DEGREES
from gapcheck.taxonomy.model import Degree, Requirement, Role, Years

Direction = Literal["higher", "lower", "same"]
Move = tuple[Direction, str]


def moves(old: Role, new: Role) -> tuple[Move, ...]:
    """Every demand that changed, and whether it asks for more now. Weights move what counts, not the bar."""
    return (
        *_requirements(old, new),
        *_years("years in all", old.years, new.years),
        *_years("years of leading people", old.leading_people, new.leading_people),
        *_degrees(old.minimum_degree, new.minimum_degree),
        *_certifications(old, new),
    )


def _requirements(old: Role, new: Role) -> Iterator[Move]:
    before = {asked.competency: asked for asked in old.requirements}
    after = {asked.competency: asked for asked in new.requirements}
    for id_ in sorted(before.keys() | after.keys()):
        one, other = before.get(id_), after.get(id_)
        if one is None and other is not None:
            yield "higher", f"{id_}: now asked for, level {other.level} ({other.need})"
        elif other is None and one is not None:
            yield "lower", f"{id_}: no longer asked for, was level {one.level} ({one.need})"
        elif one is not None and other is not None:
            yield from _requirement(id_, one, other)


def _requirement(id_: str, old: Requirement, new: Requirement) -> Iterator[Move]:
    if old.level != new.level:
        yield _direction(old.level, new.level), f"{id_}: level {old.level} to {new.level}"
    if old.need != new.need:
        yield "higher" if new.need == "must" else "lower", f"{id_}: {old.need} to {new.need}"
    if old.weight != new.weight:
        said = "counts more" if new.weight > old.weight else "counts less"
        yield "same", f"{id_}: weight {old.weight:g} to {new.weight:g}, {said}"


def _years(what: str, old: Years | None, new: Years | None) -> Iterator[Move]:
    before, after = old.minimum if old else 0.0, new.minimum if new else 0.0
    if before != after:
        yield _direction(before, after), f"{what}: {before:g} to {after:g}"


def _degrees(old: Degree | None, new: Degree | None) -> Iterator[Move]:
    before, after = (len(DEGREES) - DEGREES.index(d.level) if d else 0 for d in (old, new))
    if before != after:
        names = [degree.level if degree else "none" for degree in (old, new)]
        yield _direction(before, after), f"minimum degree: {names[0]} to {names[1]}"


def _certifications(old: Role, new: Role) -> Iterator[Move]:
    before, after = ({c.name: c.need for c in role.certifications} for role in (old, new))
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one != other:
            up = one is None or other == "must"
            was, is_ = (need or "not asked for" for need in (one, other))
            yield "higher" if up else "lower", f"{name}: {was} to {is_}"


def _direction(before: float, after: float) -> Direction:
    return "higher" if after > before else "lower"
