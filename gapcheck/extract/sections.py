"""Lines into sections: by the wording of headings, helped by how they are set.

Every line ends in a section. What stands before the first heading is the "header"; a heading that
we don't know, set like the known ones, opens a section of its own kind, "other".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from statistics import median

from gapcheck.extract import dates
from gapcheck.extract.acts import is_past_deed
from gapcheck.extract.lexicon import words
from gapcheck.extract.rows import cells
from gapcheck.extract.text import BULLETS, repair
from gapcheck.records.document import Line, Word

_FILLER = re.compile(r"\b(and|the|my|of|in|or)\b|[^a-z ]+")
_AND = re.compile(r"\s*(?:&|/|,|\band\b)\s*", re.IGNORECASE)
_MOST_WORDS, _LONGEST = 6, 80
"""Words of a heading, and its characters: a longer line is text."""

_SAME_EDGE = 3
"""Lines that start where the text beside a heading starts; then the heading stands in a rail."""
_LIST_WORDS, _LONGEST_NAME = 6, 10
_TECHNICAL = re.compile(
    r"(?:technology|technical|software|computer|it|systems?|tools?) experience$", re.IGNORECASE
)
_SENTENCE_WORDS, _FEWEST_DEEDS = 5, 3
"""Words that a bullet which tells a deed has at least, and so many such bullets of a list are no skills."""

_MOST_ROWS = 3
RAIL_GAP = 1.0
"""White between a rail and the text beside it, in font sizes; less than between two texts."""

_SPACED = frozenset({"summary", "experience", "education", "skills", "contact", "languages"})
"""Headings that are known with spaces between their letters too."""

_LABEL = re.compile(r"^([A-Za-z][A-Za-z&/ ]{2,40}?)\s*:\s+(\S.*)$")


@dataclass
class Part:
    """A section while it is being filled. `heading` is the line that opened it, if one did."""

    kind: str
    heading: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.heading.text.strip(" :") if self.heading else ""


@cache
def _headings() -> dict[str, str]:
    return {plain(text): kind for kind, texts in words("headings").items() for text in texts}


def plain(text: str) -> str:
    """A heading's letters only, in lower case, without filler words."""
    return " ".join(_FILLER.sub(" ", text.casefold().replace("'s", "")).split())


@lru_cache(1 << 12)
def kind_of(text: str) -> str | None:
    """Our name of a section with this heading; None where the wording is not one we know."""
    bare = plain(text) if len(text) <= _LONGEST else ""
    if not bare or len(bare.split()) > _MOST_WORDS:
        return None
    known = _headings()
    if bare in known:
        return known[bare]
    if bare.replace(" ", "") in _SPACED:
        return known[bare.replace(" ", "")]
    return _composed(text)


def _composed(text: str) -> str | None:
    """A heading made of known ones: "Skills & Interests", "Other Work Experience"."""
    known = _headings()
    parts = [plain(part) for part in _AND.split(text)]
    if len(parts) > 1:
        return known[parts[0]] if all(part in known for part in parts) else None
    *describing, last = parts[0].split()
    if describing and last in words("headings_made")["last"] and set(describing) <= _describing():
        return known[last]
    return None


@cache
def _describing() -> frozenset[str]:
    return frozenset(words("headings_made")["describing"])


def split(lines: Sequence[Line]) -> list[Part]:
    """Sections in reading order, each with its lines; headings are not among the lines."""
    body = median(line.size for line in lines) if lines else 0.0
    known = [line for line in lines if _is_heading(line, body)]
    styles = {_style(line) for line in known}
    parts = [Part("header", None)]
    previous: Line | None = None
    for line in _without_rails(list(_below_each_other(lines))):
        kind = kind_of(line.text) if _is_heading(line, body) else None
        if kind is None and _looks_like(line, styles, known, body):
            kind = "other"
        if line.column < 0:
            # running headers and footers belong to no section
            if parts[-1].kind != "furniture":
                parts.append(Part("furniture", None))
            parts[-1].lines.append(line)
        elif kind is not None:
            parts.append(Part(kind, line))
        else:
            if previous is not None and line.column != previous.column and _starts_apart(line, parts[-1]):
                # a new column without a heading does not go on with the section before it
                parts.append(Part("header" if line.page == 1 else "other", None))
            parts[-1].lines.append(line)
        previous = line
    return [_as_list(part) for part in parts if part.lines or part.heading]


