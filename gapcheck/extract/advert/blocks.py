"""Lines of an advertisement into blocks: duties, skills, education, experience, and what asks nothing.

A heading is known by how it is set or where it stands; what it opens, by its words. A heading that
says neither goes on with the block before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from gapcheck.extract.advert.titles import Names
from gapcheck.extract.advert.wording import listed, wish_of
from gapcheck.records.advert import Block, Wish
from gapcheck.records.document import Line

_LONGEST = 12
_ABOUT = re.compile(r"^about\b(?!\s+(?:the|this|your)\s+(?:role|job|position|work|opportunity)|\s+you\b)")
_DOES = re.compile(r"\bwhat (?:does|do|will|would)\b.*\bdo\b")
_YES_NO = re.compile(r"^(?:is|are|can|could|does|do|should|who|when|where)\b.*\?$")
_STRONG: tuple[Block, ...] = ("aside", "education", "skills", "duties", "experience")


@dataclass
class Part:
    """A block while it is being filled; `line` is its heading. `fields` marks a list of fields of study."""

    block: Block
    wish: Wish
    line: Line | None
    fields: bool = False
    lines: list[Line] = field(default_factory=list)


def split(lines: Sequence[Line], names: Names) -> list[Part]:
    """Every line in a part, in reading order; headings open parts and are not among their lines."""
    body = median(line.size for line in lines) if lines else 0.0
    parts = [Part("body", "none", None)]
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        if is_heading(line, before, after, body):
            parts.append(_opened(line, parts[-1], names))
        elif _offers(line):
            parts.append(Part("aside", "none", None, lines=[line]))
        else:
            parts[-1].lines.append(line)
    return [part for part in parts if part.lines or part.line]


def is_heading(line: Line, before: Line | None, after: Line | None, body: float) -> bool:
    """Whether a line is a heading: short, no sentence, and set or standing apart from its text."""
    text = line.text.strip()
    if line.bullet or len(text.split()) > _LONGEST or text.endswith((".", ",", ";", "!")):
        return False
    first = next((sign for sign in text if sign.isalnum()), "")
    small = first.islower() and not (len(text.split()) <= 4 and kind_of(text))
    if not first or small or re.search(r"[$€£@]|https?:|\d{4,}", text):
        return False
    if line.bold or line.size > body * 1.08 or text.isupper() or text.endswith(":"):
        return True
    opens = after is not None and (after.bullet or _apart(line, after))
    alone = before is None or before.bullet or _apart(before, line)
    short = len(text.split()) <= 4 and kind_of(text) is not None
    return opens and (alone or (short and after is not None and after.bullet))


def _offers(line: Line) -> bool:
    """Whether a line opens with the heading of what asks nothing ("We offer: ...")."""
    label, colon, _ = line.text.partition(":")
    return bool(colon) and not line.bullet and len(label.split()) <= 4 and kind_of(label) == "aside"


def _apart(one: Line, other: Line) -> bool:
    """Whether more white than between two lines of a paragraph stands between two lines."""
    if one.page != other.page or one.column != other.column:
        return True
    return other.bbox[1] - one.bbox[3] > 0.8 * one.size


def kind_of(text: str) -> Block | None:
    """What a heading opens; None where its words don't say. The first word that says something counts."""
    low = text.casefold().replace("’", "'")
    if _ABOUT.search(low) and not listed("skills").search(low):
        return "aside"
    if _DOES.search(low):
        return "duties"
    if _YES_NO.match(low):
        return None
    found = [(m.start(), -(m.end() - m.start()), kind) for kind in _STRONG if (m := listed(kind).search(low))]
    if found:
        return min(found)[2]
    if wish_of(low) != "none":
        return "skills"
    return "body" if listed("body").search(low) else None


def _opened(line: Line, last: Part, names: Names) -> Part:
    """The part that a heading opens after another one."""
    kind, wish = kind_of(line.text), wish_of(line.text)
    if wish == "none" and listed("must_heading").search(line.text):
        wish = "must"
    if names.of_another(line.text):
        return Part("aside", "none", line)
    if kind is None:
        return Part(last.block, last.wish, line)
    if wish == "none" and last.wish == "must" and kind == last.block:
        # "Soft skills" under "Required skills"; under "Preferred" a heading starts anew
        wish = "must"
    return Part(kind, wish, line, fields=bool(listed("fields").search(line.text)))
