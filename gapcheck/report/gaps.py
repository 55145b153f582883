"""The gap list: what each gap costs, what would close it, and what to ask."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.advice import Closing
from gapcheck.records.assessment import LEVEL_NAMES, Assessment, Finding, Term
from gapcheck.records.outcome import Outcome
from gapcheck.report import words
from gapcheck.report.competencies import state_of
from gapcheck.report.scale import Scale, scale
from gapcheck.report.score import Points
from gapcheck.taxonomy.model import Taxonomy


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap; `said` is the sentence of the first screen, `closes` what a CV at the level shows."""

    id: str
    name: str
    state: str
    mark: str
    tone: str
    need: str
    reached: str
    required: str
    wanted: str
    weight: str
    cost: str
    scale: Scale
    said: str
    closes: str
    questions: tuple[str, ...]
    develop: tuple[str, ...]


def gap_rows(
    outcome: Outcome, assessment: Assessment, points: tuple[Points, ...], taxonomy: Taxonomy
) -> tuple[GapRow, ...]:
    """Every gap, the costliest first; `points` are the printed terms, so that the costs agree with them."""
    costs = {row.anchor: row.cost for row in points}
    advised = {closing.competency: closing for closing in assessment.advice.gaps} if assessment.advice else {}
    found = {finding.competency: finding for finding in outcome.findings}
    return tuple(
        _row(gap, costs[gap.competency], advised.get(gap.competency), found.get(gap.competency), taxonomy)
        for gap in assessment.gaps
    )


def next_band(assessment: Assessment, taxonomy: Taxonomy) -> str:
    """The fewest gaps that lead to the next band, in a sentence; "" where there is none to reach."""
    advice = assessment.advice
    if advice is None or advice.next_band is None:
        return ""
    named = words.listed([taxonomy.competencies[id_].name for id_ in advice.closes])
    band, score = words.BANDS[advice.next_band], round(advice.score_then)
    return f"Shown at the level asked for, {named} would bring the CV to “{band}” ({score} of 100)."


def _row(
    term: Term, cost: str, closing: Closing | None, finding: Finding | None, taxonomy: Taxonomy
) -> GapRow:
    competency = taxonomy.competencies[term.competency]
    known = state_of(term, finding)
    mark, state = words.STATES[known]
    if (term.level or 0) > 1:
        state = "demonstrated, at a lower level"
    return GapRow(
        id=term.competency,
        name=competency.name,
        state=state,
        mark=mark,
        tone=known.replace(" ", "-"),
        need=term.need,
        reached=words.level(term.level),
        required=words.level(term.required),
        wanted=LEVEL_NAMES[term.required],
        weight=words.figure(term.weight),
        cost=cost,
        scale=scale(term.level, term.required),
        said=_said(term, state),
        closes=words.sentence(competency.levels.get(term.required, competency.definition)),
        questions=closing.questions if closing else (),
        develop=closing.develop if closing else (),
    )


def _said(term: Term, state: str) -> str:
    reached = f"shown at {words.level(term.level)}" if (term.level or 0) > 1 else state
    return f"{reached}; the role asks for {words.level(term.required)}."