def _as_list(part: Part) -> Part:
    """ "Highlights" and "Qualifications" open summaries and lists of skills alike; the lines tell."""
    short = [len(line.text.split()) <= _LIST_WORDS and not line.text.endswith(".") for line in part.lines]
    if part.kind == "summary" and part.heading and len(short) >= 4 and sum(short) >= 0.6 * len(short):
        part.kind = "skills"
    if part.kind == "experience" and _TECHNICAL.match(part.title) and len(part.lines) >= 4:
        # of technologies, with no job among them
        listed = [len(line.text.split()) <= _LONGEST_NAME for line in part.lines]
        if all(listed) and not any(dates.find(line.text) for line in part.lines):
            part.kind = "skills"
    if part.kind == "skills" and _tells_deeds(part.lines):
        part.kind = "accomplishments"
    return part


def _tells_deeds(lines: Sequence[Line]) -> bool:
    """Whether "Leadership Skills" are told by what was done: "Led the committee that chose ..."."""
    bullets = [line.text.split() for line in lines if line.bullet]
    deeds = [is_past_deed(said[0]) for said in bullets if len(said) >= _SENTENCE_WORDS]
    return sum(deeds) >= _FEWEST_DEEDS and sum(deeds) >= 0.6 * len(deeds)


def _below_each_other(lines: Sequence[Line]) -> Iterator[Line]:
    """Sections whose headings stand side by side on one line, put one after the other."""
    at = 0
    while at < len(lines):
        beside = _headings_beside(lines[at])
        edges = [heading[0].x0 - _SAME_EDGE for heading in beside]
        stop = at + 1
        while beside and stop < len(lines) and _stands_under(lines[stop], lines[at], edges):
            stop += 1
        for number, heading in enumerate(beside):
            yield cut(lines[at], heading)
            for line in lines[at + 1 : stop]:
                own = [w for w in line.words if sum(w.x0 >= edge for edge in edges[1:]) == number]
                if own:
                    yield cut(line, own) if len(own) < len(line.words) else line
        if not beside:
            yield lines[at]
        at = stop


def _headings_beside(line: Line) -> list[list[Word]]:
    """The line's parts, where each of several is a heading."""
    parts = segments(line) if line.column >= 0 and not line.bullet else []
    return parts if len(parts) > 1 and all(kind_of(_text(part)) for part in parts) else []


def _stands_under(line: Line, heading: Line, edges: Sequence[float]) -> bool:
    """Whether a line is set in the columns that a line of headings opens."""
    crossing = any(w.x0 < edge < w.x1 - 2 * _SAME_EDGE for w in line.words for edge in edges[1:])
    own = line.page == heading.page and line.column == heading.column
    return own and not crossing and kind_of(line.text) is None and not _headings_beside(line)


def _without_rails(lines: Sequence[Line]) -> Iterator[Line]:
    """Headings that stand in a rail beside their text become lines of their own."""
    edges = Counter(round(line.bbox[0]) for line in lines)
    for line in _with_whole_rails(lines):
        first, *rest = segments(line, RAIL_GAP)
        beside = bool(rest) and not line.bullet and kind_of(_text(first)) is not None
        if beside and (_set_apart(first, rest[0]) or edges[round(rest[0][0].x0)] >= _SAME_EDGE):
            yield cut(line, first)
            yield cut(line, [word for segment in rest for word in segment])
        else:
            yield line


