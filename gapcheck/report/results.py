"""`results.json`, the whole run for programs, and `run.json`, what went in and what it was measured with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from gapcheck.records.assessment import Assessment, Gate, Term
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import comparing
from gapcheck.report.contract import SCHEMA, Json, inspected
from gapcheck.report.elsewhere import also_json
from gapcheck.report.harmless import as_json
from gapcheck.report.standing import standing_of
from gapcheck.settings import FORMATS, Adjustment, Settings
from gapcheck.taxonomy.model import Taxonomy


def people(run: Run) -> tuple[Outcome, ...]:
    """The files that have pages of their own, by file name."""
    return tuple(o for o in _ordered(run) if o.profile is not None and o.candidate is not None)


def skipped(run: Run) -> tuple[Outcome, ...]:
    """All other files, by file name; with `people` that is every file of the run, each once."""
    return tuple(o for o in _ordered(run) if o.profile is None or o.candidate is None)


def _ordered(run: Run) -> list[Outcome]:
    return sorted(run.outcomes, key=lambda outcome: outcome.file)


def text(run: Run, candidates: Iterable[str], taxonomy: Taxonomy) -> Iterator[str]:
    """The text of `results.json`, piece by piece; `candidates` as `set_in` gives them, in order.

    The same bytes as `json.dumps` of the whole would give, without holding the whole.
    """
    yield as_json(_opening(run, taxonomy)).removesuffix("\n}\n")
    yield ',\n "candidates": ['
    between = "\n"
    for one in candidates:
        yield f"{between}{one}"
        between = ",\n"
    yield "],\n" if between == "\n" else "\n ],\n"
    yield as_json({"skipped": _left(run)}).removeprefix("{\n")


def set_in(one: Json) -> str:
    """One candidate's JSON as it stands in `results.json`."""
    return as_json(one, "  ").removesuffix("\n")


def _opening(run: Run, taxonomy: Taxonomy) -> Json:
    return {
        "schema": SCHEMA,
        "version": run.version,
        "taxonomy_sha256": run.taxonomy_sha256,
        "as_of": run.settings.as_of.isoformat(),
        "roles": list(run.roles),
        "adjustments": [comparing.adjustment(one) for one in run.settings.adjustments],
        "rankings": [comparing.ranking(ranking) for ranking in run.rankings],
        "development": comparing.development((a for o in people(run) for a in o.assessments), taxonomy),
    }


def _left(run: Run) -> list[Json]:
    return [
        {"file": o.file, "state": o.state, "reason": o.reason, "candidate": o.candidate} for o in skipped(run)
    ]


def candidate_json(run: Run, outcome: Outcome) -> Json:
    """What `results.json` says of one candidate."""
    return {
        "id": outcome.candidate,
        "file": outcome.file,
        "also": also_json(outcome.also),
        "profile": inspected(outcome),
        "best_fit": comparing.fit(outcome.fit),
        "claims": [comparing.claim(claim) for claim in outcome.claims],
        "assessments": [_assessment(run, outcome, assessment) for assessment in outcome.assessments],
    }


def _assessment(run: Run, outcome: Outcome, assessment: Assessment) -> Json:
    """What the score is made of, then what stands beside it."""
    changed = [a for a in run.settings.adjustments if a.role == assessment.role]
    out: Json = {
        "role": assessment.role,
        "score": round(assessment.score, 6),
        "confidence": round(assessment.confidence, 6),
        "terms": [_term(term, changed) for term in assessment.terms],
        "gates": [_gate(gate) for gate in assessment.gates],
    }
    out |= comparing.standing(standing_of(run, outcome, assessment.role))
    out["readiness"] = comparing.readiness(assessment.readiness)
    out["advice"] = comparing.advice(assessment.advice)
    return out


def _term(term: Term, changed: Sequence[Adjustment]) -> Json:
    """`unweighted` is the share of the level asked for, `weighted` what it adds to the score; both of 100.

    `suggested` is what the taxonomy asks for, `applied` what this run asked for. The evidence of the
    competency stands once, in the candidate's profile.
    """
    applied: Json = {"weight": term.weight, "level": term.required, "need": term.need}
    suggested = applied | {a.field: a.suggested for a in changed if a.competency == term.competency}
    share = None if term.level is None else round(100 * min(term.level, term.required) / term.required, 6)
    return {
        "competency": term.competency,
        "required": term.required,
        "weight": term.weight,
        "need": term.need,
        "level": term.level,
        "gap": term.gap,
        "points": round(term.points, 6),
        "most": round(term.most, 6),
        "unweighted": share,
        "weighted": None if term.level is None else round(term.points, 6),
        "suggested": suggested,
        "applied": applied,
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
        "formats": [name for name in FORMATS if name in run.settings.formats],
        "keep_until": (run.settings.as_of + timedelta(days=run.settings.keep_days)).isoformat(),
        "removed": run.removed,
        "inputs": [
            {
                "file": o.file,
                "sha256": o.sha256,
                "state": o.state,
                "reason": o.reason,
                "candidate": o.candidate,
                "also": also_json(o.also),
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
        "count_hidden": settings.count_hidden,
        "blind": settings.blind,
        "adjustments": [comparing.adjustment(one) for one in settings.adjustments],
    }
