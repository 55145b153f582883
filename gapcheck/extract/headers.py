"""A job's header taken apart: which of its pieces is the title, which the employer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gapcheck.extract import dates
from gapcheck.extract.header_words import HIDDEN_EMPLOYER, HIDDEN_PLACE, orgness, placeness, titleness
from gapcheck.extract.job import Job
from gapcheck.extract.lexicon import alternatives
from gapcheck.extract.sections import segments
from gapcheck.extract.statements import union
from gapcheck.extract.text import ends_sentence, repair
from gapcheck.records.document import Line

_SPLIT = re.compile(
    r"\s+[|•·●▪]\s+|\s*[|•·●▪]\s*|\s+[–—-]{1,2}\s+|\t|\s+@\s+|\s{3,}|\s*;\s+|\s+\bat\b\s+(?=[A-Z])"
)
_JOIN_AFTER = re.compile(rf"^(?:.*\b)?{alternatives('titles', 'joining')}$", re.IGNORECASE)
_DEPARTMENT = re.compile(rf"^(?:{alternatives('titles', 'departments')}(?:\W+|$))+", re.IGNORECASE)
DURATION = re.compile(
    r"\(?\b\d+\s*(?:years?|yrs?|months?|mos?)\b(?:[,\s]+\d+\s*(?:months?|mos?)\b)?\)?", re.IGNORECASE
)
_COMMA = re.compile(r",(?![^()]*\))")
_PART_OF_ONE = re.compile(r"^(?:department|dept\.?|faculty|division|section) of\b", re.IGNORECASE)
"""What is part of an organisation that stands beside it, where one does."""

_SERVICE = re.compile(
    r"\s*(?:Branch:\s*(?P<branch>\S.*?)|Rank:\s*(?P<rank>\S.*?)|Service Country:.*)\s*", re.IGNORECASE
)
"""Lines of a form for military service."""

_CITY = re.compile(r"(?<=[a-z]) City\s*(?=$|\|)")
"""A place that is hidden as the employer is: "Company Name Harbour Pilot City"."""

LONGEST = 13
"""Words of the longest line that may be a job's header; a longer one is prose."""

_EMPTY = re.compile(r"^(?:[\W_]*|none|n/?a|null|nil)$", re.IGNORECASE)


@dataclass
class _Piece:
    text: str
    line: int
    title: float
    org: float
    place: float
    bold: bool


def understand(job: Job, usual: int | None = None) -> None:
    """Fill in a job's dates, title and employer from its header lines.

    `usual`: the line on which this CV's other headers have their titles.
    """
    job.when = when(job.header)
    pieces = [piece for number, line in enumerate(job.header) for piece in _pieces(number, line)]
    job.employer_said = any(HIDDEN_EMPLOYER.search(line.text) for line in job.header)
    dated = {number for number, line in enumerate(job.header) if dates.find(line.text)}
    like = [p for p in pieces if p.title > 0]
    title = max(
        [p for p in like if p.line == usual] or like,
        key=lambda p: (p.title + 0.4 * (p.line in dated), p.bold, -p.line),
        default=None,
    )
    if usual is not None and (title is None or title.line != usual):
        title = next((p for p in pieces if p.line == usual and p.place < 1.5 and p.org < 2), title)
    if title is None and job.employer_said:
        title = next((p for p in pieces if p.place < 2), None)
    if title is not None:
        job.title_line, job.sure = title.line, {p.line for p in like} == {title.line}
        job.title = _whole_title(title, pieces, hidden=job.employer_said)
    others = [p for p in pieces if p is not title and p.text and p.place < 2]
    if not job.employer_said and others:
        employer = _employer(others)
        job.employer = employer.text if employer else None
        rest = [p for p in others if p is not employer and p.place < 1.5 and p.org < 1.5]
        if title is None and employer is not None and rest:
            # a title without a word that titles have: what stands beside the organisation
            job.title = rest[0].text


def with_whole_dates(lines: list[Line]) -> list[Line]:
    """The lines, each header whose dates go over into the next line in one with that line."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if (
            last is not None
            and not (last.bullet or line.bullet)
            and (last.page, last.column) == (line.page, line.column)
            and len(last.text.split()) <= LONGEST
            and dates.goes_over(last.text, line.text)
        ):
            box, words = union([last.bbox, line.bbox]), (*last.words, *line.words)
            out[-1] = replace(last, text=f"{last.text} {line.text}", bbox=box, words=words)
        else:
            out.append(line)
    return out


def when(lines: list[Line], *, month_first: bool = False) -> dates.DateRange | None:
    """The header's range; two single dates on lines of their own make one."""
    found = [r for line in lines for r in dates.find(line.text, month_first=month_first)]
    whole = [r for r in found if r.whole]
    if whole:
        return whole[0]
    if len(found) >= 2 and found[0].start.first <= found[1].start.last:
        one, two = found[0], found[1]
        return dates.DateRange(one.start, two.start, False, False, one.at, two.to)
    if found and found[0].start.month is None and not found[0].since:
        # a year alone counts from its January to its December
        return replace(found[0], end=found[0].start)
    return found[0] if found else None


