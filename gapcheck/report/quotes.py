"""Quotes as the pages show them: the CV's own words and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gapcheck.records.assessment import Support
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Position, Profile
from gapcheck.report import words
from gapcheck.report.excerpts import excerpt

MOST_LETTERS = 240
"""Longer quotes show their telling part first and stand in full below."""

_MOST_RULES = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words and where they stand.

    `page` is "page 2", `where` adds the line and the job or section, `how` says what it shows.
    `part` is the telling part of a long `text`; `before` and `after` say on which side it was cut.
    """

    text: str
    page: str
    where: str
    part: str
    before: bool
    after: bool
    how: str = ""

    @property
    def cut(self) -> bool:
        """Whether `part` leaves something out."""
        return self.before or self.after


def quote(
    evidence: Evidence, profile: Profile, rules: Sequence[str] = (), how: str = "", most: int = MOST_LETTERS
) -> Quote:
    """Evidence with its place in words; `rules` are those that found it, `most` the letters of `part`."""
    page = f"page {evidence.page}"
    inside = _inside(evidence, profile)
    where = f"{page}, line {evidence.line}" + (f", {inside}" if inside else "")
    text = evidence.quote
    part = excerpt(text, rules, most)
    return Quote(text, page, where, part, not text.startswith(part), not text.endswith(part), how)


def supporting(support: Support, profile: Profile) -> Quote:
    """A piece of evidence for a competency, with how it counts and the rules that found it."""
    rules = ", ".join(brief(rule) for rule in support.rules[:_MOST_RULES])
    how = words.KINDS[support.kind] + (f"; matched: {rules}" if rules else "")
    return quote(support.evidence, profile, support.rules, how)


@lru_cache(2048)
def brief(rule: str) -> str:
    """A rule of the taxonomy with the first of its alternatives: "manage|lead + team" as "manage… + team"."""
    return re.sub(r"\|[^\s+]+", "…", rule)


def job(position: Position) -> str:
    """ "Head of IT, Larkfield Council"; the employer only where the CV names it."""
    return f"{position.title}, {position.employer}" if position.employer else position.title


def _inside(evidence: Evidence, profile: Profile) -> str:
    index = evidence.position
    if index is not None and 0 <= index < len(profile.positions):
        return job(profile.positions[index])
    return f"section “{evidence.section}”" if evidence.section else ""
