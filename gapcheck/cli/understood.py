"""One CV as text for the terminal: what was understood, and from which words."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.cli.printing import heading, plain, wrapped
from gapcheck.records.assessment import LEVEL_NAMES, Finding
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Contact, Education, Position, Profile

_NONE = "  none found"


def text(outcome: Outcome) -> str:
    """The whole page. Only facts of the CV; where nothing was found it says so."""
    lines = [f"{plain(outcome.file)}: {outcome.state}"]
    if outcome.reason:
        lines.append(wrapped(outcome.reason, 2))
    if outcome.profile:
        lines.extend(_profile(outcome.profile))
        lines.append(heading("Competencies"))
        lines.extend(line for finding in _by_level(outcome.findings) for line in _finding(finding))
    return "\n".join(lines)


def _profile(profile: Profile) -> Iterator[str]:
    for title, rows in (
        ("Contact", _contact(profile.contact)),
        ("Positions", [line for position in profile.positions for line in _position(position)]),
        ("Education", [wrapped(_education(item), 2, 2) for item in profile.education]),
        ("Certifications", [wrapped(item.name, 2, 2) for item in profile.certifications]),
        ("Languages", [wrapped(_joined(item.name, item.fluency), 2) for item in profile.languages]),
        ("Skills", _skills(profile)),
        (
            "Scope",
            [wrapped(f"{f.kind}: {f.evidence.quote} (page {f.evidence.page})", 2, 2) for f in profile.scope],
        ),
        ("Years", _years(profile)),
        ("Doubts", [wrapped(doubt, 2, 2) for doubt in profile.quality.doubts]),
        ("Hidden text", [wrapped(f"page {h.page}, {h.how}: {h.text}", 2, 2) for h in profile.hidden]),
    ):
        yield heading(title)
        yield from rows or [_NONE]


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _contact(contact: Contact) -> list[str]:
    rows = (
        ("name", contact.name),
        ("e-mail", _joined(*contact.emails)),
        ("phone", _joined(*contact.phones)),
        ("links", _joined(*contact.links)),
        ("location", contact.location),
    )
    return [wrapped(f"{label:<9} {value}", 2, 10) for label, value in rows if value]


def _position(position: Position) -> Iterator[str]:
    dates = (
        f"{position.start or '?'} to {position.end or '?'}" if position.start or position.end else "no dates"
    )
    length = "" if position.months is None else f" ({position.months} months)"
    leads = "; leads people" if position.leads_people else ""
    yield wrapped(_joined(position.title, position.employer), 2, 2)
    yield wrapped(f"{dates}{length}{leads}; page {position.evidence.page}", 4)


def _education(item: Education) -> str:
    return _joined(item.degree, item.field, item.institution, item.year) + f" ({item.level})"


def _skills(profile: Profile) -> list[str]:
    names = ", ".join(skill.name for skill in profile.skills)
    return [wrapped(names, 2)] if names else []


def _years(profile: Profile) -> list[str]:
    rows = (("experience", profile.experience_years), ("leading people", profile.leadership_years))
    return [f"  {label:<15} {'not told by the CV' if years is None else years}" for label, years in rows]


def _by_level(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (-finding.level, finding.competency))


def _finding(finding: Finding) -> Iterator[str]:
    level = f"{finding.level} {LEVEL_NAMES[finding.level]}"
    yield f"  {finding.competency:<30} {level:<16} {finding.state}"
    for support in finding.supports[:1]:
        yield wrapped(f'"{support.evidence.quote}" (page {support.evidence.page})', 4, 2)
