"""`results.csv`: one row a candidate and role."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import harmless
from gapcheck.report.elsewhere import named
from gapcheck.report.results import people
from gapcheck.report.standing import placed
from gapcheck.taxonomy.model import Taxonomy

_GATES = (("gates_met", "met"), ("gates_not_shown", "not shown"), ("gates_unknown", "unknown"))
_FIRST = (
    "candidate",
    "file",
    "name",
    "state",
    "role",
    "score",
    "confidence",
    "best_rank",
    "worst_rank",
    "readiness",
)


def table(run: Run, taxonomy: Taxonomy) -> Iterator[str]:
    """The file's lines: candidate, role, score, rank interval, readiness, gates by state, other files of
    the same address or number, then levels.

    There is a level for every competency; it is empty where the CV could not be read there.
    """
    places = {ranking.role: placed(ranking) for ranking in run.rankings}
    yield _line([*_FIRST, *(column for column, _ in _GATES), "also_in", *sorted(taxonomy.competencies)])
    for outcome in people(run):
        for assessment in outcome.assessments:
            standing = places.get(assessment.role, {}).get(str(outcome.candidate))
            yield _line([harmless.cell(text) for text in _row(outcome, assessment, standing, taxonomy)])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _row(
    outcome: Outcome, assessment: Assessment, standing: Standing | None, taxonomy: Taxonomy
) -> Iterator[str]:
    name = outcome.profile.contact.name if outcome.profile else None
    yield from (outcome.candidate or "", outcome.file, name or "", outcome.state, assessment.role)
    yield from (f"{assessment.score:.1f}", f"{assessment.confidence:.2f}")
    yield from (str(standing.best), str(standing.worst)) if standing else ("", "")
    yield assessment.readiness.step if assessment.readiness else ""
    for _, state in _GATES:
        yield "; ".join(f"{gate.name}: {gate.required}" for gate in assessment.gates if gate.state == state)
    yield named(outcome.also)
    levels = {f.competency: str(f.level) for f in outcome.findings if f.state != "not readable"}
    for competency in sorted(taxonomy.competencies):
        yield levels.get(competency, "")
