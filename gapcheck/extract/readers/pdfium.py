"""The first reader: PDFium's characters, put into pdfplumber's form.

PDFium reads a page 5 to 9 times faster than pdfplumber, but its own text glues words together;
so only its characters are taken, and pdfplumber's geometry makes the words. It is not thread-safe.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api

from gapcheck.errors import Unreadable
from gapcheck.extract.readers.characters import Char, RawPage, char, is_bold

_DAMAGED = "The PDF is damaged. Ask for it again or save it anew."
_INVISIBLE = {3: "drawn invisibly", 7: "drawn as a clip only"}
_FORCE_BOLD = 1 << 18
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
        return [_page(pdf, index) for index in range(len(pdf))]
    except pdfium.PdfiumError:
        raise Unreadable(_DAMAGED) from None
    finally:
        pdf.close()


def _page(pdf: Any, index: int) -> RawPage:
    page = pdf[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        place = _Placing(page.get_cropbox(), page.get_rotation())
        chars, drawn = _chars(textpage, place)
        chars += _spaces(page, place, drawn)
        return RawPage(index + 1, width, height, chars, _shapes(page, place))
    finally:
        textpage.close()
        page.close()


Box = tuple[float, float, float, float]


class _Placing:
    """From PDF user space (origin bottom left, unrotated) to points from the page's top left."""

    def __init__(self, crop: tuple[float, float, float, float], rotation: int) -> None:
        self.left, self.bottom, self.right, self.top = crop
        self.rotation = rotation

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        corners = [self._point(x, y) for x, y in ((left, bottom), (right, top))]
        (xa, ya), (xb, yb) = corners
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def upright(self, angle: float) -> bool:
        """Whether text at an angle (radians) reads from left to right on the page as shown."""
        return math.cos(angle + math.radians(self.rotation)) > 0.95

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _chars(textpage: Any, place: _Placing) -> tuple[list[Char], set[int]]:
    """The page's characters, and the addresses of the objects that drew them."""
    raw, ask = textpage.raw, _Questions()
    fonts: dict[int, tuple[str, bool]] = {}
    drawn: set[int] = set()
    out: list[Char] = []
    for index in range(max(0, api.FPDFText_CountChars(raw))):
        code = api.FPDFText_GetUnicode(raw, index)
        # spaces that PDFium makes up are left out: the geometry decides where a word ends
        if code == _LINE_END_HYPHEN:
            code = ord("-")
        if code < 0x20 or 0xD800 <= code <= 0xDFFF or api.FPDFText_IsGenerated(raw, index) == 1:
            continue
        found = ask.box_and_size(raw, index, place)
        if found is None:
            continue
        box, size, upright = found
        item = api.FPDFText_GetTextObject(raw, index)
        drawn.add(_address(item))
        fontname, bold = _font(raw, index, item, fonts)
        color, hidden = ask.paint(raw, index, item)
        more = {"fontname": fontname, "bold": bold, "color": color, "hidden": hidden, "upright": upright}
        out.append(char(chr(code), box, size, **more))
    return out, drawn


def _spaces(page: Any, place: _Placing, drawn: set[int]) -> list[Char]:
    """Spaces that were drawn as objects of their own.

    PDFium leaves them out of a page's text where it thinks the gap too narrow for a space; in
    files that squeeze their letters they are the only mark between two words.
    """
    matrix, size = api.FS_MATRIX(), ctypes.c_float()
    out = []
    for number in range(api.FPDFPage_CountObjects(page.raw)):
        item = api.FPDFPage_GetObject(page.raw, number)
        if api.FPDFPageObj_GetType(item) != api.FPDF_PAGEOBJ_TEXT or _address(item) in drawn:
            continue
        api.FPDFPageObj_GetMatrix(item, matrix)
        api.FPDFTextObj_GetFontSize(item, size)
        height = size.value * math.hypot(matrix.c, matrix.d)
        x, baseline, _, _ = place.box(matrix.e, matrix.f, matrix.e, matrix.f)
        if math.isfinite(x + baseline + height):
            out.append(char(" ", (x, baseline - 0.8 * height, x, baseline + 0.2 * height), height))
    return out


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


class _Questions:
    """The buffers that PDFium answers into, made once a page."""

    def __init__(self) -> None:
        self.rect, self.matrix = api.FS_RECTF(), api.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.red, self.green, self.blue, self.alpha = (ctypes.c_uint() for _ in range(4))

    def box_and_size(self, raw: Any, index: int, place: _Placing) -> tuple[Box, float, bool] | None:
        """A character's box, its size, and whether it stands upright; None where there is no box."""
        rect, matrix = self.rect, self.matrix
        if not api.FPDFText_GetLooseCharBox(raw, index, rect):
            return None
        api.FPDFText_GetMatrix(raw, index, matrix)
        size = api.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
        box = place.box(rect.left, rect.bottom, rect.right, rect.top)
        if not all(map(math.isfinite, (*box, size))):
            return None
        upright = place.upright(api.FPDFText_GetCharAngle(raw, index))
        if upright and api.FPDFText_GetCharOrigin(raw, index, self.x, self.y):
            # fonts disagree about their boxes, not about the baseline: one line, one top
            _, baseline, _, _ = place.box(self.x.value, self.y.value, self.x.value, self.y.value)
            box = (box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size)
        return box, size, upright

    def paint(self, raw: Any, index: int, item: Any) -> tuple[tuple[int, int, int] | None, str]:
        """Fill colour, and how the drawing mode hides the character ("" where it does not)."""
        known = api.FPDFText_GetFillColor(raw, index, self.red, self.green, self.blue, self.alpha)
        hidden = _INVISIBLE.get(api.FPDFTextObj_GetTextRenderMode(item), "")
        if known and self.alpha.value == 0 and not hidden:
            hidden = "fully transparent"
        return ((self.red.value, self.green.value, self.blue.value) if known else None), hidden


def _font(raw: Any, index: int, item: Any, known: dict[int, tuple[str, bool]]) -> tuple[str, bool]:
    """Name and boldness of a character's font, asked once a font."""
    font = api.FPDFTextObj_GetFont(item)
    key = _address(font)
    if key not in known:
        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        length = api.FPDFText_GetFontInfo(raw, index, buffer, 256, flags)
        name = buffer.value.decode("utf-8", "replace") if length else ""
        weight = api.FPDFText_GetFontWeight(raw, index)
        known[key] = name, is_bold(name, weight) or bool(flags.value & _FORCE_BOLD)
    return known[key]


def _shapes(page: Any, place: _Placing) -> list[tuple[Box, tuple[int, int, int]]]:
    """Filled paths: what a light text on a dark banner stands on."""
    out = []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for item in page.get_objects(filter=[api.FPDF_PAGEOBJ_PATH], max_depth=2):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not api.FPDFPath_GetDrawMode(item.raw, fill, stroke) or fill.value == 0:
            continue
        if api.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha) and alpha.value > 0:
            box = place.box(*item.get_bounds())
            out.append((box, (red.value, green.value, blue.value)))
        if len(out) >= 2000:
            break
    return out


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
