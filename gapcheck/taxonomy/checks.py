"""Mistakes that only show between rows and files: unknown ids, names given twice, heavy weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gapcheck.taxonomy.model import Competency, Role, Skill
from gapcheck.taxonomy.nodes import Cursor

_MOST_SHARE = 0.2


@dataclass
class Places:
    """Where each row stands, so that a mistake found later still names file, line and column."""

    competencies: dict[str, Cursor] = field(default_factory=dict)
    skills: dict[str, Cursor] = field(default_factory=dict)
    roles: dict[str, Cursor] = field(default_factory=dict)


def check(
    competencies: Mapping[str, Competency], skills: Iterable[Skill], roles: Mapping[str, Role], places: Places
) -> None:
    """Note every mistake between the parts of a taxonomy at the place where it stands."""
    skills = tuple(skills)
    _rules(competencies, places)
    _skill_names(skills, places)
    for skill in skills:
        _known(skill.competencies, competencies, "competency", places.skills[skill.id])
    skill_ids = {skill.id for skill in skills}
    for role in roles.values():
        place = places.roles[role.variant_of or role.id]
        _known((r.competency for r in role.requirements), competencies, "competency", place)
        _known((d.role for d in role.sets_apart), roles, "role", place)
        steps = (*role.career.from_, *role.career.to, *role.career.lateral)
        _known((s.role for s in steps if s.role), roles, "role", place)
        _known((c.skill for c in role.certifications if c.skill), skill_ids, "skill", place)
        _weights(role, place)


def _known(ids: Iterable[str], known: Iterable[str], what: str, place: Cursor) -> None:
    known = set(known)
    for id_ in ids:
        if id_ not in known:
            place.problem(f"`{id_}` is no {what} of the taxonomy.", f"Correct the id or add the {what}.")


def _rules(competencies: Mapping[str, Competency], places: Places) -> None:
    for competency in competencies.values():
        indicators = competency.indicators
        for rule in (*indicators.shown, *indicators.named, *indicators.titles):
            if not all(c.isalnum() or c in " +|&./'’#-" for c in rule):
                places.competencies[competency.id].problem(
                    f"The rule `{rule}` holds a sign that rules don't know.",
                    "Use words, `|` between alternatives and ` + ` between parts.",
                )
            elif any(not part.strip(" |") for part in rule.split("+")):
                places.competencies[competency.id].problem(
                    f"The rule `{rule}` has an empty part.", "Write words on both sides of each `+`."
                )


def _skill_names(skills: Iterable[Skill], places: Places) -> None:
    owner: dict[str, str] = {}
    for skill in skills:
        for name in skill.names:
            other = owner.setdefault(name.casefold(), skill.id)
            if other != skill.id:
                places.skills[skill.id].problem(
                    f"`{name}` is also a name of `{other}`.", "Keep it at one of the two."
                )


def _weights(role: Role, place: Cursor) -> None:
    seen: set[str] = set()
    for requirement in role.requirements:
        if requirement.competency in seen:
            place.problem(f"`{role.id}` asks `{requirement.competency}` twice.", "Keep one row.")
        seen.add(requirement.competency)
        if len(role.requirements) > 1 and requirement.weight > _MOST_SHARE * role.total_weight:
            place.problem(
                f"In `{role.id}`, `{requirement.competency}` alone has over a fifth of the weight.",
                "Lower its weight or add other competencies.",
            )
