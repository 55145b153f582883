"""The characters of a page as PDFium gives them, in columns.

What all characters of one text object share (font, size, direction, colour, visibility) is asked
once an object; some files have one object a letter, so every question is put for all at once.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as api

from gapcheck.extract.readers import calls
from gapcheck.extract.readers.characters import UNKNOWN, Chars, Floats, Marks, Whole, is_bold
from gapcheck.extract.readers.placing import Placing

_HIDINGS = (
    "", "drawn invisibly", "drawn as a clip only", "fully transparent", "letters squeezed to a stroke",
    "filled with nothing",
)  # fmt: skip
_FILLED, _INVISIBLE, _CLIP = 0, 3, 7
_SQUEEZED = 0.1
"""Width of letters against their height from which on nobody reads them."""

_STEP = 8
"""Characters from one that is asked for its object to the next."""

_FORCE_BOLD = 1 << 18
_HYPHEN, _SPACE, _LAST = 0x2D, 0x20, 0x10FFFF
_LINE_END_HYPHENS = (0xFFFE, 2)
"""What PDFium's text, and its answer for one character, have for a hyphen that breaks a word."""

_BEYOND = 0x3001
_IS_SPACE = np.array([chr(code).isspace() for code in range(_BEYOND + 1)])
"""Whether a code is a space; from the last one on, none is."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters, the objects that drew them, and the ASCII codes of each font (its address)."""

    chars: Chars
    drawn: set[int]
    signs: dict[int, set[int]]


def glyphs(textpage: Any, texts: list[int], place: Placing) -> Glyphs:
    """The characters of a page, and behind them the spaces among its `texts`, the text objects.

    PDFium leaves a space that is an object of its own out of a page's text where it thinks the gap
    too narrow; in files that squeeze their letters it is the only mark between two words.
    """
    codes = _codes(textpage)
    shown = (codes >= _SPACE) & (codes <= _LAST) & ~_half(codes)
    # spaces that PDFium makes up are left out: the geometry decides where a word ends
    spaces = np.flatnonzero(codes == _SPACE)
    shown[spaces[calls.MADE_UP(spaces.tolist(), textpage.raw) == 1]] = False
    index = np.flatnonzero(shown)
    found, user = calls.BOX(index.tolist(), textpage.raw)
    index, user = index[found], user[found]
    owner = _owners(textpage, index)
    begins = np.diff(owner, prepend=-1) != 0
    objects, which = owner[begins], np.cumsum(begins) - 1
    ink = _Ink(textpage, index[begins], objects, place)
    x0, top, x1, bottom = place.box(user[:, 0], user[:, 3], user[:, 2], user[:, 1])
    size, upright = ink.size[which], ink.upright[which]
    # fonts disagree about their boxes, not about the baseline: one line, one top
    baseline = _baselines(textpage, index, place, ink.level[which], ink.foot[which])
    top = np.where(upright, baseline - 0.8 * size, top)
    bottom = np.where(upright, baseline + 0.2 * size, bottom)
    drawn = set(objects.tolist())
    extra = _spaces([text for text in texts if text not in drawn], place)
    places = np.column_stack((x0, top, x1, bottom, size))
    codes, font = codes[index], ink.font[which]
    chars = _put_together(codes, places, ink, which, owner, extra)
    return Glyphs(chars, drawn, _signs(codes, font, ink.fonts))


def _owners(textpage: Any, index: Whole) -> Whole:
    """The text object that drew each character, by its address.

    An object's characters follow one another, so what stands between two of one object is of it too: only
    some are asked, and all those between two of different objects.
    """
    places = np.arange(0, len(index), _STEP)
    asked = calls.DRAWN_BY(index[places].tolist(), textpage.raw)
    owner = np.repeat(asked, _STEP)[: len(index)]
    same = np.append(asked[:-1] == asked[1:], False)
    unsure = ~np.repeat(same, _STEP)[: len(index)]
    unsure[places] = False
    open_ = np.flatnonzero(unsure)
    owner[open_] = calls.DRAWN_BY(index[open_].tolist(), textpage.raw)
    return owner


def _signs(codes: Whole, font: Whole, fonts: list[int]) -> dict[int, set[int]]:
    """The codes below 128 that each font shows; no others tell whether it draws what it says."""
    seen = np.zeros((len(fonts), 128), np.bool_)
    plain = codes < 128
    seen[font[plain], codes[plain]] = True
    return {own: set(np.flatnonzero(row).tolist()) for own, row in zip(fonts, seen, strict=True)}


def _codes(textpage: Any) -> Whole:
    """The code point of each character; a hyphen that breaks a word at a line's end is a hyphen."""
    count = max(0, api.FPDFText_CountChars(textpage.raw))
    buffer = np.zeros(2 * count + 2, np.uint16)
    told = calls.TEXT(calls.address(textpage.raw), 0, count, buffer.ctypes.data)
    codes = buffer[:count].astype(np.int64)
    if told != count + 1 or _half(codes).any():
        # characters without a code, or with two: the text doesn't count as the characters do
        codes = calls.CODE(range(count), textpage.raw)
    for code in _LINE_END_HYPHENS:
        codes[codes == code] = _HYPHEN
    return codes


