"""PDFs made in memory with reportlab, sign by sign where it matters. All people in them are invented."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from gapcheck.extract import read
from gapcheck.records.document import Document, Word
from gapcheck.settings import Limits

Color = tuple[float, float, float]
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
WIDTH, HEIGHT = A4
_FONTS = {False: "Helvetica", True: "Helvetica-Bold"}


@dataclass(frozen=True)
class Style:
    """How text is set; `mode` 3 draws nothing at all, `spacing` is put between letters."""

    size: float = 10.0
    bold: bool = False
    color: Color = BLACK
    mode: int = 0
    spacing: float = 0.0


PLAIN, BOLD = Style(), Style(bold=True)
HEADING, NAME = Style(13, True), Style(20, True)


class Sheets:
    """Pages to be written on; x and top are points from the top left corner, top is the baseline."""

    def __init__(self, **encryption: Any) -> None:
        self._into = io.BytesIO()
        self.canvas = Canvas(self._into, pagesize=A4, invariant=True, pageCompression=0, **encryption)

    def put(self, x: float, top: float, text: str, style: Style = PLAIN) -> None:
        self.canvas.saveState()
        pen = self.canvas.beginText(x, HEIGHT - top)
        pen.setFont(_FONTS[style.bold], style.size)
        pen.setFillColorRGB(*style.color)
        pen.setTextRenderMode(style.mode)
        pen.setCharSpace(style.spacing)
        pen.textOut(text)
        self.canvas.drawText(pen)
        self.canvas.restoreState()

    def box(self, x: float, top: float, width: float, height: float, color: Color) -> None:
        self.canvas.setFillColorRGB(*color)
        self.canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)

    def column(
        self, x: float, top: float, rows: Iterable[str], width: float = 400.0, pitch: float = 14.0
    ) -> float:
        """Rows down a column, wrapped; "# " is a heading, "- " a bullet, "** " bold. Returns the end."""
        for row in rows:
            style = HEADING if row.startswith("# ") else BOLD if row.startswith("** ") else PLAIN
            text, hang = row.removeprefix("# ").removeprefix("** "), 0.0
            if row.startswith("- "):
                self.put(x, top, "•")
                text, hang = row[2:], 12.0
            for part in wrapped(text, width - hang, style):
                self.put(x + hang, top, part, style)
                top += pitch
            if not row:
                top += pitch / 2
        return top

    def turn(self, angle: int = 0) -> None:
        """The next page; the one that is left is shown rotated by an angle."""
        if angle:
            self.canvas.setPageRotation(angle)
        self.canvas.showPage()
        self.canvas.setPageRotation(0)

    def pdf(self) -> bytes:
        self.canvas.save()
        return self._into.getvalue()


def wrapped(text: str, width: float, style: Style = PLAIN) -> list[str]:
    out: list[str] = []
    for word in text.split():
        longer = f"{out[-1]} {word}" if out else word
        if out and stringWidth(longer, _FONTS[style.bold], style.size) <= width:
            out[-1] = longer
        else:
            out.append(word)
    return out


def right(x: float, text: str, style: Style = PLAIN) -> float:
    """Where text must start to end at x."""
    return x - float(stringWidth(text, _FONTS[style.bold], style.size))


def one_column(rows: Iterable[str], bottom: float = 780.0) -> bytes:
    """A plain CV down as many pages as it needs."""
    sheets, top = Sheets(), 60.0
    for row in rows:
        if top > bottom:
            sheets.turn()
            top = 60.0
        top = sheets.column(60, top, [row], 470)
    return sheets.pdf()


def opened(content: bytes, limits: Limits | None = None) -> Document:
    return read(content, "made.pdf", "0" * 64, limits or Limits())


def texts(content: bytes) -> list[str]:
    """The lines of a PDF in reading order."""
    return [line.text for line in opened(content).lines]


def words_at(text: str, x: float, top: float) -> list[Word]:
    """Words of 5 points a letter on one line, with a space of 3."""
    out = []
    for word in text.split():
        out.append(Word(word, x, top, x + 5 * len(word), top + 10, 10, False))
        x += 5 * len(word) + 3
    return out
