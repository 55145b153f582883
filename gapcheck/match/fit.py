"""Which role a CV fits best, how near it is to each, and the neighbours of a role on the ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gapcheck.records.assessment import LEVEL_NAMES, Assessment, Finding
from gapcheck.records.comparison import Fit, Neighbour, Readiness, Step, Way
from gapcheck.taxonomy import Role, Taxonomy

_MOST_NAMED = 3
_TITLE_SHARE = 0.25
"""What the title of the latest job adds to the likeness with the role whose title it is."""
_WORDS = {"nearly_all": "nearly all", "most": "most", "part": "part", "little": "little"}
_BACK: dict[Way, Way] = {"from": "to", "to": "from", "lateral": "lateral"}


def best_fit(findings: Sequence[Finding], title: str, taxonomy: Taxonomy) -> Fit | None:
    """The role of the taxonomy that the CV is most like, asked for or not; None where nothing is alike.

    Not the best score: a role that asks for little is easily met by everybody. Likeness counts both
    ways, what the role asks for and the CV does not show, and what the CV shows beyond the role; the
    title of the latest job, where it is the role's, adds a fixed share. `title` is that title.
    """
    levels = {finding.competency: finding.level for finding in findings}
    held = _held(title, taxonomy)
    alike = {
        role.id: round(likeness(role, levels) + _TITLE_SHARE * (_family(role) == held), 6)
        for role in taxonomy.roles.values()
    }
    if not any(alike.values()):
        return None
    best, *others = sorted(alike, key=lambda id_: (-alike[id_], id_))
    family = _family(taxonomy.roles[best])
    return Fit(
        role=best,
        reason=_why_best(title if family == held else None),
        equal=tuple(id_ for id_ in others if alike[id_] == alike[best]),
        variants=tuple(sorted(id_ for id_ in others if _family(taxonomy.roles[id_]) == family)),
    )


def likeness(role: Role, levels: Mapping[str, int]) -> float:
    """How alike a role's levels and a CV's are, 0 to 1: what they share over what either has."""
    asked = {requirement.competency: requirement.level for requirement in role.requirements}
    pairs = [(levels.get(c, 0), asked.get(c, 0)) for c in sorted({*levels, *asked})]
    either = sum(max(pair) for pair in pairs)
    return sum(min(pair) for pair in pairs) / either if either else 0.0


def _held(title: str, taxonomy: Taxonomy) -> str | None:
    """The role whose title or alias stands in a title; the longest one, so "senior" is not lost."""
    found = [
        (len(name), role.id)
        for role in taxonomy.roles.values()
        if role.variant_of is None
        for name in (role.title, *role.aliases)
        if re.search(rf"\b{re.escape(name)}\b", title, re.IGNORECASE)
    ]
    return max(found)[1] if found else None


def readiness(assessment: Assessment, taxonomy: Taxonomy) -> Readiness:
    """Now, next step or further, by `readiness` of levels.yaml. What can't be told is not open."""
    rules = taxonomy.level_rules
    steps, score = _steps(assessment), round(assessment.score)

    def within(asked: Mapping[str, float]) -> bool:
        return steps <= asked["steps"] and score >= asked["score"]

    step: Step = "further"
    if within(rules.readiness["next"]):
        step = "next step"
    if within(rules.readiness["now"]):
        step = "now"
    reason = (
        f"{_open(assessment, steps, taxonomy)} The CV shows {_WORDS[rules.band(assessment.score)]} of what "
    )
    beside = neighbours(taxonomy.roles[assessment.role], taxonomy)
    return Readiness(step, steps, f"{reason}the role asks for.", beside)


def neighbours(role: Role, taxonomy: Taxonomy) -> tuple[Neighbour, ...]:
    """Roles of the taxonomy beside one on the ladder, whichever of the two files says so, by way and id."""
    found = {Neighbour(other, way) for way, other in _steps_of(role)}
    base = role.variant_of or role.id
    for other in taxonomy.roles.values():
        if other.variant_of is None:
            found |= {Neighbour(other.id, _BACK[way]) for way, to in _steps_of(other) if to == base}
    return tuple(sorted(found, key=lambda n: (("from", "to", "lateral").index(n.way), n.role)))


def _steps_of(role: Role) -> Iterator[tuple[Way, str]]:
    ways: tuple[Way, ...] = ("from", "to", "lateral")
    for way, steps in zip(ways, (role.career.from_, role.career.to, role.career.lateral), strict=True):
        yield from ((way, step.role) for step in steps if step.role is not None)


def _family(role: Role) -> str:
    return role.variant_of or role.id


def _steps(assessment: Assessment) -> int:
    """Levels short in must-have competencies, and one for each other must-have not shown."""
    levels = sum(term.gap for term in assessment.terms if term.need == "must")
    return levels + sum(g.state == "not shown" and g.name != "Competency" for g in assessment.gates)


def _missing(assessment: Assessment, taxonomy: Taxonomy) -> Iterator[str]:
    """What is not shown of the must-haves, the widest gaps first."""
    gaps = [term for term in assessment.terms if term.need == "must" and term.gap]
    for term in sorted(gaps, key=lambda term: (-term.gap, -term.weight, term.competency)):
        name = taxonomy.competencies[term.competency].name
        yield f"{name} at {term.required} ({LEVEL_NAMES[term.required]}), shown at {term.level}"
    for gate in assessment.gates:
        if gate.state == "not shown" and gate.name != "Competency":
            yield f"{gate.name}: {gate.required}, found {gate.found}"


def _open(assessment: Assessment, steps: int, taxonomy: Taxonomy) -> str:
    """The must-haves in a sentence: which are open, or that none is."""
    if steps:
        count = "One step" if steps == 1 else f"{steps} steps"
        return f"{count} short of the must-haves: {_listed(tuple(_missing(assessment, taxonomy)))}."
    unknown = sum(gate.state == "unknown" for gate in assessment.gates)
    told = f", and {unknown} can't be told from the CV" if unknown else ""
    return f"No must-have is open{told}."


def _listed(items: Sequence[str]) -> str:
    more = len(items) - _MOST_NAMED
    return "; ".join(items[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")


def _why_best(title: str | None) -> str:
    said = "Of all roles of the taxonomy, the CV's levels are most like this one"
    return f"{said}, and its latest title, {title}, is this role's." if title else f"{said}."
