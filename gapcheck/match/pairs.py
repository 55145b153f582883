"""Who is above whom in every case, and who dominates whom, for all pairs at once, a block of rows at a time.

Each candidate's gains on another are a table of competency and share, so the greatest difference of a pair
is one row of a matrix times one column of another. n candidates take n * n cells, some ns each, and as much
room as one block. Cells are whole numbers, exact in the floating point that they are computed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

import numpy as np
from numpy.typing import NDArray

from gapcheck.match.box import PARTS, Box, Measured

_CELLS = 4_000_000
"""Cells of a block: rows times candidates."""

_EXACT_SINGLE = 1 << 24
"""Whole numbers below are exact in single precision."""

_SHARES = np.array(sorted({PARTS * level // asked for asked in (1, 2, 3, 4) for level in range(asked + 1)}))
"""All shares of what is asked for that a level can be: sevenfold, whatever the role."""

_WORSE = 1000
"""What a competency on which one is worse counts in the table of dominance: more than all better ones."""

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows from `first` on: for each, by the other's number, whether the other is below or above in every
    case, or dominates."""

    first: int
    below: Mask
    above: Mask
    dominating: Mask


def blocks(found: Sequence[Measured], box: Box, better: int) -> Iterator[Block]:
    """All pairs, in blocks of rows. Dominating means better on at least `better` competencies."""
    single = 15 * PARTS * sum(box.weights) < _EXACT_SINGLE
    low, high, shown = (_shares(found, name) for name in ("low", "high", "shown"))
    gains, high_at = _sized(_gains(low, box), single=single), _sized(_one_hot(high), single=single)
    lead, shown_at = _sized(_leads(shown), single=True), _sized(_one_hot(shown), single=True)
    apart = _Apart.of(found, box)
    rows = max(1, _CELLS // max(1, len(found)))
    for first in range(0, len(found), rows):
        part = slice(first, first + rows)
        below = gains[part] @ high_at.T < 0
        above = high_at[part] @ gains.T < 0
        led = shown_at[part] @ lead.T
        dominating = (led >= better) & (led < _WORSE)
        if apart is not None:
            apart.settle(part, below, above, dominating)
        yield Block(first, below, above, dominating)


def _shares(found: Sequence[Measured], name: str) -> NDArray[np.int64]:
    width = len(found[0].shown)
    return np.array([getattr(one, name) for one in found], dtype=np.int64).reshape(len(found), width)


def _one_hot(shares: NDArray[np.int64]) -> Matrix:
    """One row a candidate; of each competency's columns, one a share, that of its own is 1."""
    at: Mask = shares[:, :, None] == _SHARES
    return at.reshape(len(shares), -1).astype(np.float64)


def _sized(matrix: Matrix, *, single: bool) -> Matrix:
    """The same numbers in single precision, which is twice as fast, where they stay exact."""
    return cast(Matrix, matrix.astype(np.float32)) if single else matrix


def _gains(low: NDArray[np.int64], box: Box) -> Matrix:
    """For each candidate, by another's competency and share, the most that the other gains on its low one."""
    table = np.array([[box.gain(c, step) for step in range(-PARTS, PARTS + 1)] for c in range(low.shape[1])])
    steps = PARTS + _SHARES - low[:, :, None]
    picked = table[np.arange(low.shape[1])[:, None], steps] if low.shape[1] else steps
    return picked.reshape(len(low), -1).astype(np.float64)


def _leads(shown: NDArray[np.int64]) -> Matrix:
    """For each candidate, by another's competency and share: 1 where it is better, _WORSE where worse."""
    mine = shown[:, :, None]
    counted: NDArray[np.int64] = (mine > _SHARES) + _WORSE * (mine < _SHARES)
    return counted.reshape(len(shown), -1).astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Apart:
    """Candidates who were read on different competencies: their own ranges of score decide."""

    pattern: NDArray[np.int64]
    whole: Mask
    least: NDArray[np.int64]
    most: NDArray[np.int64]

    @classmethod
    def of(cls, found: Sequence[Measured], box: Box) -> _Apart | None:
        patterns = sorted({one.readable for one in found})
        if len(patterns) < 2 and all(one.whole for one in found):
            return None
        ranges = [one.range(box) for one in found]
        order = {value: place for place, value in enumerate(sorted({v for pair in ranges for v in pair}))}
        return cls(
            np.array([patterns.index(one.readable) for one in found]),
            np.array([one.whole for one in found]),
            _places([least for least, _ in ranges], order),
            _places([most for _, most in ranges], order),
        )

    def settle(self, part: slice, below: Mask, above: Mask, dominating: Mask) -> None:
        """Put right, in place, the pairs that were read on different competencies."""
        other = self.pattern[part][:, None] != self.pattern
        below[other] = (self.most < self.least[part][:, None])[other]
        above[other] = (self.most[part][:, None] < self.least)[other]
        dominating &= self.whole[part][:, None] & self.whole


def _places(values: Sequence[Fraction], order: dict[Fraction, int]) -> NDArray[np.int64]:
    return np.array([order[value] for value in values])
