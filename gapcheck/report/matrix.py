"""A role as a table: its candidates by its competencies, in groups that can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.competencies import in_order
from gapcheck.report.parts import Part, group_of
from gapcheck.report.scale import step
from gapcheck.report.score import rounded
from gapcheck.report.standing import Separation, interval, separation
from gapcheck.report.view import name
from gapcheck.taxonomy.model import Taxonomy

_BESIDE = 5
"""Columns of a row beside the competencies: who, score, rank, must-haves, confidence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A competency of a role, as the head of a column."""

    id: str
    name: str
    need: str
    required: str
    colour: str
    weight: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A level as number and colour step; `met` says that it is the level asked for or more."""

    text: str
    colour: str
    met: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One candidate. `dominated`: another shows at least as much in everything."""

    id: str
    who: str
    href: str
    score: str
    rank: str
    gates: str
    confidence: str
    dominated: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates who can't be told apart; `said` is empty for one who stands alone."""

    said: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One role; `width` counts the columns of its table."""

    id: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    width: int
    groups: tuple[Group, ...]
    separation: Separation

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def matrix(part: Part, run: Run, people: Sequence[Outcome], taxonomy: Taxonomy) -> Matrix:
    """The table of a role, or a part of it; what is said of all `people` stands under the first part."""
    ranking = next((ranking for ranking in run.rankings if ranking.role == part.role), None)
    columns = _columns(part.held[0][1], taxonomy) if part.held else ()
    found = taxonomy.roles[part.role]
    names = {str(outcome.candidate): name(outcome) for outcome in people}
    return Matrix(
        id=part.role,
        title=found.label,
        summary=found.summary,
        columns=columns,
        width=len(columns) + _BESIDE,
        groups=_groups(part, taxonomy),
        separation=separation(ranking if part.number == 1 else None, names, taxonomy),
    )


def href(outcome: Outcome, assessment: Assessment) -> str:
    """The candidate's page for a role, from the run folder."""
    return f"candidates/{outcome.candidate}/{assessment.role}.html"


def gates_short(assessment: Assessment) -> str:
    """ "5 of 8", with "1 unknown" where the CV does not tell."""
    states = [gate.state for gate in assessment.gates]
    if not states:
        return "none"
    unknown = f", {states.count('unknown')} unknown" if "unknown" in states else ""
    return f"{states.count('met')} of {len(states)}{unknown}"


def _groups(part: Part, taxonomy: Taxonomy) -> tuple[Group, ...]:
    out = []
    for key, pairs in groupby(part.held, key=lambda pair: group_of(pair[0], part.standing)):
        first, last = part.groups[key]
        rows = tuple(_row(o, a, part.standing.get(str(o.candidate)), taxonomy) for o, a in pairs)
        alike = key and last > first
        out.append(Group(f"{first} to {last}: can’t be told apart yet" if alike else "", rows))
    return tuple(out)


def _columns(assessment: Assessment, taxonomy: Taxonomy) -> tuple[Column, ...]:
    return tuple(
        Column(
            id=t.competency,
            name=taxonomy.competencies[t.competency].name,
            need=t.need,
            required=str(t.required),
            colour=step(t.required),
            weight=words.figure(t.weight),
        )
        for t in in_order(assessment, taxonomy)
    )


def _row(
    outcome: Outcome, assessment: Assessment, standing: Standing | None, taxonomy: Taxonomy
) -> MatrixRow:
    marks = tuple(
        Mark("–" if t.level is None else str(t.level), step(t.level), t.level is not None and t.gap == 0)
        for t in in_order(assessment, taxonomy)
    )
    return MatrixRow(
        id=str(outcome.candidate),
        who=name(outcome),
        href=href(outcome, assessment),
        score=rounded(assessment),
        rank=interval(standing),
        gates=gates_short(assessment),
        confidence=words.percent(assessment.confidence) + (", doubts" if _doubtful(outcome) else ""),
        dominated=bool(standing and standing.dominated_by),
        marks=marks,
    )


def _doubtful(outcome: Outcome) -> bool:
    return outcome.profile is not None and bool(outcome.profile.quality.doubts)
