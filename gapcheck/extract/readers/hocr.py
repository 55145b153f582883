"""What Tesseract says of a picture (hOCR) into words with geometry.

hOCR, and not the simpler table of words, since it gives each line's baseline and letter height: a
word's own box says neither, it depends on which letters the word has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from gapcheck.extract.text import clean
from gapcheck.records.document import Word

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_NUMBER = r"(-?\d*\.?\d+(?:e-?\d+)?)"
_BASELINE = re.compile(rf"\bbaseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"\bx_size {_NUMBER}")
_CONFIDENCE = re.compile(rf"\bx_wconf {_NUMBER}")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})

_UNSURE, _SURE, _SURE_SIGN = 30.0, 60.0, 85.0
"""Per cent: below the first a word by itself is a guess at a stain or an icon, from the second on it can
be relied on; a single letter or digit needs the third where it is taller than such signs are."""

_TALLEST_SIGN = 0.85

_DOT = frozenset("eo0c*°«»¢+®©@·•-=>~.¤")
"""What a dot between words, or a list's mark, is taken for."""

_SIGNS = frozenset("–—-|/&+%#$€£:")
_BELOW = re.compile(r"[gjpqy,;()\[\]Q/|@]")
_NUMERAL = re.compile(r"^[I1l|]{2,3}([,.)]?)$")
_ADDRESS = re.compile(r"@|://|^www\.")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Seen:
    """One word as recognised: pixels, and how sure it is (0 to 100)."""

    text: str
    box: Box
    sure: float


@dataclass
class _Line:
    """One line as recognised: `baseline` is slope and offset from the box's lower left corner."""

    box: Box
    slope: float
    offset: float
    size: float
    words: list[_Seen] = field(default_factory=list)

    def baseline(self, x: float) -> float:
        return self.box[3] + self.offset + self.slope * (x - self.box[0])


@dataclass(frozen=True, slots=True)
class Place:
    """From a picture's pixels to points of the page turned level.

    `scale`: pixels a point; `angle`: degrees, counter-clockwise around `middle` (pixels).
    """

    scale: float
    angle: float
    middle: tuple[float, float]

    def level(self, x: float, y: float) -> tuple[float, float]:
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        across, down = x - self.middle[0], y - self.middle[1]
        return (
            (self.middle[0] + across * cosine + down * sine) / self.scale,
            (self.middle[1] - across * sine + down * cosine) / self.scale,
        )


def words(hocr: str, place: Place) -> tuple[list[Word], list[float]]:
    """The words of a page in points of the level page, and how sure each is, 0 to 100."""
    found = _Lines()
    found.feed(hocr)
    out: list[Word] = []
    sure: list[float] = []
    for line in (part for whole in found.lines for part in _parts(whole)):
        for one in _without_ornament(list(_kept(line))):
            out.append(_word(one, line, place))
            sure.append(one.sure)
    return out, sure


def _word(seen: _Seen, line: _Line, place: Place) -> Word:
    middle = (seen.box[0] + seen.box[2]) / 2
    x, base = place.level(middle, line.baseline(middle))
    half, size = (seen.box[2] - seen.box[0]) / 2 / place.scale, line.size / place.scale
    return Word(seen.text, x - half, base - 0.8 * size, x + half, base + 0.2 * size, round(size, 1), False)


def _parts(line: _Line) -> Iterator[_Line]:
    """The line, and what stands in smaller print at its other end as a line of its own."""
    group: list[_Seen] = []
    for word in line.words:
        if group and word.box[0] - group[-1].box[2] > 1.5 * line.size:
            yield _own(line, group)
            group = []
        group.append(word)
    if group:
        yield _own(line, group)


def _own(line: _Line, group: list[_Seen]) -> _Line:
    heights = [w.box[3] - w.box[1] for w in group if any(sign.isalnum() for sign in w.text)]
    if not heights or max(heights) > 0.6 * line.size:
        return replace(line, words=group)
    lettered = [w for w in group if any(sign.isalnum() for sign in w.text)]
    box = (
        group[0].box[0],
        min(w.box[1] for w in lettered),
        group[-1].box[2],
        max(w.box[3] for w in lettered),
    )
    below = any(_BELOW.search(w.text) for w in lettered)
    size = (box[3] - box[1]) * (1.0 if below else 1.28)
    return _Line(box, 0.0, -0.2 * size if below else 0.0, size, group)


def _kept(line: _Line) -> Iterator[_Seen]:
    """The words of a line, mended; stains and icons left out."""
    words: list[_Seen] = []
    for word in line.words:
        if words and _is_split_address(words[-1], word, line.size):
            last = words.pop()
            box = (last.box[0], min(last.box[1], word.box[1]), word.box[2], max(last.box[3], word.box[3]))
            word = _Seen(last.text + word.text, box, min(last.sure, word.sure))
        words.append(word)
    return (mended for mended in (_mended(word, line) for word in words) if _is_word(mended, line))


def _mended(word: _Seen, line: _Line) -> _Seen:
    """Dots as dots, and the numeral I where it was taken for a bar or a digit."""
    text, (x0, top, x1, bottom) = word.text, word.box
    if text in _DOT and _is_small(x1 - x0, bottom - top, line.size):
        return replace(word, text="•", sure=100.0)
    on_baseline = bottom <= line.baseline(x0) + 0.06 * line.size
    if text == "|," or (text == "|" and on_baseline):
        return replace(word, text=text.replace("|", "I"))
    if (numeral := _NUMERAL.match(text)) and "I" in text:
        return replace(word, text="I" * (len(text) - len(numeral.group(1))) + numeral.group(1))
    return word


def _is_small(width: float, height: float, size: float) -> bool:
    square = 0.6 * height <= width <= 1.6 * height
    return max(width, height) < 0.45 * size and (square or (height < 0.3 * size and width < height))


def _is_word(word: _Seen, line: _Line) -> bool:
    """Whether a word is one. Among sure words an unsure one stays: it may be misread, but it is there."""
    text, height = word.text, word.box[3] - word.box[1]
    if text == "•" or text in _SIGNS:
        return True
    if len(text) == 1 and not (text.isascii() and text.isalnum()):
        return False
    if len(text) == 1 and word.sure < _SURE_SIGN and height > _TALLEST_SIGN * line.size:
        return False  # a mark of a timeline, taken for a digit
    letters = sum(sign.isalnum() for sign in text)
    known = sum(other.sure >= _SURE and len(other.text) > 1 for other in line.words) >= 2
    plausible = letters >= 2 and 0.4 * line.size < height < 1.1 * line.size
    return letters > 0 and (word.sure >= _UNSURE or (known and plausible) or "@" in text)


def _is_split_address(one: _Seen, other: _Seen, size: float) -> bool:
    gap = other.box[0] - one.box[2]
    if "@" in other.text and one.text.endswith((".", "_", "-")):
        return gap < 0.6 * size
    return gap < 0.2 * size and bool(_ADDRESS.search(one.text) or _ADDRESS.search(other.text))


def _without_ornament(found: list[_Seen]) -> list[_Seen]:
    """Dots on both sides of a heading only adorn it; a list's mark stands before its text only."""
    if len(found) > 1 and found[-1].text == "•":
        return [word for word in found[:-1] if word is not found[0] or word.text != "•"]
    return found


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
        box, sure, text = _box(self.title), _CONFIDENCE.search(self.title), clean(self.text)
        if self.lines and box and text:
            self.lines[-1].words.append(_Seen(text, box, float(sure.group(1)) if sure else 0.0))
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
