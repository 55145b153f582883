"""Whether a font draws the letters that the file says it draws.

A cheap look at some outlines (parts, height, depth: nearly the same in all Latin fonts) suspects a
font; each of its letters is then compared, as it stands in a picture of the page, with the letters of
three plain fonts. Only a font that mostly draws other letters lies; fancy and broken ones do not.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy
import pypdfium2 as pdfium
import pypdfium2.raw as api
from PIL import Image, ImageChops, ImageDraw

from gapcheck.extract.readers import calls

_PARTS = {
    1: frozenset("cfhklmnrstuvwxyzCEFGHIJKLMNSTUVWXYZ12357"),
    2: frozenset("abdeijopqADOPR069"),
    3: frozenset("B8"),
}
_LOW, _DEEP = frozenset("acemnorsuvwxz"), frozenset("gpqy")
_TALL = frozenset("bdfhklABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_COMPARED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_TELLING = "eopbgtnsrldahkuymfcBRSATDPKCIMEGLNUW"
"""The letters by how much their outlines tell."""

_LOOKED_AT, _FIRST = 7, 5
"""Letters of a font whose outlines are looked at, and how many of them, the shortest, before the others."""

_FEWEST_LETTERS, _FEWEST_ODD = 4, 2
_PLAIN = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Italic")
_CURVE = 4
_EDGE = 24
"""Pixels a side at which letters are compared."""

_LIKE, _CLEARLY = 0.72, 0.12
_ALIKE = ("il1ijtfrjl", "o0q", "s5", "b8", "z2", "uv", "cg", "nhr", "vyw", "c(", "g9q", "bh", "ec", "ao")
"""Letters that stand for one another in some plain font, upper and lower case taken as one."""

Outline = list[list[list[float]]]
"""The points (x, y) of each part of a letter."""

Glyph = tuple[int, str, int]
"""How many segments a letter's outline has, the letter, and the outline's address (0 for none)."""


def telling(codes: set[int]) -> str:
    """Of the codes that a font shows, the few letters whose outlines are worth a look."""
    return "".join([letter for letter in _TELLING if ord(letter) in codes][:_LOOKED_AT])


def liars(fonts: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    """Those of some fonts (address, letters to look at) whose outlines do not look like the letters that they
    are said to draw: two or more."""
    looked = {font: sorted(_glyphs(*font)) for font in fonts if len(font[1]) >= _FEWEST_LETTERS}
    # most fonts are sound: the longer outlines are asked only where a shorter one is odd
    odd = _odd_ones([(font, glyph) for font, glyphs in looked.items() for glyph in glyphs[:_FIRST]])
    open_ = [font for font in looked if 0 < odd[font] < _FEWEST_ODD]
    odd += _odd_ones([(font, glyph) for font in open_ for glyph in looked[font][_FIRST:]])
    return {font for font, count in odd.items() if count >= _FEWEST_ODD}


def _odd_ones(glyphs: Sequence[tuple[tuple[int, str], Glyph]]) -> Counter[tuple[int, str]]:
    """How many odd letters each font has among some of its letters."""
    drawn = zip(glyphs, _outlines([glyph for _, glyph in glyphs]), strict=True)
    return Counter(font for (font, (_, letter, _)), outline in drawn if outline and _odd(letter, outline))


def _odd(letter: str, outline: Outline) -> bool:
    usual = next((count for count, signs in _PARTS.items() if letter in signs), 0)
    ys = [y for part in outline for _, y in part]
    high, low = max(ys), min(ys)
    return bool(
        (usual and len(outline) != usual)
        or (letter in _LOW and (high > 0.66 or low < -0.12))
        or (letter in _DEEP and low > -0.03)
        or (letter in _TALL and high < 0.5)
    )


def _glyphs(font: int, letters: str) -> list[Glyph]:
    paths = [calls.GLYPH(font, ord(letter), 1.0) or 0 for letter in letters]
    return [
        (calls.GLYPH_SEGMENTS(path) if path else 0, letter, path)
        for letter, path in zip(letters, paths, strict=True)
    ]


def _outlines(glyphs: Sequence[Glyph]) -> list[Outline]:
    """The contours of letters in em (origin on the baseline); empty where the font has no outline of one."""
    segments = [segment for count, _, path in glyphs if count > 0 for segment in _segments(path, count)]
    starts = numpy.flatnonzero(calls.SEGMENT_TYPE(segments) == api.FPDF_SEGMENT_MOVETO).tolist()
    points = calls.POINT(segments)[1].tolist()
    out: list[Outline] = []
    end = 0
    for count, _, _ in glyphs:
        begin, end = end, end + max(0, count)
        parts = pairwise([*(start for start in starts if begin <= start < end), end])
        out.append([points[one:other] for one, other in parts if other - one > 2])
    return out


def _segments(path: int, count: int) -> Sequence[int]:
    """The addresses of an outline's segments; they lie one behind the other, so two tell all."""
    first = calls.GLYPH_SEGMENT(path, 0)
    if count == 1:
        return (first,)
    return range(first, calls.GLYPH_SEGMENT(path, count - 1) + 1, calls.GLYPH_SEGMENT(path, 1) - first)


