"""The first reader: PDFium's characters, put into pdfplumber's form.

PDFium reads a page 5 to 9 times faster than pdfplumber, but its own text glues words together;
so only its characters are taken, and pdfplumber's geometry makes the words. It is not thread-safe.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import calls, objects
from gapcheck.extract.readers.characters import Box, Char, RawPage, char, is_bold

_DAMAGED = "The PDF is damaged. Ask for it again or save it anew."
_INVISIBLE = {3: "drawn invisibly", 7: "drawn as a clip only"}
_FORCE_BOLD = 1 << 18
_SQUEEZED = 0.1
"""Width of letters against their height from which on nobody reads them."""

_MOST_SHAPES = 2000
_SMALLEST = 6.0
"""Points; a filled path that is smaller (a bullet, a line) is no ground that text stands on."""

_LINE_END_HYPHEN = 2
"""What PDFium answers for a hyphen that breaks a word at the end of a line."""


def read_pages(content: bytes, most_pages: int) -> list[RawPage]:
    """All pages of a PDF. Raises Unreadable where PDFium refuses it or it has too many pages."""
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise Unreadable(
                "The PDF is protected by a password. Save a copy without the password."
            ) from None
        raise Unreadable(_DAMAGED) from None
    try:
        if len(pdf) > most_pages:
            raise Unreadable(
                f"It has {len(pdf)} pages, more than {most_pages}. Split it or leave the annex out."
            )
        fonts: objects.Fonts = {}
        return [_page(pdf, index, fonts) for index in range(len(pdf))]
    except pdfium.PdfiumError:
        raise Unreadable(_DAMAGED) from None
    finally:
        pdf.close()


def _page(pdf: Any, index: int, fonts: objects.Fonts) -> RawPage:
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        place = _Placing(objects.shown(page), page.get_rotation())
        chars, owners, drawn, letters = _chars(textpage, place)
        items = objects.items(page)
        chars += _spaces(items, place, drawn)
        drawing = objects.look(items, owners, drawn, letters, fonts)
        return RawPage(index + 1, width, height, chars, _shapes(page, items, place), drawing)
    finally:
        textpage.close()
        page.close()


class _Placing:
    """From PDF user space (origin bottom left, unrotated) to points from the page's top left."""

    def __init__(self, crop: tuple[float, float, float, float], rotation: int) -> None:
        self.left, self.bottom, self.right, self.top = crop
        self.rotation = rotation

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of user space on the page."""
        if not self.rotation:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        corners = [self._point(x, y) for x, y in ((left, bottom), (right, top))]
        (xa, ya), (xb, yb) = corners
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def baseline(self, x: float, y: float) -> float:
        """How far from the page's top a point of user space lies."""
        return self._point(x, y)[1] if self.rotation else self.top - y

    def upright(self, angle: float) -> bool:
        """Whether text at an angle (radians) reads from left to right on the page as shown."""
        return math.cos(angle - math.radians(self.rotation)) > 0.95

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _chars(textpage: Any, place: _Placing) -> tuple[list[Char], list[int], set[int], Mapping[int, set[int]]]:
    """The page's characters, the object that drew each, all of those, and the signs of each font."""
    ask = _Questions(textpage)
    inks: dict[int, _Ink] = {}
    out: list[Char] = []
    owners: list[int] = []
    for index in range(ask.count):
        code = ask.code(index)
        # spaces that PDFium makes up are left out: the geometry decides where a word ends
        if code < 0x20 or 0xD800 <= code <= 0xDFFF or (code == 0x20 and ask.made_up(index)):
            continue
        box = ask.box(index)
        if box is None:
            continue
        address = ask.drawn_by(index)
        ink = inks.get(address)
        if ink is None:
            ink = inks[address] = ask.ink(index, address, place)
        box = place.box(*box)
        size = ink.size
        if ink.upright:
            # fonts disagree about their boxes, not about the baseline: one line, one top
            baseline = place.baseline(*ask.origin(index))
            box = (box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size)
        if math.isfinite(box[0] + box[1] + box[2] + box[3] + size):
            out.append(_char(chr(code), box, ink))
            owners.append(address)
            ink.signs.add(code)
    return out, owners, set(inks), ask.signs


def _char(text: str, box: Box, ink: _Ink) -> Char:
    """A character dictionary, written out: this runs for every character of every CV."""
    x0, top, x1, bottom = box
    return {
        "text": " " if text.isspace() else text, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "doctop": top, "width": x1 - x0, "height": bottom - top, "size": ink.size,
        "upright": ink.upright, "fontname": ink.fontname, "bold": ink.bold, "color": ink.color,
        "hidden": ink.hidden,
    }  # fmt: skip


def _spaces(items: objects.Items, place: _Placing, drawn: set[int]) -> list[Char]:
    """Spaces that were drawn as objects of their own.

    PDFium leaves them out of a page's text where it thinks the gap too narrow for a space; in
    files that squeeze their letters they are the only mark between two words.
    """
    matrix, size = api.FS_MATRIX(), ctypes.c_float()
    out = []
    for item in items.of(api.FPDF_PAGEOBJ_TEXT):
        if item in drawn:
            continue
        calls.OBJECT_MATRIX(item, ctypes.addressof(matrix))
        calls.OBJECT_SIZE(item, ctypes.addressof(size))
        height = size.value * math.hypot(matrix.c, matrix.d)
        x, baseline, _, _ = place.box(matrix.e, matrix.f, matrix.e, matrix.f)
        if math.isfinite(x + baseline + height):
            out.append(char(" ", (x, baseline - 0.8 * height, x, baseline + 0.2 * height), height))
    return out


