"""Where the headers of jobs stand among a section's lines.

A first pass finds the dated lines, a second the headers around them. Whether the title stands above,
on or below the line with the dates is the same all through a CV, so it is learned from the first job
of each section.
"""

from __future__ import annotations

from gapcheck.extract import dates, headers
from gapcheck.extract.header_words import HIDDEN_EMPLOYER, HIDDEN_PLACE, orgness, placeness, titleness
from gapcheck.extract.job import Job
from gapcheck.extract.sections import RAIL_GAP, segments
from gapcheck.extract.statements import ends_bullet, goes_on
from gapcheck.extract.text import all_names, ends_sentence
from gapcheck.records.document import Line

_MOST_HEADER_LINES = 4
_MORE_WHITE = 0.5
"""White above a header beyond the white within it, in font sizes."""

_NAMES_END = 4
"""Letters of a name that may end like a verb."""


def headers_of(lines: list[Line], *, headed: bool) -> list[tuple[int, int]]:
    """First line and the line after the last of every job's header, in order.

    `headed`: a heading says that these lines are about work.
    """
    dated = [index for index, line in enumerate(lines) if _is_anchor(index, lines)]
    above = _lines_above(lines, dated, headed)
    heads = [_header(lines, dated, number, above) for number in range(len(dated))]
    return sorted([*heads, *_undated(lines, heads)])


def _is_anchor(index: int, lines: list[Line]) -> bool:
    """Whether a line is part of a job's header because of the date in it."""
    line = lines[index]
    ranges = dates.find(line.text)
    if headers.dates_title_above(index, lines):
        return True
    if not ranges or line.bullet or (index > 0 and ends_bullet(lines[index - 1], line)):
        return False
    bare = HIDDEN_EMPLOYER.sub(" ", HIDDEN_PLACE.sub(" ", dates.without(line.text, ranges)))
    worded = [word for word in headers.DURATION.sub(" ", bare).split() if any(map(str.isalnum, word))]
    rest = " ".join(worded).strip(" ,;:|()–—-")
    if any(r.whole for r in ranges):
        words = rest.split()
        if rest[:1].islower() or len(words) > 16:
            return False
        return (
            not (len(words) > headers.LONGEST or (ends_sentence(rest) and len(words) > 6))
            or placeness(rest.split(",")[-1]) > 0
        )
    if len(ranges) != 1 or _indent(lines) + 4 < line.bbox[0]:
        return False
    if not rest:
        return True
    said = max(map(titleness, headers.parts(dates.without(line.text, ranges, fill=" | "))), default=0.0) > 1
    said = said or (index > 0 and _bold_title(lines[index - 1])) or _in_line(index, lines)
    return said and len(rest.split()) <= 9 and not ends_sentence(rest) and not rest[:1].islower()


def _in_line(index: int, lines: list[Line]) -> bool:
    """Whether a single date stands in one line with the ranges of other headers, by a title of its own."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.bullet or titleness(following.text) <= 1:
        return False
    others = [
        li for li in lines if li is not line and not li.bullet and any(r.whole for r in dates.find(li.text))
    ]
    return any(abs(li.bbox[2] - line.bbox[2]) < 2 and abs(li.bbox[0] - line.bbox[0]) < 2 for li in others)


def _bold_title(line: Line) -> bool:
    like = max(map(titleness, headers.parts(line.text)), default=0.0) > 1.4
    return line.bold and not line.bullet and like and len(line.text.split()) <= 8


def _indent(lines: list[Line]) -> float:
    return min(line.bbox[0] for line in lines)


def is_body(line: Line, first: Line) -> bool:
    """Whether a line is a job's text rather than its header: a bullet, set in, or prose."""
    text = line.text
    if line.bullet or (
        line.column == first.column and line.bbox[0] > _edge(first) + 6 and not _header_like(line)
    ):
        return True
    words = text.split()
    return (
        (len(words) > headers.LONGEST and not _titles_in_a_row(words))
        or text[:1].islower()
        or ((ends_sentence(text) or text.endswith(";")) and len(words) > 5)
    )


