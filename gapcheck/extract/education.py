"""Degrees and courses, taken apart into degree, field, school and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gapcheck.extract import dates
from gapcheck.extract.degree_words import degree_in
from gapcheck.extract.header_words import placeness
from gapcheck.extract.schools import (
    BOOTCAMP,
    BRACKETS,
    SCHOOL,
    SURE_PLACE,
    all_fields,
    names_school,
    school_beside,
    school_in,
)
from gapcheck.extract.sections import cut, segments
from gapcheck.extract.statements import union
from gapcheck.records.document import Line, Word
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Education

_CERTIFIED = re.compile(r"\b(?:certifi\w+|licen[cs]\w+|accredit\w+|chartered)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\bGPA\b[:\s\d./]*(?:GPA[:\s\d./]*)?|\bminor\b.*$|\b(?:graduated|expected|completed|awarded"
    r"|(?:magna |summa )?cum laude|(?:with )?honou?rs|first class|distinction)\b",
    re.IGNORECASE,
)


_NO_DEGREE = re.compile(r"^\W*(?:member\b|https?://|www\.)|\bscrum master\b", re.IGNORECASE)
_MOST_ROWS = 3
"""Lines of an entry before its details."""

_LESSONS = re.compile(
    r"\W*(?:(?:related|relevant|extensive|selected|key|major|main|completed)\s+)?(?:coursework|courses)\b",
    re.IGNORECASE,
)
"""What was taught on the way to a degree is part of its entry."""

_SHORT_FORM = re.compile(r"^\s*\((?:[A-Z][\w.]{1,5}|[Hh]ons?\.?)\)")
"""The degree's own short form, honours."""

_OPEN_END = re.compile(r"\s*\b(?:in|at|of|from)\s*$")
_TWO = 2
_AFTER_SCHOOL = re.compile(r"\s*[|,\s]+(?P<field>[A-Z][\w& ]+?)(?=\s*[|,–-]|$)")
"""A field that stands behind the school: "PhD   Harrow University, Tide Science"."""

_CELLS = re.compile(r"\s*\|\s*")
_TWICE = re.compile(r"^(?P<once>.{4,}?)(?:,| in)? (?P=once)$")
"""A field that the CV gives twice: "Statistics, Statistics"."""


@dataclass
class _Entry:
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The entry on one line: a wrapped line goes on, a new line or a wide gap is a bar."""
        out = ""
        for number, line in enumerate(self.lines):
            wrapped = number > 0 and _wraps(self.lines[number - 1], line)
            bare = " | ".join(" ".join(w.text for w in words) for words in segments(line))
            out += bare if not out else (" " if wrapped else " | ") + bare
        return out


def _wraps(before: Line, line: Line) -> bool:
    """Whether a line is the rest of a school or degree that did not fit on the line before."""
    if line.bullet or line.page != before.page or line.column != before.column:
        return False
    open_end = bool(re.search(r"(?:,|&|\b(?:of|and|in|for|the|de))$", before.text))
    return (
        line.text[:1].islower()
        or open_end
        or _bold_goes_on(before, line)
        or bool(re.match(rf"{SCHOOL.pattern}", line.text, re.IGNORECASE) and _cut_short(before, line))
    )


def _bold_goes_on(before: Line, line: Line) -> bool:
    """A degree set in bold over two lines: no school and no date in the second."""
    both = line.bold and before.bold and degree_in(before.text) is not None
    told = placeness(line.text) >= SURE_PLACE
    return (
        both
        and not told
        and not SCHOOL.search(line.text)
        and not dates.find(line.text)
        and not _is_degree(line.text)
    )


def _cut_short(before: Line, line: Line) -> bool:
    """The line before has a degree and a comma, and then starts a name that the school's word ends."""
    tail = before.text.split(",")[-1].strip()
    return (
        "," in before.text
        and 0 < len(tail.split()) <= 3
        and tail[:1].isupper()
        and len(line.text.split(",")[0].split()) <= 3
    )


def degrees(lines: Sequence[Line]) -> tuple[Education, ...]:
    """The entries of an education section; certificates among them are left to `certificates`."""
    parted = [part for line in lines for part in _by_semicolons(line)]
    out: list[Education] = []
    school: str | None = None
    for entry in _entries(parted):
        made = _education(entry)
        first = next((line for line in entry.lines if not _is_date(line.text)), entry.lines[0])
        if not first.bullet:
            school = made.institution if made and _is_school(first) else None
        elif made and school and not any(names_school(line.text) for line in entry.lines):
            # one of several degrees that are listed under one school
            made = replace(made, institution=school)
        out += [made] if made else []
    return tuple(out)


def _is_date(text: str) -> bool:
    found = dates.find(text)
    return bool(found) and not dates.without(text, found).split()


def _is_school(line: Line) -> bool:
    """Whether a line is a school's alone, with what was studied there below it."""
    return not line.bullet and names_school(line.text) and not _is_degree(line.text)


def _by_semicolons(line: Line) -> Iterator[Line]:
    """Entries that follow each other on one line, parted by semicolons."""
    group: list[Word] = []
    for word in line.words:
        group.append(word)
        if word.text.endswith(";"):
            yield cut(line, group)
            group = []
    if group:
        yield cut(line, group) if len(group) < len(line.words) else line


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    """Lines grouped by entry: a new one starts where a second degree or a second school would come in."""
    out: list[_Entry] = []
    for line in lines:
        current = out[-1] if out else None
        if current is None or _starts_anew(line, current, under_school=_is_school(lines[0])):
            out.append(_Entry())
        out[-1].lines.append(line)
    return out


