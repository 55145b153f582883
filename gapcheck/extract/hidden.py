"""Parts what a reader of the page sees from what is only in the file.

A cheap look at each character (drawing mode, size, colour, place) and at the objects that drew them
finds the suspects; a picture of the page decides (`sight`). So light text on a dark banner, the text
layer of a scan and outlines drawn over invisible text are honest. Hidden words are left out of
matching, unless the user counts them, and listed apart.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

import numpy as np

from gapcheck.errors import Unreadable
from gapcheck.extract import sight, stand_ins
from gapcheck.extract.readers import pdf, plumber
from gapcheck.extract.readers.characters import Char, Chars, Marks, RawPage, Whole, packed, unpacked
from gapcheck.extract.stand_ins import SMALL, boxed
from gapcheck.records.document import HiddenText

Color = tuple[int, int, int]

_TINY = 2.5
"""Points; nobody reads smaller print."""

_NEAR = 48
"""Colours whose RGB differ by less than this in sum look the same."""

_PATTERN = (191, 191, 191)
"""The fill that PDFium tells of text filled with a pattern."""

_OUTSIDE, _SQUEEZED = "outside the page", "letters squeezed to a stroke"
_CERTAIN = (SMALL, _OUTSIDE, _SQUEEZED)
"""Ways to hide that need no picture."""


def part(
    content: bytes, pages: list[RawPage], count: bool = False
) -> tuple[list[Chars], tuple[HiddenText, ...]]:
    """The visible characters of each page, and the hidden words with how they are hidden.

    With `count` the hidden ones stay among the others, and are listed all the same.
    """

    @cache
    def second() -> list[RawPage]:
        """The pages as the other reader sees them: what is drawn, whatever the file says of it."""
        try:
            return plumber.read_pages(content, len(pages))
        except Unreadable:
            return []

    seen: list[Chars] = []
    unseen: list[HiddenText] = []
    for page in pages:
        hows = _hows(content, page)
        replaced, instead = stand_ins.replaced(page, second)
        if hows or replaced:
            hows = hows or [""] * len(page.chars)
            marked = [
                (replaced.get(row, how), char)
                for row, (how, char) in enumerate(zip(hows, page.chars, strict=True))
            ]
            kept = [char for how, char in marked if count or not how]
            seen.append(Chars.of(kept if count else kept + instead))
            unseen += _words(page.number, marked)
        else:
            seen.append(page.chars)
        unseen += stand_ins.shrunk(page, second)
    return seen, tuple(unseen)


def _hows(content: bytes, page: RawPage) -> list[str]:
    """How each character of a page is hidden, "" where it is visible; nothing where all are."""
    found = page.drawing.suspects if page.drawing else {}
    pale = _pale(page)
    odd = _is_odd(page, pale)
    if found:  # not numpy's isin: its first call takes as long as a CV, for a module that it loads
        odd = odd | np.fromiter(map(found.__contains__, page.chars.owner.tolist()), np.bool_, len(odd))
    rows = np.flatnonzero(odd)
    suspects = []
    out = [""] * len(page.chars)
    for row, char, owner in zip(
        rows.tolist(), page.chars.only(rows), page.chars.owner[rows].tolist(), strict=True
    ):
        how = _how(char, page, pale) or (found.get(owner, "") if char["text"].strip() else "")
        if how in _CERTAIN:
            out[row] = how
        elif how:
            box = (char["x0"], char["top"], char["x1"], char["bottom"])
            suspects.append(sight.Suspect(row, how, char["text"], box, char["fontname"], owner))
    unseen = sight.unseen(content, page, suspects) if suspects else set()
    for one in suspects:
        out[one.row] = one.how if one.row in unseen else ""
    return _joined(out, page.chars.blank().tolist()) if any(out) else []


def _joined(hows: list[str], blanks: list[bool]) -> list[str]:
    """The same with spaces between hidden words hidden too."""
    out, before = list(hows), ""
    for row, blank in enumerate(blanks):
        if blank and not out[row]:
            out[row] = before
        before = out[row]
    return out


def _words(number: int, marked: list[tuple[str, Char]]) -> list[HiddenText]:
    out = []
    for how, group in groupby(marked, key=lambda pair: pair[0]):
        chars = [char for _, char in group]
        words = pdf.words(chars) if how else []
        if words:
            out.append(HiddenText(" ".join(w.text for w in words)[:500], how, number, boxed(words)))
    return out


def _is_odd(page: RawPage, pale: frozenset[Color]) -> Marks:
    """Which characters are worth a closer look; nearly all pages have none."""
    chars = page.chars
    across = (chars.x0 >= -1) & (chars.x1 <= page.width + 1)
    down = (chars.top >= -1) & ((chars.top + chars.bottom) / 2 <= page.height + 1)
    nameless = np.array([not name for name in chars.fontnames], np.bool_)[chars.font] & ~chars.blank()
    hidden = np.array([bool(how) for how in chars.hidings], np.bool_)[chars.how]
    odd = nameless | hidden | (chars.size < _TINY) | ~(across & down)
    if pale:
        rows = np.flatnonzero(np.isin(chars.color, [packed(color) for color in pale]))
        odd[rows] |= (chars.color[rows] == packed(_PATTERN)) | _on_its_like(page, rows)
    return np.asarray(odd)


def _on_its_like(page: RawPage, rows: Whole) -> Marks:
    """Which characters stand on the colour that they have."""
    chars = page.chars
    x, y = (chars.x0[rows] + chars.x1[rows]) / 2, (chars.top[rows] + chars.bottom[rows]) / 2
    ground = np.full((len(rows), 3), 255)
    for (x0, top, x1, bottom), color in page.shapes if len(rows) else ():
        ground[(x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)] = color
    own = np.column_stack([chars.color[rows] >> shift & 255 for shift in (16, 8, 0)])
    return np.asarray(np.abs(own - ground).sum(axis=1) < _NEAR)


def _pale(page: RawPage) -> frozenset[Color]:
    """The text colours of a page that some ground on it could swallow; most pages have none."""
    grounds = {(255, 255, 255), _PATTERN, *(color for _, color in page.shapes)}
    colors = map(unpacked, set(page.chars.color.tolist()))
    return frozenset(c for c in colors if c is not None and any(_same(c, ground) for ground in grounds))


def _how(char: Char, page: RawPage, pale: frozenset[Color]) -> str:
    """How a character is hidden from a reader; "" where it is visible."""
    if char["hidden"]:
        return char["hidden"]
    if not char["text"].strip():
        return ""
    if 0 < char["size"] < _TINY and char["height"] < _TINY:
        return SMALL
    middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    if not (-1 <= middle[0] <= page.width + 1 and -1 <= middle[1] <= page.height + 1):
        return _OUTSIDE
    color = char["color"]
    if color is not None and color in pale and _same(color, _ground(middle, page)):
        return "in the colour of its background"
    if color == _PATTERN:
        return "filled with a pattern that shows nothing"
    return "" if char["fontname"] else sight.EMPTY


def _ground(point: tuple[float, float], page: RawPage) -> tuple[int, int, int]:
    """The colour that a point of the page has: the last filled shape under it, else white paper."""
    x, y = point
    ground = (255, 255, 255)
    for (x0, top, x1, bottom), color in page.shapes:
        if x0 <= x <= x1 and top <= y <= bottom:
            ground = color
    return ground


def _same(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < _NEAR
