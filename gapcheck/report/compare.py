"""What the compare pages show: candidates by roles, then for each role candidates by competencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.elsewhere import Shared, each_once
from gapcheck.report.explore import tools_data
from gapcheck.report.matrix import Matrix, gates_short, href, matrix
from gapcheck.report.parts import INDEX, MOST_ROWS, Part, file, is_split, parts
from gapcheck.report.results import people, skipped
from gapcheck.report.score import Headline, headline
from gapcheck.report.standing import interval, placed
from gapcheck.report.view import Link, Stamp, name, stamp
from gapcheck.taxonomy.adjusting import told
from gapcheck.taxonomy.model import Taxonomy

OPEN_SKIPPED = 12
"""Up to so many skipped files are listed in full at once; more are folded under their number."""

OPEN_SHARED = 3
"""The same for those that share an e-mail address or phone number."""

MOST_ROLES_NAMED = 2
"""With more roles the heading counts them."""

MOST_ROLES_WORDED = 3
"""With more roles the overview shows score and rank only; the table of each role has the rest."""


@dataclass(frozen=True, slots=True)
class Skip:
    """A file without pages of its own, and why; `same_as` links to the pages of the same content."""

    file: str
    state: str
    reason: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One candidate against one role, in the overview; `fits` marks the role that the CV is most like."""

    href: str
    score: Headline
    rank: str
    gates: str
    confidence: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the overview, a cell a role in the run's order; None where it was not assessed."""

    id: str
    who: str
    note: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A compare page, ready to print. `home` leads back from the page of a role.

    `part` says which candidates a page holds where they are too many for one, `parts` are all such pages.
    `also`: files that share an e-mail address or phone number. `elsewhere` are the pages of roles that have
    their own. `data` is JSON for the page's script.
    """

    title: str
    counted: str
    changed: tuple[str, ...]
    skipped: tuple[Skip, ...]
    skipped_said: str
    skipped_open: bool
    also: tuple[Shared, ...]
    also_said: str
    also_open: bool
    part: str
    parts: tuple[Link, ...]
    roles: tuple[Link, ...]
    brief: bool
    choice: bool
    people: tuple[Person, ...]
    more: str
    elsewhere: tuple[Link, ...]
    home: str
    matrices: tuple[Matrix, ...]
    data: str
    stamp: Stamp


def compare_pages(run: Run, taxonomy: Taxonomy) -> Iterator[tuple[str, IndexPage]]:
    """All compare pages of a run with their file names, one by one; `index.html` comes last."""
    shown = people(run)
    alone = is_split(run.roles, len(shown))
    for role in run.roles:
        for part in parts(role, run, shown):
            page = file(role, part.number, alone)
            if page != INDEX:
                yield page, _role_page(part, run, shown, taxonomy)
    yield INDEX, index_page(run, taxonomy)


def index_page(run: Run, taxonomy: Taxonomy) -> IndexPage:
    """All candidates of a run; with many of them and several roles, the tables of roles are elsewhere."""
    shown, left = people(run), skipped(run)
    alone = is_split(run.roles, len(shown))
    plain = len(run.roles) == 1  # the table of the role says all that the overview would
    pages = {o.candidate: href(o, o.assessments[0]) for o in shown if o.assessments}
    titles = tuple(taxonomy.roles[role].label for role in run.roles)
    links = tuple(
        Link(title, file(role, 1, alone) if alone else f"#{role}")
        for role, title in zip(run.roles, titles, strict=True)
    )
    roles = () if alone or not shown else run.roles
    first = tuple(next(parts(role, run, shown)) for role in roles)
    here = [outcome for outcome, _ in first[0].held] if plain and first else shown
    also = tuple(each_once(shown, lambda candidate: pages.get(candidate, "")))[:MOST_ROWS]
    return IndexPage(
        title=_title(len(shown), titles),
        counted=_counted(run, len(shown), len(left)),
        changed=told(run.settings.adjustments, taxonomy),
        skipped=tuple(_skip(outcome, pages.get(outcome.candidate, "")) for outcome in left),
        skipped_said=words.plural(len(left), "file has", "files have") + " no report",
        skipped_open=len(left) <= OPEN_SKIPPED,
        also=also,
        also_said=words.plural(sum(bool(o.also) for o in shown), "file shares", "files share")
        + " one with another",
        also_open=len(also) <= OPEN_SHARED,
        part=_part(first[0]) if first else "",
        parts=_parts(first[0], alone) if first else (),
        roles=links,
        brief=len(titles) > MOST_ROLES_WORDED,
        choice=len(titles) > 1,
        people=() if plain else _people(run, shown, taxonomy),
        more="" if plain else _more(len(shown)),
        elsewhere=links if alone else (),
        home="",
        matrices=tuple(matrix(part, run, shown, taxonomy) for part in first),
        data=tools_data(run, here, roles, taxonomy),
        stamp=stamp(run),
    )


def _role_page(part: Part, run: Run, shown: Sequence[Outcome], taxonomy: Taxonomy) -> IndexPage:
    title = taxonomy.roles[part.role].label
    mine = tuple(change for change in run.settings.adjustments if change.role == part.role)
    alone = is_split(run.roles, len(shown))
    return IndexPage(
        title=_title(len(shown), (title,)),
        counted="",
        changed=told(mine, taxonomy),
        skipped=(),
        skipped_said="",
        skipped_open=False,
        also=(),
        also_said="",
        also_open=False,
        part=_part(part),
        parts=_parts(part, alone),
        roles=(Link(title, f"#{part.role}"),),
        brief=False,
        choice=False,
        people=(),
        more="",
        elsewhere=(),
        home=INDEX,
        matrices=(matrix(part, run, shown, taxonomy),),
        data=tools_data(run, [outcome for outcome, _ in part.held], (part.role,), taxonomy),
        stamp=stamp(run),
    )


def _part(part: Part) -> str:
    """Which candidates a page holds; "" where it holds all."""
    if len(part.spans) == 1:
        return ""
    first, last = part.spans[part.number - 1]
    return f"Candidates {first:,} to {last:,} of {part.count:,}, the best score first."


def _parts(part: Part, alone: bool) -> tuple[Link, ...]:
    """All pages of a role, by the places that they hold."""
    if len(part.spans) == 1:
        return ()
    return tuple(
        Link(f"{first:,} to {last:,}", file(part.role, number, alone), number == part.number)
        for number, (first, last) in enumerate(part.spans, 1)
    )


def _more(count: int) -> str:
    left = count - MOST_ROWS
    return f"And {words.plural(left, 'candidate')} more on the pages of the roles." if left > 0 else ""


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


def _people(run: Run, shown: Sequence[Outcome], taxonomy: Taxonomy) -> tuple[Person, ...]:
    best = {o.file: max((a.score for a in o.assessments), default=0.0) for o in shown}
    first = sorted(shown, key=lambda o: (-best[o.file], name(o), o.file))[:MOST_ROWS]
    standing = {ranking.role: placed(ranking) for ranking in run.rankings}
    return tuple(_person(outcome, run.roles, standing, taxonomy) for outcome in first)


def _person(
    outcome: Outcome, roles: Sequence[str], standing: dict[str, dict[str, Standing]], taxonomy: Taxonomy
) -> Person:
    found = {assessment.role: assessment for assessment in outcome.assessments}
    count = len(outcome.profile.quality.doubts) if outcome.profile else 0
    doubts = [words.plural(count, "doubt") + " about the reading"] if count else []
    file = [outcome.file] if outcome.file != name(outcome) else []
    id_ = str(outcome.candidate)
    cells = tuple(
        _cell(outcome, found[role], standing.get(role, {}).get(id_), taxonomy) if role in found else None
        for role in roles
    )
    notes = (*file, *doubts, *_elsewhere(outcome, roles, taxonomy))
    return Person(id_, name(outcome), "; ".join(notes), cells)


def _elsewhere(outcome: Outcome, roles: Sequence[str], taxonomy: Taxonomy) -> Iterator[str]:
    """The role that the CV is most like, where the run did not ask for it."""
    fit = outcome.fit
    if fit is not None and not {fit.role, *fit.equal} & set(roles):
        yield f"most like {taxonomy.roles[fit.role].label}"


def _cell(outcome: Outcome, assessment: Assessment, standing: Standing | None, taxonomy: Taxonomy) -> Cell:
    fit = outcome.fit
    return Cell(
        href=href(outcome, assessment),
        score=headline(assessment, taxonomy),
        rank=interval(standing),
        gates=gates_short(assessment),
        confidence=words.percent(assessment.confidence),
        fits=fit is not None and assessment.role in (fit.role, *fit.equal),
    )
