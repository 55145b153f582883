"""Parts what a reader of the page sees from what is only in the file.

A cheap look at each character (drawing mode, size, colour, place) and at the objects that drew them
finds the suspects; a picture of the page decides (`sight`). So light text on a dark banner, the text
layer of a scan and outlines drawn over invisible text are honest. Hidden words are left out of
matching, unless the user counts them, and listed apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, groupby

import numpy as np

from gapcheck.errors import Unreadable
from gapcheck.extract import sight
from gapcheck.extract.readers import pdf, plumber
from gapcheck.extract.readers.characters import Char, Chars, Marks, RawPage, Whole, packed, unpacked
from gapcheck.records.document import HiddenText, Word

Color = tuple[int, int, int]

_TINY = 2.5
"""Points; nobody reads smaller print."""

_NEAR = 48
"""Colours whose RGB differ by less than this in sum look the same."""

_PATTERN = (191, 191, 191)
"""The fill that PDFium tells of text filled with a pattern."""

_SMALL, _OUTSIDE, _SQUEEZED = "print too small to read", "outside the page", "letters squeezed to a stroke"
_CERTAIN = (_SMALL, _OUTSIDE, _SQUEEZED)
"""Ways to hide that need no picture."""

_REPLACED = "said to stand for other words than are drawn"
_PILED = "printed over one another"
_LIKE = 0.6
_LONGEST_NAME = 24
"""Letters that an icon, whose drawing holds none, may be said to stand for."""

_HEAP, _FEWEST_PILED = 0.15, 4
"""Share of the print's size that a letter of a word takes at least, and letters from which on it counts."""

Second = Callable[[], list[RawPage]]


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
        replaced, instead = _replaced(page, second)
        unseen += _shrunk(page, second)
        if not (hows or replaced):
            seen.append(page.chars)
            continue
        hows = hows or [""] * len(page.chars)
        marked = [
            (replaced.get(row, how), char)
            for row, (how, char) in enumerate(zip(hows, page.chars, strict=True))
        ]
        kept = [char for how, char in marked if count or not how]
        seen.append(Chars.of(kept if count else kept + instead))
        unseen += _words(page.number, marked)
    return seen, tuple(unseen)


def piled(number: int, found: list[Word]) -> tuple[list[Word], list[HiddenText]]:
    """The words of a page that can be read, and those printed over one another."""
    heaps = [word for word in found if _is_piled(word)]
    if not heaps:
        return found, []
    kept = [word for word in found if not _is_piled(word)]
    return kept, [HiddenText(w.text[:500], _PILED, number, _box([w])) for w in heaps]


def _is_piled(word: Word) -> bool:
    width = word.x1 - word.x0
    if width >= _HEAP * word.size * len(word.text):
        return False
    letters = sum(map(str.isalnum, word.text))
    return letters >= _FEWEST_PILED and width < _HEAP * word.size * letters


def _hows(content: bytes, page: RawPage) -> list[str]:
    """How each character of a page is hidden, "" where it is visible; nothing where all are."""
    found = page.drawing.suspects if page.drawing else {}
    pale = _pale(page)
    rows = np.flatnonzero(_is_odd(page, pale) | np.isin(page.chars.owner, list(found)))
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


def _replaced(page: RawPage, second: Second) -> tuple[dict[int, str], list[Char]]:
    """The rows of characters that stand for others, and the characters that are drawn instead."""
    if page.drawing is None or not page.drawing.spoken:
        return {}, []
    rows: dict[int, str] = {}
    instead: list[Char] = []
    for text, owners in page.drawing.spoken:
        rows_of = np.flatnonzero(np.isin(page.chars.owner, list(owners)))
        own: list[int] = rows_of.tolist()
        if not own:
            continue
        chars = list(page.chars.only(rows_of))
        x0, x1 = min(c["x0"] for c in chars) - 1, max(c["x1"] for c in chars) + 1
        top, bottom = min(c["top"] for c in chars) - 1, max(c["bottom"] for c in chars) + 1
        drawn = [
            char
            for other in second()
            if other.number == page.number
            for char in other.chars
            if x0 < (char["x0"] + char["x1"]) / 2 < x1 and top < (char["top"] + char["bottom"]) / 2 < bottom
        ]
        if not _agree(text, "".join(char["text"] for char in drawn)):
            rows |= dict.fromkeys(own, _REPLACED)
            instead += drawn
    return rows, instead


def _agree(spoken: str, drawn: str) -> bool:
    """Whether words may stand for what is drawn: much the same letters, or the name of an icon."""
    ours, theirs = ("".join(filter(str.isalnum, text)).casefold() for text in (spoken, drawn))
    if not theirs:
        return len(ours) <= _LONGEST_NAME
    return (
        ours in theirs or theirs in ours or SequenceMatcher(None, ours[:500], theirs[:500]).ratio() >= _LIKE
    )


def _shrunk(page: RawPage, second: Second) -> Iterator[HiddenText]:
    """Words of no size at all, which the first reader leaves out."""
    if page.drawing is None or not page.drawing.shrunk:
        return
    chars = chain.from_iterable(other.chars for other in second() if other.number == page.number)
    tiny = [char for char in chars if char["size"] == 0]
    text = " ".join("".join(char["text"] for char in tiny).split())
    if text:
        x, top = round(tiny[0]["x0"], 2), round(tiny[0]["top"], 2)
        yield HiddenText(text[:500], _SMALL, page.number, (x, top, x, top))


def _words(number: int, marked: list[tuple[str, Char]]) -> list[HiddenText]:
    out = []
    for how, group in groupby(marked, key=lambda pair: pair[0]):
        chars = [char for _, char in group]
        words = pdf.words(chars) if how else []
        if words:
            out.append(HiddenText(" ".join(w.text for w in words)[:500], how, number, _box(words)))
    return out


def _box(words: list[Word]) -> tuple[float, float, float, float]:
    return (
        round(min(w.x0 for w in words), 2),
        round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2),
        round(max(w.bottom for w in words), 2),
    )


def _is_odd(page: RawPage, pale: frozenset[Color]) -> Marks:
    """Which characters are worth a closer look; nearly all pages have none."""
    chars = page.chars
    across = (chars.x0 >= -1) & (chars.x1 <= page.width + 1)
    down = (chars.top >= -1) & ((chars.top + chars.bottom) / 2 <= page.height + 1)
    nameless = np.array([not name for name in chars.fontnames], np.bool_)[chars.font] & ~chars.blank()
    hidden = np.array([bool(how) for how in chars.hidings], np.bool_)[chars.how]
    odd = nameless | hidden | (chars.size < _TINY) | ~(across & down)
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
