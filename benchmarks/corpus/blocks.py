"""The sections of a CV drawn into a flow; only where they stand is left to the layouts."""

from __future__ import annotations

from benchmarks.corpus.cv import Cv
from benchmarks.corpus.drawing import GREY, WHITE, Flow, Style


def cased(text: str, casing: str) -> str:
    return {"upper": text.upper(), "colon": f"{text}:"}.get(casing, text)


def heading(flow: Flow, cv: Cv, text: str, *, manner: str = "rule", colour: str | None = None) -> None:
    """A section's heading; `manner`: plain, rule, bar (white on colour) or spaced (letters apart)."""
    accent = colour or cv.look.accent
    style = cv.look.text(size=cv.look.size + 2, bold=True, colour=accent)
    flow.gap(8)
    flow.room(style.leading * 4)
    shown = cased(text, cv.look.casing)
    if manner == "spaced":
        flow.line(
            [(text.upper(), cv.look.text(size=cv.look.size + 1, bold=True, colour=accent, spacing=3.2))]
        )
    elif manner == "bar":
        bar = (flow.x - 4, flow.y, flow.right + 4, flow.y + style.leading + 1)
        flow.sheet.box(flow.page, bar, fill=accent)
        flow.line([(shown, cv.look.text(size=cv.look.size + 1.5, bold=True, colour=WHITE))])
    else:
        flow.line([(shown, style.fitted(shown, flow.width))])
    if manner == "rule":
        flow.sheet.rule(flow.page, flow.x, flow.right, flow.y, accent)
    flow.gap(4)


def contact_items(cv: Cv) -> list[tuple[str, str]]:
    who = cv.person
    items = [("Email", who.email), ("Phone", who.phone), ("Location", who.place)]
    return [*items, ("LinkedIn", who.link)] if who.link else items


def contact(flow: Flow, cv: Cv, *, align: str = "left", colour: str = GREY, stacked: bool = False) -> None:
    """How to reach the person: on one line, on lines of their own, or with labels."""
    style = cv.look.text(size=cv.look.size - 0.5, colour=colour)
    manner = cv.look.contact
    if stacked or manner in ("stacked", "labels"):
        for label, value in contact_items(cv):
            shown = f"{label}: {value}" if manner == "labels" else value
            flow.line([(shown, style.fitted(shown, flow.width))], align=align)
        return
    joined = {"dots": "  •  "}.get(manner, " | ").join(value for _, value in contact_items(cv))
    for line in _broken(joined, flow.width, style):
        flow.line([(line, style)], align=align)


def _broken(text: str, width: float, style: Style) -> list[str]:
    """One line, or two where it does not fit: the last item goes down."""
    if style.width(text) <= width:
        return [text]
    sign = " | " if " | " in text else "  •  "
    first, last = text.rsplit(sign, 1)
    return [first, last]


def summary(flow: Flow, cv: Cv, style: Style | None = None) -> None:
    flow.paragraph([(cv.person.summary.text, style or cv.look.text())])
    if cv.quirk == "history-twice":
        # some CVs give the history at a glance first, then tell it
        for job in cv.jobs:
            flow.line([(f"{job.title}, {job.employer}, {cv.period(job).text}", cv.look.text(size=8.5))])


def listed(cv: Cv) -> list[str]:
    """All items of the skills section, in their order."""
    out = [skill for group in cv.person.skills.values() for skill in group]
    return [*out, *cv.person.unknown_skills, *cv.person.traits]


def skills(flow: Flow, cv: Cv, *, narrow: bool = False, style: Style | None = None) -> None:
    plain = style or cv.look.text()
    manner = cv.look.skills
    if manner == "groups":
        _groups(flow, cv, plain, narrow=narrow)
    elif narrow or manner == "bullets":
        mark = cv.look.mark if manner == "bullets" or cv.look.mark == "drawn" else None
        for item in listed(cv):
            if mark is None:
                flow.line([(item, plain)])
            else:
                flow.bullet(item, plain, mark)
    elif manner == "grid":
        _grid(flow, cv, plain)
    else:
        sign = {"pipes": " | ", "semicolons": "; "}.get(manner, ", ")
        flow.paragraph([(sign.join(listed(cv)), plain)])


def _groups(flow: Flow, cv: Cv, plain: Style, *, narrow: bool) -> None:
    bold = cv.look.text(bold=True, colour=plain.colour)
    groups = {**cv.person.skills}
    if extra := (*cv.person.unknown_skills, *cv.person.traits):
        groups["Other"] = extra
    for label, items in groups.items():
        if narrow:
            flow.line([(label, bold)])
            flow.paragraph([(", ".join(items), plain)])
            flow.gap(3)
        else:
            flow.paragraph([(f"{label}:", bold), (", ".join(items), plain)])


