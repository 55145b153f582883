"""YAML rows into records. Mistakes of shape are noted here, mistakes between files in `checks`."""

from __future__ import annotations

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
from gapcheck.taxonomy.nodes import Cursor

KINDS = ("technology", "method", "standard", "certification", "topic")
DEGREES = ("doctorate", "master", "bachelor", "associate", "other")
SCOPES = ("people", "budget", "sites", "users", "revenue", "systems", "money", "percent")
NEEDS = ("must", "should")
LEVELS = (1, 2, 3, 4)


def competency(row: Cursor) -> Competency:
    """One file of `taxonomy/competencies/`."""
    indicators = row.need("indicators")
    levels, questions = row.need("levels"), row.get("questions")
    made = Competency(
        id=row.text("id"),
        name=row.text("name"),
        domain="technology" if row.choice("domain", ("technology", "any")) == "technology" else "any",
        definition=row.text("definition"),
        levels={n: c.as_text() for n, c in _by_level(levels)} if levels else {},
        indicators=_indicators(indicators) if indicators else Indicators((), (), ()),
        scope=row.texts("scope"),
        questions={n: tuple(q.as_text() for q in c.items()) for n, c in _by_level(questions)} if questions else {},
        develop=row.texts("develop"),
    )
    if levels and set(made.levels) != set(LEVELS):
        levels.problem("`levels` must say what each level looks like.", "Give a row for each of 1, 2, 3 and 4.")
    row.done()
    return made


def _by_level(row: Cursor) -> list[tuple[int, Cursor]]:
    out = []
    for key, value in row.keys():
        if key not in {"1", "2", "3", "4"}:
            value.problem(f"`{key}` is not a level.", "Use 1, 2, 3 or 4.")
        else:
            out.append((int(key), value))
    return out


def _indicators(row: Cursor) -> Indicators:
    shown, named = row.texts("shown", required=True), row.texts("named", required=True)
    made = Indicators(shown=shown, named=named, titles=row.texts("titles"))
    row.done()
    return made


def skills(file: Cursor) -> list[tuple[Skill, Cursor]]:
    """One file of `taxonomy/skills/`: its rows, each with the place where it stands."""
    kind = file.choice("kind", KINDS)
    rows = [(_skill(row, kind), row) for row in file.rows("skills", required=True)]
    file.done()
    return rows


def _skill(row: Cursor, kind: str) -> Skill:
    made = Skill(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.choice("kind", KINDS, default=kind),
        aliases=row.texts("aliases"),
        competencies=row.texts("competencies", required=True),
        ambiguous=row.texts("ambiguous"),
        context=row.texts("context"),
        esco=row.maybe_text("esco"),
        onet=row.maybe_text("onet"),
    )
    row.done()
    return made


WEIGHTS = ("shown", "named", "skill")
SUPPORT = ("owned", "owned_as_lead", "applied")
REACHED: dict[str, tuple[str, ...]] = {
    "expert": ("owned", "figures", "jobs", "months"),
    "practitioner": ("owned", "applied", "jobs", "figures"),
    "working": ("applied", "thin"),
}
WHYS = ("expert", "practitioner_owned", "practitioner_applied", "working", "working_thin", "awareness", "none")


def level_rules(file: Cursor) -> LevelRules:
    """`taxonomy/levels.yaml`."""
    levels = file.need("levels")
    made = LevelRules(
        weights=_numbers(file.need("weights"), WEIGHTS),
        kinds=_numbers(file.need("kinds"), SUPPORT),
        levels={name: _numbers(levels.need(name), keys) for name, keys in REACHED.items()} if levels else {},
        why=_sentences(file.need("why")),
    )
    if levels:
        levels.done()
    file.done()
    return made


def _numbers(row: Cursor | None, keys: tuple[str, ...]) -> dict[str, float]:
    if row is None:
        return dict.fromkeys(keys, 0.0)
    made = {key: row.number(key, 0, 1000) for key in keys}
    row.done()
    return made


def _sentences(row: Cursor | None) -> dict[str, str]:
    if row is None:
        return dict.fromkeys(WHYS, "")
    made = {key: row.text(key) for key in WHYS}
    row.done()
    return made


