"""Two or three roles side by side, as text for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gapcheck.cli.printing import heading, wrapped
from gapcheck.records.assessment import LEVEL_NAMES
from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.comparing import Pair, Row, pairs, rows, told_apart
from gapcheck.taxonomy.model import Cited, Degree, Requirement, Years

_COLUMN = 22


def page(roles: Sequence[Role], taxonomy: Taxonomy) -> str:
    """What sets the roles apart first, then every demand beside each other."""
    lines = [f"{_letter(number)}  {role.title} ({role.id})" for number, role in enumerate(roles)]
    for title, part in (
        ("What sets them apart", list(_told(roles))),
        *((_versus(pair, roles), list(_pair(pair, roles, taxonomy))) for pair in pairs(roles)),
        ("Competencies", list(_table(roles, taxonomy))),
        ("Experience, education, certifications", list(_others(roles))),
    ):
        lines += [heading(title), *(part or ["  nothing"])]
    return "\n".join(lines)


def _letter(number: int) -> str:
    return "ABC"[number]


def _versus(pair: Pair, roles: Sequence[Role]) -> str:
    one, other = (_letter(roles.index(role)) for role in (pair.one, pair.other))
    return f"{one} against {other}"


def _told(roles: Sequence[Role]) -> Iterator[str]:
    for role, difference in told_apart(roles):
        yield wrapped(f"{role.id} on {difference.role}: {difference.difference}", 2, 2)
        yield wrapped(_origin(difference.cited), 4, 2)


def _origin(cited: Cited) -> str:
    return f"[{', '.join(cited.sources)}]" if cited.sources else f"[ours: {cited.ours}]"


def _pair(pair: Pair, roles: Sequence[Role], taxonomy: Taxonomy) -> Iterator[str]:
    levels = {row.competency: row.levels for row in rows((pair.one, pair.other))}
    one, other = (_letter(roles.index(role)) for role in (pair.one, pair.other))
    for said, ids, first in (
        (f"only {one} asks for", pair.only_one, 0),
        (f"only {other} asks for", pair.only_other, 1),
        (f"{one} asks for more of", pair.more_in_one, 0),
        (f"{other} asks for more of", pair.more_in_other, 1),
    ):
        if ids:
            named = (_leveled(taxonomy.competencies[id_].name, levels[id_], first) for id_ in ids)
            yield wrapped(f"{said}: {', '.join(named)}", 2, 2)


def _leveled(name: str, levels: Sequence[int], first: int) -> str:
    """ "Cloud 3" where only one role asks for it, "Cloud 3 against 2" where both do."""
    against = f" against {levels[1 - first]}" if levels[1 - first] else ""
    return f"{name} {levels[first]}{against}"


def _table(roles: Sequence[Role], taxonomy: Taxonomy) -> Iterator[str]:
    yield f"  {'':<32}" + "".join(f"{_letter(n):<{_COLUMN}}" for n in range(len(roles))).rstrip()
    for row in rows(roles):
        name = taxonomy.competencies[row.competency].name
        yield f"  {name:<32}" + "".join(f"{_cell(one):<{_COLUMN}}" for one in row.asked).rstrip()
    yield wrapped("Level, then weight of 1 to 5, then must; the others are should.", 2)


def _cell(asked: Requirement | None) -> str:
    if asked is None:
        return "-"
    must = " must" if asked.need == "must" else ""
    return f"{asked.level} {LEVEL_NAMES[asked.level]} {asked.weight:g}{must}"


def _others(roles: Sequence[Role]) -> Iterator[str]:
    shown: tuple[tuple[str, Callable[[Role], str]], ...] = (
        ("years in all", lambda role: _years(role.years)),
        ("years leading people", lambda role: _years(role.leading_people)),
        ("minimum degree", lambda role: _degree(role.minimum_degree)),
        ("preferred degrees", lambda role: ", ".join(map(_degree, role.preferred_degrees))),
        ("fields", lambda role: ", ".join(role.fields)),
        ("certifications", lambda role: ", ".join(f"{c.name} ({c.need})" for c in role.certifications)),
    )
    for name, said in shown:
        for number, role in enumerate(roles):
            label = name if number == 0 else ""
            yield wrapped(f"{label:<22} {_letter(number)}  {said(role) or 'none named'}", 2, 26)


def _years(years: Years | None) -> str:
    return f"{years.minimum:g}" if years else ""


def _degree(degree: Degree | None) -> str:
    if degree is None:
        return ""
    return f"{degree.level} in {degree.field}" if degree.field else degree.level


def as_json(roles: Sequence[Role]) -> dict[str, Any]:
    """The same comparison for programs."""
    return {
        "roles": [{"id": role.id, "title": role.title, **_facts(role)} for role in roles],
        "competencies": [_row(row, roles) for row in rows(roles)],
        "pairs": [
            {
                "roles": [pair.one.id, pair.other.id],
                "only": {pair.one.id: list(pair.only_one), pair.other.id: list(pair.only_other)},
                "more": {pair.one.id: list(pair.more_in_one), pair.other.id: list(pair.more_in_other)},
            }
            for pair in pairs(roles)
        ],
        "sets_apart": [
            {"role": role.id, "from": said.role, "difference": said.difference}
            | {"sources": list(said.cited.sources), "ours": said.cited.ours}
            for role, said in told_apart(roles)
        ],
    }


def _row(row: Row, roles: Sequence[Role]) -> dict[str, Any]:
    asked = {
        role.id: {"level": one.level, "weight": one.weight, "need": one.need} if one else None
        for role, one in zip(roles, row.asked, strict=True)
    }
    return {"competency": row.competency, "asked": asked}


def _facts(role: Role) -> dict[str, Any]:
    return {
        "years": role.years.minimum if role.years else None,
        "leading_people": role.leading_people.minimum if role.leading_people else None,
        "minimum_degree": _degree(role.minimum_degree) or None,
        "preferred_degrees": [_degree(degree) for degree in role.preferred_degrees],
        "fields": list(role.fields),
        "certifications": [{"name": c.name, "need": c.need} for c in role.certifications],
    }
