"""Which role a CV fits best, how near it is to each, and the neighbours of a role on the ladder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gapcheck.records.assessment import LEVEL_NAMES, Assessment
from gapcheck.records.comparison import Fit, Neighbour, Readiness, Step, Way
from gapcheck.taxonomy import Role, Taxonomy

_MOST_NAMED = 3
_WORDS = {"nearly_all": "nearly all", "most": "most", "part": "part", "little": "little"}
_BACK: dict[Way, Way] = {"from": "to", "to": "from", "lateral": "lateral"}


def best_fit(assessments: Sequence[Assessment], taxonomy: Taxonomy) -> Fit | None:
    """The best-fitting of the assessed roles; None without any.

    The band of the score comes first, because a few points tell nothing and a role that asks for little
    is easily met; then the fewest must-haves not shown; then the higher rung of the ladder; then the score.
    """
    if not assessments:
        return None
    rungs = {a.role: rung(taxonomy.roles[a.role], taxonomy) for a in assessments}

    def key(assessment: Assessment) -> tuple[float, int, int]:
        least = taxonomy.level_rules.bands[taxonomy.level_rules.band(assessment.score)]
        return -least, _not_shown(assessment), -rungs[assessment.role]

    ordered = sorted(assessments, key=lambda a: (*key(a), -a.score, a.role))
    best = ordered[0]
    family = _family(taxonomy.roles[best.role])
    return Fit(
        role=best.role,
        reason=_why_best(best, ordered[1:], taxonomy),
        equal=tuple(a.role for a in ordered[1:] if key(a) == key(best)),
        variants=tuple(
            a.role for a in assessments if a is not best and _family(taxonomy.roles[a.role]) == family
        ),
    )


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


def rung(role: Role, taxonomy: Taxonomy) -> int:
    """How many steps the longest way up to a role has. A variant stands where its role does."""
    below = _below(taxonomy)

    @cache
    def height(id_: str) -> int:
        return 1 + max((height(other) for other in below.get(id_, ())), default=-1)

    try:
        return height(role.variant_of or role.id)
    except RecursionError:  # a ladder that goes round; `gapcheck taxonomy check` names it
        return 0


def _below(taxonomy: Taxonomy) -> dict[str, set[str]]:
    """Role id to the ids of the roles that people come from."""
    out: dict[str, set[str]] = {}
    for role in taxonomy.roles.values():
        for way, other in _steps_of(role):
            if role.variant_of is None and way != "lateral":
                upper, lower = (role.id, other) if way == "from" else (other, role.id)
                out.setdefault(upper, set()).add(lower)
    return out


def _steps_of(role: Role) -> Iterator[tuple[Way, str]]:
    ways: tuple[Way, ...] = ("from", "to", "lateral")
    for way, steps in zip(ways, (role.career.from_, role.career.to, role.career.lateral), strict=True):
        yield from ((way, step.role) for step in steps if step.role is not None)


def _family(role: Role) -> str:
    return role.variant_of or role.id


def _not_shown(assessment: Assessment) -> int:
    return sum(gate.state == "not shown" for gate in assessment.gates)


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


def _why_best(best: Assessment, others: Sequence[Assessment], taxonomy: Taxonomy) -> str:
    """What decided, as far down the order as it had to go."""
    rules = taxonomy.level_rules
    band, open_ = rules.band(best.score), _not_shown(best)
    said = f"The CV shows {_WORDS[band]} of what the role asks for (score {round(best.score)})"
    beside = [a for a in others if rules.band(a.score) == band]
    if others and not beside:
        said += ", more than of any other role"
    if any(_not_shown(a) > open_ for a in beside):
        said += f", and fewer must-haves are open than elsewhere ({open_})"
    if any(_not_shown(a) == open_ for a in beside):
        said += ", and it stands highest on the ladder, or scores highest, among roles that fit as well"
    return f"{said}."
