"""Jobs drawn into a flow: the ways in which CVs set a job's title, employer, place and dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from benchmarks.corpus import blocks
from benchmarks.corpus.cv import Cv
from benchmarks.corpus.drawing import GREY, Flow, Run, Style
from benchmarks.corpus.people import Job

Header = Callable[[Flow, Cv, Job], None]


def sections(flow: Flow, cv: Cv, header: Header, *, manner: str = "rule") -> int:
    """All job sections with their headings; how many jobs a page break parts."""
    broken = 0
    for title, jobs in cv.entries():
        blocks.heading(flow, cv, title, manner=manner)
        for job in jobs:
            flow.room(cv.look.size * 5)
            header(flow, cv, job)
            broken += len(deeds(flow, cv, job)) > 1
            flow.gap(5)
    return broken


def deeds(flow: Flow, cv: Cv, job: Job) -> set[int]:
    """A job's bullets; the pages on which they end."""
    pages = set()
    for told in cv.bullets(job):
        flow.bullet(told.text, cv.look.text(), cv.look.mark)
        pages.add(flow.page)
    return pages


def where(cv: Cv, job: Job, sign: str = ", ") -> str:
    """Employer and place, as far as the entry has them."""
    return sign.join(part for part in (cv.employer(job) if job.employer else "", cv.place(job)) if part)


def _bold(cv: Cv) -> Style:
    return cv.look.text(bold=True, size=cv.look.size + 0.5)


def _dates(cv: Cv, job: Job, style: Style | None = None) -> Run | None:
    text = cv.period(job).text
    return (text, style or cv.look.text()) if text else None


def title_dates(flow: Flow, cv: Cv, job: Job) -> None:
    """Title, dates at the right edge; employer and place below."""
    flow.line([(job.title, _bold(cv))], right=_dates(cv, job))
    if said := where(cv, job):
        flow.line([(said, cv.look.text(italic=True))])


def employer_dates(flow: Flow, cv: Cv, job: Job) -> None:
    """Employer and place, dates at the right edge; title below."""
    if not job.employer:
        return title_dates(flow, cv, job)
    runs = [(cv.employer(job), _bold(cv)), (f", {cv.place(job)}", cv.look.text())]
    flow.line(runs, right=_dates(cv, job))
    return flow.line([(job.title, cv.look.text(italic=True))])


def one_line(flow: Flow, cv: Cv, job: Job) -> None:
    """Title, employer and dates between bars; two lines where they don't fit."""
    parts = [p for p in (job.title, where(cv, job), cv.period(job).text) if p]
    flow.paragraph([(" | ".join(parts), _bold(cv))])


def employer_line_dates(flow: Flow, cv: Cv, job: Job) -> None:
    """Title; then employer, place and dates on one line."""
    flow.line([(job.title, _bold(cv))])
    parts = [p for p in (where(cv, job), cv.period(job).text) if p]
    flow.paragraph([(" | ".join(parts), cv.look.text(colour=GREY))])


def dates_above(flow: Flow, cv: Cv, job: Job) -> None:
    """Dates on a line of their own, then title, then employer."""
    if (when := _dates(cv, job, cv.look.text(colour=cv.look.accent))) is not None:
        flow.line([when])
    flow.line([(job.title, _bold(cv))])
    if said := where(cv, job):
        flow.line([(said, cv.look.text(italic=True))])


def dates_below(flow: Flow, cv: Cv, job: Job) -> None:
    """Title, employer, dates: three lines."""
    flow.line([(job.title, _bold(cv))])
    if said := where(cv, job, " – "):
        flow.line([(said, cv.look.text())])
    if (when := _dates(cv, job, cv.look.text(colour=GREY, size=cv.look.size - 0.5))) is not None:
        flow.line([when])


def title_comma_employer(flow: Flow, cv: Cv, job: Job) -> None:
    """Title and employer parted by a comma, dates at the right edge."""
    runs = [(job.title, _bold(cv))]
    if job.employer:
        runs.append((f", {cv.employer(job)}", cv.look.text()))
    flow.line(runs, right=_dates(cv, job))


