"""The facts of a CV beside its jobs: education, certificates, languages, skills, scope, hidden words."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.document import HiddenText
from gapcheck.records.profile import Education, Profile, ScopeFact, SkillUse
from gapcheck.report import words
from gapcheck.report.quotes import Quote, quote

OPEN_SKILLS = 15
"""Up to so many skills are listed at once; more are folded under their number."""

_MOST_HIDDEN = 400
_SCOPES = {"people": "People", "budget": "Budget", "sites": "Sites", "users": "Users", "revenue": "Revenue"}


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the CV says, a word on it, and the page that says it."""

    text: str
    detail: str
    page: str


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One row of the skills table."""

    name: str
    written: str
    length: str
    last: str
    where: str
    known: bool


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A figure and the words that hold it."""

    kind: str
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """Words that a reader of the page does not see, shortened, and how they are hidden."""

    text: str
    how: str
    page: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of them, in the CV's own order; skills by months of use."""

    experience: str
    leadership: str
    education: tuple[Fact, ...]
    certifications: tuple[Fact, ...]
    languages: tuple[Fact, ...]
    skills: tuple[SkillRow, ...]
    skills_said: str
    skills_open: bool
    unknown: str
    scope: tuple[ScopeRow, ...]
    hidden: tuple[HiddenRow, ...]
    hidden_counted: bool


def facts(profile: Profile) -> Facts:
    """The facts of a profile, ready to print."""
    skills = sorted(profile.skills, key=lambda s: (-(s.months or 0), s.name.casefold(), s.name))
    return Facts(
        experience=words.years(profile.experience_years),
        leadership=words.years(profile.leadership_years),
        education=tuple(_education(item) for item in profile.education),
        certifications=tuple(Fact(c.name, "", f"page {c.evidence.page}") for c in profile.certifications),
        languages=tuple(
            Fact(item.name, item.fluency or "", f"page {item.evidence.page}") for item in profile.languages
        ),
        skills=tuple(_skill(skill) for skill in skills),
        skills_said=words.plural(len(skills), "skill"),
        skills_open=len(skills) <= OPEN_SKILLS,
        unknown=_unknown(sum(skill.id is None for skill in skills)),
        scope=tuple(_scope(fact, profile) for fact in profile.scope),
        hidden=tuple(_hidden(text) for text in profile.hidden),
        hidden_counted=profile.hidden_counted,
    )


def _education(item: Education) -> Fact:
    detail = [part for part in (item.field, item.institution, item.year) if part]
    return Fact(item.degree, ", ".join(detail), f"page {item.evidence.page}")


def _skill(skill: SkillUse) -> SkillRow:
    written = ", ".join(name for name in skill.as_written if name != skill.name)
    return SkillRow(
        name=skill.name,
        written=written,
        length=words.duration(skill.months) if skill.months else "named only",
        last=words.month(skill.last_used) if skill.last_used else "–",
        where=", ".join(skill.where),
        known=skill.id is not None,
    )


def _unknown(count: int) -> str:
    if not count:
        return ""
    said = (
        "skill is not in the taxonomy and counts"
        if count == 1
        else "skills are not in the taxonomy and count"
    )
    return f"{words.capital(words.spoken(count))} {said} towards no competency; marked “not in the taxonomy”."


def _scope(fact: ScopeFact, profile: Profile) -> ScopeRow:
    amount = words.figure(fact.value)
    value = amount if fact.unit in ("", fact.kind) else f"{amount} {fact.unit}"
    return ScopeRow(_SCOPES[fact.kind], value, quote(fact.evidence, profile, (amount,)))


def _hidden(text: HiddenText) -> HiddenRow:
    return HiddenRow(words.shortened(text.text, _MOST_HIDDEN), text.how, f"page {text.page}")