def _starts_anew(line: Line, entry: _Entry, *, under_school: bool) -> bool:
    """Whether a line opens an entry; `under_school`: this CV lists its degrees under their schools."""
    strong = _is_degree(line.text) and not _only_in_brackets(line.text)
    have_degree, have_school = (
        any(_is_degree(x.text) for x in entry.lines),
        any(names_school(x.text) for x in entry.lines),
    )
    if is_certificate(line.text):
        return True
    if have_degree and _LESSONS.match(line.text):
        return False
    if strong and have_degree:
        return True
    listed = entry.lines[-1].bullet and (have_school or (under_school and have_degree))
    if listed and not line.bullet and names_school(line.text):
        # after what is told of one school
        return True
    if strong and (is_certificate(entry.text) or (have_school and names_school(line.text))):
        return True
    if names_school(line.text) and have_school and have_degree and not line.bullet:
        return True
    return _is_date(line.text) and have_degree and any(dates.find(x.text) for x in entry.lines)


def _only_in_brackets(text: str) -> bool:
    """Whether a line's degree stands in brackets beside a school: "Le Quai (Le Quai Bootcamp)"."""
    found = degree_in(text)
    return found is not None and found[1] == "other" and degree_in(BRACKETS.sub(" ", text)) is None


def _is_degree(text: str) -> bool:
    found = degree_in(text)
    if found is None or (found[3] - found[2] <= _TWO and placeness(text) >= SURE_PLACE):
        # no degree, or a state's letters: "Harrow, MA"
        return False
    return found[1] != "other" or len(text.split()) < 12


def is_certificate(text: str) -> bool:
    """Whether a line names a certificate or licence rather than a degree."""
    found = degree_in(text)
    degree = found is not None and found[1] in ("doctorate", "master", "bachelor")
    opens = bool(re.match(r"\W*(?:certified|certificate|licen[cs]ed)\b", text, re.IGNORECASE))
    return opens or (bool(_CERTIFIED.search(text)) and not degree and not SCHOOL.search(text))


def _head(entry: _Entry) -> list[Line]:
    """The entry's lines before its details, without the rest of a wrapped one."""
    rows = [line for line in entry.lines[:_MOST_ROWS] if not line.bullet]
    return rows[:1] + [line for before, line in pairwise(rows) if not _wraps(before, line)]


def _education(entry: _Entry) -> Education | None:
    text = entry.text
    found = degree_in(text)
    if is_certificate(text) or _NO_DEGREE.search(text) or (found is None and not SCHOOL.search(text)):
        return None
    page = entry.lines[0].page
    quoted = [line for line in entry.lines if line.page == page][:3]
    evidence = Evidence(
        " | ".join(li.text for li in quoted) if len(quoted) > 1 else quoted[0].text,
        page,
        quoted[0].number,
        union([li.bbox for li in quoted]),
        "education",
        None,
    )
    when = [r for line in entry.lines for r in dates.find(line.text)]
    told = next((r for r in when if r.end is not None), when[-1] if when else None)
    year = str((told.end or told.start).year) if told else None
    school = school_in(text)
    if found is not None and (school is None or not SCHOOL.search(BOOTCAMP.sub(" ", school))):
        school = school_beside(_head(entry), sure=school is not None) or school
    if found is None:
        course = re.split(r"\s*[,|]\s*", text)[0]
        return Education(course or text, "other", None, school, year, evidence)
    degree, subject = _degree_and_field(text, found, school)
    return Education(degree, found[1], subject, school, year, evidence)


def _degree_and_field(
    text: str, found: tuple[str, str, int, int], school: str | None
) -> tuple[str, str | None]:
    """The degree as written ("Bachelor of Science") and its field ("Computer Science")."""
    start, stop = found[2], found[3]
    rest = text[stop:]
    if school and school in rest:
        rest = rest.replace(school, " | ")
    rest = _NOISE.sub(" ", dates.without(rest, dates.find(rest), fill=" | "))
    rest = _SHORT_FORM.sub(" ", rest)
    degree = text[start:stop].strip()
    if re.search(r"\bof$|\bin$", degree, re.IGNORECASE):
        match = re.match(r"\s*([\w&' ]+?)(?=\s*(?:[,|:(–—-]|\bin\b|\bfrom\b|$))", rest)
        if match:
            degree, rest = f"{degree} {match.group(1).strip()}", _SHORT_FORM.sub(" ", rest[match.end() :])
    match = re.match(
        r"\s*(?:[:,–—|-]|\bin\b|\bof\b|\(|degree\b)*\s*(?:in\s+)?([A-Za-z&][\w&,'/. -]*?)"
        r"(?=\s*(?:[|(;:)]|\s[–—-]\s|\bfrom\b|$))",
        rest,
    )
    subject = _OPEN_END.sub("", match.group(1)).strip(" ,.-") if match else None
    if subject and (halves := _TWICE.match(subject)):
        subject = halves["once"]
    if subject and (placeness(subject) >= 2 or SCHOOL.search(subject) or len(subject.split()) > 12):
        subject = None
    if not subject and (beside := _AFTER_SCHOOL.match(rest)) and all_fields(beside["field"]):
        subject = beside["field"]
    return degree, subject or _field_again(rest, found[0], school) or _field_before(text[:start])


def _field_again(rest: str, degree: str, school: str | None) -> str | None:
    """The field where the degree stands in a rail, and once more with its field beside the school."""
    again = degree_in(rest)
    same = again is not None and again[0].casefold() == degree.casefold()
    return _degree_and_field(rest, again, school)[1] if again is not None and same else None


def _field_before(text: str) -> str | None:
    """A field on a line, or in a cell, of its own right before the degree: "Tide Science | BSc"."""
    cell = _CELLS.split(text.rstrip(" |"))[-1] if text.rstrip().endswith("|") else ""
    return cell if cell and all_fields(cell) else None