def cited(row: Cursor) -> Cited:
    """A requirement's origin; every one needs either `sources` or `ours`."""
    made = Cited(row.texts("sources"), row.maybe_text("ours"))
    if not made.sources and not made.ours:
        row.problem("The requirement has no source.", "Add `sources: [file]`, or `ours:` with the reason.")
    return made


def requirement(row: Cursor) -> Requirement:
    made = Requirement(
        competency=row.text("id"),
        level=int(row.number("level", 1, 4)),
        weight=row.number("weight", 1, 5),
        need="must" if row.choice("need", NEEDS) == "must" else "should",
        cited=cited(row),
    )
    row.done()
    return made


def _years(row: Cursor | None) -> Years | None:
    if row is None:
        return None
    made = Years(row.number("minimum", 0, 60), cited(row))
    row.done()
    return made


def _degree(row: Cursor) -> Degree:
    made = Degree(row.choice("level", DEGREES), row.maybe_text("field"), cited(row))
    row.done()
    return made


def _certification(row: Cursor) -> RoleCertification:
    need = "must" if row.choice("need", NEEDS) == "must" else "should"
    made = RoleCertification(row.text("name"), row.maybe_text("skill"), need, cited(row))  # type: ignore[arg-type]
    row.done()
    return made


def _step(row: Cursor) -> Step:
    role, title = row.maybe_text("role"), row.maybe_text("title")
    if not role and not title:
        row.problem("A career step names nobody.", "Add `role:` with an id of ours, or `title:`.")
    made = Step(title or role or "", role, cited(row))
    row.done()
    return made


def _career(row: Cursor | None) -> Career:
    if row is None:
        return Career()
    from_, to, lateral = (tuple(_step(r) for r in row.rows(key)) for key in ("from", "to", "lateral"))
    row.done()
    return Career(from_, to, lateral)


def _difference(row: Cursor) -> Difference:
    made = Difference(row.text("role"), row.text("difference"), cited(row))
    row.done()
    return made


def _crosswalk(row: Cursor | None) -> dict[str, tuple[dict[str, str], ...]]:
    if row is None:
        return {}
    return {
        scheme: tuple({key: value.as_text() for key, value in entry.keys()} for entry in entries.items())
        for scheme, entries in row.keys()
    }


def role(row: Cursor) -> list[Role]:
    """One file of `taxonomy/roles/`: the role, then its variants as roles of their own."""
    experience, education = row.need("experience"), row.need("education")
    fields = education.get("fields") if education else None
    minimum = education.get("minimum") if education else None
    base = Role(
        id=row.text("id"),
        title=row.text("title"),
        aliases=row.texts("aliases"),
        summary=row.text("summary"),
        sets_apart=tuple(_difference(r) for r in row.rows("sets_apart")),
        requirements=tuple(requirement(r) for r in row.rows("competencies", required=True)),
        years=_years(experience.get("years")) if experience else None,
        leading_people=_years(experience.get("leading_people")) if experience else None,
        minimum_degree=_degree(minimum) if minimum else None,
        preferred_degrees=tuple(_degree(r) for r in education.rows("preferred")) if education else (),
        fields=fields.texts("names") if fields else (),
        certifications=tuple(_certification(r) for r in row.rows("certifications")),
        career=_career(row.get("career")),
        crosswalk=_crosswalk(row.get("crosswalk")),
        sources=row.texts("sources"),
    )
    if fields:
        cited(fields)
        fields.done()
    for part in (experience, education):
        if part:
            part.done()
    variants = row.get("variants")
    row.done()
    return [base, *(_variant(base, name, part) for name, part in (variants.keys() if variants else ()))]


def _variant(base: Role, name: str, row: Cursor) -> Role:
    changed = {r.competency: r for r in (requirement(part) for part in row.rows("competencies"))}
    kept = tuple(changed.pop(r.competency, r) for r in base.requirements)
    made = Role(
        id=f"{base.id}-{name}",
        title=row.text("title"),
        aliases=row.texts("aliases"),
        summary=row.text("summary"),
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
        sources=row.texts("sources"),
        variant_of=base.id,
    )
    row.done()
    return made
