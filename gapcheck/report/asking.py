"""Claims without work, as the candidate page shows them: facts to ask about, with their words."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.advice import Claim
from gapcheck.records.profile import Profile
from gapcheck.report import words
from gapcheck.report.quotes import Quote, quote


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One fact, what to ask, and the words of the CV."""

    said: str
    ask: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """All of them; the skills in one line, since there may be many."""

    skills_said: str
    skills: tuple[Quote, ...]
    rows: tuple[ClaimRow, ...]

    @property
    def empty(self) -> bool:
        return not (self.skills or self.rows)


def asking(claims: tuple[Claim, ...], profile: Profile) -> Asking:
    """The claims of a CV, in their order."""
    skills = [claim for claim in claims if claim.kind == "skill"]
    listed = "listed skill is" if len(skills) == 1 else "listed skills are"
    return Asking(
        skills_said=f"{words.capital(words.spoken(len(skills)))} {listed} named in no position. "
        "Ask where each was used.",
        skills=tuple(quote(claim.evidence[0], profile, (claim.subject,)) for claim in skills),
        rows=tuple(_row(claim, profile) for claim in claims if claim.kind != "skill"),
    )


def _row(claim: Claim, profile: Profile) -> ClaimRow:
    quotes = tuple(quote(evidence, profile, (claim.subject,)) for evidence in claim.evidence)
    return ClaimRow(claim.said, claim.ask, quotes)
