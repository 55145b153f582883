"""Text on pages: styles, a sheet that collects what is drawn, and flows that fill columns with it.

All lengths are points; y grows downwards from the top of the page, as a reader thinks of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

A4, LETTER = (595.28, 841.89), (612.0, 792.0)
INK, GREY, WHITE = "#1c1c1c", "#5a5a5a", "#ffffff"

_FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set. `spacing` is added between letters."""

    family: str = "sans"
    size: float = 9.5
    bold: bool = False
    italic: bool = False
    colour: str = INK
    spacing: float = 0.0

    @property
    def font(self) -> str:
        return _FONTS[self.family][self.bold + 2 * self.italic]

    @property
    def leading(self) -> float:
        return self.size * 1.32

    def width(self, text: str) -> float:
        """The width of a text on one line."""
        plain: float = stringWidth(text, self.font, self.size)
        return plain + self.spacing * max(0, len(text) - 1)

    def fitted(self, text: str, width: float) -> Style:
        """This style, as much smaller as the text needs to fit on one line."""
        return replace(self, size=min(self.size, 0.98 * self.size * width / max(self.width(text), 1.0)))


Run = tuple[str, Style]
Draw = Callable[[Canvas], None]


@dataclass
class Sheet:
    """The pages of one file; what is drawn first lies lowest."""

    size: tuple[float, float] = A4
    pages: list[list[Draw]] = field(default_factory=lambda: [[]])

    @property
    def width(self) -> float:
        return self.size[0]

    @property
    def height(self) -> float:
        return self.size[1]

    def page(self, number: int) -> list[Draw]:
        while len(self.pages) <= number:
            self.pages.append([])
        return self.pages[number]

    def text(self, page: int, x: float, baseline: float, text: str, style: Style) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(style.colour)
            canvas.setFont(style.font, style.size)
            canvas.drawString(x, self.height - baseline, text, charSpace=style.spacing)

        self.page(page).append(draw)

    def box(
        self,
        page: int,
        box: tuple[float, float, float, float],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        radius: float = 0.0,
        under: bool = False,
    ) -> None:
        """A rectangle (x0, top, x1, bottom), filled or outlined; `under` puts it beneath all else."""
        x0, top, x1, bottom = box

        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(fill or WHITE)
            canvas.setStrokeColor(stroke or WHITE)
            canvas.setLineWidth(0.6)
            args = (x0, self.height - bottom, x1 - x0, bottom - top)
            paint = {"stroke": int(stroke is not None), "fill": int(fill is not None)}
            if radius:
                canvas.roundRect(*args, radius, **paint)
            else:
                canvas.rect(*args, **paint)

        drawn = self.page(page)
        drawn.insert(0 if under else len(drawn), draw)

    def rule(self, page: int, x0: float, x1: float, y: float, colour: str = GREY) -> None:
        self.box(page, (x0, y, x1, y), stroke=colour)

    def pdf(self, title: str) -> bytes:
        """The file; the same drawing gives the same bytes."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=self.size, invariant=1)
        canvas.setTitle(title)
        for drawn in self.pages:
            for draw in drawn:
                draw(canvas)
            canvas.showPage()
        canvas.save()
        return out.getvalue()


@dataclass
class Flow:
    """A column that is filled from top to bottom and goes on at the same place of the next page."""

    sheet: Sheet
    x: float
    width: float
    top: float
    bottom: float
    """Where the text has to end, from the top of the page."""
    next_top: float = 48.0
    page: int = 0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.y or self.top

    @property
    def right(self) -> float:
        return self.x + self.width

    def room(self, height: float) -> None:
        """Go to the next page where less than `height` is left on this one."""
        if self.y + height > self.bottom:
            self.page += 1
            self.sheet.page(self.page)
            self.y = self.next_top

    def gap(self, height: float) -> None:
        self.y = min(self.y + height, self.bottom)

    def inset(self, left: float, width: float | None = None) -> Flow:
        """A narrower flow from here on; `rejoin` brings this one to where it ended."""
        return replace(self, x=self.x + left, width=self.width - left if width is None else width)

    def rejoin(self, *others: Flow) -> None:
        self.page, self.y = max([(self.page, self.y), *((other.page, other.y) for other in others)])

    def line(self, runs: Sequence[Run], *, align: str = "left", right: Run | None = None) -> None:
        """One line that is not wrapped; `right` is set at the right edge of the same line."""
        leading = max(style.leading for _, style in runs)
        self.room(leading)
        used = sum(style.width(text) for text, style in runs)
        x = self.x + {"left": 0.0, "right": self.width - used, "centre": (self.width - used) / 2}[align]
        baseline = self.y + max(style.size for _, style in runs)
        for text, style in runs:
            self.sheet.text(self.page, x, baseline, text, style)
            x += style.width(text)
        if right is not None:
            text, style = right
            self.sheet.text(self.page, self.right - style.width(text), baseline, text, style)
        self.y += leading

    def paragraph(self, runs: Sequence[Run], *, align: str = "left") -> None:
        """Wrapped text of one or more styles."""
        for line in wrapped(runs, self.width):
            self.line(line, align=align)

    def bullet(self, text: str, style: Style, mark: str, indent: float = 11.0) -> None:
        """A wrapped item; `mark` "drawn" is a dot that is no character."""
        body = self.inset(indent)
        body.room(style.leading)
        if mark == "drawn":
            middle = body.y + style.size * 0.72
            dot = (self.x + 2, middle - 1.3, self.x + 4.6, middle + 1.3)
            self.sheet.box(body.page, dot, fill=style.colour, radius=1.3)
        else:
            self.sheet.text(body.page, self.x + 1, body.y + style.size, mark, style)
        body.paragraph([(text, style)])
        self.rejoin(body)


def wrapped(runs: Sequence[Run], width: float) -> list[list[Run]]:
    """Runs broken into lines of at most `width`; words of one style stay one string."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for text, style in runs:
        for word in text.split():
            space = style.width(" ") if lines[-1] else 0.0
            if lines[-1] and used + space + style.width(word) > width:
                lines.append([])
                used, space = 0.0, 0.0
            current = lines[-1]
            if current and current[-1][1] == style:
                current[-1] = (f"{current[-1][0]} {word}", style)
            else:
                current.append((f"{' ' if current else ''}{word}", style))
            used += space + style.width(word)
    return [line for line in lines if line]
