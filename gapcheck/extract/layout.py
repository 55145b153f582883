"""Words of a page into lines, columns and the order in which a person would read them.

A page is cut like a newspaper: a white gutter that parts two blocks of text parts two columns, what
stands above and below it is read before and after. A gutter that only parts dates (or labels) from
the text beside them is no column: those words belong to the line that they stand on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from statistics import median

from gapcheck.extract.text import BULLETS, repair
from gapcheck.records.document import Line, Word
from gapcheck.records.evidence import BBox

_NARROWEST = 7.0
"""A gutter is at least this wide, in points."""

_SHORT = 0.3
"""A block under this share of the text's height is a list in columns, not a column of the page."""

_DATED = re.compile(
    r"\b(19|20)\d{2}\b|\b\d{1,2}/\d{2,4}\b|\bpresent\b|\bcurrent\b|\bnow\b|"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(rf"^[{re.escape(BULLETS)}]$")


@dataclass
class Row:
    """Words that stand on one line of one region, from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


@dataclass(frozen=True)
class Region:
    """A block that is read from top to bottom: one column, or a band across the page."""

    page: int
    x0: float
    x1: float
    rows: tuple[Row, ...]
    key: int
    """Regions of one key belong together: they are parts of one column, or of the page's bands."""
    is_column: bool = False


def lines(pages: Iterable[tuple[int, Sequence[Word]]]) -> tuple[Line, ...]:
    """All lines of a document in reading order, numbered from 1.

    A column that goes on at the same place of the next page is read on there first, so a job that
    breaks over two pages is not interrupted by a sidebar.
    """
    keys = count()
    found = [_Cutting(number, keys).regions(list(words), next(keys), column=False) for number, words in pages if words]
    out: list[Line] = []
    for region in _flow(found):
        for row in region.rows:
            line = _line(len(out) + 1, region, row)
            if line.text:
                out.append(line)
    return tuple(out)


def _flow(pages: list[list[Region]]) -> Iterator[Region]:
    taken: set[int] = set()
    order = [region for page in pages for region in page]
    for region in order:
        current: Region | None = region
        while current is not None and id(current) not in taken:
            taken.add(id(current))
            yield current
            current = _continuation(current, pages, taken)


def _continuation(region: Region, pages: list[list[Region]], taken: set[int]) -> Region | None:
    """The column on the next page that goes on with this one, if this one ends its page."""
    if not region.is_column:
        return None
    same = [r for page in pages for r in page if r.page == region.page and _alike(r, region)]
    if same[-1] is not region:
        return None
    following = [r for page in pages for r in page if r.page == region.page + 1]
    return next((r for r in following if r.is_column and _alike(r, region) and id(r) not in taken), None)


def _alike(one: Region, other: Region) -> bool:
    """Whether two columns stand at the same place: their left edges agree, and they overlap."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    narrower = min(one.x1 - one.x0, other.x1 - other.x0)
    return abs(one.x0 - other.x0) < 15 and shared > 0.5 * narrower


@dataclass(frozen=True)
class _Cutting:
    """Cuts one page's words into regions, recursively."""

    page: int
    keys: Iterator[int]

    def regions(self, words: list[Word], key: int, *, column: bool, depth: int = 0) -> list[Region]:
        rows = _rows(words)
        cut = _best_gutter(rows) if depth < 5 and len(rows) >= 3 else None
        if cut is None:
            return [Region(self.page, min(w.x0 for w in words), max(w.x1 for w in words), tuple(rows), key, column)]
        above = [w for w in words if w.bottom <= cut.top + 1]
        below = [w for w in words if w.top >= cut.bottom - 1]
        inside = [w for w in words if w.bottom > cut.top + 1 and w.top < cut.bottom - 1]
        left, right = [w for w in inside if w.x1 <= cut.x], [w for w in inside if w.x1 > cut.x]
        keys = (key, key, key, key) if cut.short else (key, next(self.keys), next(self.keys), key)
        out: list[Region] = []
        for part, own, inner in zip((above, left, right, below), keys, (False, True, True, False), strict=True):
            if part:
                out += self.regions(part, own, column=column or (inner and not cut.short), depth=depth + 1)
        return out


def _rows(words: list[Word]) -> list[Row]:
    """Words into rows: a word joins the row whose middle it overlaps."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        row = rows[-1] if rows else None
        if row is not None and _on_row(word, row):
            row.words.append(word)
        else:
            rows.append(Row([word]))
    for row in rows:
        row.words.sort(key=lambda w: (w.x0, w.top))
    return rows


def _on_row(word: Word, row: Row) -> bool:
    last = row.words[-1]
    shared = min(word.bottom, last.bottom) - max(word.top, last.top)
    return shared > 0.5 * min(word.bottom - word.top, last.bottom - last.top)


@dataclass(frozen=True)
class _Cut:
    """A gutter at x between top and bottom; `short` where it only parts a list set in columns."""

    x: float
    top: float
    bottom: float
    short: bool


def _best_gutter(rows: list[Row]) -> _Cut | None:
    """The gutter that parts the largest block into two real columns."""
    best: _Cut | None = None
    best_area = 0.0
    for x in _gutter_places(rows):
        for run in _runs(rows, x):
            width = _gap(run, x)
            if width < _NARROWEST or not _parts_columns(run, x):
                continue
            cut = _extent(run, x, rows[-1].bottom - rows[0].top)
            area = (cut.bottom - cut.top) * min(width, 40.0)
            if area > best_area:
                best, best_area = cut, area
    return best


def _extent(run: list[Row], x: float, whole: float) -> _Cut:
    """How far down the gutter reaches.

    Short lines below a list set in two columns do not cross its gutter either; so where the shorter
    side is short for the page, only the rows beside it are cut.
    """
    sides = [[row for row in run if any((w.x1 <= x) == left for w in row.words)] for left in (True, False)]
    spans = [(side[0].top, side[-1].bottom) for side in sides]
    top, bottom = min(spans, key=lambda span: span[1] - span[0])
    if bottom - top < _SHORT * whole:
        return _Cut(x, top, bottom, True)
    return _Cut(x, run[0].top, run[-1].bottom, False)


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


def _runs(rows: list[Row], x: float) -> list[list[Row]]:
    """Maximal runs of rows in which no word crosses x, cut to those with text on both sides."""
    out: list[list[Row]] = []
    run: list[Row] = []
    for row in rows:
        if any(w.x0 < x < w.x1 for w in row.words) or not _clear(row, x):
            out.append(run)
            run = []
        else:
            run.append(row)
    out.append(run)
    return [r for r in out if len(r) >= 3]


def _clear(row: Row, x: float) -> bool:
    """No ordinary word space lies at x: a sentence that runs across is not parted by chance."""
    left = max((w.x1 for w in row.words if w.x1 <= x), default=None)
    right = min((w.x0 for w in row.words if w.x0 >= x), default=None)
    return left is None or right is None or right - left >= _NARROWEST


def _gap(run: list[Row], x: float) -> float:
    left = max((w.x1 for row in run for w in row.words if w.x1 <= x), default=x)
    right = min((w.x0 for row in run for w in row.words if w.x0 >= x), default=x)
    return right - left if left < x <= right else 0.0


def _parts_columns(run: list[Row], x: float) -> bool:
    """Whether both sides are texts of their own, not dates or labels beside a text."""
    left = [Row([w for w in row.words if w.x1 <= x]) for row in run]
    right = [Row([w for w in row.words if w.x1 > x]) for row in run]
    lefts, rights = [r for r in left if r.words], [r for r in right if r.words]
    if min(len(lefts), len(rights)) < 3:
        return False
    few, many = sorted((lefts, rights), key=len)
    level = sum(_level(a, b) for a, b in zip(left, right, strict=True)) / len(few)
    words_a_row = median(len(r.words) for r in few)
    dated = sum(bool(_DATED.search(r.text)) for r in few) / len(few)
    if dated >= 0.4 and words_a_row <= 6 and (level > 0.5 or dated >= 0.7):
        return False
    if len(few) < 0.6 * len(many) and level >= 0.55 and words_a_row <= 3.5:
        # labels, dates or places beside the text that they belong to
        return False
    # a table, or a short list set in two columns: row by row on one line
    return not (level >= 0.85 and words_a_row <= 5)


def _level(one: Row, other: Row) -> bool:
    """Whether both halves of a row stand on exactly one line, as a table's cells do."""
    return bool(one.words and other.words) and abs(one.bottom - other.bottom) <= 1.2


def _line(number: int, region: Region, row: Row) -> Line:
    words = _spaced_letters(row.words)
    bullet = len(words) > 1 and bool(_LIST_MARK.match(words[0].text))
    if bullet:
        words = words[1:]
    elif words[0].text[0] in "•▪◦●■‣⁃∙·►➢➤✓❖◆★" and len(words[0].text) > 1:
        bullet, words = True, [replace(words[0], text=words[0].text[1:]), *words[1:]]
    text = repair(" ".join(w.text for w in words)).strip()
    if _LIST_MARK.match(text):
        text = ""
    box: BBox = (
        round(min(w.x0 for w in words), 2),
        round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2),
        round(max(w.bottom for w in words), 2),
    )
    letters = sum(len(w.text) for w in words)
    bold = sum(len(w.text) for w in words if w.bold) * 2 > letters
    size = round(median(w.size for w in words), 1)
    return Line(number, region.page, text, box, size, bold, region.key, bullet, tuple(words))


def _spaced_letters(words: list[Word]) -> list[Word]:
    """Join letter-spaced headings ("E D U C AT I O N") at the gaps that are clearly narrower."""
    single = sum(len(w.text) <= 2 for w in words)
    if len(words) < 4 or single < 0.7 * len(words) or sum(len(w.text) == 1 for w in words) < 0.5 * len(words):
        return words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = median(gaps)
    out = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap <= 1.8 * usual + 0.5:
            last = out[-1]
            out[-1] = replace(last, text=last.text + word.text, x1=word.x1, bottom=max(last.bottom, word.bottom))
        else:
            out.append(word)
    return out
