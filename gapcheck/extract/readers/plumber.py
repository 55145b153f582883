"""The second reader: pdfplumber's own characters, used where PDFium fails or finds no words."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from gapcheck.errors import Unreadable
from gapcheck.extract.readers.characters import Char, Chars, RawPage, char, is_bold

_LOCKED = "The PDF is protected by a password. Save a copy without the password."


def read_pages(content: bytes, most_pages: int) -> list[RawPage]:
    """All pages of a PDF. Raises Unreadable where pdfplumber can't read it either."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            # zero pages, and any error, count the same: the second reader has nothing to add
            return [_page(page) for page in pdf.pages[:most_pages]]
    except MemoryError:
        raise
    except Exception as error:  # pdfminer raises nearly every built-in exception on damaged files
        # pdfplumber hands pdfminer's own exception on inside one of its own
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args)):
            raise Unreadable(_LOCKED) from None
        raise Unreadable("The PDF is damaged. Ask for it again or save it anew.") from error


def _page(page: Any) -> RawPage:
    try:
        chars = [_char(raw) for raw in page.chars]
        rects = [((r["x0"], r["top"], r["x1"], r["bottom"]), _rgb(r)) for r in page.rects if r.get("fill")]
        shapes = [(box, color) for box, color in rects if color is not None]
        return RawPage(page.page_number, float(page.width), float(page.height), Chars.of(chars), shapes)
    finally:
        page.close()


def _char(raw: dict[str, Any]) -> Char:
    box = (raw["x0"], raw["top"], raw["x1"], raw["bottom"])
    name = raw.get("fontname", "")
    return char(raw["text"], box, raw["size"], fontname=name, bold=is_bold(name), color=_rgb(raw))


def _rgb(raw: dict[str, Any]) -> tuple[int, int, int] | None:
    """A fill in 0 to 255 from pdfplumber's gray, RGB or CMYK tuple; a gray may stand alone."""
    color = raw.get("non_stroking_color")
    if isinstance(color, (int, float)):
        color = (color,)
    parts = (
        [float(c) for c in color]
        if isinstance(color, (tuple, list)) and all(isinstance(c, (int, float)) for c in color)
        else []
    )
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - c) * (1 - black) for c in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, p))) for p in parts)
    return red, green, blue
