"""What the layouts share: type, paragraphs, page frames, and the two passes that number the pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, HRFlowable, NextPageTemplate, PageTemplate, Paragraph

from examples.source import Look, Source

WIDTH, HEIGHT = A4  # points
Story = list[Any]  # reportlab flowables carry no types
Box = tuple[float, float, float, float]  # x, y, width, height in points, from the lower left corner
ALIGN = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),
}
HEADINGS = {
    "summary": "Profile",
    "experience": "Experience",
    "education": "Education",
    "certifications": "Certifications",
    "skills": "Skills",
    "languages": "Languages",
    "contact": "Contact",
}
for _face in FACES["Vera"]:  # the one family that reportlab itself brings along
    pdfmetrics.registerFont(TTFont(_face, f"{_face}.ttf"))


def heading_words(look: Look, section: str) -> str:
    """A section's heading as this CV words it; a section of the CV's own is its own heading."""
    return dict(look.headings).get(section) or HEADINGS.get(section, section)


@dataclass(frozen=True, slots=True)
class Pen:
    """Sets text in the look of one CV; `ink` is the colour of running text, `accent` that of headings."""

    look: Look
    ink: str = "#222222"
    accent: str = ""
    scale: float = 1.0

    def face(self, weight: str = "") -> str:
        """Font name for "" (regular), "bold" or "italic"."""
        return FACES[self.look.font][("", "bold", "italic").index(weight)]

    def text(self, words: str, weight: str = "", size: float = 0.0, **style: Any) -> Any:
        """A paragraph of plain words; further keywords are those of reportlab's ParagraphStyle."""
        return self.rich(escape(words), weight, size, **style)

    def rich(
        self, markup: str, weight: str = "", size: float = 0.0, mark: str | None = None, **style: Any
    ) -> Any:
        """A paragraph of reportlab's mini-markup, its words escaped already; `mark` makes it a bullet."""
        size = size or self.look.size * self.scale
        style["alignment"] = ALIGN[style.pop("align", "left")]
        style.setdefault("leading", size * self.look.lead)
        style.setdefault("textColor", HexColor(self.ink))
        shape = ParagraphStyle("cv", fontName=self.face(weight), fontSize=size, **style)
        return Paragraph(markup, shape, bulletText=mark)

    def bold(self, words: str) -> str:
        """Markup for words in bold, escaped."""
        return f'<font name="{self.face("bold")}">{escape(words)}</font>'

    def bullet(self, words: str, indent: float = 11.0, mark: str = "\u2022") -> Any:
        """One bullet; `indent` in points is where its text starts."""
        return self.rich(
            escape(words),
            mark=mark,
            leftIndent=indent,
            bulletIndent=indent - 9,
            bulletFontName=self.face(),
            bulletFontSize=self.look.size * self.scale,
            bulletColor=HexColor(self.ink),
            spaceAfter=1.6,
        )

    def heading(self, section: str, rule: bool = True, **style: Any) -> Story:
        """A section's heading, letter-spaced where the look asks for that; kept with what follows."""
        words = heading_words(self.look, section)
        words = "   ".join(" ".join(word) for word in words.upper().split()) if self.look.spaced else words
        colour = HexColor(self.accent or self.look.accent)
        size = self.look.size * self.scale + 2
        line = self.rich(
            escape(words).replace("   ", "&nbsp;&nbsp; "),
            "bold",
            size,
            textColor=colour,
            spaceBefore=9,
            spaceAfter=2,
            keepWithNext=1,
            **style,
        )
        if not rule:
            return [line]
        under = HRFlowable(width="100%", thickness=0.7, color=colour, spaceAfter=4)
        under.keepWithNext = 1
        return [line, under]


@dataclass(slots=True)
class Plan:
    """One way through the pages: frames for the first and the later ones, and what is drawn beside them."""

    first: Box
    later: Box
    story: Story
    before: Callable[[Any, int], None] = lambda canvas, page: None
    after: Callable[[Any, int], None] = lambda canvas, page: None
    side: Story = field(default_factory=list)


def fill(canvas: Any, box: Box, flowables: Story) -> None:
    """Put as many of the flowables as fit into the box, taking them off the list."""
    Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0).addFromList(flowables, canvas)


def draw(source: Source, make: Callable[[int], Plan]) -> bytes:
    """Set the plan twice: `make(0)` to count the pages, then `make(pages)` to print "page n of pages"."""
    pages, _ = _pass(source, make(0))
    return _pass(source, make(pages))[1]


def _pass(source: Source, plan: Plan) -> tuple[int, bytes]:
    out = io.BytesIO()
    lock = StandardEncryption(source.password, ownerPassword=source.password, strength=128)
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        title=f"{source.name} - CV",
        author=source.name,
        encrypt=lock if source.spoil == "locked" else None,
    )

    def before(canvas: Any, doc: Any) -> None:
        _hide(canvas, source.hidden if doc.page == 1 else ())
        plan.before(canvas, doc.page)

    frames = {"first": plan.first, "later": plan.later}
    document.addPageTemplates(
        [
            PageTemplate(
                id=name,
                frames=[Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)],
                onPage=before,
                onPageEnd=lambda canvas, doc: plan.after(canvas, doc.page),
            )
            for name, box in frames.items()
        ]
    )
    document.build([NextPageTemplate("later"), *plan.story])
    if plan.side:
        raise ValueError(f"{source.slug}: the side column does not fit; shorten it or use more pages")
    return document.page, out.getvalue()


def _hide(canvas: Any, words: tuple[str, ...]) -> None:
    """Words in white, one point high, at the foot of the page: what a reader must notice and not count."""
    if words:
        canvas.setFillColor(white)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(60, 22, " ".join(words))
