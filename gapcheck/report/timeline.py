"""The working life to scale: a row for each position, the pauses and the overlaps as facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from gapcheck.records.profile import Position, Profile, ScopeFact
from gapcheck.report import words
from gapcheck.report.axis import Axis, Block, Span, Tick, axis, merged
from gapcheck.report.skills import Skills, skills

NOTED_MONTHS = 3
"""Shorter pauses between two dated jobs, and shorter overlaps, are not listed: CVs round their dates."""


@dataclass(frozen=True, slots=True)
class Job:
    """One position, numbered as "position N" elsewhere on the page; `bar` is None without dates.

    `scope`: the figures that the CV gives for it.
    """

    number: int
    title: str
    employer: str
    dates: str
    length: str
    leads: bool
    led: str
    page: str
    scope: tuple[str, ...]
    bar: Block | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Positions and skills on one axis; `ticks` is empty where no position has dates."""

    ticks: tuple[Tick, ...]
    pauses: tuple[Block, ...]
    jobs: tuple[Job, ...]
    facts: tuple[str, ...]
    undated: str
    skills: Skills


def timeline(profile: Profile) -> Timeline:
    """The positions of a profile, in its order (newest first)."""
    spans = [position.span for position in profile.positions if position.span]
    years, pauses = axis(spans), gaps(spans)
    found = enumerate(profile.positions, start=1)
    return Timeline(
        ticks=years.ticks() if spans else (),
        pauses=tuple(years.block(pause) for pause in pauses),
        jobs=tuple(_job(number, position, profile.scope, years) for number, position in found),
        facts=(*map(_pause, pauses), *_overlaps(profile.positions)),
        undated=_undated(len(profile.positions) - len(spans)),
        skills=skills(profile, years),
    )


def gaps(spans: Iterable[Span]) -> list[Span]:
    """First and last month of each pause of at least NOTED_MONTHS between dated jobs, oldest first."""
    held = merged(spans)
    between = [(one[1] + 1, other[0] - 1) for one, other in pairwise(held)]
    return [span for span in between if _months(span) >= NOTED_MONTHS]


def _months(span: Span) -> int:
    return span[1] - span[0] + 1


def _pause(span: Span) -> str:
    return f"{_said(span)} without a dated position."


def _said(span: Span) -> str:
    length = words.duration(_months(span))
    return f"{words.month_of(span[0])} to {words.month_of(span[1])}: {length}"


def _overlaps(positions: Sequence[Position]) -> Iterator[str]:
    """Two positions at once, oldest overlap first."""
    dated = [(position, position.span) for position in positions if position.span]
    both = [
        ((max(a[0], b[0]), min(a[1], b[1])), other, one)
        for (one, a), (other, b) in combinations(dated, 2)
        if min(a[1], b[1]) - max(a[0], b[0]) + 1 >= NOTED_MONTHS
    ]
    for span, one, other in sorted(both, key=lambda found: found[0]):
        yield f"{_said(span)} as {one.title} and as {other.title}, counted once."


def _job(number: int, position: Position, scope: Iterable[ScopeFact], years: Axis) -> Job:
    own = [fact for fact in scope if fact.evidence.position == number - 1]
    return Job(
        number=number,
        title=position.title,
        employer=position.employer or "employer not named",
        dates=_dates(position),
        length=words.duration(position.months),
        leads=position.leads_people,
        led="leads people" if position.leads_people else "leading people not shown",
        page=f"page {position.evidence.page}",
        scope=tuple(dict.fromkeys(map(words.scope, own))),
        bar=years.block(position.span) if position.span else None,
    )


def _dates(position: Position) -> str:
    if not (position.start or position.end):
        return "no dates"
    return f"{words.month(position.start)} to {words.month(position.end)}"


def _undated(count: int) -> str:
    if not count:
        return ""
    said = "position has" if count == 1 else "positions have"
    number = words.capital(words.spoken(count))
    return f"{number} {said} no dates that give an interval; not drawn, not counted in the years."
