"""White gutters: where a page's text parts into columns, and where it only seems to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from gapcheck.extract.beside import between_headings, heads_entries, stand_beside
from gapcheck.extract.rows import DATED, Row, cells, is_date, level, sides
from gapcheck.extract.sections import kind_of
from gapcheck.records.document import Word

_NARROWEST = 7.0
"""A gutter is at least this wide, in points."""

_WIDE_ENOUGH = 15.0
"""Points of width up to which a wider gutter counts for more; beyond them its height alone counts."""

_FEWEST = 3
"""Rows that a column has at least."""

_SHORT = 0.3
"""A block under this share of the text's height is a list in columns, not a column of the page."""

_DATE_LABEL = re.compile(r"^(?:period|dates?|years?|when|duration)\W*$", re.IGNORECASE)
"""What stands over a table's dates."""


@dataclass(frozen=True)
class Cut:
    """A gutter at x between top and bottom; `short` where it only parts a list set in columns."""

    x: float
    top: float
    bottom: float
    short: bool


def best_gutter(rows: list[Row]) -> Cut | None:
    """The gutter that parts the largest block into two real columns."""
    best: Cut | None = None
    best_area = 0.0
    whole = rows[-1].bottom - rows[0].top
    for x, run, width in _runs(rows, _gutter_places(rows)):
        if best and _height(run) * _WIDE_ENOUGH <= best_area:
            continue
        for block, gap in _blocks(run, width, x):
            cut = _extent(block, x, whole)
            area = (cut.bottom - cut.top) * min(gap, _WIDE_ENOUGH)
            if area > best_area:
                best, best_area = cut, area
    return best


def _height(run: list[Row]) -> float:
    """How far down the page some rows reach."""
    return max(row.bottom for row in run) - min(row.top for row in run)


def _blocks(run: list[Row], width: float, x: float) -> Iterator[tuple[list[Row], float]]:
    """What of a run x parts, and how widely: all of it, or the lists and entries between its headings."""
    parts = width >= _NARROWEST and _parts_columns(run, x)
    if parts and not heads_entries(run, x):
        yield run, width
        return
    for block in between_headings(run, x) if width else ():
        gap = _gap(block, x)
        if gap >= _NARROWEST and ((parts and _parts_columns(block, x)) or stand_beside(*sides(block, x))):
            yield block, gap


def _gap(block: Sequence[Row], x: float) -> float:
    """How wide the white at x is; 0 where one side is empty."""
    left, right = ([word for row in side for word in row.words] for side in sides(block, x))
    return min(w.x0 for w in right) - max(w.x1 for w in left) if left and right else 0.0


def _runs(rows: list[Row], places: Sequence[float]) -> Iterator[tuple[float, list[Row], float]]:
    """For each place x, maximal runs of rows in which no word crosses it, and how wide the white at x is.

    Only those with at least three rows on either side.
    No ordinary word space lies at x: a sentence that runs across is not parted by chance.
    """
    at = np.cumsum([0, *(len(row.words) for row in rows[:-1])])
    x0 = np.array([word.x0 for row in rows for word in row.words])
    x1 = np.array([word.x1 for row in rows for word in row.words])
    x = np.array(places)[:, None]
    # a row for each place, a column for each row of words
    crossed = np.logical_or.reduceat((x0 < x) & (x < x1), at, axis=1)
    left = np.maximum.reduceat(np.where(x1 <= x, x1, -np.inf), at, axis=1)
    right = np.minimum.reduceat(np.where(x0 >= x, x0, np.inf), at, axis=1)
    closed = crossed | (right - left < _NARROWEST)
    sides = np.isfinite(left), np.isfinite(right)
    for number, place in enumerate(places):
        for before, after in pairwise([-1, *np.flatnonzero(closed[number]).tolist(), len(rows)]):
            run = slice(before + 1, after)
            # with fewer rows on a side it parts no columns
            if after - before > _FEWEST and all(
                np.count_nonzero(side[number, run]) >= _FEWEST for side in sides
            ):
                edge, other = float(left[number, run].max()), float(right[number, run].min())
                yield place, rows[run], other - edge if edge < place <= other else 0.0


def _extent(run: list[Row], x: float, whole: float) -> Cut:
    """How far down the gutter reaches.

    Short lines below a list set in two columns do not cross its gutter either; so where the shorter
    side is short for the page, only the rows beside it are cut.
    """
    sides = [[row for row in run if any((w.x1 <= x) == left for w in row.words)] for left in (True, False)]
    spans = [(side[0].top, side[-1].bottom) for side in sides]
    top, bottom = min(spans, key=lambda span: span[1] - span[0])
    if bottom - top < _SHORT * whole:
        return Cut(x, top, bottom, True)
    return Cut(x, run[0].top, run[-1].bottom, False)


def _gutter_places(rows: list[Row]) -> list[float]:
    """Where a word starts after a wide gap in some row: candidates for a column's left edge."""
    starts: dict[int, float] = {}
    for row in rows:
        for one, other in pairwise(row.words):
            if other.x0 - one.x1 >= _NARROWEST:
                starts.setdefault(round(other.x0 / 3), other.x0 - 0.5)
        # a row of the right column alone starts there as well
        starts.setdefault(round(row.words[0].x0 / 3), row.words[0].x0 - 0.5)
    return sorted(starts.values())


