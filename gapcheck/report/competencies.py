"""The competencies of a role, each with the level reached, the words that show it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from gapcheck.records.assessment import Assessment, Finding, State, Term
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile
from gapcheck.report import words
from gapcheck.report.pictures import Picture, Place, pictures, place
from gapcheck.report.quotes import Quote, supporting
from gapcheck.report.scale import Scale, scale
from gapcheck.taxonomy.model import Cited, Taxonomy

MOST_EVIDENCE, MOST_LETTERS = 5, 900
"""How much evidence a finding lists on the page below its best quote, in pieces and in letters, so
that a page stays small enough to mail; `results.json` has all of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the pages of every role show it; `evidence` is what stands beside `best`."""

    finding: Finding | None = None
    best: Quote | None = None
    picture: Picture | None = None
    evidence: tuple[Quote, ...] = ()
    more: str = "Why"
    rest: str = ""
    why: str = ""
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One competency that the role asks for, ready to print."""

    id: str
    name: str
    need: str
    weight: str
    required: str
    reached: str
    scale: Scale
    state: str
    mark: str
    tone: str
    shown: Shown
    asked: str


@dataclass(frozen=True, slots=True)
class Other:
    """A competency that the CV shows and the role does not ask for."""

    name: str
    level: str


def in_order(assessment: Assessment, taxonomy: Taxonomy) -> tuple[Term, ...]:
    """The role's terms as pages list them: must-haves first, then by weight, then by name."""
    names = taxonomy.competencies
    return tuple(
        sorted(
            assessment.terms,
            key=lambda t: (t.need != "must", -t.weight, names[t.competency].name, t.competency),
        )
    )


def shown(outcome: Outcome, profile: Profile) -> dict[str, Shown]:
    """What the pages of all roles show of the findings, by competency: worked out once for all of them."""
    drawn = pictures(outcome.crops)
    return {finding.competency: _shown(finding, profile, drawn) for finding in outcome.findings}


def rows(found: Mapping[str, Shown], assessment: Assessment, taxonomy: Taxonomy) -> tuple[Row, ...]:
    """A row for each term of the assessment; `found` as `shown` gives it."""
    role = taxonomy.roles[assessment.role]
    why = {
        requirement.competency: _asked(requirement.cited, taxonomy.documents)
        for requirement in role.requirements
    }
    return tuple(
        _row(term, found.get(term.competency, Shown()), taxonomy, why.get(term.competency, ""))
        for term in in_order(assessment, taxonomy)
    )


def others(outcome: Outcome, assessment: Assessment, taxonomy: Taxonomy) -> tuple[Other, ...]:
    """What the CV shows beyond the role, the highest level first."""
    asked = {term.competency for term in assessment.terms}
    beyond = [f for f in outcome.findings if f.competency not in asked and f.level > 0]
    beyond.sort(key=lambda finding: (-finding.level, finding.competency))
    return tuple(Other(taxonomy.competencies[f.competency].name, words.level(f.level)) for f in beyond)


def state_of(term: Term, finding: Finding | None) -> State:
    """The state of a term; without a finding it follows from the level."""
    if finding is not None:
        return finding.state
    return "not readable" if term.level is None else "not found"


def _shown(finding: Finding, profile: Profile, drawn: Mapping[Place, Picture]) -> Shown:
    supports = finding.supports
    evidence = tuple(supporting(s, profile) for s in supports[: MOST_EVIDENCE + 1])
    # words that touch a competency and do not reach level 1 are no evidence of it: only "why" lists them
    best = evidence[0] if evidence and finding.level else None
    listed = _fitting(evidence[1:] if best else evidence)
    return Shown(
        finding=finding,
        best=best,
        picture=drawn.get(place(supports[0].evidence)) if best else None,
        evidence=listed,
        more=_more(len(supports)) if best else "Why",
        rest=words.more_in_results(len(supports) - (best is not None) - len(listed)),
        why=words.sentence(finding.why),
        unsure="" if finding.firm else "One piece of evidence more or less would move this level.",
    )


def _row(term: Term, found: Shown, taxonomy: Taxonomy, asked: str) -> Row:
    state = state_of(term, found.finding)
    mark, said = words.STATES[state]
    return Row(
        id=term.competency,
        name=taxonomy.competencies[term.competency].name,
        need=term.need,
        weight=words.figure(term.weight),
        required=words.level(term.required),
        reached=words.level(term.level),
        scale=scale(term.level, term.required),
        state=said,
        mark=mark,
        tone=state.replace(" ", "-"),
        shown=found,
        asked=asked,
    )


def _fitting(evidence: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """As many whole quotes, from the best on, as the page has room for."""
    lengths = accumulate(len(quote.text) for quote in evidence[:MOST_EVIDENCE])
    return evidence[: sum(length <= MOST_LETTERS for length in lengths)]


def _more(count: int) -> str:
    pieces = words.plural(count, "piece of evidence", "pieces of evidence")
    return f"Why, and {pieces}" if count else "Why"


def _asked(cited: Cited, documents: Mapping[str, str]) -> str:
    """Why the role asks for it: the documents that say so, or our own reason."""
    if cited.ours:
        return f"Our own addition to the role: {words.sentence(cited.ours)}"
    named = [_document(source, documents) for source in cited.sources]
    return words.sentence(f"Taken from {words.listed(named)}") if named else ""


def _document(source: str, documents: Mapping[str, str]) -> str:
    """What a document is ("a guide to the Head of Technology"), or its name where that is not known."""
    about = documents.get(source, "").partition(":")[0].rstrip(".")
    return about[:1].lower() + about[1:] if about else source
