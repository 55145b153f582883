"""Lines into statements: bullets and sentences, each with the evidence that it is.

A line goes on with the one before it where its first word would not have fitted there any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gapcheck.extract.acts import after_employer, is_deed, is_past_deed, is_told_deed, tells_employer
from gapcheck.extract.sections import cut, segments
from gapcheck.records.document import Line
from gapcheck.records.evidence import BBox, Evidence

_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|Sr|Jr|St|vs|No|Co))(?<!\b(?:Inc|Ltd|e\.g|i\.e|etc|Mrs))[.!?;]\s+(?=[\"'(]?[A-Z0-9•])|\s+[•▪●·]\s+"
    r"|(?<=[a-z]{4})[.;](?=(?!(?:Com|Net|Org|Gov|Edu|Inc)\b)[A-Z][a-z]{2,}[\s,])"
)
_GLUED = re.compile(r"(?<=[a-z]{3})(?=([A-Z][a-z]{2,})\s)")
"""Where a deed may begin that lost all white before it: "keeping down costMigrated"."""

_NEXT = re.compile(r"(?:(?<=[a-z0-9)%])\s+(?:[-–]\s+)?|(?<=[a-z]{2})\.)(?=([A-Z][a-z]+)\s+[a-z0-9\"“(])")
"""Where a bullet may begin that ran into the one before it: "... for the firm Managed all contracts"."""

_LISTED = re.compile(r",(?=\s+([A-Z][a-z]+)\s+(?:and [a-z]|(?!(?:and|by|of|or) )[a-z]|\d))")
"""Where a bullet may begin that only a comma parts from the one before: "..., Perform daily backups"."""

_RUN_TOGETHER, _SHORTEST = 25, 3
"""Words from which on a sentence is looked at for bullets that ran together, and words of the least."""

_ITEM = re.compile(r"\s*[,;|•·●▪■]\s*(?![^()]*\))|\s{3,}")
_NAMES = re.compile(r"\s*(?:[;|•·●▪■]|,(?!\s+[a-z][\w-]*(?:\s+\w+)?\s*(?:$|[,;|])))\s*(?![^()]*\))|\s{3,}")
"""Between names, which may have a comma and a small letter within: "Driving licence, category B"."""

_LABEL = re.compile(r"(?:[A-Z][\w&/ -]{2,30}:\s+)?")
_OPEN = re.compile(r"\s(?:a|an|and|at|by|for|from|of|over|than|the|to|with)$")
_CUT = re.compile(r"\s(?:a|an|and|of|or|the)$")
"""What no bullet ends with, so that the next one is the rest of it."""

_FIGURE = re.compile(r"[~$€£]?\d(?!\d{3}\b)")
"""A figure that begins a line and ends an open sentence: "costs by" and below it "40 %."; no year."""

_LONGEST_ITEM = 8
_SENTENCE_WORDS, _SAME_EDGE = 6, 1.5
"""Words that a bullet has at least to be one sentence over several lines, and points between equal edges."""

_MORE_WHITE = 0.8
"""Points between two items beyond those between two lines of one item."""


Joins = Callable[[Line, Line, Sequence[Line]], bool]


@dataclass(frozen=True, slots=True)
class Passage:
    """Joined lines, with the place in `text` where each line starts."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def evidence(self, start: int, stop: int, section: str, position: int | None) -> Evidence:
        """The evidence for characters `start` to `stop`.

        A quote that breaks over two pages keeps its longer half, so that it stands on its page.
        """
        covered = [
            (line, max(start, at), min(stop, at + len(line.text)))
            for line, at in zip(self.lines, self.starts, strict=True)
            if at < stop and start < at + len(line.text)
        ]
        sizes: dict[int, int] = {}
        for line, a, b in covered:
            sizes[line.page] = sizes.get(line.page, 0) + b - a
        page = max(sizes, key=lambda number: (sizes[number], -number))
        own = [(line, a, b) for line, a, b in covered if line.page == page]
        quote = self.text[own[0][1] : own[-1][2]].strip()
        return Evidence(
            quote, page, own[0][0].number, union([line.bbox for line, _, _ in own]), section, position
        )


def union(boxes: Sequence[BBox]) -> BBox:
    """The smallest box around all boxes."""
    if len(boxes) == 1:
        return boxes[0]
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def sentences(lines: Sequence[Line], section: str, position: int | None = None) -> Iterator[Evidence]:
    """Every sentence or bullet of running text."""
    for passage in _passages(lines):
        for start, stop in _sentences(passage.text):
            yield passage.evidence(start, stop, section, position)


def items(lines: Sequence[Line], section: str) -> Iterator[Evidence]:
    """Every item of a list: parted by commas, marks, wide gaps or line ends; prose stays sentences."""
    for passage in _passages([part for line in lines for part in _by_gaps(line)], _item_goes_on):
        for start, stop in _sentences(passage.text):
            start += len(_LABEL.match(passage.text[start:stop]).group())  # type: ignore[union-attr]
            sentence = passage.text[start:stop]
            found = list(_pieces(sentence, _NAMES if section == "certifications" else _ITEM))
            if max((len(sentence[a:b].split()) for a, b in found), default=0) > _LONGEST_ITEM:
                found = [(0, len(sentence))] if len(found) < 4 else found
            for a, b in found:
                yield passage.evidence(start + a, start + b, section, None)


