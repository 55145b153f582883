"""The layouts: how the sections of a CV stand on its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.corpus import blocks, histories
from benchmarks.corpus.cv import Cv
from benchmarks.corpus.drawing import GREY, WHITE, Flow, Sheet, Style

MARGIN = 48.0
LIGHT = "#eef1f4"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout by its name, with the guide's word for it."""

    draw: Callable[[Cv, Sheet], None]
    kind: str
    promoted: bool = False
    """Whether it shows one employer over several titles."""


def _page(sheet: Sheet, *, margin: float = MARGIN) -> Flow:
    return Flow(sheet, margin, sheet.width - 2 * margin, margin, sheet.height - margin, next_top=margin)


def _before(flow: Flow, cv: Cv, *, manner: str = "rule") -> None:
    """What stands before the jobs: summary, and skills where the look has them first."""
    blocks.heading(flow, cv, cv.headings["summary"], manner=manner)
    blocks.summary(flow, cv)
    if cv.look.skills_first:
        blocks.heading(flow, cv, cv.headings["skills"], manner=manner)
        blocks.skills(flow, cv)


def _after(flow: Flow, cv: Cv, *, manner: str = "rule") -> None:
    """What stands after the jobs."""
    blocks.heading(flow, cv, cv.headings["education"], manner=manner)
    blocks.schools(flow, cv)
    if not cv.look.skills_first:
        blocks.heading(flow, cv, cv.headings["skills"], manner=manner)
        blocks.skills(flow, cv)
    _rest(flow, cv, manner=manner)


def _rest(
    flow: Flow, cv: Cv, *, manner: str = "rule", narrow: bool = False, colour: str | None = None
) -> None:
    """Certificates, languages, volunteering and interests, as far as there are any."""
    if cv.person.certificates and cv.quirk != "certificates-in-education":
        blocks.heading(flow, cv, cv.headings["certifications"], manner=manner, colour=colour)
        blocks.certificates(flow, cv, narrow=narrow, colour=colour)
    if not narrow:
        _volunteering(flow, cv, manner=manner)
    if cv.person.languages:
        blocks.heading(flow, cv, cv.headings["languages"], manner=manner, colour=colour)
        blocks.languages(flow, cv, narrow=narrow, colour=colour)
    if len(cv.jobs) > 3:
        blocks.heading(flow, cv, cv.headings["interests"], manner=manner, colour=colour)
        blocks.interests(flow, cv, colour=colour)


def _volunteering(flow: Flow, cv: Cv, *, manner: str = "rule") -> None:
    if cv.volunteer is not None:
        blocks.heading(flow, cv, cv.headings["volunteering"], manner=manner)
        blocks.volunteering(flow, cv)


def _one_column(cv: Cv, sheet: Sheet, header: histories.Header, manner: str, align: str = "left") -> None:
    flow = _page(sheet)
    blocks.name(flow, cv, align=align)
    blocks.contact(flow, cv, align=align)
    _before(flow, cv, manner=manner)
    histories.sections(flow, cv, header, manner=manner)
    _after(flow, cv, manner=manner)


def classic(cv: Cv, sheet: Sheet) -> None:
    """One column, dates at the right edge."""
    _one_column(
        cv, sheet, histories.chosen(cv, "title-dates", "employer-dates", "title-comma-employer"), "rule"
    )


def stacked(cv: Cv, sheet: Sheet) -> None:
    """One column, title then employer, dates among them."""
    allowed = ("employer-line-dates", "one-line", "dates-below", "dates-above")
    _one_column(cv, sheet, histories.chosen(cv, *allowed), "plain")


def umbrella(cv: Cv, sheet: Sheet) -> None:
    """One column, promotions under one employer."""
    flow = _page(sheet)
    blocks.name(flow, cv, align="centre")
    blocks.contact(flow, cv, align="centre")
    _before(flow, cv)
    for title, jobs in cv.entries():
        blocks.heading(flow, cv, title)
        histories.umbrellas(flow, cv, jobs)
    _after(flow, cv)


def rail(cv: Cv, sheet: Sheet) -> None:
    """Dates in a rail at the left, narrow enough to break long ones."""
    flow = _page(sheet)
    width = 86.0 + 22 * (cv.look.header % 2)
    blocks.name(flow, cv)
    blocks.contact(flow, cv)
    _before(flow, cv)
    for title, jobs in cv.entries():
        blocks.heading(flow, cv, title)
        histories.rail(flow, cv, jobs, width)
    _after(flow, cv)