def _titles_in_a_row(words: list[str]) -> bool:
    return all_names(words) and not words[-1].endswith((".", ";"))


def _edge(first: Line) -> float:
    """Where a header's text starts: beside the dates, where those stand in a rail of their own."""
    rail, *beside = segments(first, RAIL_GAP)
    text = " ".join(word.text for word in rail)
    dated = dates.find(text)
    if beside and dated and not dates.without(text, dated).strip(" ,|()–-"):
        return beside[0][0].x0
    return first.bbox[0]


def _header_like(line: Line) -> bool:
    text = line.text
    return (
        bool(HIDDEN_EMPLOYER.search(text)) or (line.bold and len(text.split()) <= 10) or placeness(text) >= 2
    )


def _lines_above(lines: list[Line], anchors: list[int], headed: bool) -> int:
    """How many header lines stand above the dated one: as many as before the section's first.

    Where no heading opens the section, what stands above may be anything: a name, an address.
    """
    if not anchors:
        return 0
    first = anchors[0]
    if headed and first <= 3 and not any(is_body(line, lines[first]) for line in lines[:first]):
        return first
    return 0 if titleness(_undated_text(lines[first])) > 1 else 1


def _undated_text(line: Line) -> str:
    return dates.without(line.text, dates.find(line.text))


def _header(lines: list[Line], anchors: list[int], number: int, above: int) -> tuple[int, int]:
    """First line and the line after the last of one job's header."""
    anchor = anchors[number]
    floor = anchors[number - 1] + 1 if number else 0
    start = anchor
    for _ in range(min(above, anchor - floor)):
        line = lines[start - 1]
        if is_body(line, lines[anchor]) or (number and start > 1 and _ends_text(lines, start - 1)):
            break
        start -= 1
    if start == anchor and above == 0 and number and anchor - 1 >= floor and _title_above(lines, anchor):
        start = anchor - 1
    stop = anchor + 1
    ceiling = anchors[number + 1] if number + 1 < len(anchors) else len(lines)
    said = any(titleness(_undated_text(line)) > 1 for line in lines[start:stop])
    while stop < min(ceiling, start + _MOST_HEADER_LINES) and (
        _still_header(lines[stop], lines[start], said) or _names_employer(lines, start, stop)
    ):
        if ceiling - stop <= above and number + 1 < len(anchors):
            break
        said = said or titleness(lines[stop].text) > 1
        stop += 1
    if start == anchor and start > floor and _employer_above(lines, start, stop):
        start -= 1
    return start, stop


def _ends_text(lines: list[Line], at: int) -> bool:
    """Whether a line is the rest of the text above it, and not set nearer to the header below."""
    before, line, below = lines[at - 1 : at + 2]
    above_white, below_white = line.bbox[1] - before.bbox[3], below.bbox[1] - line.bbox[3]
    return goes_on(before, line, lines) and above_white < below_white + _MORE_WHITE * line.size


def _employer_above(lines: list[Line], start: int, stop: int) -> bool:
    """An employer on a line of its own above a dated title that has none: "Acme Travel, Leeds"."""
    line, first = lines[start - 1], lines[start]
    if (
        line.bullet
        or line.bbox[0] > first.bbox[0] + 6
        or len(line.text.split()) > 8
        or ends_sentence(line.text)
    ):
        return False
    if start > 1 and goes_on(lines[start - 2], line, lines):
        return False
    job = Job(lines[start:stop])
    headers.understand(job)
    like = line.bold or orgness(line.text) >= 1.5 or placeness(line.text.split(",")[-1]) >= 2
    return like and bool(job.title) and job.employer is None and not job.employer_said


