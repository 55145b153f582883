"""The blocks that every layout is built from: contact, sections, and the heads of positions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer, Table

from examples.source import Job, Role, Source
from examples.typeset import Pen, Story

Heads = Callable[[Pen, Job], list[tuple[Story, Role]]]  # what stands above each role's bullets


def pair(left: Any, right: Any, width: float, right_width: float) -> Any:
    """Two flowables on one line, the right one `right_width` points wide; stays with what follows."""
    table = Table([[left, right]], colWidths=[width - right_width, right_width], hAlign="LEFT")
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *bare()])
    table.keepWithNext = 1
    return table


def bare(below: float = 0.0) -> list[tuple[Any, ...]]:
    """Table commands that take the padding away, `below` points at the foot excepted."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING")
    return [*((side, (0, 0), (-1, -1), 0) for side in sides), ("BOTTOMPADDING", (0, 0), (-1, -1), below)]


def contact(source: Source) -> list[str]:
    """Where the candidate can be reached, in printed order."""
    return [source.location, *source.phones, *source.emails, *source.links]


def where(job: Job) -> str:
    """Employer and place: "Ledgerwren, London"."""
    return f"{job.employer}, {job.place}" if job.place else job.employer


def right_dated(width: float) -> Heads:
    """Heads with the date at the right margin; employer or title first as the look says."""

    def heads(pen: Pen, job: Job) -> list[tuple[Story, Role]]:
        rows: list[tuple[Story, Role]] = []
        for index, role in enumerate(job.roles):
            date = pen.text(role.when, align="right")
            above: Story = [Spacer(1, 5)] if index or not pen.look.employer_first else []
            if pen.look.employer_first or len(job.roles) > 1:
                if not index:
                    above = [Spacer(1, 5), pen.text(where(job), "bold", keepWithNext=1), *_about(pen, job)]
                above.append(pair(pen.text(role.title, "italic"), date, width, 130))
            else:
                above.append(pair(pen.text(role.title, "bold"), date, width, 130))
                above += [pen.text(where(job), "italic", keepWithNext=1), *_about(pen, job)]
            rows.append((above, role))
        return rows

    return heads


def stacked(separator: str = "  |  ") -> Heads:
    """Heads for narrow columns: the title, then employer and date on the line beneath it."""

    def heads(pen: Pen, job: Job) -> list[tuple[Story, Role]]:
        rows: list[tuple[Story, Role]] = []
        grey: dict[str, Any] = {"textColor": HexColor("#555555"), "keepWithNext": 1, "spaceAfter": 1.5}
        for index, role in enumerate(job.roles):
            above: Story = [Spacer(1, 5), pen.text(role.title, "bold", keepWithNext=1)]
            above.append(pen.text(f"{where(job)}{separator}{role.when}", **grey))
            rows.append((above + ([] if index else _about(pen, job)), role))
        return rows

    return heads


def railed(width: float, rail: float) -> Heads:
    """Heads with the date in a rail of `rail` points at the left and "Title, Employer" beside it."""

    def heads(pen: Pen, job: Job) -> list[tuple[Story, Role]]:
        rows: list[tuple[Story, Role]] = []
        for index, role in enumerate(job.roles):
            date = pen.text(role.when, textColor=HexColor("#555555"), size=pen.look.size - 0.7)
            what = pen.rich(f"{pen.bold(role.title)}, {escape(where(job))}")
            above: Story = [Spacer(1, 5), pair(date, what, width, width - rail)]
            rows.append((above + ([] if index else _about(pen, job, rail)), role))
        return rows

    return heads


def _about(pen: Pen, job: Job, indent: float = 0.0) -> Story:
    return (
        [pen.text(job.about, "italic", leftIndent=indent, keepWithNext=1, spaceAfter=2)] if job.about else []
    )


def experience(source: Source, pen: Pen, heads: Heads, indent: float = 11.0, mark: str = "\u2022") -> Story:
    """Every position, newest first, with its bullets."""
    story: Story = []
    for job in source.jobs:
        for above, role in heads(pen, job):
            story += above
            story += [pen.bullet(words, indent, mark) for words in role.bullets]
    return story


def education(source: Source, pen: Pen, indent: float = 0.0) -> Story:
    """One paragraph a degree, its name in bold."""
    rows: Story = []
    for study in source.education:
        tail = f", {study.tail}" if study.tail else ""
        rows.append(pen.rich(pen.bold(study.degree) + escape(tail), leftIndent=indent, spaceAfter=2))
    return rows


def listed(words: tuple[str, ...], pen: Pen, indent: float = 0.0) -> Story:
    """Plain lines, one an item."""
    return [pen.text(word, leftIndent=indent, spaceAfter=2) for word in words]


def skills(source: Source, pen: Pen, indent: float = 0.0, separator: str = ", ") -> Story:
    """The skill groups, one paragraph each: the group's name in bold, then its items."""
    rows: Story = []
    for name, items in source.skills:
        words = escape(separator.join(items))
        rows.append(pen.rich(f"{pen.bold(name)}: {words}", leftIndent=indent, spaceAfter=2))
    return rows


def section(source: Source, pen: Pen, name: str, indent: float = 0.0) -> Story:
    """The rows of a section other than experience, by its name in the look's order."""
    if name == "summary":
        return [pen.text(words, leftIndent=indent, spaceAfter=3) for words in source.summary]
    if name == "education":
        return education(source, pen, indent)
    if name == "skills":
        return skills(source, pen, indent)
    rows = {"certifications": source.certifications, "languages": source.languages, **dict(source.more)}
    return listed(rows[name], pen, indent)


class Chips(Flowable):  # type: ignore[misc, unused-ignore]  # reportlab is untyped
    """Words in small rounded boxes, set in lines like text."""

    def __init__(self, words: tuple[str, ...], pen: Pen) -> None:
        """Keep the words and the pen; nothing is measured before the width is known."""
        super().__init__()
        self.words, self.pen, self.size = words, pen, pen.look.size - 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Place every box; returns the size taken, in points."""
        self.places: list[tuple[float, float, float, str]] = []
        x, line = 0.0, 0
        for word in self.words:
            wide = self._measure(word)
            if x + wide > width and x:
                x, line = 0.0, line + 1
            self.places.append((x, line * 17.0, wide, word))
            x += wide + 5
        self.height = (line + 1) * 17.0 + 3
        return width, self.height

    def _measure(self, word: str) -> float:
        return float(stringWidth(word, self.pen.face(), self.size)) + 12

    def draw(self) -> None:
        """Draw the boxes where `wrap` placed them."""
        for x, down, wide, word in self.places:
            y = self.height - down - 14
            self.canv.setFillColor(HexColor("#e3ebf3"))
            self.canv.roundRect(x, y, wide, 13, 4, stroke=0, fill=1)
            self.canv.setFillColor(HexColor(self.pen.look.accent))
            self.canv.setFont(self.pen.face(), self.size)
            self.canv.drawString(x + 6, y + 3.8, word)
