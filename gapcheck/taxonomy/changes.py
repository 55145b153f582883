"""What changed between two taxonomies, and which way each role's bar moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

from gapcheck.taxonomy.bars import Direction, moves
from gapcheck.taxonomy.model import Competency, Indicators, Skill, Taxonomy

Part = Literal["roles", "competencies", "rules", "skills", "documents", "levels"]

# The fields of a role that its moves tell about.
_MOVING = ("requirements", "years", "leading_people", "minimum_degree", "certifications")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. `direction` says how a role's bar moved, and is None for anything else."""

    part: Part
    id: str
    what: str
    direction: Direction | None = None


def changes(old: Taxonomy, new: Taxonomy) -> tuple[Change, ...]:
    """Every change, part by part, sorted by id within each."""
    return (
        *_roles(old, new),
        *_competencies(old.competencies, new.competencies),
        *_rules(old.competencies, new.competencies),
        *_skills(old.skills, new.skills),
        *_documents(old.documents, new.documents),
        *_levels(old, new),
    )


def _came_and_went(part: Part, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    yield from (Change(part, id_, "is new") for id_ in sorted(new.keys() - old.keys()))
    yield from (Change(part, id_, "is gone") for id_ in sorted(old.keys() - new.keys()))


def _roles(old: Taxonomy, new: Taxonomy) -> Iterator[Change]:
    yield from _came_and_went("roles", old.roles, new.roles)
    for id_ in sorted(old.roles.keys() & new.roles.keys()):
        before, after = old.roles[id_], new.roles[id_]
        found = [Change("roles", id_, what, direction) for direction, what in moves(before, after)]
        yield from found
        if said := _changed(before, after, _MOVING if found else ()):
            yield Change("roles", id_, f"differs in {said}", "same")


def _competencies(old: Mapping[str, Competency], new: Mapping[str, Competency]) -> Iterator[Change]:
    yield from _came_and_went("competencies", old, new)
    for id_ in sorted(old.keys() & new.keys()):
        if said := _changed(old[id_], new[id_], ("indicators",)):
            yield Change("competencies", id_, f"differs in {said}")


def _rules(old: Mapping[str, Competency], new: Mapping[str, Competency]) -> Iterator[Change]:
    for id_ in sorted(old.keys() & new.keys()):
        for kind in (field.name for field in fields(Indicators)):
            before = getattr(old[id_].indicators, kind)
            after = getattr(new[id_].indicators, kind)
            for rule in _only(after, before):
                yield Change("rules", id_, f"finds more: `{rule}` came to `{kind}`")
            for rule in _only(before, after):
                yield Change("rules", id_, f"finds less: `{rule}` went from `{kind}`")


def _skills(old: Mapping[str, Skill], new: Mapping[str, Skill]) -> Iterator[Change]:
    yield from _came_and_went("skills", old, new)
    for id_ in sorted(old.keys() & new.keys()):
        before, after = old[id_], new[id_]
        for what, one, other in (
            ("name", before.names, after.names),
            ("competency", before.competencies, after.competencies),
        ):
            for name in _only(other, one):
                yield Change("skills", id_, f"has one more {what}, `{name}`")
            for name in _only(one, other):
                yield Change("skills", id_, f"has one {what} fewer, `{name}`")
        if said := _changed(before, after, ("aliases", "competencies")):
            yield Change("skills", id_, f"differs in {said}")


def _documents(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    yield from _came_and_went("documents", old, new)


def _levels(old: Taxonomy, new: Taxonomy) -> Iterator[Change]:
    """The numbers and sentences of `levels.yaml`."""
    before, after = _flat(old.level_rules), _flat(new.level_rules)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Change("levels", name, f"went from {before.get(name)} to {after.get(name)}")


def _flat(value: Any, name: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        rows = {field.name: getattr(value, field.name) for field in fields(value)}
        return {key: part for row, inner in rows.items() for key, part in _flat(inner, row).items()}
    out: dict[str, Any] = {}
    for key, part in value.items():
        full = f"{name}.{key}"
        out |= _flat(part, full) if isinstance(part, dict) else {full: _plain(part)}
    return out


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else f'"{value}"'


def _changed(before: Any, after: Any, told: tuple[str, ...]) -> str:
    """The fields that differ and are not told elsewhere, in words; "" for none."""
    names = [
        field.name.rstrip("_").replace("_", " ")
        for field in fields(before)
        if field.name not in told and getattr(before, field.name) != getattr(after, field.name)
    ]
    return ", ".join(names)


def _only(these: Iterable[str], those: Iterable[str]) -> list[str]:
    gone = set(those)
    return [name for name in these if name not in gone]
