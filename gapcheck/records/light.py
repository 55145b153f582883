"""An outcome with little of its evidence: what comparing candidates needs, a fraction of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from gapcheck.records.assessment import Assessment, Finding, Support
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile

_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_Record = TypeVar("_Record")


def bare(outcome: Outcome) -> Outcome:
    """How a file ended, without what was read."""
    return Outcome(outcome.file, outcome.sha256, outcome.state, outcome.reason, outcome.candidate)


def called(outcome: Outcome, file: str) -> Outcome:
    """The same of a file of another name; "" where the name is kept elsewhere."""
    profile = replace(outcome.profile, file=file) if outcome.profile else None
    return replace(outcome, file=file, profile=profile)


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


class Sharing:
    """Makes equal findings, terms, gates and skills of many outcomes one and the same: less memory by far."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, outcome: Outcome) -> Outcome:
        profile = outcome.profile
        return replace(
            outcome,
            profile=replace(profile, skills=self._all(profile.skills)) if profile else None,
            findings=self._all(outcome.findings),
            assessments=tuple(
                replace(a, terms=self._all(a.terms), gates=self._all(a.gates)) for a in outcome.assessments
            ),
        )

    def _all(self, records: tuple[_Record, ...]) -> tuple[_Record, ...]:
        return tuple(self._known.setdefault(record, record) for record in records)


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