def title_at(flow: Flow, cv: Cv, job: Job) -> None:
    """ "Title at Employer", dates and place below."""
    said = f"{job.title} at {cv.employer(job)}" if job.employer else job.title
    flow.line([(said, _bold(cv))])
    below = [p for p in (cv.period(job).text, cv.place(job)) if p]
    if below:
        flow.line([("  •  ".join(below), cv.look.text(colour=GREY))])


def employer_capitals(flow: Flow, cv: Cv, job: Job) -> None:
    """Employer in capitals and the place; then the title with its dates in the same line."""
    if job.employer:
        flow.line([(cv.employer(job).upper(), _bold(cv)), (f" — {cv.place(job)}", cv.look.text())])
    runs = [(job.title, cv.look.text(italic=True))]
    if (when := _dates(cv, job)) is not None:
        runs.append((f", {when[0]}", when[1]))
    flow.line(runs)


HEADERS: dict[str, Header] = {
    "title-dates": title_dates,
    "employer-dates": employer_dates,
    "one-line": one_line,
    "employer-line-dates": employer_line_dates,
    "dates-above": dates_above,
    "dates-below": dates_below,
    "title-comma-employer": title_comma_employer,
    "title-at": title_at,
    "employer-capitals": employer_capitals,
}


def chosen(cv: Cv, *allowed: str) -> Header:
    """The header that this CV uses, of those that its layout allows."""
    return HEADERS[allowed[cv.look.header % len(allowed)]]


def umbrellas(flow: Flow, cv: Cv, jobs: Sequence[Job]) -> None:
    """An employer once, and beneath it each title held there with its own dates."""
    for _, group in groupby(jobs, key=lambda job: (job.employer, job.title if not job.employer else "")):
        held = list(group)
        flow.room(cv.look.size * 7)
        if held[0].employer:
            flow.line([(cv.employer(held[0]), _bold(cv)), (f", {cv.place(held[0])}", cv.look.text())])
        for job in held:
            flow.room(cv.look.size * 4)
            flow.line([(job.title, cv.look.text(bold=True, italic=True))], right=_dates(cv, job))
            deeds(flow, cv, job)
            flow.gap(3)
        flow.gap(4)


def rail(flow: Flow, cv: Cv, jobs: Sequence[Job], width: float) -> None:
    """Dates in a rail at the left, the rest beside them; long dates go on below."""
    for job in jobs:
        flow.room(cv.look.size * 5)
        beside = flow.inset(width)
        dates = flow.inset(0, width - 10)
        if (when := _dates(cv, job, cv.look.text(colour=cv.look.accent))) is not None:
            dates.paragraph([when])
        beside.line([(job.title, _bold(cv))])
        if said := where(cv, job):
            beside.line([(said, cv.look.text(italic=True))])
        deeds(beside, cv, job)
        flow.rejoin(beside, dates)
        flow.gap(5)


def table(flow: Flow, cv: Cv, jobs: Sequence[Job]) -> None:
    """A ruled table: period, position with its deeds, organisation."""
    edges = (0.0, 0.2 * flow.width, 0.74 * flow.width, flow.width)
    _row(flow, cv, edges, ("Period", "Position", "Organisation"), None)
    for job in jobs:
        _row(flow, cv, edges, (cv.period(job).text, job.title, where(cv, job)), job)


def _row(flow: Flow, cv: Cv, edges: Sequence[float], texts: Sequence[str], job: Job | None) -> None:
    flow.room(cv.look.size * (12 if job else 2))
    top, page = flow.y, flow.page
    flow.y += 2
    cells = [flow.inset(left + 4, right - left - 8) for left, right in pairwise(edges)]
    for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        style = cv.look.text(bold=job is None or number == 1)
        if text:
            cell.paragraph([(text, style)])
        if job is not None and number == 1:
            deeds(cell, cv, job)
    flow.rejoin(*cells)
    flow.y += 3
    if flow.page == page:
        box = (flow.x, top, flow.right, flow.y)
        flow.sheet.box(page, box, stroke=GREY)
        for edge in edges[1:-1]:
            flow.sheet.box(page, (flow.x + edge, top, flow.x + edge, flow.y), stroke=GREY)