@dataclass(frozen=True, slots=True)
class _Ink:
    """What all characters of one text object share."""

    fontname: str
    bold: bool
    size: float
    upright: bool
    color: tuple[int, int, int] | None
    hidden: str
    signs: set[int]


class _Questions:
    """What is asked of one page's text, and the buffers that PDFium answers into."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._raw = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self.count = max(0, api.FPDFText_CountChars(textpage.raw))
        self._rect, self._matrix = api.FS_RECTF(), api.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._into_rect, self._into_matrix = ctypes.addressof(self._rect), ctypes.addressof(self._matrix)
        self._into_x, self._into_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._into_rgba = [ctypes.addressof(part) for part in self._rgba]
        self._fonts: dict[int, tuple[str, bool]] = {}
        self.signs: dict[int, set[int]] = {}

    def code(self, index: int) -> int:
        """The character's code point; a hyphen that breaks a word at a line's end is a hyphen."""
        code: int = calls.CODE(self._raw, index)
        return 0x2D if code == _LINE_END_HYPHEN else code

    def made_up(self, index: int) -> bool:
        return bool(calls.MADE_UP(self._raw, index) == 1)

    def box(self, index: int) -> Box | None:
        if not calls.BOX(self._raw, index, self._into_rect):
            return None
        rect = self._rect
        return rect.left, rect.bottom, rect.right, rect.top

    def origin(self, index: int) -> tuple[float, float]:
        calls.ORIGIN(self._raw, index, self._into_x, self._into_y)
        return self._x.value, self._y.value

    def drawn_by(self, index: int) -> int:
        return calls.DRAWN_BY(self._raw, index) or 0

    def ink(self, index: int, item: int, place: _Placing) -> _Ink:
        """Font, size, direction, colour and visibility of the object that drew a character."""
        calls.MATRIX(self._raw, index, self._into_matrix)
        matrix = self._matrix
        size = calls.SIZE(self._raw, index) * math.hypot(matrix.c, matrix.d)
        upright = place.upright(math.atan2(matrix.b, matrix.a))
        font = (calls.FONT(item) if item else 0) or 0
        fontname, bold = self._font(index, font)
        known = calls.FILL(self._raw, index, *self._into_rgba)
        red, green, blue, alpha = (part.value for part in self._rgba)
        hidden = _INVISIBLE.get(calls.MODE(item) if item else 0, "")
        if known and alpha == 0 and not hidden:
            hidden = "fully transparent"
        if not hidden and math.hypot(matrix.a, matrix.b) < _SQUEEZED * math.hypot(matrix.c, matrix.d):
            hidden = "letters squeezed to a stroke"
        color = (red, green, blue) if known else None
        return _Ink(fontname, bold, size, upright, color, hidden, self.signs.setdefault(font, set()))

    def _font(self, index: int, key: int) -> tuple[str, bool]:
        """Name and boldness of a character's font, asked once a font."""
        if key not in self._fonts:
            raw, buffer, flags = self._textpage.raw, ctypes.create_string_buffer(256), ctypes.c_int()
            length = api.FPDFText_GetFontInfo(raw, index, buffer, 256, flags)
            name = buffer.value.decode("utf-8", "replace") if length else ""
            weight = api.FPDFText_GetFontWeight(raw, index)
            self._fonts[key] = name, is_bold(name, weight) or bool(flags.value & _FORCE_BOLD)
        return self._fonts[key]


def _shapes(page: Any, items: objects.Items, place: _Placing) -> list[tuple[Box, tuple[int, int, int]]]:
    """Filled paths: what a light text on a dark banner stands on. Too small ones hold no text."""
    if api.FPDF_PAGEOBJ_FORM in items.kinds:
        found = page.get_objects(filter=[api.FPDF_PAGEOBJ_PATH], max_depth=2)
        paths = [ctypes.cast(item.raw, ctypes.c_void_p).value or 0 for item in found]
    else:
        paths = items.of(api.FPDF_PAGEOBJ_PATH)
    filled = (_filled(path, place) for path in paths[:_MOST_SHAPES])
    return [shape for shape in filled if shape is not None]


def _filled(path: int, place: _Placing) -> tuple[Box, tuple[int, int, int]] | None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    edges = [ctypes.c_float() for _ in range(4)]
    rgba = [ctypes.c_uint() for _ in range(4)]
    drawn = calls.DRAW_MODE(path, ctypes.addressof(fill), ctypes.addressof(stroke)) and fill.value
    if not drawn or not calls.BOUNDS(path, *map(ctypes.addressof, edges)):
        return None
    if not calls.PATH_FILL(path, *map(ctypes.addressof, rgba)) or rgba[3].value == 0:
        return None
    box = place.box(*(edge.value for edge in edges))
    if box[2] - box[0] < _SMALLEST or box[3] - box[1] < _SMALLEST:
        return None
    return box, (rgba[0].value, rgba[1].value, rgba[2].value)


def render_gray(content: bytes, number: int, scale: float) -> Any:
    """Page `number` (from 1) as seen: a numpy array (rows, columns) of gray 0 to 255."""
    pdf = pdfium.PdfDocument(content)
    try:
        page = pdf[number - 1]
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        picture = bitmap.to_numpy().copy()
        page.close()
        return picture.reshape(picture.shape[0], picture.shape[1])
    finally:
        pdf.close()
