"""Six ways to set a CV. Each takes a source and returns the bytes of its PDF; `LAYOUTS` names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.platypus import Spacer, Table

from examples import blocks
from examples.source import Job, Role, Source
from examples.typeset import HEIGHT, WIDTH, Pen, Plan, Story, draw, fill, heading_words

FOOT = 46.0  # points kept free below the text, for the footer


def running(source: Source, pen: Pen, pages: int) -> Callable[[Any, int], None]:
    """The look's repeating line: "page" is a foot "Name - Page n of N", "header" a head line from page 2."""

    def paint(canvas: Any, page: int) -> None:
        canvas.setFillColor(HexColor("#666666"))
        canvas.setFont(pen.face(), 8)
        if source.look.footer == "page":
            canvas.drawCentredString(WIDTH / 2, 26, f"{source.name} - Page {page} of {pages}")
        elif source.look.footer == "header" and page > 1:
            canvas.drawString(56, HEIGHT - 32, f"Curriculum vitae - {source.name}")
            canvas.drawRightString(WIDTH - 56, HEIGHT - 32, f"{page}/{pages}")

    return paint


def _sections(source: Source, pen: Pen, names: tuple[str, ...], jobs: Story, indent: float = 0.0) -> Story:
    story: Story = []
    for name in names:
        rows = jobs if name == "experience" else blocks.section(source, pen, name, indent)
        if rows:
            story += [*pen.heading(name), *rows]
    return story


def _order(source: Source) -> tuple[str, ...]:
    return (*source.look.order, *(name for name, _ in source.more))


def classic(source: Source) -> bytes:
    """One column: the name in the middle, dates at the right margin."""
    pen = Pen(source.look)
    width = WIDTH - 112

    def make(pages: int) -> Plan:
        story = [
            pen.text(source.name, "bold", 20, align="center"),
            pen.text(source.headline, "", source.look.size + 2, align="center", spaceAfter=2),
            pen.text("  |  ".join(blocks.contact(source)), "", source.look.size - 0.8, align="center"),
        ]
        jobs = blocks.experience(source, pen, blocks.right_dated(width))
        story += _sections(source, pen, _order(source), jobs)
        box = (56, FOOT, width, HEIGHT - FOOT - 46)
        return Plan(box, box, story, after=running(source, pen, pages))

    return draw(source, make)


def rail(source: Source) -> bytes:
    """Dates in a rail at the left, everything else beside it."""
    pen = Pen(source.look)
    width, left = WIDTH - 104, 122.0

    def make(pages: int) -> Plan:
        story = [
            pen.text(source.name, "bold", 22, textColor=HexColor(source.look.accent)),
            pen.text(source.headline, "italic", source.look.size + 1.5, spaceAfter=3),
            *(pen.text(line, "", source.look.size - 0.8) for line in blocks.contact(source)),
        ]
        jobs = blocks.experience(source, pen, blocks.railed(width, left), left + 10, "\u2013")
        story += _sections(source, pen, _order(source), jobs, left)
        box = (52, FOOT, width, HEIGHT - FOOT - 44)
        return Plan(box, box, story, after=running(source, pen, pages))

    return draw(source, make)


def two_column(source: Source) -> bytes:
    """Experience in a wide left column, the short sections in a narrow right one."""
    pen, small = Pen(source.look), Pen(source.look, scale=0.92)
    left, right, top = 338.0, 134.0, 100.0

    def make(pages: int) -> Plan:
        jobs = blocks.experience(source, pen, blocks.stacked())
        side = [small.text(line, spaceAfter=2) for line in blocks.contact(source)]
        beside = tuple(name for name in _order(source) if name not in ("summary", "experience"))
        plan = Plan(
            first=(48, FOOT, left, HEIGHT - FOOT - top),
            later=(48, FOOT, left, HEIGHT - FOOT - 50),
            story=_sections(source, pen, ("summary", "experience"), jobs),
            side=[*small.heading("contact"), *side, *_sections(source, small, beside, [])],
        )
        foot = running(source, pen, pages)

        def before(canvas: Any, page: int) -> None:
            if page == 1:
                name = [pen.text(source.name, "bold", 21), pen.text(source.headline, "", 12)]
                fill(canvas, (48, HEIGHT - 98, WIDTH - 96, 60), name)

        def after(canvas: Any, page: int) -> None:
            high = HEIGHT - FOOT - (top if page == 1 else 50)
            fill(canvas, (48 + left + 27, FOOT, right, high), plan.side)
            foot(canvas, page)

        plan.before, plan.after = before, after
        return plan

    return draw(source, make)


