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
from gapcheck.report.scale import step
from gapcheck.report.score import rounded
from gapcheck.report.standing import Separation, interval, placed, separation
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
    """One role; `width` counts the columns of its table. `more`: rows that `results.csv` has beside these."""

    id: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    width: int
    groups: tuple[Group, ...]
    more: str
    separation: Separation

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def matrix(role: str, run: Run, shown: Sequence[Outcome], taxonomy: Taxonomy, most: int) -> Matrix:
    """The table of a role with the first `most` of these candidates, the best score first."""
    held = [(outcome, a) for outcome in shown for a in outcome.assessments if a.role == role]
    held.sort(key=lambda pair: (-pair[1].score, name(pair[0]), pair[0].file))
    ranking = next((ranking for ranking in run.rankings if ranking.role == role), None)
    standing = placed(ranking)
    columns = _columns(held[0][1], taxonomy) if held else ()
    found = taxonomy.roles[role]
    names = {str(outcome.candidate): name(outcome) for outcome, _ in held}
    left = len(held) - most
    return Matrix(
        id=role,
        title=found.label,
        summary=found.summary,
        columns=columns,
        width=len(columns) + _BESIDE,
        groups=_groups(held[:most], standing, taxonomy),
        more=f"And {words.plural(left, 'candidate')} more in results.csv." if left > 0 else "",
        separation=separation(ranking, names, taxonomy),
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


def _groups(
    held: Sequence[tuple[Outcome, Assessment]], standing: dict[str, Standing], taxonomy: Taxonomy
) -> tuple[Group, ...]:
    def number(pair: tuple[Outcome, Assessment]) -> int:
        found = standing.get(str(pair[0].candidate))
        return found.group if found else 0

    out = []
    first = 1
    for key, pairs in groupby(held, key=number):
        rows = tuple(_row(o, a, standing.get(str(o.candidate)), taxonomy) for o, a in pairs)
        last = first + len(rows) - 1
        alike = key and len(rows) > 1
        out.append(Group(f"{first} to {last}: can’t be told apart yet" if alike else "", rows))
        first = last + 1
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
