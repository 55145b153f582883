"""Whether a font draws the letters that the file says it draws.

A cheap look at some outlines (parts, height, depth: nearly the same in all Latin fonts) suspects a
font; each of its letters is then compared, as it stands in a picture of the page, with the letters of
three plain fonts. Only a font that mostly draws other letters lies; fancy and broken ones do not.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache
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

_LOOKED_AT = 7
_SHARE_ODD = 0.25
_FEWEST_LETTERS = 4
_PLAIN = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Italic")
_CURVE = 4
_EDGE = 24
"""Pixels a side at which letters are compared."""

_LIKE, _CLEARLY = 0.72, 0.12
_ALIKE = ("il1ijtfrjl", "o0q", "s5", "b8", "z2", "uv", "cg", "nhr", "vyw", "c(", "g9q", "bh", "ec", "ao")
"""Letters that stand for one another in some plain font, upper and lower case taken as one."""

Outline = list[list[tuple[float, float]]]


def telling(codes: set[int]) -> str:
    """Of the codes that a font shows, the few letters whose outlines are worth a look."""
    return "".join([letter for letter in _TELLING if ord(letter) in codes][:_LOOKED_AT])


def may_lie(font: int, letters: str) -> bool:
    """Whether a font's outlines do not look like the letters that it is said to draw."""
    if len(letters) < _FEWEST_LETTERS:
        return False
    looked = [_odd(letter, outline) for letter in letters if (outline := _outline(font, letter))]
    return sum(looked) >= max(2, _SHARE_ODD * len(looked))


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


def _outline(font: int, letter: str) -> Outline:
    """A letter's contours in em (origin on the baseline); empty where the font has no outline of it."""
    path = calls.GLYPH(font, ord(letter), 1.0)
    segments = calls.GLYPH_SEGMENT(range(calls.GLYPH_SEGMENTS(path) if path else 0), path).tolist()
    _, points = calls.POINT(segments)
    starts = numpy.flatnonzero(calls.SEGMENT_TYPE(segments) == api.FPDF_SEGMENT_MOVETO)
    parts = [part.tolist() for part in numpy.split(points, starts)[1:]]
    return [part for part in parts if len(part) > 2]


@cache
def _plain() -> dict[str, tuple[Any, ...]]:
    """How each letter looks in the plain fonts, as arrays of 24 x 24 (ink 1, paper 0) less their mean."""
    pdf = pdfium.PdfDocument.new()
    found: dict[str, list[Any]] = {letter: [] for letter in _COMPARED}
    try:
        for name in _PLAIN:
            font = api.FPDFText_LoadStandardFont(pdf.raw, name.encode())
            address = ctypes.cast(font, ctypes.c_void_p).value or 0
            for letter in _COMPARED:
                shape = _shape(_filled(_outline(address, letter)))
                if shape is not None:
                    found[letter].append(shape)
            api.FPDFFont_Close(font)
    finally:
        pdf.close()
    return {letter: tuple(shapes) for letter, shapes in found.items()}


def _filled(outline: Outline) -> Any:
    """An outline as ink (0 to 255) on a square of 160 pixels; parts inside others are holes."""
    ink = Image.new("1", (160, 160))
    for part in outline:
        one = Image.new("1", (160, 160))
        ImageDraw.Draw(one).polygon([(20 + x * 100, 120 - y * 100) for x, y in part], fill=1)
        ink = ImageChops.logical_xor(ink, one)
    return numpy.asarray(ink.convert("L"))


def _shape(ink: Any) -> Any | None:
    """The ink of one letter cut out, its longer side filling the square; None where there is none."""
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
    return shape / norm if norm else None


def lies(shown: Sequence[tuple[str, Any]]) -> bool:
    """Whether letters (what the file says, and the ink drawn for it, 0 to 255) are mostly other ones."""
    verdicts = [v for letter, ink in dict(shown).items() if (v := _other(letter, ink)) is not None]
    return len(verdicts) >= _FEWEST_LETTERS and 2 * sum(verdicts) > len(verdicts)


def _other(letter: str, ink: Any) -> bool | None:
    """Whether ink looks like another letter than it is said to be; None where it looks like none."""
    shape = _shape(ink)
    if shape is None or letter not in _COMPARED:
        return None
    like = {sign: max(float((shape * one).sum()) for one in shapes) for sign, shapes in _plain().items()}
    own = max(score for sign, score in like.items() if _same(sign, letter))
    best = max(score for sign, score in like.items() if not _same(sign, letter))
    if max(own, best) < _LIKE:
        return None
    return best > own + _CLEARLY


def _same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one == other or any(one in group and other in group for group in _ALIKE)