def sidebar(source: Source) -> bytes:
    """A dark bar at the left with white text: contact and the short sections; experience at the right."""
    pen = Pen(source.look)
    pale = Pen(source.look, ink="#ffffff", accent="#ffffff", scale=0.9)
    bar = 172.0

    def make(pages: int) -> Plan:
        jobs = blocks.experience(source, pen, blocks.stacked(" \u00b7 "))
        beside = tuple(name for name in _order(source) if name not in ("summary", "experience", "education"))
        side: Story = [
            pale.text(source.name, "bold", 19, spaceAfter=3),
            pale.text(source.headline, "", source.look.size + 1, spaceAfter=6),
            *pale.heading("contact", rule=False),
            *(pale.text(line, spaceAfter=2) for line in blocks.contact(source)),
        ]
        for name in beside:
            side += [*pale.heading(name, rule=False), *blocks.section(source, pale, name)]
        box = (bar + 22, FOOT, WIDTH - bar - 62, HEIGHT - FOOT - 40)
        main = _sections(source, pen, ("summary", "experience", "education"), jobs)
        plan = Plan(box, box, main, after=running(source, pen, pages), side=side)

        def before(canvas: Any, page: int) -> None:
            canvas.setFillColor(HexColor(source.look.accent))
            canvas.rect(0, 0, bar, HEIGHT, stroke=0, fill=1)
            fill(canvas, (18, 30, bar - 32, HEIGHT - 74), plan.side)

        plan.before = before
        return plan

    return draw(source, make)


def table(source: Source) -> bytes:
    """Everything in ruled cells: dates or a section's name at the left, the words at the right."""
    pen = Pen(source.look)
    width, left = WIDTH - 100, 112.0

    def make(pages: int) -> Plan:
        story: Story = [pen.text("Curriculum Vitae", "bold", 17, align="center", spaceAfter=8)]
        facts = [("Name", source.name), ("Current role", source.headline), ("Address", source.location)]
        facts += [("Telephone", ", ".join(source.phones)), ("E-mail", ", ".join(source.emails))]
        story.append(_ruled([[pen.text(k, "bold"), [pen.text(v)]] for k, v in facts], width, left))
        for name in _order(source):
            rows, titled = _cells(source, pen, name), name in TITLED
            if rows:
                head = [pen.heading(name, rule=False)[:1], ""] if titled else None
                story += [_ruled([head, *rows] if head else rows, width, left, shaded=titled), Spacer(1, 7)]
        box = (50, FOOT, width, HEIGHT - FOOT - 50)
        return Plan(box, box, story, after=running(source, pen, pages))

    return draw(source, make)


TITLED = ("experience", "education", "skills")  # table: these have a row of their own for the heading


def _ruled(rows: list[list[Any]], width: float, left: float, shaded: bool = False) -> Any:
    grid = Table(rows, colWidths=[left, width - left], splitInRow=1, hAlign="LEFT")
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#777777")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    if shaded:
        style += [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), HexColor("#ececec"))]
    grid.setStyle(style)
    return grid


def _cells(source: Source, pen: Pen, name: str) -> list[list[Any]]:
    """The rows of one section: dates, a group's name or the section's own name, then the words."""
    if name == "experience":
        return [_job_cells(pen, job, role) for job in source.jobs for role in job.roles]
    if name == "skills":
        return [[pen.text(group, "bold"), [pen.text(", ".join(items))]] for group, items in source.skills]
    if name == "education":
        tails = [", ".join(filter(None, (s.degree, s.institution))) for s in source.education]
        dates = [study.year or "" for study in source.education]
        return [[pen.text(year), [pen.text(tail)]] for year, tail in zip(dates, tails, strict=True)]
    rows = blocks.section(source, pen, name)
    return [[pen.text(heading_words(pen.look, name), "bold"), rows]] if rows else []


def _job_cells(pen: Pen, job: Job, role: Role) -> list[Any]:
    what: Story = [pen.text(role.title, "bold"), pen.text(blocks.where(job), "italic", spaceAfter=2)]
    return [pen.text(role.when), what + [pen.bullet(words) for words in role.bullets]]


def banner(source: Source) -> bytes:
    """A coloured band with the name across the first page, skills as chips beneath the profile."""
    pen, pale = Pen(source.look), Pen(source.look, ink="#ffffff")
    high = 96.0

    def make(pages: int) -> Plan:
        width = WIDTH - 100
        jobs = blocks.experience(source, pen, blocks.right_dated(width))
        story: Story = []
        for name in _order(source):
            if name == "skills":
                chips = [blocks.Chips(items, pen) for _, items in source.skills]
                story += [*pen.heading(name), *chips]
            else:
                story += _sections(source, pen, (name,), jobs)
        first, later = HEIGHT - FOOT - high - 8, HEIGHT - FOOT - 46
        plan = Plan((50, FOOT, width, first), (50, FOOT, width, later), story)
        plan.after = running(source, pen, pages)

        def before(canvas: Any, page: int) -> None:
            canvas.setFillColor(HexColor(source.look.accent))
            canvas.rect(0, HEIGHT - (high if page == 1 else 14), WIDTH, high, stroke=0, fill=1)
            canvas.setFillColor(white)
            if page == 1:
                lines = [
                    pale.text(source.name, "bold", 23),
                    pale.text(source.headline, "", 12, spaceAfter=3),
                    pale.text("   /   ".join(blocks.contact(source)), "", 8.5),
                ]
                fill(canvas, (50, HEIGHT - high, width, high - 14), lines)

        plan.before = before
        return plan

    return draw(source, make)


LAYOUTS: dict[str, Callable[[Source], bytes]] = {
    "classic": classic,
    "rail": rail,
    "two-column": two_column,
    "sidebar": sidebar,
    "table": table,
    "banner": banner,
}
