"""The box in which weights and levels move, and each candidate's place in it, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from gapcheck.records.assessment import Assessment

PARTS = 12
"""What is asked for in whole numbers; any level reached of 1 to 4 levels asked for is a whole share of it."""

_LESS, _MORE = 3, 5
"""A weight less a quarter and a quarter more, in quarters of it."""

_FINEST = 1000
"""Weights count to a thousandth."""


@dataclass(frozen=True, slots=True)
class Box:
    """The competencies of a role that count, the levels asked for, and the weights as whole numbers."""

    competencies: tuple[str, ...]
    required: tuple[int, ...]
    weights: tuple[int, ...]

    @classmethod
    def of(cls, assessment: Assessment) -> Box:
        asked = [term for term in assessment.terms if term.weight > 0]
        weights = [Fraction(term.weight).limit_denominator(_FINEST) for term in asked]
        unit = lcm(*(weight.denominator for weight in weights))
        return cls(
            tuple(term.competency for term in asked),
            tuple(term.required for term in asked),
            tuple(int(weight * unit) for weight in weights),
        )

    def gain(self, number: int, difference: int) -> int:
        """The most that a competency adds to a difference of scores while its weight moves by a quarter."""
        return self.weights[number] * difference * (_MORE if difference > 0 else _LESS)

    def gains(self, mine: Sequence[int], theirs: Sequence[int]) -> list[int]:
        """The same for every competency, of one's shares over another's."""
        return [
            weight * (m - t) * (_MORE if m > t else _LESS)
            for weight, m, t in zip(self.weights, mine, theirs, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Measured:
    """One candidate's shares of what the role asks for, in the order of the box.

    `shown` are as the levels are; `low` and `high` with every unsure level one lower or higher. `score`
    is from 0 to 1.
    """

    candidate: str
    shown: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    readable: tuple[bool, ...]
    unsure: tuple[bool, ...]
    whole: bool
    score: Fraction

    def range(self, box: Box) -> tuple[Fraction, Fraction]:
        """The least and the most that the score can be in the box; anything where nothing could be read."""
        kept = [number for number, known in enumerate(self.readable) if known]
        if not kept:
            return Fraction(0), Fraction(1)
        weights = [box.weights[number] for number in kept]
        return (
            1 - _highest(weights, [PARTS - self.low[n] for n in kept]),
            _highest(weights, [self.high[n] for n in kept]),
        )


def measured(candidate: str, assessment: Assessment, unsure: frozenset[str], box: Box) -> Measured:
    """A candidate in the box; a CV of which nothing could be read may score anything."""
    by_id = {term.competency: term.level for term in assessment.terms}
    levels = [by_id[competency] for competency in box.competencies]
    moves = tuple(
        competency in unsure and level is not None
        for competency, level in zip(box.competencies, levels, strict=True)
    )

    def shares(step: int) -> tuple[int, ...]:
        return tuple(
            PARTS * min(max((level or 0) + step * move, 0), asked) // asked
            for level, move, asked in zip(levels, moves, box.required, strict=True)
        )

    readable = tuple(level is not None for level in levels)
    kept = [number for number, known in enumerate(readable) if known]
    shown, low, high = shares(0), shares(-1), shares(1)
    weights = [box.weights[number] for number in kept]
    return Measured(
        candidate, shown, low, high, readable, moves, all(readable),
        score=_mean(weights, [shown[n] for n in kept]) if kept else Fraction(0),
    )  # fmt: skip


def _mean(weights: Sequence[int], shares: Sequence[int]) -> Fraction:
    total = sum(weight * share for weight, share in zip(weights, shares, strict=True))
    return Fraction(total, PARTS * sum(weights))


def _highest(weights: Sequence[int], shares: Sequence[int]) -> Fraction:
    """The highest mean while every weight moves by a quarter.

    A weight is best at an end: high where its share is above the mean, low where below. So the highest
    mean is among those that raise the weights of the best shares, however many of them.
    """
    order = sorted(range(len(shares)), key=lambda n: -shares[n])
    means = []
    for raised in range(len(order) + 1):
        moved = [weights[n] * (_MORE if place < raised else _LESS) for place, n in enumerate(order)]
        means.append(_mean(moved, [shares[n] for n in order]))
    return max(means)
