"""What would change a score: the fewest gaps to the next band, and for each gap what to ask and to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gapcheck.match.questions import questions
from gapcheck.records.advice import Advice, Closing
from gapcheck.records.assessment import Assessment, Finding, Term
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Taxonomy


def advise(
    profile: Profile, findings: Sequence[Finding], assessment: Assessment, taxonomy: Taxonomy
) -> Advice:
    """Advice for one candidate and role, from the templates of the taxonomy."""
    by_id = {finding.competency: finding for finding in findings}
    rules = taxonomy.level_rules
    wanted = rules.next_band(assessment.score)
    closes = fewest(assessment, wanted[1]) if wanted else ()
    return Advice(
        band=rules.band(assessment.score),
        next_band=wanted[0] if wanted and closes else None,
        closes=tuple(term.competency for term in closes),
        score_then=assessment.score + sum(term.cost for term in closes),
        gaps=tuple(_closing(term, by_id, profile, taxonomy) for term in assessment.gaps),
    )


def fewest(assessment: Assessment, least: float) -> tuple[Term, ...]:
    """The fewest gaps that, shown at the level asked for, bring the score to `least` as a whole number.

    Closing a gap adds its cost and moves no other term, so taking the costliest first needs the fewest.
    Among equally few this is the set that adds most. () where all of them together are not enough.
    """
    score, taken = assessment.score, []
    for term in assessment.gaps:
        score += term.cost
        taken.append(term)
        if round(score) >= least:
            return tuple(taken)
    return ()


def _closing(term: Term, by_id: Mapping[str, Finding], profile: Profile, taxonomy: Taxonomy) -> Closing:
    competency = taxonomy.competencies[term.competency]
    return Closing(
        competency=term.competency,
        reached=term.level or 0,
        required=term.required,
        points=term.cost,
        questions=questions(competency, term.required, profile, by_id.get(term.competency)),
        develop=competency.develop,
    )
