"""The one fact that would do most to tell two candidates apart.

Settling a competency fixes both levels and the weight. The difference of the two scores then no longer
moves by what that competency could add or take, its swing. Once the swing is larger than what the weaker
side could lead by, settling it can put one of the two above the other in every case.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from gapcheck.match.box import Box, Measured
from gapcheck.records.comparison import Near, Settling

MOST_NEAR = 10
"""Of so many who can't be told apart from a candidate, the nearest in rank, the facts are worked out."""


def nearest(one: Measured, others: Sequence[Measured], box: Box) -> tuple[Near, ...]:
    """The facts for the first few of those who can't be told apart from a candidate."""
    return tuple(separating(one, other, box) for other in others[:MOST_NEAR])


def separating(one: Measured, other: Measured, box: Box) -> Near:
    """The competency with the greatest swing between two candidates; the first by id among equal ones."""
    if one.readable != other.readable:
        return _unread(one, other, box)
    most, against = box.gains(one.high, other.low), box.gains(other.high, one.low)
    swings = list(map(add, most, against))
    greatest = max(swings, default=0)
    if greatest == 0:
        return Near(other.candidate, None, "none", settles=False)
    number = min((n for n, s in enumerate(swings) if s == greatest), key=lambda n: box.competencies[n])
    unsure_of = tuple(
        m.candidate for m in (one, other) if m.unsure[number] and m.low[number] < m.high[number]
    )
    what: Settling = "level" if unsure_of else "weight"
    settles = greatest > min(sum(most), sum(against))
    return Near(other.candidate, box.competencies[number], what, settles, tuple(sorted(unsure_of)))


def _unread(one: Measured, other: Measured, box: Box) -> Near:
    """Where a part of one CV could not be read, reading it comes first: the heaviest such competency."""
    apart = [n for n in range(len(box.weights)) if one.readable[n] != other.readable[n]]
    number = min(apart, key=lambda n: (-box.weights[n], box.competencies[n]))
    unread = one if other.readable[number] else other
    return Near(
        other.candidate, box.competencies[number], "reading", settles=False, unsure_of=(unread.candidate,)
    )