def _parts_columns(run: list[Row], x: float) -> bool:
    """Whether both sides are texts of their own, not dates or labels beside a text."""
    left, right = sides(run, x)
    lefts, rights = [r for r in left if r.words], [r for r in right if r.words]
    few, many = sorted((lefts, rights), key=len)
    if len(few) - sum(_text_with_date(a, b) for a, b in zip(left, right, strict=True)) < _FEWEST:
        return False
    on_line = sum(level(a, b) for a, b in zip(left, right, strict=True)) / len(few)
    words_a_row = median(len(r.words) for r in few)
    if words_a_row <= 6:
        dated = sum(bool(DATED.search(r.text)) for r in few) / len(few)
        if dated >= 0.7 or (dated >= 0.4 and on_line > 0.5):
            return False
    if len(few) < 0.6 * len(many) and on_line >= 0.55 and words_a_row <= 3.5:
        # labels, dates or places beside the text that they belong to
        return False
    if on_line >= 0.85 and words_a_row <= 5:
        # a table, or a short list set in two columns: row by row on one line
        return False
    return not _parts_dates(left, right)


def _parts_dates(left: list[Row], right: list[Row]) -> bool:
    """Whether one side, as far down as the other reaches, is a rail, or its dates are the other's."""
    left, right = _core(left, right)
    if len(left) < 2:
        return False
    told = [[row for row in side if row.words] for side in (left, right)]
    return any(_is_rail(side, [row.text for row in side]) for side in told) or _cuts_off_dates(left, right)


def _is_rail(side: Sequence[Row], texts: Sequence[str]) -> bool:
    """A rail of dates, whatever stands beside it, or one of headings."""
    short = median([len(row.words) for row in side]) <= 8
    dates = short and sum(bool(DATED.search(text)) for text in texts) >= 0.7 * len(side)
    return dates or _is_rail_of_headings(texts)


def _is_rail_of_headings(texts: Sequence[str]) -> bool:
    """A rail of headings, with the dates of what stands beside them: the headings belong to that text."""
    headings = [kind_of(text) is not None for text in texts]
    if not any(headings):
        return False
    dated = [is_date(text) or bool(_DATE_LABEL.match(text)) for text in texts]
    told = sum(one or other for one, other in zip(headings, dated, strict=True))
    rail = sum(headings) >= 2 or sum(dated) >= 2
    return rail and told >= 0.7 * len(texts) and not _lists_under(headings, dated)


def _lists_under(headings: Sequence[bool], dated: Sequence[bool]) -> bool:
    """Two rows in a row that are neither heading nor date: a sidebar with lists of its own."""
    plain = [not (one or other) for one, other in zip(headings, dated, strict=True)]
    return len(plain) > 3 and any(one and other for one, other in pairwise(plain))


def _cuts_off_dates(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the gutter parts dates from the text that they belong to.

    The dates stand between the gutter and everything else on their side, and share their rows with
    the other side rather than with their own; the gutter that parts columns is beyond them.
    """
    for side, across in ((left, right), (right, left)):
        found = [[(c, is_date(_text(c))) for c in cells(row.words)] if row.words else [] for row in side]
        dated = [[cell for cell, alone in row if alone] for row in found]
        other = [[cell for cell, alone in row if not alone] for row in found]
        dates_x = [cell for row in dated for cell in row]
        other_x = [cell for row in other for cell in row]
        if len(dates_x) < 2 or not other_x:
            continue
        nearest = (
            max(c[-1].x1 for c in other_x) <= min(c[0].x0 for c in dates_x)
            if side is left
            else max(c[-1].x1 for c in dates_x) <= min(c[0].x0 for c in other_x)
        )
        own = [(_row(d), _row(o)) for d, o in zip(dated, other, strict=True) if d and o]
        beyond = [(_row(d), row) for d, row in zip(dated, across, strict=True) if d and row.words]
        if nearest and _shared(beyond) > _shared(own):
            return True
    return False


def _row(parts: Sequence[Sequence[Word]]) -> Row:
    return Row([word for part in parts for word in part])


def _shared(pairs: Sequence[tuple[Row, Row]]) -> tuple[int, int]:
    """How many pairs stand on exactly one line, and how many there are."""
    return sum(level(one, other) for one, other in pairs), len(pairs)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _core(left: list[Row], right: list[Row]) -> tuple[list[Row], list[Row]]:
    """The rows between which both sides have text, without a text and its date at either end."""
    while left:
        sides = [[n for n, row in enumerate(side) if row.words] for side in (left, right)]
        if not all(sides):
            return [], []
        start, stop = max(side[0] for side in sides), min(side[-1] for side in sides) + 1
        start += start < stop and _text_with_date(left[start], right[start])
        stop -= start < stop and _text_with_date(left[stop - 1], right[stop - 1])
        if (start, stop) == (0, len(left)):
            break
        left, right = left[start:stop], right[start:stop]
    return left, right


def _text_with_date(left: Row, right: Row) -> bool:
    return level(left, right) and is_date(right.text) and not is_date(left.text)