def _pieces(number: int, line: Line) -> list[_Piece]:
    """A header line's parts between separators, wide gaps and commas, without dates and places."""
    served = _SERVICE.fullmatch(line.text)
    if served:
        return _served(number, served["rank"], served["branch"])
    out: list[_Piece] = []
    hidden = HIDDEN_EMPLOYER.search(line.text)
    for segment in segments(line):
        text = repair(" ".join(w.text for w in segment))
        text = dates.without(text, dates.find(text), fill=" | ")
        text = DURATION.sub(" | ", text)
        text = HIDDEN_EMPLOYER.sub(" | ", HIDDEN_PLACE.sub(" | ", text))
        text = _CITY.sub("", text) if hidden else text
        bold = sum(w.bold for w in segment) * 2 > len(segment)
        for part in _SPLIT.split(text):
            out += [_piece(p, number, bold) for p in _by_commas(part)]
    return [p for p in out if not _EMPTY.match(p.text) and not (hidden and p.text in ("City", "State"))]


def _served(number: int, rank: str | None, branch: str | None) -> list[_Piece]:
    """What a line of a form for military service gives: a rank is a title, a branch an employer."""
    if rank:
        return [_Piece(rank, number, 2.0, 0.0, 0.0, False)]
    return [_Piece(branch, number, 0.0, 2.0, 0.0, False)] if branch else []


def parts(text: str) -> list[str]:
    """What stands between a header's separators and commas."""
    return [part for piece in _SPLIT.split(text) for part in _by_commas(piece) if part]


def dates_title_above(index: int, lines: list[Line]) -> bool:
    """Whether a bullet is nothing but the date of the short title above it, which has none of its own."""
    if index == 0 or not lines[index].bullet or lines[index - 1].bullet:
        return False
    above = lines[index - 1].text
    return (
        dates.is_only_date(lines[index].text)
        and not dates.find(above)
        and len(above.split()) <= LONGEST
        and not ends_sentence(above)
        and max(map(titleness, parts(above))) > 0
    )


def _piece(text: str, line: int, bold: bool) -> _Piece:
    text = text.strip(" ,;:|[]–—-\t")
    if text.count("(") != text.count(")"):
        # a bracket that a separator cut open: what it held is lost anyway
        text = text.split("(")[0].strip() or text.strip("()")
    return _Piece(text, line, titleness(text), orgness(text), placeness(text), bold)


def _by_commas(text: str) -> list[str]:
    """Split at commas, but keep "City, ST", "Acme, Inc." and "Director, Engineering" whole."""
    parts = [p.strip() for p in _COMMA.split(text)]
    out = [parts[0]] if parts else []
    for part in parts[1:]:
        last = out[-1]
        legal = re.match(r"^(?:inc|ltd|llc|llp|corp|co|plc|s\.?a|gmbh)\.?(?=$|[\s,)])", part, re.IGNORECASE)
        remote = part.casefold() in ("remote", "hybrid", "worldwide")
        place = (
            not remote
            and placeness(f"{last}, {part}") >= 2.5
            and titleness(last) == 0
            and len(last.split()) <= 3
        )
        department = (
            _JOIN_AFTER.match(last)
            and _DEPARTMENT.match(part)
            and _DEPARTMENT.sub("", part).strip() == ""
            and placeness(part) < 2
        )
        if legal or place or department:
            out[-1] = f"{last}, {part}"
        else:
            out.append(part)
    return out


def _whole_title(title: _Piece, pieces: list[_Piece], *, hidden: bool) -> str:
    """The title, with a second half that a comma or a dash has cut off.

    Where the employer is hidden, what stands beside the title can't be the employer, so it is title.
    """
    index = next(i for i, piece in enumerate(pieces) if piece is title)
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    text = title.text
    if (
        following is not None
        and following.line == title.line
        and hidden
        and following.place < 1.5
        and following.text
    ):
        text, following.text = f"{text}, {following.text}", ""
        return text
    elsewhere = any(
        p.org >= 1.5 or (p.line != title.line and p.place < 1.5) for p in pieces if p is not following
    )
    if following is not None and following.line == title.line and following.title > 1 and elsewhere:
        # two titles at once: "Director, Machine Learning Engineer"
        text, following.text = f"{text}, {following.text}", ""
        return text
    if following is not None and following.line == title.line and _JOIN_AFTER.match(text):
        rest = _DEPARTMENT.sub("", following.text).strip()
        if not rest and following.place < 2 and following.org < 2:
            text, following.text = f"{text} - {following.text}", ""
    return text


def _employer(others: list[_Piece]) -> _Piece | None:
    """The piece that is most like an organisation; without a sign, the one nearest the title."""
    scored = []
    for number, piece in enumerate(others):
        score = piece.org - 0.6 * (piece.title > 1.4)
        if piece.text.casefold() in ("freelance", "self-employed"):
            # an employer only where nothing else is one
            score = -0.4
        if (
            piece.place >= 1.5
            or len(piece.text) < 2
            or re.fullmatch(r"[\d\W]+|(?i:full|part)[- ]time|(?i:contract|permanent|internship)", piece.text)
        ):
            score -= 2
        if len(piece.text.split()) > 9:
            score -= 1
        if _PART_OF_ONE.search(piece.text):
            score -= 1.6
        scored.append((score, -number, piece))
    best = max(scored, key=lambda s: (s[0], s[1]))
    return best[2] if best[0] > -0.5 else None
