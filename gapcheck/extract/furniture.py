"""Running headers and footers: the same words at the edge of page after page, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from gapcheck.records.document import Word

_APART = 0.008
"""Furniture stands apart from the text by more than this share of the text's height."""

_NUMBERED = re.compile(
    r"\bpage\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*$|(?:^|\s)\d{1,2}\s*/\s*\d{1,2}\s*$|^[-–—]?\s*\d{1,2}\s*[-–—]?$",
    re.IGNORECASE,
)
"""Page numbers: "Page 2 of 3", "2/3", "- 2 -"."""

Pages = list[tuple[int, list[Word]]]


def part(pages: Pages) -> tuple[Pages, Pages]:
    """The pages without their furniture, and the furniture, page by page."""
    edges = {number: _edge_rows(words) for number, words in pages}
    seen = Counter((edge, _norm(row)) for rows in edges.values() for edge, row in rows)
    inner: Pages = []
    outer: Pages = []
    for number, words in pages:
        taken = [r for edge, r in edges[number] if _NUMBERED.search(_text(r)) or seen[edge, _norm(r)] > 1]
        out = {id(word) for row in taken for word in row}
        inner.append((number, [word for word in words if id(word) not in out]))
        outer.append((number, [word for word in words if id(word) in out]))
    return inner, outer


def _edge_rows(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """The first and the last row of a page's words, where they stand apart from the rest."""
    if not words:
        return []
    rows: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("top", "x0")):
        if rows and abs(rows[-1][0].top - word.top) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    if len(rows) < 3:
        return []
    top, bottom = rows[0], rows[-1]
    height = bottom[0].bottom - top[0].top
    above = rows[1][0].top - max(w.bottom for w in top)
    below = bottom[0].top - max(w.bottom for w in rows[-2])
    edges = (("top", top, above), ("bottom", bottom, below))
    return [(edge, row) for edge, row, apart in edges if apart > _APART * height]


def _text(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in sorted(row, key=lambda w: w.x0))


def _norm(row: Sequence[Word]) -> str:
    """A row's text with its numbers blanked, so that page 1 and page 2 are alike."""
    return re.sub(r"\d+", "#", _text(row)).casefold()
