"""Jobs: their headers found by dates and by how they are set, taken apart into title, employer, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gapcheck.extract import anchors, dates, headers
from gapcheck.extract.doubts import NO_TITLE
from gapcheck.extract.header_words import (
    heads_function,
    leads_by_title,
    titleness,
)
from gapcheck.extract.job import Job
from gapcheck.extract.leading import says_leading
from gapcheck.extract.lexicon import alternatives
from gapcheck.extract.sections import Part
from gapcheck.records.document import Line
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Position

_EARLIER = re.compile(
    r"\b(?:previously|before that|prior to (?:that|this)|formerly|earlier)\b[,:]?\s+"
    r"(?:worked as |was |as )?(?:an? |the )?"
    r"(?P<title>[^,;.]{3,60}?)\s+(?:at|with|for)\s+(?P<employer>[A-Z][^,;(]{1,60}?)\s*[,(]",
    re.IGNORECASE,
)
_SHORT_YEARS = re.compile(r"\b(?P<start>(?:19|20)\d{2})\s*[-–]\s*(?P<end>\d{2})\b(?![-/.\d])")
_LABELS = re.compile(
    r"^(?:(?:period|dates?|years?|from|to|position|title|job title|role|company|employer|organi[sz]ation"
    r"|duties|responsibilities|description|location|place|where|what|when)\W*){2,}$",
    re.IGNORECASE,
)
"""The head row of a table of jobs."""

_DONE = re.compile(
    r"(?<=[a-z] )(?:[A-Z][a-z]+(?:ed|ly|ing)|Led|Ran|Built|Taught|Wrote|Made|Kept)\b(?! [A-Z])"
)
_LONGEST_TITLE = 8
_UNPAID = re.compile(
    rf"(?:.*\b{alternatives('titles', 'unpaid_last')}|{alternatives('titles', 'unpaid')})$", re.IGNORECASE
)
_UNPAID_TITLE = re.compile(rf"{alternatives('titles', 'unpaid_first')}\b", re.IGNORECASE)
_BREAK = re.compile(rf"\b{alternatives('titles', 'breaks')}\b", re.IGNORECASE)
_ALONE = re.compile(r"\bfreelanc|\bself[- ]employed\b", re.IGNORECASE)


def jobs(parts: Sequence[Part]) -> list[Job]:
    """The jobs of the experience sections, in the CV's own order, each with its body."""
    out: list[Job] = []
    for part in parts:
        if part.kind == "experience":
            out += _of_section(part.lines)
    if not out:
        # no heading says where the jobs are: look where dated titles stand
        for part in parts:
            if part.kind in ("header", "other", "summary", "accomplishments"):
                out += [
                    job
                    for job in _of_section(part.lines, headed=False)
                    if job.title and job.when and job.when.whole
                ]
    return _with_current(_once(_with_month_first(_with_short_years(out))))


def _with_month_first(found: list[Job]) -> list[Job]:
    """Dates of three numbers, read as this CV writes them."""
    if dates.writes_month_first(line.text for job in found for line in job.header):
        for job in found:
            job.when = headers.when(job.header, month_first=True)
    return found


def _with_current(found: list[Job]) -> list[Job]:
    """A start without an end is the current job where the CV names it first and nothing started later."""
    first = found[0].when if found else None
    if first is None or first.whole or first.start.month is None:
        return found
    if all(job.when is None or job.when.start.first <= first.start.first for job in found):
        found[0].when = replace(first, present=True)
    return found


def _with_short_years(found: list[Job]) -> list[Job]:
    """ "2003-08" is a month by itself, but two years in a CV that writes "2008-14" elsewhere."""
    written = [_SHORT_YEARS.search(" ".join(line.text for line in job.header)) for job in found]
    sure = sum(bool(m) and int(m["end"]) > 12 for m in written if m)
    for job, match in zip(found, written, strict=True):
        if match and sure and job.when and not job.when.whole and int(match["end"]) > int(match["start"][2:]):
            start, end = int(match["start"]), int(match["start"][:2] + match["end"])
            job.when = replace(job.when, start=dates.Moment(start), end=dates.Moment(end))
    return found


def _of_section(lines: list[Line], *, headed: bool = True) -> list[Job]:
    """One section's jobs: each reaches from its header to the next one's."""
    lines = headers.with_whole_dates([line for line in lines if not _LABELS.match(line.text)])
    heads = anchors.headers_of(lines, headed=headed)
    out: list[Job] = []
    for number, (start, stop) in enumerate(heads):
        following = heads[number + 1][0] if number + 1 < len(heads) else len(lines)
        job = Job(lines[start:stop], lines[stop:following])
        headers.understand(job)
        if not job.title and job.body:
            job.title = _opening_title(job.body[0].text)
        out.append(job)
    _with_usual_places(out)
    return _with_umbrellas([each for job in out for each in (job, *_inside(job))])