def columns(cv: Cv, sheet: Sheet) -> None:
    """Two columns under the name: work at the left, the rest at the right."""
    flow = _page(sheet, margin=40)
    blocks.name(flow, cv)
    blocks.contact(flow, cv)
    flow.gap(4)
    left = flow.inset(0, flow.width * 0.62)
    right = flow.inset(flow.width * 0.62 + 22)
    blocks.heading(left, cv, cv.headings["summary"])
    blocks.summary(left, cv)
    histories.sections(left, cv, histories.chosen(cv, "dates-below", "employer-line-dates", "title-at"))
    _volunteering(left, cv)
    blocks.heading(right, cv, cv.headings["skills"])
    blocks.skills(right, cv, narrow=True)
    blocks.heading(right, cv, cv.headings["education"])
    blocks.schools(right, cv, narrow=True)
    _rest(right, cv, narrow=True)


def dark_sidebar(cv: Cv, sheet: Sheet) -> None:
    """White on colour at the left: contact, skills, languages; work at the right."""
    width = 178.0
    side = Flow(sheet, 20, width - 40, 44, sheet.height - 30)
    main = Flow(sheet, width + 22, sheet.width - width - 54, 44, sheet.height - MARGIN, next_top=44)
    _sidebar(cv, side, main, WHITE, name_in_side=cv.look.header % 2 == 0)
    for number in range(len(sheet.pages)):
        sheet.box(number, (0, 0, width, sheet.height), fill=cv.look.accent, under=True)


def light_sidebar(cv: Cv, sheet: Sheet) -> None:
    """A light band at the right: contact, skills, languages; work at the left."""
    width = 176.0
    edge = sheet.width - width
    side = Flow(sheet, edge + 16, width - 34, 44, sheet.height - 30)
    main = Flow(sheet, 40, edge - 62, 44, sheet.height - MARGIN, next_top=44)
    _sidebar(cv, side, main, cv.look.accent, name_in_side=False)
    for number in range(len(sheet.pages)):
        sheet.box(number, (edge, 0, sheet.width, sheet.height), fill=LIGHT, under=True)


def _sidebar(cv: Cv, side: Flow, main: Flow, colour: str, *, name_in_side: bool) -> None:
    ink = WHITE if colour == WHITE else GREY
    plain: Style = cv.look.text(size=cv.look.size - 0.5, colour=ink)
    if name_in_side:
        for part in cv.person.name.split(" ", 1):
            side.line([(part, cv.look.text(size=17, bold=True, colour=colour))])
    else:
        blocks.name(main, cv)
        main.line([(blocks.role(cv), cv.look.text(size=cv.look.size + 2, colour=GREY))])
    blocks.heading(side, cv, cv.headings["contact"], manner="plain", colour=colour)
    blocks.contact(side, cv, colour=ink, stacked=True)
    blocks.heading(side, cv, cv.headings["skills"], manner="plain", colour=colour)
    blocks.skills(side, cv, narrow=True, style=plain)
    _rest(side, cv, manner="plain", narrow=True, colour=colour if colour == WHITE else None)
    blocks.heading(main, cv, cv.headings["summary"])
    blocks.summary(main, cv)
    allowed = ("dates-below", "title-dates", "employer-line-dates", "dates-above")
    histories.sections(main, cv, histories.chosen(cv, *allowed))
    blocks.heading(main, cv, cv.headings["education"])
    blocks.schools(main, cv)
    _volunteering(main, cv)


def table(cv: Cv, sheet: Sheet) -> None:
    """Jobs in a ruled table."""
    flow = _page(sheet, margin=42)
    blocks.name(flow, cv)
    blocks.contact(flow, cv)
    _before(flow, cv, manner="bar")
    for title, jobs in cv.entries():
        blocks.heading(flow, cv, title, manner="bar")
        histories.table(flow, cv, jobs)
    _after(flow, cv, manner="bar")


