"""What Tesseract says of a picture (hOCR) into words with geometry.

hOCR, and not the simpler table of words, since it gives each line's baseline and letter height: a
word's own box says neither, it depends on which letters the word has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from gapcheck.extract.text import clean
from gapcheck.records.document import Word

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_NUMBER = r"(-?\d*\.?\d+(?:e-?\d+)?)"
_BASELINE = re.compile(rf"\bbaseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"\bx_size {_NUMBER}")
_SURE = re.compile(rf"\bx_wconf {_NUMBER}")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})

_UNSURE = 30.0
"""Per cent; below it a word is a guess at a stain, an icon or a photograph."""

_DOT = frozenset("eo0c*°«»¢+®©@·•-=>~.¤")
"""What a list's mark is taken for, standing alone at the start of a line."""


@dataclass
class _Line:
    box: tuple[float, float, float, float]
    slope: float
    offset: float
    size: float
    words: list[tuple[str, tuple[float, float, float, float], float]] = field(default_factory=list)

    def baseline(self, x: float) -> float:
        return self.box[3] + self.offset + self.slope * (x - self.box[0])


def words(hocr: str, scale: float) -> tuple[list[Word], list[float]]:
    """The words of a page in points (`scale`: pixels a point), and how sure each is, 0 to 100."""
    found = _Lines()
    found.feed(hocr)
    out: list[Word] = []
    sure: list[float] = []
    for line in found.lines:
        kept = [(text, box, share) for text, box, share in line.words if _is_word(text, share)]
        for number, (text, box, share) in enumerate(kept):
            mark = number == 0 and len(kept) > 1 and _is_mark(text, box, kept[1][1], line)
            base = line.baseline((box[0] + box[2]) / 2)
            top, bottom = base - 0.8 * line.size, base + 0.2 * line.size
            edges = (box[0] / scale, top / scale, box[2] / scale, bottom / scale)
            out.append(Word("•" if mark else text, *edges, round(line.size / scale, 1), False))
            sure.append(share)
    return out, sure


def _is_word(text: str, share: float) -> bool:
    return share >= _UNSURE and (any(sign.isalnum() for sign in text) or text in _DOT or text in "–—&|/")


Box = tuple[float, float, float, float]


def _is_mark(text: str, box: Box, after: Box, line: _Line) -> bool:
    """A small sign that stands alone before a line, off the baseline as a list's mark does."""
    small = box[3] - box[1] < 0.5 * line.size and box[2] - box[0] < 0.6 * line.size
    apart = after[0] - box[2] > 0.15 * line.size
    return text in _DOT and apart and (small or text not in "0c")


class _Lines(HTMLParser):
    """Collects lines and their words; everything else of the page is of no use here."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self.title = ""
        self.text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind, title = given.get("class") or "", given.get("title") or ""
        if kind in _LINES:
            self._line(title)
        elif kind == "ocrx_word":
            self.title, self.text = title, ""

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != "span" or self.text is None:
            return
        box, sure, text = _box(self.title), _SURE.search(self.title), clean(self.text)
        if self.lines and box and text:
            self.lines[-1].words.append((text, box, float(sure.group(1)) if sure else 0.0))
        self.text = None

    def _line(self, title: str) -> None:
        box, base, size = _box(title), _BASELINE.search(title), _SIZE.search(title)
        if box is not None:
            slope, offset = (float(base.group(1)), float(base.group(2))) if base else (0.0, 0.0)
            self.lines.append(_Line(box, slope, offset, float(size.group(1)) if size else box[3] - box[1]))


def _box(title: str) -> Box | None:
    found = _BOX.search(title)
    if found is None:
        return None
    x0, top, x1, bottom = map(float, found.groups())
    return x0, top, x1, bottom
