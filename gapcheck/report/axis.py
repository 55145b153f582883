"""The years of a working life as a line from 0% to 100%: everything drawn to scale stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MOST_TICKS = 8
_NARROWEST = 0.4
"""Percent; a job of one month in forty years is still seen."""

Span = tuple[int, int]
"""First and last month, inclusive, each as year * 12 + month - 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """From where to how far, as percentages that SVG understands."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    label: str
    x: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years: the first month and how many."""

    first: int
    months: int

    def block(self, span: Span) -> Block:
        """The months of a span, its last one whole."""
        width = 100 * (span[1] + 1 - span[0]) / self.months
        return Block(self._x(span[0]), f"{max(width, _NARROWEST):.2f}%")

    def ticks(self) -> tuple[Tick, ...]:
        """Januaries, every so many years that they can be told apart."""
        first, years = self.first // 12, self.months // 12
        step = next(step for step in (1, 2, 5, 10, 100) if years / step <= _MOST_TICKS)
        start = -(-first // step) * step
        # a label at the far end would stand outside
        return tuple(Tick(str(year), self._x(12 * year)) for year in range(start, first + years, step))

    def _x(self, month: int) -> str:
        return f"{100 * (month - self.first) / self.months:.2f}%"


def axis(spans: Sequence[Span]) -> Axis:
    """Whole years around all spans; one year where there is none."""
    first = min((span[0] for span in spans), default=0) // 12 * 12
    last = (max((span[1] for span in spans), default=first) // 12 + 1) * 12
    return Axis(first, last - first)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same months as spans that neither overlap nor touch, oldest first."""
    out: list[Span] = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1] + 1:
            out[-1] = out[-1][0], max(out[-1][1], last)
        else:
            out.append((first, last))
    return out