def banner(cv: Cv, sheet: Sheet) -> None:
    """The name on a coloured banner, skills as chips."""
    sheet.box(0, (0, 0, sheet.width, 92), fill=cv.look.accent)
    top = Flow(sheet, MARGIN, sheet.width - 2 * MARGIN, 22, 92)
    blocks.name(top, cv, colour=WHITE)
    top.line([(blocks.role(cv), cv.look.text(size=cv.look.size + 1.5, colour=WHITE))])
    joined = "   |   ".join(value for _, value in blocks.contact_items(cv)[:3])
    top.line([(joined, cv.look.text(size=8.5, colour=WHITE))])
    flow = _page(sheet)
    flow.y = 100
    blocks.heading(flow, cv, cv.headings["summary"], manner="plain")
    blocks.summary(flow, cv)
    blocks.heading(flow, cv, cv.headings["skills"], manner="plain")
    _chips(flow, cv)
    allowed = ("title-at", "employer-line-dates", "title-dates", "one-line")
    histories.sections(flow, cv, histories.chosen(cv, *allowed), manner="plain")
    blocks.heading(flow, cv, cv.headings["education"], manner="plain")
    blocks.schools(flow, cv)
    _rest(flow, cv, manner="plain")


def _chips(flow: Flow, cv: Cv) -> None:
    """Skills, each in a rounded box, as many on a line as fit."""
    style = cv.look.text(size=8.5)
    x, height = flow.x, 15.0
    flow.room(height)
    for item in blocks.listed(cv):
        width = style.width(item) + 14
        if x + width > flow.right:
            x = flow.x
            flow.y += height + 4
            flow.room(height)
        flow.sheet.box(flow.page, (x, flow.y, x + width, flow.y + height), fill=LIGHT, radius=6)
        flow.sheet.text(flow.page, x + 7, flow.y + 10.5, item, style)
        x += width + 6
    flow.y += height + 4


def spaced(cv: Cv, sheet: Sheet) -> None:
    """Headings with their letters set apart, name in the middle."""
    allowed = ("employer-capitals", "employer-dates", "one-line")
    _one_column(cv, sheet, histories.chosen(cv, *allowed), "spaced", align="centre")


def running_heads(cv: Cv, sheet: Sheet) -> None:
    """Two or three pages with the name above and the page's number below, a job broken between them."""
    # pages are as short as it takes to let the break fall into a job
    shares = [0.9 - 0.02 * n for n in range(26)]
    share = next((s for s in shares if _running(cv, Sheet(cv.look.paper), s)), shares[-1])
    _running(cv, sheet, share)
    small = cv.look.text(size=8, colour=GREY)
    total = len(sheet.pages)
    for number in range(total):
        sheet.text(number, MARGIN, 40, f"{cv.person.name} – Curriculum Vitae", small)
        foot = f"Page {number + 1} of {total}"
        sheet.text(number, sheet.width - MARGIN - small.width(foot), sheet.height - 30, foot, small)
        sheet.text(number, MARGIN, sheet.height - 30, cv.person.email, small)


def _running(cv: Cv, sheet: Sheet, share: float) -> int:
    """Fill pages of a share of the sheet's height; how many jobs are broken between two."""
    flow = _page(sheet)
    flow.bottom = sheet.height * share
    flow.y = flow.next_top = 74
    blocks.name(flow, cv)
    blocks.contact(flow, cv)
    _before(flow, cv)
    allowed = ("title-dates", "dates-below", "employer-dates", "one-line")
    broken = histories.sections(flow, cv, histories.chosen(cv, *allowed))
    _after(flow, cv)
    return broken


LAYOUTS: dict[str, Layout] = {
    "classic": Layout(classic, "one-column"),
    "stacked": Layout(stacked, "one-column"),
    "umbrella": Layout(umbrella, "one-column", promoted=True),
    "rail": Layout(rail, "one-column"),
    "columns": Layout(columns, "two-column"),
    "dark-sidebar": Layout(dark_sidebar, "sidebar"),
    "light-sidebar": Layout(light_sidebar, "sidebar"),
    "table": Layout(table, "table"),
    "banner": Layout(banner, "one-column"),
    "spaced": Layout(spaced, "one-column"),
    "running-heads": Layout(running_heads, "one-column"),
}


def drawn(cv: Cv) -> bytes:
    """The CV as a PDF."""
    sheet = Sheet(cv.look.paper)
    LAYOUTS[cv.layout].draw(cv, sheet)
    return sheet.pdf(cv.stem)