def _by_gaps(line: Line) -> Iterable[Line]:
    parts = segments(line)
    return [line] if len(parts) == 1 else [cut(line, words) for words in parts]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences; a long one without marks is parted before each deed that begins with a capital."""
    for start, stop in _pieces(text, _SENTENCE):
        start = yield from _parted(text, start, stop, _GLUED, is_past_deed, 0)
        deeds = after_employer(text, start, stop) if tells_employer(text[start:stop]) else None
        if deeds:
            yield start, deeds
            start = deeds
        if text.count(" ", start, stop) >= _RUN_TOGETHER:
            start = yield from _parted(text, start, stop, _NEXT, _is_finite_deed, _SHORTEST)
            start = yield from _parted(text, start, stop, _LISTED, is_deed, _SHORTEST)
        yield start, stop


def _parted(
    text: str, start: int, stop: int, begins: re.Pattern[str], is_one: Callable[[str], bool], least: int
) -> Generator[tuple[int, int], None, int]:
    """Spans of `least` words and more before each deed that begins in a text; gives where the rest starts."""
    for match in begins.finditer(text, start, stop):
        if text.count(" ", start, match.start()) >= least and is_one(match[1]):
            yield start, match.start() + (match[0] == ".")
            start = match.end()
    return start


def _is_finite_deed(word: str) -> bool:
    return is_past_deed(word) or is_told_deed(word)


def _pieces(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Spans between separators; a sentence keeps its full stop."""
    at = 0
    for match in separator.finditer(text):
        stop = match.start() + (match.group()[:1] in ".!?")
        if text[at:stop].strip(" .•·,;|"):
            yield at, stop
        at = match.end()
    if text[at:].strip(" .•·,;|"):
        yield at, len(text)


def _passages(lines: Sequence[Line], joins: Joins | None = None) -> Iterator[Passage]:
    """Lines that belong together, joined; `joins` says whether a line goes on with the one before."""
    group: list[Line] = []
    for line in lines:
        if group and not (joins or goes_on)(group[-1], line, lines):
            yield _joined(group)
            group = []
        group.append(line)
    if group:
        yield _joined(group)


def goes_on(before: Line, line: Line, around: Sequence[Line]) -> bool:
    """Whether a line is the wrapped rest of the one before it."""
    if line.bullet:
        near = before.bullet and line.column == before.column and abs(line.size - before.size) < 0.6
        return near and bool(_CUT.search(before.text))
    if abs(line.size - before.size) > 0.6 or line.bold != before.bold:
        return False
    if line.page == before.page and not -2 < line.bbox[1] - before.bbox[3] < 1.2 * before.size:
        return False
    if line.column == before.column and line.bbox[0] < before.bbox[0] - 6 and not before.bullet:
        # set further out than the line before: something new begins
        return False
    if line.text[:1].islower() and not before.text.endswith((".", "!", "?")):
        return True
    if ends_bullet(before, line) or (_OPEN.search(before.text) and _FIGURE.match(line.text)):
        return True
    if before.bullet and line.bbox[0] < before.words[0].x0 - 3:
        return False
    right = max(other.bbox[2] for other in around if other.column == before.column)
    first = line.words[0]
    return before.bbox[2] + (first.x1 - first.x0) + 0.25 * before.size > right - 1


def ends_bullet(before: Line, line: Line) -> bool:
    """Whether a line ends the sentence of the bullet above: set under its text, and closely."""
    return (
        before.bullet
        and not line.bullet
        and len(before.words) >= _SENTENCE_WORDS
        and abs(line.bbox[0] - before.bbox[0]) < _SAME_EDGE
        and line.page == before.page
        and line.bold == before.bold
        and line.bbox[1] - before.bbox[3] < 0.6 * before.size
        and not before.text.endswith((".", "!", "?", ":", ";"))
    )


def _item_goes_on(before: Line, line: Line, around: Sequence[Line]) -> bool:
    """The same for lists: where each line is an item of its own, only an open item goes on."""
    if before.text.count(",") >= 2 or len(before.words) > _LONGEST_ITEM:
        return goes_on(before, line, around)
    if line.bullet or line.column != before.column:
        return False
    if line.text.startswith("("):
        return True
    opened = before.text.count("(") > before.text.count(")") or before.text.endswith((",", "&", "/"))
    return (
        opened
        or line.text[:1].islower()
        or (_set_closer(before, line, around) and goes_on(before, line, around))
    )


def _set_closer(before: Line, line: Line, around: Sequence[Line]) -> bool:
    """Whether a list sets more white between its items than between these two lines."""
    steps = [b.bbox[1] - a.bbox[1] for a, b in pairwise(around) if a.page == b.page and a.column == b.column]
    step = line.bbox[1] - before.bbox[1]
    return bool(steps) and 0 < step < max(steps) - _MORE_WHITE and line.page == before.page


def _joined(lines: Sequence[Line]) -> Passage:
    text, starts = "", []
    for line in lines:
        # a word broken at the line's end is put together, its hyphen stays as on the page
        if text and not (re.search(r"[a-z]-$", text) and line.text[:1].islower()):
            text += " "
        starts.append(len(text))
        text += line.text
    return Passage(text, tuple(lines), tuple(starts))