def _title_above(lines: list[Line], anchor: int) -> bool:
    """An odd job out: its dated line has no title, the short line above it is one."""
    line, above = lines[anchor], lines[anchor - 1]
    below = lines[anchor + 1] if anchor + 1 < len(lines) else None
    if below is not None and not is_body(below, line) and titleness(below.text) > 1.4:
        return False
    if titleness(_undated_text(line)) > 1 or above.bullet or above.bbox[0] > line.bbox[0] + 6:
        return False
    return titleness(above.text) > 1.4 and len(above.text.split()) <= 8 and not ends_sentence(above.text)


def _still_header(line: Line, first: Line, said: bool) -> bool:
    if is_body(line, first):
        return False
    text = line.text
    if HIDDEN_EMPLOYER.search(text) or placeness(text) >= 2:
        return True
    if not said and titleness(text) > 1:
        return True
    short = len(text.split()) <= 9 and not ends_sentence(text) and not text.endswith(":")
    return (
        short
        and (
            line.bold
            or line.size != first.size
            or placeness(text.split(",")[-1].split("–")[-1].split("-")[-1]) >= 2
        )
        and not _is_deed(text)
    )


def _names_employer(lines: list[Line], start: int, stop: int) -> bool:
    """A short plain line between a header that says no employer yet and the first bullet."""
    line, following = lines[stop], lines[stop + 1] if stop + 1 < len(lines) else None
    if is_body(line, lines[start]) or following is None or not is_body(following, lines[start]):
        return False
    job = Job(lines[start:stop])
    headers.understand(job)
    named = job.employer is None and not job.employer_said
    return named and len(line.text.split()) <= 7 and line.text[:1].isupper() and not _is_deed(line.text)


def _is_deed(text: str) -> bool:
    """Whether a line opens with what was done: "Managed", "Led"; "Red" and "Ring" open names."""
    first = text.split()[0].casefold()
    return first == "led" or (len(first) > _NAMES_END and first.endswith(("ed", "ing")))


def _undated(lines: list[Line], heads: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headers without a date: set as the dated ones are, or a title by a line that hides its employer."""
    taken = {index for start, stop in heads for index in range(start, stop)}
    out = []
    for index, line in enumerate(lines):
        length = 0 if index in taken else _set_as_header(lines, index, heads)
        if length:
            out.append((index, index + length))
        if (
            length
            or index in taken
            or line.bullet
            or not HIDDEN_EMPLOYER.search(line.text)
            or len(line.text.split()) > 12
        ):
            continue
        if titleness(HIDDEN_EMPLOYER.split(line.text)[0]) > 0:
            out.append((index, index + 1))
        elif index and index - 1 not in taken and _may_be_title(lines[index - 1], line):
            out.append((index - 1, index + 1))
    return out


def _set_as_header(lines: list[Line], index: int, heads: list[tuple[int, int]]) -> int:
    """Lines of an undated header, set as the dated ones are: a bold title with its employer, then text.

    0 where no such header starts at `index`.
    """
    line = lines[index]
    styles = {_opening(lines[start]) for start, _ in heads}
    if line.bullet or not line.words[0].bold or _opening(line) not in styles:
        return 0
    for length in (1, 2):
        stop = index + length
        if (
            stop > len(lines)
            or (stop < len(lines) and not is_body(lines[stop], line))
            or any(dates.find(li.text) for li in lines[index:stop])
        ):
            continue
        job = Job(lines[index:stop])
        headers.understand(job)
        if job.title and job.employer and not any(is_body(li, line) for li in lines[index + 1 : stop]):
            return length
    return 0


def _opening(line: Line) -> tuple[bool, float, int]:
    """How a line begins: its date at the end may be set otherwise."""
    return line.words[0].bold, line.words[0].size, round(line.bbox[0])


def _may_be_title(before: Line, line: Line) -> bool:
    """A short line right above the employer's, no bullet and no sentence."""
    short = len(before.text.split()) <= 8 and not ends_sentence(before.text)
    return short and not before.bullet and before.bbox[0] <= line.bbox[0] + 1