def _grid(flow: Flow, cv: Cv, plain: Style, columns: int = 3) -> None:
    """Bullets in columns, filled row by row."""
    items = listed(cv)
    step = flow.width / columns
    for at in range(0, len(items), columns):
        flow.room(plain.leading)
        cells = [flow.inset(step * n, step) for n in range(columns)]
        for cell, item in zip(cells, items[at : at + columns], strict=False):
            cell.bullet(item, plain, "•" if cv.look.mark == "drawn" else cv.look.mark)
        flow.rejoin(*cells)


def schools(flow: Flow, cv: Cv, *, narrow: bool = False, colour: str | None = None) -> None:
    plain = cv.look.text(colour=colour) if colour else cv.look.text()
    bold = cv.look.text(bold=True, colour=plain.colour)
    for school in cv.person.schools:
        degree, where, year = school.degree, school.institution, str(school.year)
        named = f"{degree.degree} {degree.field}" if degree.field else degree.degree
        worded = f"{degree.degree} in {degree.field}" if degree.field else degree.degree
        manner = "degree-first" if narrow and cv.look.schools != "school-first" else cv.look.schools
        flow.room(plain.leading * 2)
        if manner == "one-line":
            flow.paragraph([(f"{named}, {where}, {year}", plain)])
        elif manner == "in-field":
            flow.paragraph([(worded, bold), (f"– {where} ({year})", plain)])
        elif manner == "year-first":
            flow.paragraph([(f"{year}", plain), (f"{worded}, {where}", plain)])
        else:
            first, second = (worded, where) if manner == "degree-first" else (where, worded)
            _two_lines(flow, first, second, year, (bold, plain), narrow=narrow)
        flow.gap(2)
    if cv.quirk == "certificates-in-education":
        certificates(flow, cv, colour=colour)


def _two_lines(
    flow: Flow, first: str, second: str, year: str, styles: tuple[Style, Style], *, narrow: bool
) -> None:
    bold, plain = styles
    if narrow:
        flow.paragraph([(first, bold)])
        flow.paragraph([(f"{second}, {year}", plain)])
    else:
        flow.line([(first, bold)], right=(year, plain))
        flow.paragraph([(second, plain)])


def certificates(flow: Flow, cv: Cv, *, narrow: bool = False, colour: str | None = None) -> None:
    plain = cv.look.text(colour=colour) if colour else cv.look.text()
    held = [c.name for c in cv.person.certificates]
    manner = cv.look.certificates
    inline = not narrow and cv.quirk != "certificates-in-education"
    if inline and manner in ("pipes", "commas"):
        flow.paragraph([({"pipes": " | "}.get(manner, ", ").join(held), plain)])
        return
    for number, name in enumerate(held):
        shown = f"{name}, {2014 + 3 * number}" if manner == "years" else name
        if manner == "bullets":
            flow.bullet(shown, plain, cv.look.mark)
        else:
            flow.paragraph([(shown, plain)])


def languages(flow: Flow, cv: Cv, *, narrow: bool = False, colour: str | None = None) -> None:
    plain = cv.look.text(colour=colour) if colour else cv.look.text()
    spoken = [f"{name} ({fluency})" for name, fluency in cv.person.languages]
    if narrow:
        for one in spoken:
            flow.line([(one, plain.fitted(one, flow.width))])
    else:
        flow.paragraph([(", ".join(spoken), plain)])


def interests(flow: Flow, cv: Cv, *, colour: str | None = None) -> None:
    plain = cv.look.text(colour=colour) if colour else cv.look.text()
    flow.paragraph([(", ".join(cv.person.interests), plain)])


def volunteering(flow: Flow, cv: Cv) -> None:
    if cv.volunteer is not None:
        what, where, start, stop = cv.volunteer
        flow.line(
            [(f"{what}, {where}", cv.look.text(bold=True))], right=(f"{start} - {stop}", cv.look.text())
        )


def name(flow: Flow, cv: Cv, *, align: str = "left", colour: str | None = None, size: float = 22) -> None:
    shown = cv.person.name.upper() if cv.look.casing == "upper" else cv.person.name
    style = cv.look.text(size=size, bold=True, colour=colour or cv.look.accent)
    flow.line([(shown, style.fitted(shown, flow.width))], align=align)


def role(cv: Cv) -> str:
    """The line under the name: what the person is, as the newest job's title says."""
    return cv.jobs[0].title
