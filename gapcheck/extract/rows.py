"""Rows of words on a page, and what stands on either side of a place in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gapcheck.extract import dates
from gapcheck.records.document import Word

DATED = re.compile(
    r"\b(19|20)\d{2}\b|\b\d{1,2}/\d{2,4}\b|\bpresent\b|\bcurrent\b|\bnow\b|"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)


_SMALLEST = 6.0
"""Points; white is measured against no smaller font."""


@dataclass
class Row:
    """Words that stand on one line of one region, from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min([w.top for w in self.words])

    @property
    def bottom(self) -> float:
        return max([w.bottom for w in self.words])

    @property
    def text(self) -> str:
        return " ".join([w.text for w in self.words])


def sides(run: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """What stands left and right of x, row by row."""
    left = [Row([w for w in row.words if w.x1 <= x]) for row in run]
    return left, [Row([w for w in row.words if w.x1 > x]) for row in run]


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    found = dates.find(text)
    return bool(found) and not dates.without(text, found).strip(" ,.()|–-")


def cells(words: Sequence[Word], gap: float = 1.0) -> list[list[Word]]:
    """A row's words, parted at white wider than `gap` font sizes, by which a space is far narrower."""
    least = gap * _SMALLEST
    starts = [
        number
        for number, (one, other) in enumerate(pairwise(words), 1)
        if (white := other.x0 - one.x1) > least and white > gap * one.size
    ]
    return [list(words[start:stop]) for start, stop in pairwise([0, *starts, len(words)])]


def level(one: Row, other: Row) -> bool:
    """Whether both halves of a row stand on exactly one line, as a table's cells do."""
    return bool(one.words and other.words) and abs(one.bottom - other.bottom) <= 1.2
