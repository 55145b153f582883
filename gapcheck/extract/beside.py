"""Whole entries side by side, such as two jobs, which are read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gapcheck.extract.rows import DATED, Row, cells, is_date, level, sides
from gapcheck.extract.sections import kind_of
from gapcheck.records.document import Word

_FEWEST = 3
"""Rows of a block of entries."""

_MOSTLY_TEXT, _NEARLY_ALL, _RUNNING, _HEADING_WORDS = 0.4, 0.8, 4, 4
"""Of entries side by side: share of rows that are dates at most, and that start at an edge; words of a
row of running text, and of a heading between them.
"""


def between_headings(run: Sequence[Row], x: float) -> list[list[Row]]:
    """A run's blocks, parted at headings: one that fills its row, or one in a rail beside its entries."""
    blocks: list[list[Row]] = [[]]
    for row in run:
        if _is_heading(row.words):
            blocks.append([])
        elif _opens_in_rail(row, x):
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return [block for block in blocks if len(block) >= _FEWEST]


def heads_entries(run: Sequence[Row], x: float) -> bool:
    """Whether headings among the rows stand over cells on both sides of x, or in a rail beside them.

    A heading of a real column has text beside it, or a text below it that shares no line with the other.
    """
    headed = [below for row, below in pairwise(run) if _is_heading(row.words)]
    headed += [row for row in run if _opens_in_rail(row, x)]
    both = [halves for halves in (_split(row, x) for row in headed) if halves[0].words and halves[1].words]
    return bool(both) and all(level(*halves) for halves in both)


def _is_heading(words: Sequence[Word]) -> bool:
    return len(words) <= _HEADING_WORDS and kind_of(Row([*words]).text) is not None


def _opens_in_rail(row: Row, x: float) -> bool:
    """Whether a row's first cell is a heading, with another cell between it and x."""
    first, *more = cells(row.words)
    return bool(more) and more[0][-1].x1 <= x and _is_heading(first)


def _split(row: Row, x: float) -> tuple[Row, Row]:
    (left,), (right,) = sides([row], x)
    return left, right


def stand_beside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether whole entries stand on both sides: each has dates, or running text, of its own.

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
    return all(_wraps([row for row in side if row.words]) for side in (left, right))


def _flush(side: Sequence[Row]) -> bool:
    """Whether nearly all rows of a side start at one of two edges: its texts', and its list marks'."""
    edges = Counter(round(row.words[0].x0) for row in side)
    return sum(count for _, count in edges.most_common(2)) >= _NEARLY_ALL * len(side)


def _wraps(side: Sequence[Row]) -> bool:
    """Whether a side's rows are running text: a row of several words goes on in small letters."""
    return any(len(one.words) >= _RUNNING and _goes_on(other) for one, other in pairwise(side))


def _goes_on(row: Row) -> bool:
    """Whether a row is the rest of a sentence: words in small letters, or its last word."""
    return row.text[0].islower() and (len(row.words) > 1 or row.text.endswith("."))
