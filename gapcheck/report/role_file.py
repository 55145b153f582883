"""A role as the YAML that a person reads, corrects and keeps in a taxonomy folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from gapcheck.records.evidence import Evidence
from gapcheck.taxonomy import Role
from gapcheck.taxonomy.model import Cited, Degree, RoleCertification, Years

_HEAD = """\
# A role drafted from the advertisement {file}, for a person to go through.
# Each row names the lines that it comes from. Correct levels (1 to 4), weights (1 to 5) and must or
# should, write the summary, then take out the line `draft: true`. Until then runs say that it is a draft.
# To use it, save it in a folder of yours as roles/{id}.yaml
# and name that folder with --taxonomy."""
_LONGEST = 110


def role_file(role: Role, file: str, unplaced: Sequence[Evidence]) -> str:
    """The file's text; what found no place in the role stands in comments at its end."""
    return "\n".join([*_lines(role, file), "", *_not_placed(unplaced), ""])


def _lines(role: Role, file: str) -> Iterator[str]:
    yield _HEAD.format(file=_comment(file), id=role.id)
    yield f"id: {role.id}"
    yield f"title: {_text(role.title)}"
    yield f"aliases: [{', '.join(map(_text, role.aliases))}]"
    yield f"summary: {_text(role.summary)}"
    yield f"draft: {str(role.draft).lower()}"
    yield "competencies:"
    for asked in role.requirements:
        row = f"id: {asked.competency}, level: {asked.level}, weight: {asked.weight:g}, need: {asked.need}"
        yield f"  - {{{row}, {_cited(asked.cited)}}}"
    yield "experience:"
    yield f"  years: {_years(role.years)}"
    yield f"  leading_people: {_years(role.leading_people)}"
    yield from _education(role)
    yield from _listed(
        "certifications:",
        (_certification(certification) for certification in role.certifications),
    )
    yield "career: {from: [], to: [], lateral: []}"
    yield "sets_apart: []"


def _education(role: Role) -> Iterator[str]:
    yield "education:"
    yield f"  minimum: {f'{{{_degree(role.minimum_degree)}}}' if role.minimum_degree else 'null'}"
    yield from _listed("  preferred:", (_degree(degree) for degree in role.preferred_degrees))
    if role.fields:
        names = ", ".join(map(_text, role.fields))
        yield f'  fields: {{names: [{names}], ours: "Named in the advertisement."}}'


def _listed(key: str, rows: Iterable[str]) -> Iterator[str]:
    made = [f"{' ' * (len(key) - len(key.lstrip()) + 2)}- {{{row}}}" for row in rows]
    yield from [key, *made] if made else [f"{key} []"]


def _degree(degree: Degree) -> str:
    field = f", field: {_text(degree.field)}" if degree.field else ""
    return f"level: {degree.level}{field}, {_cited(degree.cited)}"


def _certification(asked: RoleCertification) -> str:
    skill = f", skill: {asked.skill}" if asked.skill else ""
    return f"name: {_text(asked.name)}{skill}, need: {asked.need}, {_cited(asked.cited)}"


def _years(years: Years | None) -> str:
    return "null" if years is None else f"{{minimum: {years.minimum:g}, {_cited(years.cited)}}}"


def _cited(cited: Cited) -> str:
    parts = [f"sources: [{', '.join(map(_text, cited.sources))}]"] if cited.sources else []
    return ", ".join([*parts, *([f"ours: {_text(cited.ours)}"] if cited.ours else [])])


def _not_placed(unplaced: Sequence[Evidence]) -> Iterator[str]:
    """What the person has to look at: the advertisement's lines that no row comes from."""
    if not unplaced:
        yield "# Every statement of the advertisement has found a place."
        return
    count = f"{len(unplaced)} statement{'s' * (len(unplaced) > 1)}"
    yield f"# Not placed: {count} of the advertisement that no row above comes from."
    for evidence in unplaced:
        line = _comment(f"line {evidence.line}: {evidence.quote}")
        yield f"#   {line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(' ', 1)[0] + ' ...'}"


def _text(value: str) -> str:
    """A double-quoted YAML scalar: JSON's, with whatever YAML does not take in plain sight escaped."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in quoted)


def _comment(value: str) -> str:
    """Text that stays on its comment line."""
    return "".join(sign if sign.isprintable() else " " for sign in value)
