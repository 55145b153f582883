"""Where the reading of a CV is weak: sentences for a person, and the confidence that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gapcheck.extract import dates
from gapcheck.extract.job import Job
from gapcheck.extract.sections import Part
from gapcheck.records.document import Document, Line
from gapcheck.records.profile import Contact, Position, Quality

NO_TITLE = "Position without a stated title"
"""What stands for a title that a CV leaves out."""

_LEAST, _MOST, _STEP = 0.3, 0.95, 0.12
_LOOSE_LINES = 3
"""So many lines under work experience may stand beside its jobs without a doubt."""

_MUST_HOLD = ("experience", "education", "skills", "certifications")
_LONGEST_JOB = 45 * 12
_SHOWN = 60


def quality(
    document: Document,
    parts: Sequence[Part],
    jobs: Sequence[Job],
    held: Sequence[Position],
    contact: Contact,
    as_of: date,
) -> Quality:
    """How well the reading went: every doubt is said, and each lowers the confidence a little."""
    doubts = tuple(
        dict.fromkeys(
            [
                *document.doubts,
                *_of_contact(contact),
                *_of_positions(parts, held),
                *_of_dates(jobs, held, as_of),
                *_of_sections(parts, jobs),
                *_of_hidden(document),
            ]
        )
    )
    confidence = round(max(_LEAST, _MOST - _STEP * len(doubts)), 2)
    return Quality(document.reader, len(document.pages), confidence, doubts)


def _of_contact(contact: Contact) -> Iterator[str]:
    if not (contact.name or contact.emails or contact.phones):
        yield "No name, e-mail address or telephone number was found."


def _of_positions(parts: Sequence[Part], held: Sequence[Position]) -> Iterator[str]:
    if not held:
        yield "No position was recognised."
    undated = [p.title for p in held if p.span is None]
    if undated:
        count = f"{len(undated)} of {len(held)} positions"
        yield f"No full dates were found for {count}; they add nothing to the years."
    nameless = sum(p.title == NO_TITLE for p in held)
    if nameless:
        yield f"No title was found for {nameless} of {len(held)} positions."
    if not any(part.kind == "experience" for part in parts):
        yield "No heading says where the work experience is."


def _of_dates(jobs: Sequence[Job], held: Sequence[Position], as_of: date) -> Iterator[str]:
    """Dates that are likely typing errors; none of them is corrected."""
    now = as_of.year * 12 + as_of.month - 1
    for job, position in zip(jobs, held, strict=True):
        if job.when is not None and job.when.start.first > now:
            yield f'"{position.title}" starts after {as_of.isoformat()} ({job.when.start}); check its dates.'
        if position.span and position.span[1] - position.span[0] >= _LONGEST_JOB:
            told = f"{position.start} to {position.end}"
            yield f'"{position.title}" lasts {position.months} months ({told}); check its dates.'
        for line in job.header:
            for odd in dates.misprints(line.text):
                yield f'"{odd}" on page {line.page} is no date; it was left out.'
            if sum(r.whole for r in dates.find(line.text)) > 1:
                yield f"A line on page {line.page} holds the dates of two positions; they may be mixed up."


def _of_sections(parts: Sequence[Part], jobs: Sequence[Job]) -> Iterator[str]:
    """Headings without a text, and texts about work that belong to no job."""
    taken = {line.number for job in jobs for line in (*job.header, *job.body, *job.apart)}
    told = {part.kind for part in parts if part.lines}
    for part in parts:
        if part.heading is not None and part.kind in _MUST_HOLD and part.kind not in told:
            yield f'Nothing was found under "{part.title}" (page {part.heading.page}).'
        loose = [line for line in part.lines if line.number not in taken]
        if part.kind == "experience" and jobs and len(loose) > _LOOSE_LINES:
            yield (
                f"{len(loose)} lines under work experience belong to no position that was recognised"
                f' (page {loose[0].page}, from "{_short(loose[0])}").'
            )


def _short(line: Line) -> str:
    return line.text if len(line.text) <= _SHOWN else line.text[:_SHOWN].rsplit(" ", 1)[0] + " ..."


def _of_hidden(document: Document) -> Iterator[str]:
    if document.hidden:
        kept = "counted, as you asked" if document.counted else "left out"
        seen = "The file holds words that a reader of the page does not see"
        yield f"{seen}; they are listed apart and {kept}."
