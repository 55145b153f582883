"""Whole entries side by side, such as two jobs, which are read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gapcheck.extract.rows import DATED, Row, is_date, sides
from gapcheck.extract.sections import kind_of

_FEWEST = 3
"""Rows of a block of entries."""

_MOSTLY_TEXT, _NEARLY_ALL, _RUNNING, _HEADING_WORDS = 0.4, 0.8, 4, 4
"""Of entries side by side: share of rows that are dates at most, and that start at an edge; words of a
row of running text, and of a heading between them.
"""


def entries_beside(run: Sequence[Row], x: float) -> list[list[Row]]:
    """The blocks between a run's headings in which whole entries stand side by side."""
    blocks: list[list[Row]] = [[]]
    for row in run:
        if len(row.words) <= _HEADING_WORDS and kind_of(row.text) is not None:
            blocks.append([])
        else:
            blocks[-1].append(row)
    return [block for block in blocks if len(block) >= _FEWEST and _stand_beside(*sides(block, x))]


def _stand_beside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether each side has dates, or running text, of its own.

    Both sides start at edges of their own, so no cell of a table is set in, or to the right.
    """
    both = [(a, b) for a, b in zip(left, right, strict=True) if a.words and b.words]
    if len(both) < max(_FEWEST, _NEARLY_ALL * len(left)) or not all(
        _flush([pair[side] for pair in both]) for side in (0, 1)
    ):
        return False
    dated = sum(is_date(a.text) and is_date(b.text) for a, b in both)
    if dated:
        return dated <= _MOSTLY_TEXT * len(both)
    if any(DATED.search(row.text) for row in (*left, *right)):
        return False
    return all(_wraps([pair[side] for pair in both]) for side in (0, 1))


def _flush(side: Sequence[Row]) -> bool:
    """Whether nearly all rows of a side start at one of two edges: its texts', and its list marks'."""
    edges = Counter(round(row.words[0].x0) for row in side)
    return sum(count for _, count in edges.most_common(2)) >= _NEARLY_ALL * len(side)


def _wraps(side: Sequence[Row]) -> bool:
    """Whether a side's rows are running text: a row of several words goes on in small letters."""
    return any(
        len(one.words) >= _RUNNING and len(other.words) > 1 and other.text[0].islower()
        for one, other in pairwise(side)
    )