@cache
def _plain() -> tuple[str, Any]:
    """The letters of the plain fonts, and how each looks: a row of 24 x 24 (ink less its mean, length 1)."""
    pdf = pdfium.PdfDocument.new()
    letters: list[str] = []
    shapes: list[Any] = []
    try:
        for name in _PLAIN:
            font = api.FPDFText_LoadStandardFont(pdf.raw, name.encode())
            address = ctypes.cast(font, ctypes.c_void_p).value or 0
            for letter, outline in zip(_COMPARED, _outlines(_glyphs(address, _COMPARED)), strict=True):
                shape = _shape(_filled(outline))
                if shape is not None:
                    letters.append(letter)
                    shapes.append(shape)
            api.FPDFFont_Close(font)
    finally:
        pdf.close()
    return "".join(letters), numpy.array(shapes)


@cache
def _own(letter: str) -> Any:
    """Which rows of the plain fonts show a letter, or one that may stand for it."""
    return numpy.array([_same(sign, letter) for sign in _plain()[0]], bool)


def _filled(outline: Outline) -> Any:
    """An outline as ink (0 to 255) on a square of 160 pixels; parts inside others are holes."""
    ink = Image.new("1", (160, 160))
    for part in outline:
        one = Image.new("1", (160, 160))
        ImageDraw.Draw(one).polygon([(20 + x * 100, 120 - y * 100) for x, y in part], fill=1)
        ink = ImageChops.logical_xor(ink, one)
    return numpy.asarray(ink.convert("L"))


def _shape(ink: Any) -> Any | None:
    """The ink of one letter, its longer side filling the square, as one row; None where there is none."""
    rows, columns = numpy.flatnonzero(ink.max(axis=1) > 96), numpy.flatnonzero(ink.max(axis=0) > 96)
    if not len(rows) or not len(columns):
        return None
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = cut.shape
    longer = max(height, width)
    square = numpy.zeros((longer, longer), numpy.uint8)
    top, left = (longer - height) // 2, (longer - width) // 2
    square[top : top + height, left : left + width] = cut
    small = Image.fromarray(square).resize((_EDGE, _EDGE), Image.Resampling.BOX)
    shape = numpy.asarray(small, numpy.float32) / 255
    shape = shape - shape.mean()
    norm = float(numpy.sqrt((shape**2).sum()))
    return (shape / norm).ravel() if norm else None


def lies(shown: Sequence[tuple[str, Any]]) -> bool:
    """Whether letters (what the file says, and the ink drawn for it, 0 to 255) are mostly other ones."""
    verdicts = [v for letter, ink in dict(shown).items() if (v := _other(letter, ink)) is not None]
    return len(verdicts) >= _FEWEST_LETTERS and 2 * sum(verdicts) > len(verdicts)


def _other(letter: str, ink: Any) -> bool | None:
    """Whether ink looks like another letter than it is said to be; None where it looks like none."""
    shape = _shape(ink)
    if shape is None or letter not in _COMPARED:
        return None
    like = _plain()[1] @ shape
    own, best = float(like[_own(letter)].max()), float(like[~_own(letter)].max())
    return None if max(own, best) < _LIKE else best > own + _CLEARLY


def _same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or any(one in group and other in group for group in _ALIKE)