def _half(codes: Whole) -> Marks:
    """Which are halves of a code that takes two in UTF-16."""
    return np.asarray((codes >= 0xD800) & (codes <= 0xDFFF))


def _baselines(textpage: Any, index: Whole, place: Placing, level: Marks, foot: Floats) -> Floats:
    """How far from the page's top the baselines lie: known from the object where it is `level`."""
    out = place.top - foot
    open_ = np.flatnonzero(~level)
    _, points = calls.ORIGIN(index[open_].tolist(), textpage.raw)
    out[open_] = place.baseline(points[:, 0], points[:, 1])
    return out


def _put_together(
    codes: Whole, places: Floats, ink: _Ink, which: Whole, owner: Whole, spaces: Floats
) -> Chars:
    """The columns with the spaces behind them, without characters that stand nowhere."""
    rows = np.concatenate([places, spaces])
    keep = np.isfinite(rows.sum(axis=1))
    x0, top, x1, bottom, size = np.ascontiguousarray(rows[keep].T)

    def column(own: Any, usual: float) -> Any:
        return np.concatenate([own, np.full(len(spaces), usual, own.dtype)])[keep]

    codes = column(codes, _SPACE)
    codes[_IS_SPACE[np.minimum(codes, _BEYOND)]] = _SPACE
    return Chars(
        codes.astype("<u4").tobytes().decode("utf-32-le"), x0, top, x1, bottom, size,
        upright=column(ink.upright[which], True),
        bold=column(ink.bold[which], False),
        font=column(ink.font[which], len(ink.fontnames)),
        color=column(ink.color[which], UNKNOWN),
        how=column(ink.how[which], 0),
        owner=column(owner, 0),
        fontnames=(*ink.fontnames, ""), hidings=_HIDINGS,
    )  # fmt: skip


def _spaces(texts: list[int], place: Placing) -> Floats:
    """x0, top, x1, bottom and size of spaces, a row each."""
    _, matrix = calls.OBJECT_MATRIX(texts)
    _, size = calls.OBJECT_SIZE(texts)
    _, _, c, d, e, f = matrix.T
    height = size[:, 0] * np.hypot(c, d)
    x, baseline, _, _ = place.box(e, f, e, f)
    return np.column_stack((x, baseline - 0.8 * height, x, baseline + 0.2 * height, height))


class _Ink:
    """What all characters of a text object share: columns with a row for each object.

    `foot` is the height of an object's baseline in user space. It holds for all its characters
    where the object is `level`: set straight, not in a font that is written from top to bottom.
    """

    def __init__(self, textpage: Any, index: Whole, objects: Whole, place: Placing) -> None:
        raw, at, items = textpage.raw, index.tolist(), objects.tolist()
        _, matrix = calls.MATRIX(at, raw)
        a, b, c, d, _, self.foot = matrix.T
        self.size = calls.SIZE(at, raw) * np.hypot(c, d)
        self.upright = place.upright(a, b)
        known, rgba = calls.FILL(at, raw)
        red, green, blue, alpha = rgba.T
        self.color = np.where(known, red << 16 | green << 8 | blue, UNKNOWN)
        mode = calls.MODE(items)
        squeezed = np.hypot(a, b) < _SQUEEZED * np.hypot(c, d)
        self.how = np.zeros(len(items), np.int64)
        empty = known & (alpha == 0)
        # an outline or a clip of letters that are filled with nothing may still be seen
        ways = (mode == _INVISIBLE, mode == _CLIP, empty & (mode == _FILLED), squeezed, empty)
        for number, way in reversed([*enumerate(ways, start=1)]):
            self.how[way] = number
        fonts = calls.FONT(items)
        # not numpy's unique: its first call takes as long as three CVs, for a module that it loads
        self.fonts = list(dict.fromkeys(fonts.tolist()))
        self.font = np.zeros(len(items), np.int64)
        for number, font in enumerate(self.fonts):
            self.font[fonts == font] = number
        first = [int(np.argmax(fonts == font)) for font in self.fonts]
        told = [_font(raw, at[row]) for row in first]
        self.fontnames = tuple(name for name, _ in told)
        self.bold = np.array([bold for _, bold in told], np.bool_)[self.font]
        _, origin = calls.ORIGIN(index[first].tolist(), raw)
        along = (origin[:, 1] == self.foot[first])[self.font]
        self.level = along & (b == 0) & (not place.rotation)


def _font(textpage: Any, index: int) -> tuple[str, bool]:
    """Name and boldness of a character's font."""
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = api.FPDFText_GetFontInfo(textpage, index, buffer, 256, flags)
    name = buffer.value.decode("utf-8", "replace") if length else ""
    weight = api.FPDFText_GetFontWeight(textpage, index)
    return name, is_bold(name, weight) or bool(flags.value & _FORCE_BOLD)
