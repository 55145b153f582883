"""What was read: pages, and lines in the order in which a person would read them."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.evidence import BBox
from gapcheck.records.often import often


@often(frozen=True, slots=True)
class Word:
    """One word with its box (points, top-left origin), font size and weight."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


@often(frozen=True, slots=True)
class Line:
    """One line of one column.

    `number` counts from 1 over the document in reading order; `column` counts the page's regions;
    `bullet` says that a list mark stood before the text (the mark itself is not in `text`).
    """

    number: int
    page: int
    text: str
    bbox: BBox
    size: float
    bold: bool
    column: int
    bullet: bool
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Size of one page in points; `number` counts from 1."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words in the file that a reader of the page does not see, and how they are hidden."""

    text: str
    how: str
    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Document:
    """One CV as read. `reader` names what read it; `doubts` are sentences about the reading.

    `counted` says that the hidden words stand among the lines too.
    """

    file: str
    sha256: str
    reader: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    hidden: tuple[HiddenText, ...] = ()
    doubts: tuple[str, ...] = ()
    counted: bool = False
