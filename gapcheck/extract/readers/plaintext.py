"""A text file into lines, set on the grid of a typewriter, so that every rule of layout holds for it.

A line's number is its number in the file. Markdown's headings and bold lines become large and bold.
"""

from __future__ import annotations

import codecs
import re

from gapcheck.errors import Unreadable
from gapcheck.extract.caps import MOST, MOST_IN_ROW, MOST_IN_WORD, tamed
from gapcheck.extract.text import clean
from gapcheck.records.document import Line, Page, Word

_SIZE, _WIDE, _HIGH = 10.0, 6.0, 12.0
"""Font size, width of a sign and height of a line, in points."""

_LARGE = 14.0
_MARK = re.compile(r"^(?:[•▪◦●○■□‣⁃∙·►▶➢➤✓✔❖◆◇★*+–—-]\s+|[•▪●■]|o\s{2,}|\(?\d{1,2}[.)]\s+)")
_MARKDOWN = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_BOLD = re.compile(r"^(\*\*|__)(.+?)\1(:?)$")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_lines(content: bytes) -> tuple[tuple[Line, ...], tuple[Page, ...]]:
    """All lines with text, and the one page that they stand on. Raises Unreadable for others."""
    text = _decoded(content)
    if len(text) > MOST:
        raise Unreadable("It holds far more text than an advertisement. Leave the rest out.")
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    lines = tuple(line for number, row in enumerate(rows, 1) if (line := _line(number, row)) is not None)
    width = max((line.bbox[2] for line in lines), default=0.0)
    return lines, (Page(1, width, len(rows) * _HIGH),)


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252, as old editors write."""
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding != "utf-16" and b"\0" in content:
        raise Unreadable("It is not a text file. Save it as PDF or as text (.txt).")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _line(number: int, row: str) -> Line | None:
    row = row.expandtabs(4)
    text = clean(" ".join(map(tamed, row.split())) if len(row) > MOST_IN_WORD else row)[:MOST_IN_ROW]
    mark = _MARK.match(text)
    bullet = mark is not None
    text = text[mark.end() :] if mark else text
    titled, strong = _MARKDOWN.match(text), _BOLD.match(text)
    if titled:
        text = titled.group(1)
    text = _EMPHASIS.sub(r"\2", strong.group(2) + strong.group(3) if strong else text).strip()
    if not any(sign.isalnum() for sign in text):
        return None
    indent = (len(row) - len(row.lstrip()) + (mark.end() if mark else 0)) * _WIDE
    size, bold = (_LARGE if titled else _SIZE), bool(titled or strong)
    words = _words(text, indent, number * _HIGH, size, bold)
    box = (words[0].x0, words[0].top, words[-1].x1, words[0].bottom)
    return Line(number, 1, " ".join(w.text for w in words), box, size, bold, 0, bullet, words)


def _words(text: str, left: float, top: float, size: float, bold: bool) -> tuple[Word, ...]:
    return tuple(
        Word(
            found.group(),
            left + found.start() * _WIDE,
            top,
            left + found.end() * _WIDE,
            top + _SIZE,
            size,
            bold,
        )
        for found in re.finditer(r"\S+", text)
    )