def _opening_title(text: str) -> str:
    """The title that a text opens with where its header has none; empty where it opens with none.

    What was done begins with a capital again: "Lecturer in Tides Taught the reading of tables".
    """
    said = _DONE.search(text)
    title = text[: said.start()].strip(" ,:-–") if said else ""
    return title if 0 < len(title.split()) <= _LONGEST_TITLE and titleness(title) > 1 else ""


def _with_usual_places(found: Sequence[Job]) -> None:
    """Where a header has two texts that could be titles, the title stands where the others have theirs."""
    for length in {len(job.header) for job in found} - {1}:
        alike = [job for job in found if len(job.header) == length]
        places = Counter(job.title_line for job in alike if job.sure)
        (usual, votes), *_ = places.most_common(1) or [(None, 0)]
        if usual is None or votes < 2 or votes <= places.total() - votes:
            continue
        for job in alike:
            if job.title_line != usual and not job.sure:
                headers.understand(job, usual)


def _inside(job: Job) -> list[Job]:
    """Jobs that a bullet of another job names: "before that, Editor at Acme Press, 2007 to 2009"."""
    out = []
    for line in job.body:
        said, when = _EARLIER.search(line.text), [r for r in dates.find(line.text) if r.whole]
        if said and when and when[0].at >= said.end() - 1 and titleness(said["title"]) > 0:
            out.append(
                Job([line], title=said["title"].strip(), employer=said["employer"].strip(), when=when[0])
            )
    return out


def _with_umbrellas(found: list[Job]) -> list[Job]:
    """An employer's heading over several dated titles is no job beside them, but names their employer."""
    out: list[Job] = []
    for number, job in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if not job.title and not job.body and job.employer and following is not None and following.title:
            following.employer = following.employer or job.employer
            continue
        if not job.employer and not job.employer_said and job.title and out and out[-1].employer:
            job.employer = out[-1].employer
        out.append(job)
    named = [job for job in out if job.title or job.employer or job.employer_said]
    kept = [job for job in named if not _is_break(job) and not _is_unpaid(job)]
    for job in kept[:1]:
        job.apart = [li for one in named if one not in kept for li in (*one.header, *one.body)]
    return kept


def _is_unpaid(job: Job) -> bool:
    """Volunteering and studies, which are no positions, wherever the CV lists them."""
    told = any(_UNPAID.match(text) for text in (job.title, job.employer or "", *_said(job)))
    return told or bool(_UNPAID_TITLE.match(job.title))


def _said(job: Job) -> list[str]:
    return [part.strip(" ()") for line in job.header for part in headers.parts(line.text)]


def _is_break(job: Job) -> bool:
    """A time out of work that the CV states: a fact of the timeline, no job."""
    return bool(_BREAK.search(f"{job.title} {job.employer or ''}")) and titleness(job.title) == 0


def _once(found: list[Job]) -> list[Job]:
    """A history printed twice counts once: the entry with the longer text stays, in the first's place."""
    best: dict[tuple[object, ...], Job] = {}
    for job in found:
        when = job.when.written() if job.when else id(job)
        key = (job.title.casefold(), (job.employer or "").casefold(), when)
        rival = best.get(key)
        if rival is None:
            best[key] = job
            continue
        longer, other = (job, rival) if len(job.body) > len(rival.body) else (rival, job)
        longer.apart += [*other.header, *other.body, *other.apart]
        best[key] = longer
    return list(best.values())


def held(found: Sequence[Job], as_of: date) -> tuple[Position, ...]:
    """The records of all jobs. A year that ends one job and starts another counts for the later one."""
    made = [position(job, index, as_of) for index, job in enumerate(found)]
    starts = {p.start for p in made}
    return tuple(
        replace(p, span=(p.span[0], p.span[1] - p.span[1] % 12 - 1))
        if p.span and p.start and p.end in starts - {p.start} and len(p.end or "") == 4
        else p
        for p in made
    )


def position(job: Job, index: int, as_of: date) -> Position:
    """The record of a job; `index` is its place in the profile."""
    lead, page = job.header[0], job.header[0].page
    quoted = [line for line in job.header if line.page == page]
    quote = " | ".join(line.text for line in quoted) if len(quoted) > 1 else lead.text
    box = (
        min(li.bbox[0] for li in quoted),
        lead.bbox[1],
        max(li.bbox[2] for li in quoted),
        quoted[-1].bbox[3],
    )
    start, end = job.when.written() if job.when else (None, None)
    return Position(
        title=job.title or NO_TITLE,
        employer=job.employer,
        start=start,
        end=end,
        leads_people=leads_by_title(job.title) or says_leading(" ".join(line.text for line in job.body)),
        span=job.when.span(as_of) if job.when else None,
        evidence=Evidence(quote, page, lead.number, box, "experience", index),
        # who works alone heads nothing, whatever the card says
        heads_function=heads_function(job.title) and not _ALONE.search(job.employer or ""),
    )
