"""The truth record of a candidate, made from the source so that CV and record cannot drift apart.

The form is that of the hand-read labels (positions, education, skills, years, a level and quotes for each
competency) with `best_fit` added. Every quote and every skill is looked up in the printed words first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from examples.source import Role, Source

AS_OF = (2026, 11)  # what "present" means: November 2026
KINDS = {
    "classic": "one-column",
    "two-column": "two-column",
    "sidebar": "sidebar",
    "table": "table",
    "rail": "one-column",
    "banner": "one-column",
}
COMPETENCIES = [
    "technology-strategy",
    "business-acumen",
    "financial-management",
    "innovation",
    "digital-transformation",
    "product-development",
    "vendor-management",
    "sustainability-ethics",
    "software-engineering",
    "technical-architecture",
    "cloud",
    "infrastructure-operations",
    "business-continuity",
    "cybersecurity",
    "compliance-governance",
    "data-analytics",
    "people-leadership",
    "talent-development",
    "stakeholder-communication",
    "cross-functional-collaboration",
    "problem-solving",
    "change-management",
    "programme-delivery",
    "performance-measurement",
]


def month(date: str, last: bool) -> int:
    """Months since year 0 of "YYYY-MM", "YYYY" (its January, or December for an end) or "present"."""
    if date == "present":
        return AS_OF[0] * 12 + AS_OF[1]
    year, _, rest = date.partition("-")
    return int(year) * 12 + (int(rest) if rest else 12 if last else 1)


def years(roles: Iterable[Role]) -> float:
    """Length of the union of the roles' intervals in years, first and last month included."""
    covered: set[int] = set()
    for role in roles:
        covered.update(range(month(role.start, False), month(role.end, True) + 1))
    return round(len(covered) / 12, 1)


def record(source: Source) -> dict[str, Any]:
    """The record of one candidate; raises ValueError where a quote, a skill or a date is not on the CV."""
    _check(source)
    roles = [(job.employer, role) for job in source.jobs for role in job.roles]
    return {
        "file": f"{source.slug}.pdf",
        "layout": "scanned" if source.spoil == "scan" else KINDS[source.look.layout],
        "contact": {
            "name": source.name,
            "emails": list(source.emails),
            "phones": list(source.phones),
            "links": list(source.links),
            "location": source.location,
        },
        "positions": [
            {
                "title": role.title,
                "employer": employer,
                "start": role.start,
                "end": role.end,
                "leads_people": role.leads,
            }
            for employer, role in roles
        ],
        "education": [
            {
                "degree": study.degree,
                "level": study.level,
                "field": study.field,
                "institution": study.institution,
                "year": study.year,
            }
            for study in source.education
        ],
        "certifications": list(source.certifications),
        "skills": _skills(source),
        "experience_years": years(role for _, role in roles),
        "leadership_years": years(role for _, role in roles if role.leads),
        "competencies": {
            key: {"level": level, "quotes": list(quotes)} for key, level, quotes in source.levels
        },
        "best_fit": source.best_fit,
    }


def _skills(source: Source) -> list[str]:
    """The listed skills without the soft traits, then those named elsewhere; each once, as first written."""
    listed = [item for _, items in source.skills for item in items if item not in source.traits]
    seen: dict[str, str] = {}
    for name in (*listed, *source.also_named):
        seen.setdefault(name.casefold(), name)
    return list(seen.values())


def _check(source: Source) -> None:
    lines = list(source.lines())
    wrong = [f"quote not on the CV: {q}" for _, _, qs in source.levels for q in qs if not _on(q, lines)]
    wrong += [f"skill not on the CV: {name}" for name in source.also_named if not _on(name, lines)]
    if [key for key, _, _ in source.levels] != COMPETENCIES:
        wrong.append("competencies: not the 24 in the order of truth.COMPETENCIES")
    for key, level, quotes in source.levels:
        if not 0 <= level <= 4 or bool(quotes) != bool(level) or len(quotes) > 3:
            wrong.append(f"{key}: level 0 has no quote, 1 to 4 have one to three")
    if {level for _, level, _ in source.levels} != {0, 1, 2, 3, 4}:
        wrong.append("not all of the levels 0 to 4 occur")
    wrong += [
        f"{role.title}: {date} is not in '{role.when}'"
        for job in source.jobs
        for role in job.roles
        for date in (role.start, role.end)
        if date != "present" and date[:4] not in role.when
    ]
    if wrong:
        raise ValueError(f"{source.slug}: mend the source file:\n  " + "\n  ".join(wrong))


def _on(words: str, lines: list[str]) -> bool:
    return any(words in line for line in lines)
