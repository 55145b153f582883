"""`results.json`, the whole run for programs, and `run.json`, what went in and what it was measured with."""

from __future__ import annotations

from gapcheck.records.assessment import Assessment, Gate, Term
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.contract import SCHEMA, Json, inspected
from gapcheck.settings import Settings


def people(run: Run) -> tuple[Outcome, ...]:
    """The files that have pages of their own, by file name."""
    return tuple(o for o in _ordered(run) if o.profile is not None and o.candidate is not None)


def skipped(run: Run) -> tuple[Outcome, ...]:
    """All other files, by file name; with `people` that is every file of the run, each once."""
    return tuple(o for o in _ordered(run) if o.profile is None or o.candidate is None)


def _ordered(run: Run) -> list[Outcome]:
    return sorted(run.outcomes, key=lambda outcome: outcome.file)


def results(run: Run) -> Json:
    """The contents of `results.json`."""
    return {
        "schema": SCHEMA,
        "version": run.version,
        "taxonomy_sha256": run.taxonomy_sha256,
        "as_of": run.settings.as_of.isoformat(),
        "roles": list(run.roles),
        "candidates": [_candidate(outcome) for outcome in people(run)],
        "skipped": [
            {"file": o.file, "state": o.state, "reason": o.reason, "candidate": o.candidate}
            for o in skipped(run)
        ],
    }


def _candidate(outcome: Outcome) -> Json:
    return {
        "id": outcome.candidate,
        "file": outcome.file,
        "profile": inspected(outcome),
        "assessments": [_assessment(assessment) for assessment in outcome.assessments],
    }


def _assessment(assessment: Assessment) -> Json:
    return {
        "role": assessment.role,
        "score": round(assessment.score, 6),
        "confidence": round(assessment.confidence, 6),
        "terms": [_term(term) for term in assessment.terms],
        "gates": [_gate(gate) for gate in assessment.gates],
    }


def _term(term: Term) -> Json:
    return {
        "competency": term.competency,
        "required": term.required,
        "weight": term.weight,
        "need": term.need,
        "level": term.level,
        "gap": term.gap,
        "points": round(term.points, 6),
        "most": round(term.most, 6),
    }


def _gate(gate: Gate) -> Json:
    return {"name": gate.name, "required": gate.required, "found": gate.found, "state": gate.state}


def manifest(run: Run) -> Json:
    """The contents of `run.json`: one entry an input, so inputs = read + skipped can be counted."""
    return {
        "schema": SCHEMA,
        "version": run.version,
        "taxonomy_sha256": run.taxonomy_sha256,
        "taxonomy_extended_by": list(run.taxonomy_extended_by),
        "as_of": run.settings.as_of.isoformat(),
        "roles": list(run.roles),
        "drafts": list(run.drafts),
        "settings": _settings(run.settings),
        "inputs": [
            {
                "file": o.file,
                "sha256": o.sha256,
                "state": o.state,
                "reason": o.reason,
                "candidate": o.candidate,
            }
            for o in _ordered(run)
        ],
    }


def _settings(settings: Settings) -> Json:
    """What can change a result; the number of jobs can't, and the same result must be the same bytes."""
    limits = settings.limits
    return {
        "taxonomy": str(settings.taxonomy) if settings.taxonomy else None,
        "timeout": limits.timeout,
        "memory": limits.memory,
        "file_megabytes": limits.file_megabytes,
        "pages": limits.pages,
        "ocr": settings.ocr,
    }
