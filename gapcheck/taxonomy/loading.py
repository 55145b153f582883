"""What the description lets through, into records. The rows come from `description`, read and checked."""

from __future__ import annotations

from typing import Any

from gapcheck.taxonomy.description import LEVELS
from gapcheck.taxonomy.model import (
    Career,
    Cited,
    Competency,
    Degree,
    Difference,
    Indicators,
    LevelRules,
    Requirement,
    Role,
    RoleCertification,
    Skill,
    Step,
    Years,
)

Row = dict[str, Any]


def competency(row: Row) -> Competency:
    """One file of `competencies/`."""
    indicators = row["indicators"]
    return Competency(
        id=row["id"],
        name=row["name"],
        domain=row["domain"],
        definition=row["definition"],
        levels={int(level): text or "" for level, text in row["levels"].items()},
        indicators=Indicators(**indicators),
        scope=row["scope"],
        questions={int(level): texts for level, texts in (row["questions"] or {}).items() if texts},
        develop=row["develop"],
    )


def skill(row: Row, kind: str) -> Skill:
    """One row of a file of `skills/`; `kind` is the file's."""
    return Skill(
        row["id"],
        row["name"],
        row["kind"] or kind,
        row["aliases"],
        row["competencies"],
        row["ambiguous"],
        row["context"],
        row["esco"],
        row["onet"],
    )


def level_rules(row: Row | None) -> LevelRules:
    """`levels.yaml`; all zeros and silence where there is none."""
    row = LEVELS.empty if row is None else row
    return LevelRules(row["weights"], row["kinds"], row["levels"], row["why"], row["bands"], row["readiness"])


def role(row: Row) -> tuple[Role, ...]:
    """One file of `roles/`: the role, then its variants as roles of their own."""
    experience, education = row["experience"], row["education"]
    fields, minimum = education["fields"], education["minimum"]
    base = Role(
        id=row["id"],
        title=row["title"],
        aliases=row["aliases"],
        summary=row["summary"],
        sets_apart=tuple(Difference(d["role"], d["difference"], _cited(d)) for d in row["sets_apart"]),
        requirements=tuple(_requirement(r) for r in row["competencies"]),
        years=_years(experience["years"]),
        leading_people=_years(experience["leading_people"]),
        minimum_degree=_degree(minimum) if minimum else None,
        preferred_degrees=tuple(_degree(d) for d in education["preferred"]),
        fields=fields["names"] if fields else (),
        certifications=tuple(_certification(c) for c in row["certifications"]),
        career=_career(row["career"]),
        crosswalk=_crosswalk(row["crosswalk"]),
        sources=row["sources"],
        draft=row["draft"],
    )
    return (base, *(_variant(base, name, part) for name, part in row["variants"].items()))


def _variant(base: Role, name: str, row: Row) -> Role:
    changed = {r["id"]: _requirement(r) for r in row["competencies"]}
    kept = tuple(changed.pop(r.competency, r) for r in base.requirements)
    return Role(
        id=f"{base.id}-{name}",
        title=row["title"],
        aliases=row["aliases"],
        summary=row["summary"],
        sets_apart=base.sets_apart,
        requirements=(*kept, *changed.values()),
        years=base.years,
        leading_people=base.leading_people,
        minimum_degree=base.minimum_degree,
        preferred_degrees=base.preferred_degrees,
        fields=base.fields,
        certifications=base.certifications,
        career=base.career,
        crosswalk=base.crosswalk,
        sources=row["sources"],
        variant_of=base.id,
        draft=base.draft,
    )


def _cited(row: Row) -> Cited:
    return Cited(row["sources"], row["ours"])


def _requirement(row: Row) -> Requirement:
    return Requirement(row["id"], int(row["level"]), row["weight"], row["need"], _cited(row))


def _years(row: Row | None) -> Years | None:
    return None if row is None else Years(row["minimum"], _cited(row))


def _degree(row: Row) -> Degree:
    return Degree(row["level"], row["field"], _cited(row))


def _certification(row: Row) -> RoleCertification:
    return RoleCertification(row["name"], row["skill"], row["need"], _cited(row))


def _career(row: Row | None) -> Career:
    if row is None:
        return Career()
    return Career(*(tuple(_step(step) for step in row[way]) for way in ("from", "to", "lateral")))


def _step(row: Row) -> Step:
    return Step(row["title"] or row["role"] or "", row["role"], _cited(row))


def _crosswalk(row: Row | None) -> dict[str, tuple[dict[str, str], ...]]:
    """The schemes that have rows, each row without the keys that it leaves out."""
    return {
        scheme: tuple({key: text for key, text in entry.items() if text} for entry in entries)
        for scheme, entries in (row or {}).items()
    }
