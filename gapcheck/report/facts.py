"""The facts of a CV beside its jobs and skills: education, certificates, languages, scope, hidden words."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.document import HiddenText
from gapcheck.records.profile import Education, Profile, ScopeFact
from gapcheck.report import words
from gapcheck.report.quotes import Quote, quote

_MOST_HIDDEN = 400
_MOST_FIGURES, _MOST_LETTERS = 15, 120
"""Figures that the page lists, and letters of the words around each; `results.json` has all."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the CV says, a word on it, and the page that says it."""

    text: str
    detail: str
    page: str


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A figure and the words that hold it."""

    said: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """Words that a reader of the page does not see, shortened, and how they are hidden."""

    text: str
    how: str
    page: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All of them, in the CV's own order."""

    experience: str
    leadership: str
    education: tuple[Fact, ...]
    certifications: tuple[Fact, ...]
    languages: tuple[Fact, ...]
    scope: tuple[ScopeRow, ...]
    scope_said: str
    scope_rest: str
    hidden: tuple[HiddenRow, ...]
    hidden_counted: bool


def facts(profile: Profile) -> Facts:
    """The facts of a profile, ready to print."""
    return Facts(
        experience=words.years(profile.experience_years),
        leadership=words.years(profile.leadership_years),
        education=tuple(_education(item) for item in profile.education),
        certifications=tuple(Fact(c.name, "", f"page {c.evidence.page}") for c in profile.certifications),
        languages=tuple(
            Fact(item.name, item.fluency or "", f"page {item.evidence.page}") for item in profile.languages
        ),
        scope=tuple(_scope(fact, profile) for fact in profile.scope[:_MOST_FIGURES]),
        scope_said=_figures(len(profile.scope)),
        scope_rest=words.more_in_results(len(profile.scope) - _MOST_FIGURES),
        hidden=tuple(_hidden(text) for text in profile.hidden),
        hidden_counted=profile.hidden_counted,
    )


def _education(item: Education) -> Fact:
    detail = [part for part in (item.field, item.institution, item.year) if part]
    return Fact(item.degree, ", ".join(detail), f"page {item.evidence.page}")


def _figures(count: int) -> str:
    return f"{words.plural(count, 'figure')} and the words that give {'it' if count == 1 else 'them'}"


def _scope(fact: ScopeFact, profile: Profile) -> ScopeRow:
    amount = words.figure(fact.value)
    return ScopeRow(words.scope(fact), quote(fact.evidence, profile, (amount,), most=_MOST_LETTERS))


def _hidden(text: HiddenText) -> HiddenRow:
    return HiddenRow(words.shortened(text.text, _MOST_HIDDEN), text.how, f"page {text.page}")
