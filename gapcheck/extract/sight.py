"""What a picture of the page says of suspicious characters: whether a reader sees them.

A page is drawn with them and without: what changes no pixel is not seen. Two things are honest all
the same: invisible text under a picture or outlines of it (the text layer of a scan), and letters
whose picture merely looks unusual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

import numpy
from pypdfium2 import PdfiumError

from gapcheck.extract.readers import outlines
from gapcheck.extract.readers.characters import Box, RawPage
from gapcheck.extract.readers.exposing import SCALE, Exposed, exposed
from gapcheck.extract.readers.objects import CLIPPED, COVERED, OTHER_LETTERS
from gapcheck.extract.readers.rendering import Band

EMPTY = "drawn with empty letters"
_STEP = 24
"""Gray steps (0 to 255) from which on a difference is seen."""

_INKLESS = ("drawn invisibly", "fully transparent")
"""Ways to leave no ink; the picture is asked only for what others show in its place."""

_LAYERS = (*_INKLESS, "drawn as a clip only")
_LETTERS = (OTHER_LETTERS, EMPTY)
_CLOSE = 3.0
"""Pixels a point at which single letters are compared."""

_SCANNED = 0.5
"""Share of a page's letters that lie under its picture, from which on it is a scan with its text."""


class Suspect(NamedTuple):
    """One character that may not be seen: its row, the reason, sign, box, font and drawing object.

    A page may have thousands; a frozen dataclass takes four times as long to make.
    """

    row: int
    how: str
    text: str
    box: Box
    font: str
    owner: int


def unseen(content: bytes, page: RawPage, suspects: Sequence[Suspect]) -> set[int]:
    """The rows of the suspects that no reader of the page sees; all where it can't be drawn."""
    top, bottom = min(one.box[1] for one in suspects), max(one.box[3] for one in suspects)
    try:
        with exposed(content, page, top, bottom) as view:
            return _unseen(view, page, suspects)
    except PdfiumError:  # a page that only the second reader can read can't be drawn
        return {one.row for one in suspects}


def _unseen(view: Exposed, page: RawPage, suspects: Sequence[Suspect]) -> set[int]:
    if not view.knows(one.owner for one in suspects):
        whole = view.whole()
        return {one.row for one in suspects if not _varied(whole, one.box)}
    blind = [one for one in suspects if one.how in _INKLESS]
    blind += _inkless(view, [one for one in suspects if one.how not in _INKLESS])
    rows = {one.row for one in blind} - _honest(view, page, blind)
    shown = [one for one in suspects if one.row not in rows and one.how in _LETTERS]
    return rows | _told_otherwise(view, shown)


def _inkless(view: Exposed, suspects: Sequence[Suspect]) -> list[Suspect]:
    """Those without which the page looks the same."""
    if not suspects:
        return []
    whole, bare = view.whole(), view.without({one.owner for one in suspects})
    changed = replace(whole, gray=_difference(whole, bare) >= _STEP)
    return [one for word in _words(suspects) if not _is_seen(word, changed) for one in word]


def _honest(view: Exposed, page: RawPage, blind: Sequence[Suspect]) -> set[int]:
    """Rows of text without ink that a picture or outlines show."""
    layer = [one for one in blind if one.how in _LAYERS or one.how == COVERED]
    if not layer:
        return set()
    bare = view.bare()
    shown = [one for one in layer if _varied(bare, one.box)]
    scanned = len(shown) >= _SCANNED * len(page.chars)
    return {one.row for one in shown if scanned or one.how != COVERED}


def _told_otherwise(view: Exposed, shown: Sequence[Suspect]) -> set[int]:
    """Rows of letters that are drawn as other letters than the file says, font by font."""
    if not shown:
        return set()
    scale = _CLOSE * view.scale / SCALE
    inked, plain = view.only({one.owner for one in shown}, scale), view.only((), scale)
    ink = replace(plain, gray=_difference(inked, plain))
    rows: set[int] = set()
    for _, group in groupby(sorted(shown, key=lambda one: one.font), key=lambda one: one.font):
        letters = list(group)
        each = {one.text: one for one in letters}  # the last one of a letter speaks for it
        if outlines.lies([(one.text, ink.cut(one.box)) for one in each.values()]):
            rows |= {one.row for one in letters}
    return rows


def _words(suspects: Sequence[Suspect]) -> Iterator[list[Suspect]]:
    """Suspects that follow one another without a space, as one word is seen or not."""
    word: list[Suspect] = []
    for one in suspects:
        if word and (one.row != word[-1].row + 1 or one.how != word[-1].how or not one.text.strip()):
            yield word
            word = []
        word.append(one)
    if word:
        yield word


def _is_seen(word: Sequence[Suspect], changed: Band) -> bool:
    """Whether half of a word's signs leave ink; a line cut through at the end of a page leaves little."""
    inked = sum(bool(changed.cut(one.box).any()) for one in word)
    return inked > 0 if word[0].how == CLIPPED else 2 * inked >= len(word)


def _difference(one: Band, other: Band) -> Any:
    # no step below 0, so a byte a pixel is enough
    return numpy.maximum(one.gray, other.gray) - numpy.minimum(one.gray, other.gray)


def _varied(picture: Band, box: Box) -> bool:
    cut = picture.cut(box)
    return bool(cut.size and int(cut.max()) - int(cut.min()) >= _STEP)