def _with_whole_rails(lines: Sequence[Line]) -> Iterator[Line]:
    """A heading that a narrow rail breaks over two or three rows, put together on its first."""
    at = 0
    while at < len(lines):
        rows = _broken_heading(lines[at : at + _MOST_ROWS])
        if rows:
            parted = [segments(line, RAIL_GAP) for line in lines[at : at + rows]]
            words = tuple(word for first, *_ in parted for word in first)
            yield replace(cut(lines[at], parted[0][0]), text=_text(list(words)), words=words)
            for line, (_, *rest) in zip(lines[at : at + rows], parted, strict=True):
                beside = [word for cell in rest for word in cell]
                # beside a rail a bullet's mark is a word among others
                beside = beside[1:] if len(beside) > 1 and beside[0].text in BULLETS else beside
                if beside:
                    yield cut(line, beside)
        else:
            yield lines[at]
        at += rows or 1


def _broken_heading(lines: Sequence[Line]) -> int:
    """Over how many rows, two or more, the first cells make one heading set in capitals; else 0."""
    first = lines[0]
    # most lines are no part of a rail: asked before any line is parted
    if first.bullet or first.column < 0 or not all(line.words[0].text.isupper() for line in lines[:2]):
        return 0
    rails = []
    for line, before in zip(lines, (first, *lines), strict=False):
        rail, *beside = segments(line, RAIL_GAP)
        near = line.page == first.page and line.bbox[1] - before.bbox[3] < first.size
        alike = rail[0].bold == first.words[0].bold and abs(line.bbox[0] - first.bbox[0]) < 1
        if line.bullet or not (near and alike and beside and _text(rail).isupper()):
            break
        rails.append(_text(rail))
    return next((n for n in range(len(rails), 1, -1) if kind_of(" ".join(rails[:n]))), 0)


def _set_apart(first: list[Word], then: list[Word]) -> bool:
    one, other = first[0], then[0]
    return one.bold != other.bold or abs(one.size - other.size) > 0.5 or _text(first).isupper()


def segments(line: Line, gap: float = 1.6) -> list[list[Word]]:
    """The line's words, parted where the white between them is wider than `gap` font sizes."""
    return cells(line.words, gap)


def cut(line: Line, words: list[Word]) -> Line:
    """The line with only some of its words."""
    box = (words[0].x0, min(w.top for w in words), words[-1].x1, max(w.bottom for w in words))
    bold = sum(w.bold for w in words) * 2 > len(words)
    return replace(line, text=_text(words), words=tuple(words), bbox=box, bold=bold, size=words[0].size)


def _text(words: list[Word]) -> str:
    return repair(" ".join(word.text for word in words)).strip()


def _starts_apart(line: Line, part: Part) -> bool:
    last = part.lines[-1] if part.lines else part.heading
    return last is not None and last.page == line.page and abs(last.bbox[0] - line.bbox[0]) > 40


def _is_heading(line: Line, body: float) -> bool:
    text = line.text.strip()
    if line.bullet or text.startswith("(") or kind_of(text) is None:
        return False
    if line.bold or line.size > body * 1.08 or text.isupper() or text.endswith(":"):
        return True
    # plainly set: only where it stands alone and is written like a heading
    return text[:1].isupper() and not text.endswith((".", ",", ";")) and plain(text) in _headings()


def _style(line: Line) -> tuple[float, bool, bool]:
    return line.size, line.bold, line.text.isupper()


def _looks_like(line: Line, styles: set[tuple[float, bool, bool]], known: list[Line], body: float) -> bool:
    """Set like the known headings, and unlike a name, a title or a date."""
    if not known or line.number <= known[0].number or line.bullet or _style(line) not in styles:
        return False
    size, bold, upper = _style(line)
    distinct = size > body * 1.15 or (upper and (bold or size > body * 1.05))
    text = line.text.strip()
    count = len(text.split())
    return (
        distinct and count <= 5 and not dates.find(text) and not re.search(r"[,|@\d]", text) and len(text) > 3
    )


def label(text: str) -> tuple[str, str] | None:
    """A line that opens with a section's name ("Languages: English, French"): kind and the rest."""
    found = _LABEL.match(text)
    if found is None:
        return None
    kind = kind_of(found.group(1))
    return (kind, found.group(2)) if kind else None
