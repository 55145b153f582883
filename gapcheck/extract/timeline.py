"""Months and intervals: the one place that adds up time. A month is year * 12 + month - 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcheck.records.profile import Position

Span = tuple[int, int]


def months_in(spans: Iterable[Span]) -> int:
    """Months covered by any of the spans, overlaps counted once, both ends included."""
    total, reached = 0, -1
    for start, stop in sorted(spans):
        if stop > reached:
            total += stop - max(start, reached + 1) + 1
            reached = stop
    return total


def years_in(positions: Sequence[Position], *, leading: bool = False) -> float | None:
    """Years of (leading) work to one decimal; None where no position has dates."""
    spans = [p.span for p in positions if p.span is not None]
    if not spans:
        return None
    return round(months_in(p.span for p in positions if p.span and (p.leads_people or not leading)) / 12, 1)


def written_month(month: int) -> str:
    """A month as "YYYY-MM"."""
    return f"{month // 12}-{month % 12 + 1:02}"
