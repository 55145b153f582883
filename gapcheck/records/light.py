"""An outcome with little of its evidence: what comparing candidates needs, a fraction of the whole."""

from __future__ import annotations

from dataclasses import replace

from gapcheck.records.assessment import Assessment, Finding, Support
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile

_NOWHERE = (0.0, 0.0, 0.0, 0.0)


def lightened(outcome: Outcome) -> Outcome:
    """Contact, years, skills and quality of the profile; levels, scores, gates, readiness and fit.

    Of each finding its best quote, without its place on the page.
    """
    return replace(
        outcome,
        profile=_person(outcome.profile) if outcome.profile else None,
        findings=tuple(_level(finding) for finding in outcome.findings),
        assessments=tuple(_scored(assessment) for assessment in outcome.assessments),
        pictures=(),
        claims=(),
        crops=(),
    )


def _person(profile: Profile) -> Profile:
    return replace(
        profile,
        positions=(),
        education=(),
        certifications=(),
        languages=(),
        skills=tuple(replace(skill, as_written=(), where=(), evidence=()) for skill in profile.skills),
        scope=(),
        statements=(),
        sections=(),
        hidden=(),
    )


def _level(finding: Finding) -> Finding:
    return replace(finding, supports=tuple(_quote(support) for support in finding.supports[:1]), why="")


def _quote(support: Support) -> Support:
    return replace(support, evidence=replace(support.evidence, bbox=_NOWHERE, position=None))


def _scored(assessment: Assessment) -> Assessment:
    advice = assessment.advice
    return replace(assessment, advice=replace(advice, gaps=()) if advice else None)
