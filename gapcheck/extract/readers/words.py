"""Characters into words, by the rules of pdfplumber's `extract_words`, for a whole page at once.

A word ends at a space, at a gap, and where the next character stands on another line; gaps are
measured against the size of the character before, so big headings hold together. Text that is not
upright is read the same way with its axes exchanged. A test holds that the words are pdfplumber's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from statistics import median

import numpy as np

from gapcheck.extract.readers.characters import Char, Chars, Floats, Marks, Whole, signs
from gapcheck.extract.text import clean
from gapcheck.records.document import Word

GAP = 0.17
"""Two characters stand apart from this share of the font size on; a space is about 0.25."""

_SAME_LINE, _SAME_COLUMN = 2.0, 3.0
"""Points from one character to the next up to which they stand in one line, and in one column of
text that is not upright."""

_NO_WORD = re.compile(r"\(cid:\d+\)|\.{4,}")
"""Icons without a character, and dots that lead the eye to a page's edge."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬁ": "fi", "ﬂ": "fl", "ﬆ": "st", "ﬅ": "st"})


def words(chars: Chars | Sequence[Char]) -> list[Word]:
    """Words of one page's characters."""
    columns = chars if isinstance(chars, Chars) else Chars.of(chars)
    out = []
    turns = np.flatnonzero(columns.upright[1:] != columns.upright[:-1]) + 1
    for rows in np.split(np.arange(len(columns)), turns):
        if len(rows):
            out += _words(columns, *_order(columns, rows))
    return out


def _order(chars: Chars, rows: Whole) -> tuple[Whole, Marks]:
    """The rows that hold a sign, in the order to read them in, and which of them start a word."""
    x0, top, x1, bottom, size = (c[rows] for c in (chars.x0, chars.top, chars.x1, chars.bottom, chars.size))
    if chars.upright[rows[0]]:
        line = _clusters(top, _SAME_LINE)
        order = np.lexsort((x0, line))
        start, end, side = x0[order], x1[order], top[order]
        gap, aside = GAP * size[order][:-1], np.full(len(rows) - 1, _SAME_LINE)
    else:
        line = _clusters(x0, _SAME_COLUMN)
        order = np.lexsort((bottom, top, line))
        start, end, side = top[order], bottom[order], x0[order]
        gap, aside = np.full(len(rows) - 1, _SAME_LINE), GAP * size[order][:-1]
    line, blank = line[order], chars.blank()[rows][order]
    begins = np.ones(len(rows), np.bool_)
    begins[1:] = (
        (line[1:] != line[:-1])
        | blank[:-1]
        | (start[1:] < start[:-1])
        | (start[1:] > end[:-1] + gap)
        | (np.abs(side[1:] - side[:-1]) > aside)
    )
    return rows[order][~blank], begins[~blank]


def _clusters(places: Floats, tolerance: float) -> Whole:
    """The number of each place's group; a group ends where the next place is further than the tolerance."""
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    number = np.zeros(len(places), np.int64)
    number[order[1:]] = np.cumsum(ordered[1:] > ordered[:-1] + tolerance)
    return number


def _words(chars: Chars, rows: Whole, begins: Marks) -> list[Word]:
    at = np.flatnonzero(begins)
    if not len(at):
        return []
    ends = np.append(at[1:], len(rows))
    size = chars.size[rows]
    bold = np.add.reduceat(chars.bold[rows].astype(np.int64), at) * 2 > ends - at
    least, most = np.minimum.reduceat(size, at), np.maximum.reduceat(size, at)
    for number in np.flatnonzero(least != most).tolist():
        least[number] = median(size[at[number] : ends[number]].tolist())
    columns = (
        np.minimum.reduceat(chars.x0[rows], at),
        np.minimum.reduceat(chars.top[rows], at),
        np.maximum.reduceat(chars.x1[rows], at),
        np.maximum.reduceat(chars.bottom[rows], at),
        least,
        bold,
    )
    texts = map(_text, _spelled(chars, rows, at.tolist(), ends.tolist()))
    places = zip(*(column.tolist() for column in columns), strict=True)
    return [Word(text, *place) for text, place in zip(texts, places, strict=True) if text]


def _spelled(chars: Chars, rows: Whole, at: list[int], ends: list[int]) -> list[str]:
    if isinstance(chars.text, str):
        text = signs(chars.text)[rows].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return [text[start:stop] for start, stop in zip(at, ends, strict=True)]
    texts = [chars.text[row] for row in rows.tolist()]
    return ["".join(texts[start:stop]) for start, stop in zip(at, ends, strict=True)]


@lru_cache(1 << 15)
def _text(written: str) -> str:
    """A word as the rules want it; the same words come again and again."""
    return clean(_NO_WORD.sub("", written.translate(_LIGATURES)))
