"""The first screen beside score and gates: where the score lies among the bands, and the strongest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gapcheck.records.assessment import Assessment, Finding, Term
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile
from gapcheck.report import words
from gapcheck.report.quotes import Quote, quote
from gapcheck.taxonomy.model import Taxonomy

MOST_NAMED = 3
"""Strengths, and gaps, that the first screen names."""

_MOST_LETTERS = 110
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Band:
    """One band on the bar of the score; `here` where the score lies. `filled` is what the score covers.

    `label` is where its name starts; the highest band's ends there, as it would stand out of the page.
    """

    name: str
    x: str
    width: str
    filled: str
    label: str
    anchor: str
    here: bool


@dataclass(frozen=True, slots=True)
class Strength:
    """A competency shown in work, in a sentence, with the words that show it."""

    id: str
    name: str
    said: str
    best: Quote


def bands(assessment: Assessment, taxonomy: Taxonomy) -> tuple[Band, ...]:
    """The bands from the lowest to the highest; none where nothing could be scored."""
    if all(term.level is None for term in assessment.terms):
        return ()
    rules = taxonomy.level_rules
    starts = sorted((start, name) for name, start in rules.bands.items())
    here = rules.band(assessment.score)
    return tuple(
        Band(
            name=words.BAND_NAMES[name],
            x=f"{start:g}%",
            width=f"{end - start:g}%",
            filled=f"{min(max(assessment.score - start, 0.0), end - start):.2f}%",
            label="100%" if end == _WHOLE else f"{start:g}%",
            anchor="end" if end == _WHOLE else "start",
            here=name == here,
        )
        for (start, name), (end, _) in pairwise([*starts, (_WHOLE, "")])
    )


def strengths(
    outcome: Outcome, profile: Profile, assessment: Assessment, taxonomy: Taxonomy
) -> tuple[Strength, ...]:
    """The highest levels shown in work; among equals, what weighs more in the role, then by name."""
    names = taxonomy.competencies
    found = {f.competency: f for f in outcome.findings if f.state == "demonstrated" and f.supports}
    shown = [term for term in assessment.terms if term.competency in found]
    shown.sort(key=lambda term: (-(term.level or 0), -term.weight, names[term.competency].name))
    return tuple(
        _strength(term, found[term.competency], profile, names[term.competency].name)
        for term in shown[:MOST_NAMED]
    )


def _strength(term: Term, finding: Finding, profile: Profile, name: str) -> Strength:
    best = finding.supports[0]
    said = f"shown at {words.level(term.level)}; the role asks for {words.level(term.required)}."
    return Strength(
        term.competency, name, said, quote(best.evidence, profile, best.rules, most=_MOST_LETTERS)
    )
