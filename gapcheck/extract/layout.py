"""Words of a page into lines, columns and the order in which a person would read them.

A page is cut like a newspaper: a white gutter that parts two blocks of text parts two columns, what
stands above and below it is read before and after. A gutter that only parts dates (or labels) from
the text beside them is no column: those words belong to the line that they stand on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise
from operator import attrgetter
from statistics import median

from gapcheck.extract import furniture, rails
from gapcheck.extract.gutters import best_gutter
from gapcheck.extract.rows import Row
from gapcheck.extract.text import BULLETS, repair
from gapcheck.records.document import Line, Word
from gapcheck.records.evidence import BBox

_LIST_MARK = re.compile(rf"^[{re.escape(BULLETS)}]$")


_LONGEST_SPACED = 60
"""Letters of a heading that was set with spaces between them."""

_FEWEST_SPACED = 3
"""Letters that stand alone in such a heading."""

_FROM_LEFT = attrgetter("x0", "top")

FURNITURE = -1
"""The key (and so the column) of running headers and footers, which are read last."""


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
    pages, outer = furniture.part([(number, list(words)) for number, words in pages])
    found = [
        _Cutting(number, keys).regions(list(words), next(keys), column=False)
        for number, words in pages
        if words
    ]
    found.append(
        [Region(number, 0.0, 0.0, tuple(_rows(words)), FURNITURE) for number, words in outer if words]
    )
    out: list[Line] = []
    for region in _flow(found):
        for row in rails.settled(region.rows):
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
    if not same or same[-1] is not region:  # one without any width is like nothing, itself included
        return None
    following = [r for page in pages for r in page if r.page == region.page + 1 and r.key != FURNITURE]
    column = next((r for r in following if r.is_column and _alike(r, region) and id(r) not in taken), None)
    if column is None and following and not following[0].is_column and following[0].x1 < region.x1 + 25:
        # the last page may hold nothing but the rest of this column
        column = following[0] if _alike(following[0], region) and id(following[0]) not in taken else None
    return column


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
        cut = best_gutter(rows) if depth < 5 and len(rows) >= 3 else None
        if cut is None:
            return [
                Region(
                    self.page, min(w.x0 for w in words), max(w.x1 for w in words), tuple(rows), key, column
                )
            ]
        above = [w for w in words if w.bottom <= cut.top + 1]
        below = [w for w in words if w.top >= cut.bottom - 1]
        inside = [w for w in words if w.bottom > cut.top + 1 and w.top < cut.bottom - 1]
        left, right = [w for w in inside if w.x1 <= cut.x], [w for w in inside if w.x1 > cut.x]
        keys = (key, key, key, key) if cut.short else (key, next(self.keys), next(self.keys), key)
        out: list[Region] = []
        for part, own, inner in zip(
            (above, left, right, below), keys, (False, True, True, False), strict=True
        ):
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
        row.words.sort(key=_FROM_LEFT)
    return rows


def _on_row(word: Word, row: Row) -> bool:
    last = row.words[-1]
    lower = word.bottom if word.bottom < last.bottom else last.bottom
    upper = word.top if word.top > last.top else last.top
    height, other = word.bottom - word.top, last.bottom - last.top
    return lower - upper > 0.5 * (height if height < other else other)


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
        round(min([w.x0 for w in words]), 2),
        round(min([w.top for w in words]), 2),
        round(max([w.x1 for w in words]), 2),
        round(max([w.bottom for w in words]), 2),
    )
    bold = sum([len(w.text) if w.bold else -len(w.text) for w in words]) > 0
    sizes = [w.size for w in words]
    size = round(sizes[0] if min(sizes) == max(sizes) else median(sizes), 1)
    return Line(number, region.page, text, box, size, bold, region.key, bullet, tuple(words))


def _spaced_letters(words: list[Word]) -> list[Word]:
    """Join letter-spaced headings ("E D U C AT I O N") at the gaps that are clearly narrower."""
    if len(words) < 4:
        return words
    letters = sum(len(w.text) == 1 and w.text.isalpha() for w in words)
    short = sum(len(w.text) <= 2 for w in words)
    # "P & L Oversight" has short words too
    if letters < max(_FEWEST_SPACED, 0.5 * len(words)) or short < 0.7 * len(words):
        return words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = median(gaps)
    out = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap <= 1.8 * usual + 0.5 and len(out[-1].text) < _LONGEST_SPACED:
            last = out[-1]
            out[-1] = replace(
                last, text=last.text + word.text, x1=word.x1, bottom=max(last.bottom, word.bottom)
            )
        else:
            out.append(word)
    return out
