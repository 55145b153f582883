"""The working life to scale: coordinates for the drawing, and the same as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapcheck.records.profile import Position, Profile
from gapcheck.report import words

GAP_MONTHS = 3
"""Shorter pauses between two dated jobs are not listed: CVs round their dates."""

WIDTH = 860
_LABELS, _RIGHT, _TOP, _ROW, _BAR = 250, 16, 8, 24, 12
_LABEL_LETTERS, _MOST_TICKS = 36, 12

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """One position in the drawing; `y` is the bar's top, `base` the label's baseline."""

    label: str
    x: float
    y: int
    width: float
    base: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Months between two dated jobs: the sentence, and where it lies in the drawing."""

    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the table, numbered as "position N" elsewhere on the page."""

    number: int
    title: str
    employer: str
    start: str
    end: str
    length: str
    leads: str
    page: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Drawing and table; `bars` is empty where no position has dates."""

    width: int
    height: int
    bar: int
    top: int
    floor: int
    depth: int
    left: int
    right: int
    axis: int
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    jobs: tuple[Job, ...]
    undated: str


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    months: int

    def x(self, month: int) -> float:
        room = WIDTH - _LABELS - _RIGHT
        return round(_LABELS + room * (month - self.first) / self.months, 1)

    def width(self, span: Span) -> float:
        return round(max(self.x(span[1] + 1) - self.x(span[0]), 2.0), 1)


def timeline(profile: Profile) -> Timeline:
    """The positions of a profile, in its order (newest first)."""
    dated = [(position, position.span) for position in profile.positions if position.span]
    axis = _axis([span for _, span in dated])
    floor = _TOP + _ROW * len(dated)
    return Timeline(
        width=WIDTH,
        height=floor + 24,
        bar=_BAR,
        top=_TOP,
        floor=floor,
        depth=floor - _TOP,
        left=_LABELS,
        right=WIDTH - _RIGHT,
        axis=floor + 16,
        ticks=_ticks(axis),
        bars=tuple(_bar(row, position, span, axis) for row, (position, span) in enumerate(dated)),
        gaps=tuple(_gap(span, axis) for span in gaps([span for _, span in dated])),
        jobs=tuple(_job(number, position) for number, position in enumerate(profile.positions, start=1)),
        undated=_undated(len(profile.positions) - len(dated)),
    )


def gaps(spans: Iterable[Span]) -> list[Span]:
    """First and last month of each pause of at least GAP_MONTHS between dated jobs, oldest first."""
    out: list[Span] = []
    covered: int | None = None
    for first, last in sorted(spans):
        if covered is not None and first - covered - 1 >= GAP_MONTHS:
            out.append((covered + 1, first - 1))
        covered = last if covered is None else max(covered, last)
    return out


def _axis(spans: list[Span]) -> _Axis:
    """Whole years around all spans."""
    first = min((span[0] for span in spans), default=0) // 12 * 12
    last = (max((span[1] for span in spans), default=0) // 12 + 1) * 12
    return _Axis(first, last - first)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    years = axis.months // 12
    step = next(step for step in (1, 2, 5, 10, 100) if years / step <= _MOST_TICKS)
    first = -(-axis.first // 12 // step) * step
    return tuple(
        Tick(str(year), axis.x(year * 12)) for year in range(first, axis.first // 12 + years + 1, step)
    )


def _bar(row: int, position: Position, span: Span, axis: _Axis) -> Bar:
    y = _TOP + _ROW * row + (_ROW - _BAR) // 2
    label = words.shortened(position.title, _LABEL_LETTERS)
    return Bar(label, axis.x(span[0]), y, axis.width(span), y + _BAR - 2, position.leads_people)


def _gap(span: Span, axis: _Axis) -> Gap:
    length = words.duration(span[1] - span[0] + 1)
    text = f"{words.month_of(span[0])} to {words.month_of(span[1])}: {length} without a dated position."
    return Gap(text, axis.x(span[0]), axis.width(span))


def _job(number: int, position: Position) -> Job:
    return Job(
        number=number,
        title=position.title,
        employer=position.employer or "not named",
        start=words.month(position.start),
        end=words.month(position.end),
        length=words.duration(position.months),
        leads="yes" if position.leads_people else "not shown",
        page=f"page {position.evidence.page}",
    )


def _undated(count: int) -> str:
    if not count:
        return ""
    said = "position has" if count == 1 else "positions have"
    number = words.capital(words.spoken(count))
    return f"{number} {said} no dates that give an interval; not drawn, not counted in the years."
