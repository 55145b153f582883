"""Parts what a reader of the page sees from what is only in the file.

A cheap look at each character (drawing mode, size, colour, place) finds the suspects; a picture of
the page decides: where a suspect's box shows any contrast, a reader sees something there. So light
text on a dark banner, the text layer of a scan and outlines drawn over invisible text are honest.
Hidden words are left out of matching and listed apart.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np

from gapcheck.extract.readers import pdf, pdfium
from gapcheck.extract.readers.characters import Char, Chars, RawPage, unpacked
from gapcheck.records.document import HiddenText

Color = tuple[int, int, int]

_TINY = 2.5
"""Points; nobody reads smaller print."""

_NEAR = 48
"""Colours whose RGB differ by less than this in sum look the same."""

_SMALL, _OUTSIDE = "print too small to read", "outside the page"
_SCALE = 2.0
_CONTRAST = 24
"""Gray steps (0 to 255) within a box from which on something is seen."""


def part(content: bytes, pages: list[RawPage]) -> tuple[list[Chars], tuple[HiddenText, ...]]:
    """The visible characters of each page, and the hidden words with how they are hidden."""
    seen, unseen = [], []
    for page in pages:
        pale = _pale(page)
        if not _is_odd(page, pale):
            seen.append(page.chars)
            continue
        chars = list(page.chars)
        suspects = [_how(char, page, pale) for char in chars]
        if any(suspects):
            picture = _picture(content, page)
            suspects = [
                how and _confirmed(how, char, picture) for how, char in zip(suspects, chars, strict=True)
            ]
        seen.append(page.chars.only(np.flatnonzero([not how for how in suspects])))
        unseen += _words(page.number, list(zip(suspects, chars, strict=True)))
    return seen, tuple(unseen)


def _picture(content: bytes, page: RawPage) -> Any:
    """The page as seen; None where it can't be drawn (then the cheap look stands)."""
    try:
        return pdfium.render_gray(content, page.number, _SCALE)
    except Exception:  # a page that only the second reader can read can't be drawn
        return None


def _confirmed(how: str, char: Char, picture: Any) -> str:
    if picture is None or how in (_SMALL, _OUTSIDE):
        return how
    left, right = int(char["x0"] * _SCALE), int(char["x1"] * _SCALE) + 1
    top, bottom = int(char["top"] * _SCALE), int(char["bottom"] * _SCALE) + 1
    box = picture[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    return "" if box.size and int(box.max()) - int(box.min()) >= _CONTRAST else how


def _words(number: int, marked: list[tuple[str, Char]]) -> list[HiddenText]:
    out = []
    for how, group in groupby(marked, key=lambda pair: pair[0]):
        chars = [char for _, char in group]
        words = pdf.words(chars) if how else []
        if words:
            box = (
                round(min(w.x0 for w in words), 2),
                round(min(w.top for w in words), 2),
                round(max(w.x1 for w in words), 2),
                round(max(w.bottom for w in words), 2),
            )
            out.append(HiddenText(" ".join(w.text for w in words)[:500], how, number, box))
    return out


def _is_odd(page: RawPage, pale: frozenset[Color]) -> bool:
    """Whether any character is worth a closer look; nearly all pages have none."""
    chars = page.chars
    across = (chars.x0 >= -1) & (chars.x1 <= page.width + 1)
    inside = across & (chars.top >= -1) & (chars.top <= page.height)
    marked = [bool(how) for how in chars.hidings]
    colors = [red << 16 | green << 8 | blue for red, green, blue in pale]
    odd = ~inside | np.isin(chars.color, colors) | np.array(marked)[chars.how] | (chars.size < _TINY)
    return bool(odd.any())


def _pale(page: RawPage) -> frozenset[Color]:
    """The text colours of a page that some ground on it could swallow; most pages have none."""
    grounds = {(255, 255, 255), *(color for _, color in page.shapes)}
    colors = [unpacked(color) for color in np.unique(page.chars.color).tolist()]
    return frozenset(c for c in colors if c is not None and any(_same(c, ground) for ground in grounds))


def _how(char: Char, page: RawPage, pale: frozenset[Color]) -> str:
    """How a character is hidden from a reader; "" where it is visible."""
    if char["hidden"]:
        return char["hidden"]
    if not char["text"].strip():
        return ""
    if 0 < char["size"] < _TINY and char["height"] < _TINY:
        return _SMALL
    middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    if not (-1 <= middle[0] <= page.width + 1 and -1 <= middle[1] <= page.height + 1):
        return _OUTSIDE
    color = char["color"]
    if color is not None and color in pale and _same(color, _ground(middle, page)):
        return "in the colour of its background"
    return ""


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
