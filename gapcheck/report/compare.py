"""What the compare page shows: candidates by roles, then for each role candidates by competencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.competencies import in_order
from gapcheck.report.results import people, skipped
from gapcheck.report.scale import step
from gapcheck.report.score import Score, score
from gapcheck.report.standing import Separation, cuts, interval, placed, separation
from gapcheck.report.view import Stamp, gates_said, name, stamp
from gapcheck.taxonomy.adjusting import told
from gapcheck.taxonomy.model import Taxonomy

OPEN_SKIPPED = 12
"""Up to so many skipped files are listed in full at once; more are folded under their number."""

MOST_ROLES_NAMED = 2
"""With more roles the heading counts them."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A file without pages of its own, and why; `same_as` links to the pages of the same content."""

    file: str
    state: str
    reason: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One candidate against one role, in the overview."""

    href: str
    score: Score
    gates: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the overview, a cell a role in the run's order; None where it was not assessed."""

    who: str
    note: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A competency of a role, as the head of a column."""

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
    """One candidate, the best score first. `cut`: everybody above ranks above, whatever moves."""

    who: str
    href: str
    score: str
    rank: str
    cut: bool
    gates: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One role."""

    id: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    separation: Separation


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The compare page, ready to print."""

    title: str
    counted: str
    changed: tuple[str, ...]
    skipped: tuple[Skip, ...]
    skipped_said: str
    skipped_open: bool
    roles: tuple[str, ...]
    people: tuple[Person, ...]
    matrices: tuple[Matrix, ...]
    stamp: Stamp


def index_page(run: Run, taxonomy: Taxonomy) -> IndexPage:
    """All candidates of a run."""
    shown, left = people(run), skipped(run)
    pages = {o.candidate: _href(o, o.assessments[0]) for o in shown if o.assessments}
    titles = tuple(taxonomy.roles[role].label for role in run.roles)
    return IndexPage(
        title=_title(len(shown), titles),
        counted=_counted(run, len(shown), len(left)),
        changed=told(run.settings.adjustments, taxonomy),
        skipped=tuple(_skip(outcome, pages.get(outcome.candidate, "")) for outcome in left),
        skipped_said=words.plural(len(left), "file has", "files have") + " no report",
        skipped_open=len(left) <= OPEN_SKIPPED,
        roles=titles,
        people=tuple(_person(outcome, run.roles, taxonomy) for outcome in _best_first(shown)),
        matrices=tuple(_matrix(role, run, shown, taxonomy) for role in run.roles),
        stamp=stamp(run),
    )


def _title(count: int, roles: Sequence[str]) -> str:
    asked = words.listed(roles) if len(roles) <= MOST_ROLES_NAMED else f"{words.spoken(len(roles))} roles"
    return f"{words.capital(words.spoken(count))} {'candidate' if count == 1 else 'candidates'} for {asked}"


def _counted(run: Run, read: int, left: int) -> str:
    doubts = sum(outcome.state == "read-with-doubts" for outcome in people(run))
    doubtful = f" ({doubts} with doubts)" if doubts else ""
    return f"{words.plural(read + left, 'file')}: {read} read{doubtful}, {left} without a report."


def _skip(outcome: Outcome, same_as: str) -> Skip:
    state = "same content as another file" if outcome.state == "duplicate" else "could not be read"
    reason = words.sentence(outcome.reason or "No reason was recorded")
    return Skip(outcome.file, state, reason, same_as)


def _best_first(shown: Sequence[Outcome]) -> list[Outcome]:
    best = {o.file: max((a.score for a in o.assessments), default=0.0) for o in shown}
    return sorted(shown, key=lambda o: (-best[o.file], name(o), o.file))


def _person(outcome: Outcome, roles: Sequence[str], taxonomy: Taxonomy) -> Person:
    found = {assessment.role: assessment for assessment in outcome.assessments}
    count = len(outcome.profile.quality.doubts) if outcome.profile else 0
    doubts = [words.plural(count, "doubt") + " about the reading"] if count else []
    file = [outcome.file] if outcome.file != name(outcome) else []
    cells = tuple(_cell(outcome, found[role], taxonomy) if role in found else None for role in roles)
    return Person(name(outcome), "; ".join([*file, *doubts]), cells)


def _cell(outcome: Outcome, assessment: Assessment, taxonomy: Taxonomy) -> Cell:
    confidence = words.confidence(assessment.confidence)
    return Cell(_href(outcome, assessment), score(assessment, taxonomy), gates_said(assessment), confidence)


def _href(outcome: Outcome, assessment: Assessment) -> str:
    return f"candidates/{outcome.candidate}/{assessment.role}.html"


def _matrix(role: str, run: Run, shown: Sequence[Outcome], taxonomy: Taxonomy) -> Matrix:
    held = [(outcome, a) for outcome in shown for a in outcome.assessments if a.role == role]
    held.sort(key=lambda pair: (-pair[1].score, name(pair[0]), pair[0].file))
    columns = _columns(held[0][1], taxonomy) if held else ()
    ranking = next((ranking for ranking in run.rankings if ranking.role == role), None)
    first, places = cuts(ranking), placed(ranking)
    rows = tuple(
        _matrix_row(o, a, places.get(str(o.candidate)), taxonomy, o.candidate in first) for o, a in held
    )
    found = taxonomy.roles[role]
    names = {str(outcome.candidate): name(outcome) for outcome, _ in held}
    return Matrix(role, found.label, found.summary, columns, rows, separation(ranking, names, taxonomy))


def _columns(assessment: Assessment, taxonomy: Taxonomy) -> tuple[Column, ...]:
    names = taxonomy.competencies
    return tuple(
        Column(names[t.competency].name, t.need, str(t.required), step(t.required), words.figure(t.weight))
        for t in in_order(assessment, taxonomy)
    )


def _matrix_row(
    outcome: Outcome, assessment: Assessment, standing: Standing | None, taxonomy: Taxonomy, cut: bool
) -> MatrixRow:
    marks = tuple(
        Mark("–" if t.level is None else str(t.level), step(t.level), t.level is not None and t.gap == 0)
        for t in in_order(assessment, taxonomy)
    )
    return MatrixRow(
        who=name(outcome),
        href=_href(outcome, assessment),
        score=score(assessment, taxonomy).number,
        rank=interval(standing),
        cut=cut,
        gates=gates_said(assessment),
        marks=marks,
    )
