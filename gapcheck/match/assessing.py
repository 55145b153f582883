"""One candidate against one role: terms that add up to the score, gates beside it, confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gapcheck.match.advice import advise
from gapcheck.match.fit import readiness
from gapcheck.match.gates import gates
from gapcheck.records.assessment import Assessment, Finding, Term
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Role, Taxonomy

_UNSURE_COST = 0.4
"""How far confidence falls where every level of the role is one piece of evidence from another."""


def assess(profile: Profile, findings: Sequence[Finding], role: Role) -> Assessment:
    """Score = 100 * sum(w * min(reached, required) / required) / sum(w), not readable ones left out."""
    by_id = {finding.competency: finding for finding in findings}
    readable = [r for r in role.requirements if by_id[r.competency].state != "not readable"]
    total = sum(r.weight for r in readable)
    terms = []
    for asked in role.requirements:
        finding = by_id[asked.competency]
        level = None if finding.state == "not readable" else finding.level
        most = 100 * asked.weight / total if level is not None and total else 0.0
        points = most * min(level or 0, asked.level) / asked.level
        gap = 0 if level is None else max(0, asked.level - level)
        terms.append(Term(asked.competency, asked.level, asked.weight, asked.need, level, gap, points, most))
    firm = [by_id[r.competency].firm for r in readable]
    sure = sum(firm) / len(firm) if firm else 0.0
    confidence = profile.quality.confidence * (1 - _UNSURE_COST * (1 - sure))
    score = sum(term.points for term in terms)
    return Assessment(role.id, score, round(confidence, 3), tuple(terms), gates(profile, by_id, role))


def measure(profile: Profile, findings: Sequence[Finding], role: Role, taxonomy: Taxonomy) -> Assessment:
    """`assess`, with what would change the score and how near the CV is to the role."""
    made = assess(profile, findings, role)
    return replace(
        made,
        advice=advise(profile, findings, made, taxonomy),
        readiness=readiness(made, taxonomy),
    )
