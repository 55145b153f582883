"""CVs typed as text, set on a typewriter's grid, and what is understood of them. All people invented.

`# ` makes a heading, `- ` a bullet, `**...**` bold print, three or more spaces a gap, a lone `===`
a new page.
"""

from __future__ import annotations

import functools
import re
import textwrap
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

import pytest

from gapcheck import taxonomy
from gapcheck.extract import Understanding
from gapcheck.extract.text import clean
from gapcheck.records.document import Document, Line, Page, Word
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Profile

AS_OF = date(2026, 11, 1)

_SIGN, _PITCH, _SIZE, _LARGE, _LEFT = 5.0, 12.0, 10.0, 14.0, 50.0


@functools.cache
def shipped() -> taxonomy.Taxonomy:
    return taxonomy.load()


@functools.cache
def understanding() -> Understanding:
    return Understanding.prepare(shipped())


def typed(text: str) -> tuple[Line, ...]:
    """The lines of a typed CV, numbered from 1."""
    numbers, page, top = count(1), 1, 50.0
    out = []
    for row in textwrap.dedent(text).strip("\n").split("\n"):
        if row.strip() == "===":
            page, top = page + 1, 50.0
            continue
        line = _line(row, page, top)
        top += _PITCH
        if line is not None:
            out.append((next(numbers), line))
    return tuple(
        Line(number, li.page, li.text, li.bbox, li.size, li.bold, li.column, li.bullet, li.words)
        for number, li in out
    )


def _line(row: str, page: int, top: float) -> Line | None:
    indent = len(row) - len(row.lstrip())
    body, size = row.strip(), _SIZE
    large, bullet = body.startswith("# "), body.startswith("- ")
    if large:
        body, size = body[2:], _LARGE
    elif bullet:
        body, indent = body[2:], indent + 2
    words = tuple(_words(body, _LEFT + indent * _SIGN, top, size, large))
    if not words:
        return None
    box = (words[0].x0, top, words[-1].x1, top + size)
    bold = sum(w.bold for w in words) * 2 > len(words)
    return Line(0, page, " ".join(w.text for w in words), box, size, bold, 0, bullet, words)


def _words(body: str, left: float, top: float, size: float, bold: bool) -> list[Word]:
    out, at = [], 0
    for number, run in enumerate(body.split("**")):
        for piece in re.findall(r" |[^ ]+", run):
            text = clean(piece)
            if text:
                x = left + at * _SIGN
                heavy = bold or number % 2 == 1
                out.append(Word(text, x, top, x + len(piece) * _SIGN, top + size, size, heavy))
            at += len(piece)
    return out


def document(text: str, file: str = "typed.pdf") -> Document:
    lines = typed(text)
    last = max((line.page for line in lines), default=1)
    pages = tuple(Page(number, 595.0, 842.0) for number in range(1, last + 1))
    return Document(file, "0" * 64, "pdf", pages, lines)


def understood(text: str, as_of: date = AS_OF, file: str = "typed.pdf") -> Profile:
    return understanding().understand(document(text, file), as_of)


def facts(profile: Profile) -> list[tuple[str, str | None, str | None, str | None]]:
    """Title, employer, start and end of each position."""
    return [(p.title, p.employer, p.start, p.end) for p in profile.positions]


def quotes(quoted: Sequence[Evidence]) -> list[str]:
    return [one.quote for one in quoted]


def said(quote: str, section: str = "experience", position: int | None = 0) -> Evidence:
    """A quote by itself."""
    return Evidence(quote, 1, 1, (50.0, 50.0, 500.0, 60.0), section, position)


def to_come(*case: object, why: str) -> Any:
    """A case that the design asks for and the code does not do yet."""
    return pytest.param(*case, marks=pytest.mark.xfail(raises=AssertionError, strict=True, reason=why))
