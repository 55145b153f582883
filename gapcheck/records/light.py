"""An outcome without its evidence: what comparing candidates needs, a tenth of the whole."""

from __future__ import annotations

from dataclasses import replace

from gapcheck.records.assessment import Assessment, Finding
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile


def lightened(outcome: Outcome) -> Outcome:
    """Contact, years and quality of the profile; levels, scores, gates, readiness and fit. No quotes."""
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
        skills=(),
        scope=(),
        statements=(),
        sections=(),
        hidden=(),
    )


def _level(finding: Finding) -> Finding:
    return replace(finding, supports=(), why="")


def _scored(assessment: Assessment) -> Assessment:
    advice = assessment.advice
    return replace(assessment, advice=replace(advice, gaps=()) if advice else None)
