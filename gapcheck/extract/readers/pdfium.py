"""The first reader: PDFium's characters, put into pdfplumber's form.

PDFium reads a page 5 to 9 times faster than pdfplumber, but its own text glues words together;
so only its characters are taken, and pdfplumber's geometry makes the words. It is not thread-safe.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as api

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import calls, glyphs, objects
from gapcheck.extract.readers.characters import Box, Floats, Marks, RawPage
from gapcheck.extract.readers.opened import Opened, opened
from gapcheck.extract.readers.placing import Placing

_DAMAGED = "The PDF is damaged. Ask for it again or save it anew."
_MOST_SHAPES = 2000
_SMALLEST = 6.0
"""Points; a filled path that is smaller (a bullet, a line) is no ground that text stands on."""


def read_pages(content: bytes, most_pages: int) -> list[RawPage]:
    """All pages of a PDF. Raises Unreadable where PDFium refuses it or it has too many pages."""
    try:
        pdf = opened(content)
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


def _page(pdf: Opened, index: int, fonts: objects.Fonts) -> RawPage:
    with pdf.page(index) as page:
        return _read(page, index, fonts)


def _read(page: Any, index: int, fonts: objects.Fonts) -> RawPage:
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        place = Placing(*objects.shown(page), page.get_rotation())
        items = objects.items(page)
        found = glyphs.glyphs(textpage, items.of(api.FPDF_PAGEOBJ_TEXT), place)
        drawing = objects.look(items, found, place, fonts)
        shapes = _shapes(page, items, place)
        return RawPage(index + 1, width, height, found.chars, shapes, drawing)
    finally:
        textpage.close()


def _shapes(page: Any, items: objects.Items, place: Placing) -> list[tuple[Box, tuple[int, int, int]]]:
    """Filled paths: what a light text on a dark banner stands on. Too small ones hold no text."""
    if api.FPDF_PAGEOBJ_FORM in items.kinds:
        found = page.get_objects(filter=[api.FPDF_PAGEOBJ_PATH], max_depth=2)
        paths = [calls.address(item.raw) for item in found]
    else:
        paths = items.of(api.FPDF_PAGEOBJ_PATH)
    paths = paths[:_MOST_SHAPES]
    drawn, modes = calls.DRAW_MODE(paths)
    bounded, edges = calls.BOUNDS(paths)
    known, rgba = calls.OBJECT_FILL(paths)
    seen = drawn & (modes[:, 0] != 0) & bounded & known & (rgba[:, 3] != 0)
    rows = np.flatnonzero(seen & _large(*place.box(*edges.T)))
    box = place.box(*objects.cut([paths[row] for row in rows], edges[rows]).T)
    large = _large(*box)
    boxes = np.column_stack(box)[large].tolist()
    return [
        ((x0, top, x1, bottom), (red, green, blue))
        for (x0, top, x1, bottom), (red, green, blue, _) in zip(
            boxes, rgba[rows][large].tolist(), strict=True
        )
    ]


def _large(x0: Floats, top: Floats, x1: Floats, bottom: Floats) -> Marks:
    """Which boxes are large enough for text to stand on."""
    return np.asarray((x1 - x0 >= _SMALLEST) & (bottom - top >= _SMALLEST))
