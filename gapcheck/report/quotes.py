"""Quotes as the pages show them: the CV's own words and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.assessment import Support
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Position, Profile
from gapcheck.report import words

_MOST_RULES = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words; `page` is "page 2", `where` adds the line and the job or section, `how` what it shows."""

    text: str
    page: str
    where: str
    how: str = ""


def quote(evidence: Evidence, profile: Profile) -> Quote:
    """Evidence with its place in words."""
    page = f"page {evidence.page}"
    inside = _inside(evidence, profile)
    return Quote(evidence.quote, page, f"{page}, line {evidence.line}{', ' if inside else ''}{inside}")


def supporting(support: Support, profile: Profile) -> Quote:
    """A piece of evidence for a competency, with how it counts and the rules that found it."""
    made = quote(support.evidence, profile)
    rules = ", ".join(support.rules[:_MOST_RULES])
    how = words.KINDS[support.kind] + (f"; matched: {rules}" if rules else "")
    return Quote(made.text, made.page, made.where, how)


def job(position: Position) -> str:
    """ "Head of IT, Larkfield Council"; the employer only where the CV names it."""
    return f"{position.title}, {position.employer}" if position.employer else position.title


def _inside(evidence: Evidence, profile: Profile) -> str:
    index = evidence.position
    if index is not None and 0 <= index < len(profile.positions):
        return job(profile.positions[index])
    return f"section “{evidence.section}”" if evidence.section else ""
