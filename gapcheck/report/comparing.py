"""Ranks, readiness, advice and claims as JSON: the parts of `results.json` beside scores and gates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from gapcheck.records.advice import Advice, Claim
from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import MOST_LISTED, Fit, Near, Ranking, Readiness, Standing
from gapcheck.report.contract import Json, place
from gapcheck.settings import Adjustment
from gapcheck.taxonomy.model import Taxonomy


def adjustment(one: Adjustment) -> Json:
    """A demand that the user changed: what the taxonomy suggests, and what was applied."""
    return asdict(one)


def ranking(found: Ranking) -> Json:
    """The groups of a role that can be told apart, the highest first."""
    return {"role": found.role, "groups": [list(group) for group in found.groups]}


def standing(found: Standing | None) -> Json:
    """The place of a candidate for a role; all null or empty in a run that ranks nobody.

    Of long lists the first MOST_LISTED stand here, the nearest in rank, with the count of all.
    """
    if found is None:
        out: Json = {"rank": None, "rank_interval": None, "group": None, "tied_with": []}
        out |= {"dominated_by": [], "dominated_by_count": 0}
        return out | {"not_separable_from": [], "not_separable_count": 0, "separating": []}
    return {
        "rank": found.rank,
        "rank_interval": {"best": found.best, "worst": found.worst},
        "group": found.group,
        "tied_with": list(found.tied_with[:MOST_LISTED]),
        "dominated_by": list(found.dominated_by[-MOST_LISTED:]),
        "dominated_by_count": found.dominated_count,
        "not_separable_from": list(found.not_separable_from[:MOST_LISTED]),
        "not_separable_count": found.not_separable_count,
        "separating": [_near(near) for near in found.near],
    }


def _near(near: Near) -> Json:
    return {
        "candidate": near.candidate,
        "competency": near.competency,
        "what": near.what,
        "settles": near.settles,
        "unsure_of": list(near.unsure_of),
    }


def readiness(found: Readiness | None) -> Json | None:
    """How near the CV is to the role, and the role's neighbours on the ladder."""
    if found is None:
        return None
    neighbours = [{"role": n.role, "way": n.way} for n in found.neighbours]
    return {"step": found.step, "steps": found.steps, "reason": found.reason, "neighbours": neighbours}


def fit(found: Fit | None) -> Json | None:
    """The role that the CV is most like, of all that the taxonomy has."""
    if found is None:
        return None
    return {
        "role": found.role,
        "reason": found.reason,
        "equal": list(found.equal),
        "variants": list(found.variants),
    }


def advice(found: Advice | None) -> Json | None:
    """The fewest gaps to the next band, and what to ask for each gap; see `development` for what to do."""
    if found is None:
        return None
    return {
        "band": found.band,
        "next_band": found.next_band,
        "closes": list(found.closes),
        "score_then": round(found.score_then, 6),
        "gaps": [
            {
                "competency": gap.competency,
                "reached": gap.reached,
                "required": gap.required,
                "points": round(gap.points, 6),
                "questions": list(gap.questions),
            }
            for gap in found.gaps
        ],
    }


def development(given: Iterable[Assessment], taxonomy: Taxonomy) -> Json:
    """How a person grows in each competency that somebody has a gap in; the same for everybody."""
    found = {term.competency for one in given if one.advice for term in one.gaps}
    return {id_: list(taxonomy.competencies[id_].develop) for id_ in sorted(found)}


def claim(found: Claim) -> Json:
    """A fact to ask about, with the words of the CV."""
    return {
        "kind": found.kind,
        "subject": found.subject,
        "said": found.said,
        "ask": found.ask,
        "evidence": [place(evidence) for evidence in found.evidence],
    }
