"""Parts what a reader of the page sees from what is only in the file.

A cheap look at each character (drawing mode, size, colour, place) and at the objects that drew them
finds the suspects; a picture of the page decides (`sight`). So light text on a dark banner, the text
layer of a scan and outlines drawn over invisible text are honest. Hidden words are left out of
matching, unless the user counts them, and listed apart.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

from gapcheck.errors import Unreadable
from gapcheck.extract import sight, stand_ins
from gapcheck.extract.readers import pdf, plumber
from gapcheck.extract.readers.characters import Char, RawPage
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
) -> tuple[list[list[Char]], tuple[HiddenText, ...]]:
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

    seen, unseen = [], []
    for page in pages:
        hows = _hows(content, page)
        marked = list(zip(hows, page.chars, strict=True))
        replaced, instead = stand_ins.replaced(page, second)
        marked = [(replaced.get(row, how), char) for row, (how, char) in enumerate(marked)]
        seen.append([char for how, char in marked if count or not how])
        seen[-1] += [] if count else instead
        unseen += [*_words(page.number, marked), *stand_ins.shrunk(page, second)]
    return seen, tuple(unseen)


def _hows(content: bytes, page: RawPage) -> list[str]:
    """How each character of a page is hidden; "" where it is visible."""
    drawing = page.drawing
    pale = _pale(page)
    if not (drawing and drawing.suspects) and not any(_odd(char, page, pale) for char in page.chars):
        return [""] * len(page.chars)
    found = drawing.suspects if drawing else {}
    owners = list(drawing.owners) if drawing else []
    owners += [0] * (len(page.chars) - len(owners))
    hows = [
        _how(char, page, pale) or (found.get(owner, "") if char["text"].strip() else "")
        for char, owner in zip(page.chars, owners, strict=True)
    ]
    chars = list(page.chars)
    suspects = [
        _suspect(row, how, chars[row], owners[row])
        for row, how in enumerate(hows)
        if how and how not in _CERTAIN
    ]
    unseen = sight.unseen(content, page, suspects) if suspects else set()
    hows = [how if how in _CERTAIN or row in unseen else "" for row, how in enumerate(hows)]
    return _joined(hows, chars)


def _suspect(row: int, how: str, char: Char, owner: int) -> sight.Suspect:
    box = char["x0"], char["top"], char["x1"], char["bottom"]
    return sight.Suspect(row, how, char["text"], box, char["fontname"], owner)


def _joined(hows: list[str], chars: list[Char]) -> list[str]:
    """The same with spaces between hidden words hidden too."""
    out, before = list(hows), ""
    for row, char in enumerate(chars):
        if not char["text"].strip() and not out[row]:
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


def _odd(char: Char, page: RawPage, pale: frozenset[Color]) -> bool:
    """Whether a character is worth a closer look; nearly all pages have none."""
    inside = char["x0"] >= -1 and char["x1"] <= page.width + 1 and -1 <= char["top"] <= page.height
    plain = char["fontname"] or char["text"] == " "
    return not (inside and plain) or char["color"] in pale or bool(char["hidden"]) or char["size"] < _TINY


def _pale(page: RawPage) -> frozenset[Color]:
    """The text colours of a page that some ground on it could swallow; most pages have none."""
    grounds = {(255, 255, 255), _PATTERN, *(color for _, color in page.shapes)}
    colors = {char["color"] for char in page.chars}
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
