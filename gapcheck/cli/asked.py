"""Roles as text for the terminal: a table of all, or what one of them asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcheck.cli.printing import heading, wrapped
from gapcheck.records.assessment import LEVEL_NAMES
from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.model import Career, Cited, Degree, Requirement, Years

_NONE = "  none named"


def table(taxonomy: Taxonomy) -> str:
    """One line a role: id and title."""
    longest = max((len(id_) for id_ in taxonomy.roles), default=0)
    return "\n".join(f"{role.id:<{longest}}  {role.title}" for role in taxonomy.roles.values())


def page(role: Role, taxonomy: Taxonomy) -> str:
    """One role: what it is, what it asks for, and the document or the reason behind each demand."""
    cite = _Citer(role.sources)
    lines = [f"{role.title} ({role.id})"]
    if role.aliases:
        lines.append(wrapped(f"also called {', '.join(role.aliases)}", 2, 2))
    lines.append(wrapped(role.summary, 2))
    for title, rows in (
        ("Competencies", _competencies(role, taxonomy, cite)),
        (
            "Experience",
            [*_years("in all", role.years, cite), *_years("leading people", role.leading_people, cite)],
        ),
        ("Education", list(_education(role, cite))),
        ("Certifications", [cite.line(f"{c.name} ({c.need})", c.cited) for c in role.certifications]),
        ("Career", list(_career(role.career, taxonomy, cite))),
        ("What sets it apart", [cite.line(f"{d.role}: {d.difference}", d.cited) for d in role.sets_apart]),
        ("Sources", cite.listed()),
    ):
        lines.append(heading(title))
        lines.extend(rows or [_NONE])
    return "\n".join(lines)


class _Citer:
    """Numbers the documents, so that a demand names its source in one sign."""

    def __init__(self, sources: Sequence[str]) -> None:
        self.numbers = {source: i for i, source in enumerate(sources, 1)}

    def mark(self, cited: Cited) -> str:
        if not cited.sources:
            return "[ours]"
        numbers = (self.numbers.setdefault(source, len(self.numbers) + 1) for source in cited.sources)
        return f"[{', '.join(map(str, numbers))}]"

    def line(self, text: str, cited: Cited) -> str:
        reason = "" if cited.sources else f": {cited.ours}"
        return wrapped(f"{text} {self.mark(cited)}{reason}", 2, 4)

    def listed(self) -> list[str]:
        return [f"  [{number}] {source}" for source, number in self.numbers.items()]


def _competencies(role: Role, taxonomy: Taxonomy, cite: _Citer) -> list[str]:
    """The heaviest first."""
    asked = sorted(role.requirements, key=lambda r: (-r.weight, -r.level, r.competency))
    return [line for requirement in asked for line in _requirement(requirement, taxonomy, cite)]


def _requirement(asked: Requirement, taxonomy: Taxonomy, cite: _Citer) -> Iterator[str]:
    name = taxonomy.competencies[asked.competency].name
    level = f"{asked.level} {LEVEL_NAMES[asked.level]}"
    yield f"  {name:<32} {level:<16} weight {asked.weight:g}  {asked.need:<7} {cite.mark(asked.cited)}"
    if not asked.cited.sources:
        yield wrapped(str(asked.cited.ours), 6)


def _years(what: str, years: Years | None, cite: _Citer) -> list[str]:
    return [] if years is None else [cite.line(f"{years.minimum:g} years {what}", years.cited)]


def _education(role: Role, cite: _Citer) -> Iterator[str]:
    if role.minimum_degree:
        yield cite.line(f"at least {_degree(role.minimum_degree)}", role.minimum_degree.cited)
    for degree in role.preferred_degrees:
        yield cite.line(f"preferred: {_degree(degree)}", degree.cited)
    if role.fields:
        yield wrapped(f"fields: {', '.join(role.fields)}", 2, 4)


def _degree(degree: Degree) -> str:
    return f"{degree.level} in {degree.field}" if degree.field else degree.level


def _career(career: Career, taxonomy: Taxonomy, cite: _Citer) -> Iterator[str]:
    for way, steps in (("from", career.from_), ("to", career.to), ("sideways", career.lateral)):
        for step in steps:
            title = taxonomy.roles[step.role].title if step.role else step.title
            yield cite.line(f"{way}: {title}", step.cited)
