"""Blocks of a Word document set on sheets, so that every rule about pages holds for them too.

Word keeps no lines and no pages: they depend on the printer. Here each paragraph is set on a sheet
of letters of one width, a page break starts a sheet, and a table's cells stand side by side where
they are read across. Paragraphs stand further apart than lines, so no two are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gapcheck.extract.readers.wordbody import Box, Cell, Paragraph, Piece, Run, Table, texts
from gapcheck.extract.sections import kind_of
from gapcheck.extract.text import clean
from gapcheck.records.document import HiddenText, Word

_LETTER, _SPACE, _TAB = 0.5, 0.3, 2.5
"""Widths in font sizes."""

_LINE, _PARAGRAPH = 1.2, 2.5
"""From one line's top to the next one's, in font sizes, within a paragraph and between two."""

_WIDTH, _BESIDE, _APART = 470.0, 30.0, 600.0
"""Points: of a full line, between two columns of a table, and to what stands beside the text."""

_LONG_CELL = 3
_OLD_MARK = re.compile(r"^[\uf000-\uf0ff]")
_TOKEN = re.compile(r"\n|\t|[^\S\n\t]+|\S+")


@dataclass
class Sheet:
    """Words of one stretch of text, on one page."""

    page: int
    left: float = 0.0
    words: list[Word] = field(default_factory=list)


@dataclass
class Setter:
    """Sets blocks one after the other. `first` and `last` are what stands beside the text.

    Hidden text is kept apart, and with `count_hidden` set too.
    """

    first: list[Sheet] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=lambda: [Sheet(1)])
    last: list[Sheet] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    y: float = 0.0
    across: int = 0
    """How many tables deep the text is set side by side; there no new sheet can start."""

    count_hidden: bool = False

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def pages(self) -> list[tuple[int, list[Word]]]:
        """All sheets with words, in the order to read them in."""
        return [(s.page, s.words) for s in (*self.first, *self.sheets, *self.last) if s.words]

    def set(self, blocks: Iterable[Piece], x: float = 0.0, width: float = _WIDTH) -> None:
        """Set blocks on the current sheet from x on."""
        for piece in blocks:
            if isinstance(piece, Paragraph):
                self._paragraph(piece, x, width)
            elif isinstance(piece, Table):
                self._table(piece, x, width)
            elif isinstance(piece, Box):
                self.aside(piece.blocks)
            elif not self.across:
                self._turn()

    def aside(self, blocks: Iterable[Piece], at_end: bool = False) -> None:
        """Set blocks on a sheet of their own: before the text of page 1, after that of later pages."""
        number = len(self.first) + len(self.last) + 1
        own = Setter(sheets=[Sheet(self.sheet.page, number * _APART)], y=self.y, across=1)
        own.count_hidden = self.count_hidden
        own.set(blocks)
        (self.last if at_end or self.sheet.page > 1 else self.first).extend(
            s for s in (*own.first, *own.sheets, *own.last) if s.words
        )
        self.hidden += own.hidden

    def _turn(self) -> None:
        self.sheets.append(Sheet(self.sheet.page + 1))
        self.y = 0.0

    def _paragraph(self, paragraph: Paragraph, x: float, width: float) -> None:
        line = _Line(self, x + min(paragraph.block.indent, width / 2), x + width)
        if paragraph.block.listed is not None and paragraph.text:
            line.mark(paragraph.runs[0].look.size)
        for number, run in enumerate(paragraph.runs):
            if run.hidden:
                self._keep(run, line.x)
                if not self.count_hidden:
                    continue
            text = run.text if number else _OLD_MARK.sub("•", run.text)
            for token in _TOKEN.findall(text):
                line.add(token, run)
        line.end(_PARAGRAPH)

    def _keep(self, run: Run, x: float) -> None:
        text = clean(" ".join(run.text.split()))
        if not text:
            return
        left, size = x + self.sheet.left, run.look.size
        box = (round(left, 2), round(self.y, 2), round(left + _wide(text, size), 2), round(self.y + size, 2))
        before = self.hidden[-1] if self.hidden else None
        if before and (before.how, before.page, before.bbox[1]) == (run.hidden, self.sheet.page, box[1]):
            text, box = f"{before.text} {text}", (*before.bbox[:2], *box[2:])
            self.hidden.pop()
        self.hidden.append(HiddenText(text[:500], run.hidden, self.sheet.page, box))

    def _table(self, table: Table, x: float, width: float) -> None:
        rows = [[cell for cell in row if any(texts(cell.blocks))] for row in table.rows]
        columns = _columns([row for row in rows if not _stacked(row)], width)
        for row in rows:
            if _stacked(row):
                self._stack(row, x, width)
            else:
                self._beside(row, x, columns)

    def _beside(self, row: Sequence[Cell], x: float, columns: Sequence[tuple[float, float]]) -> None:
        """A row that is read across: all cells start on one line."""
        top = bottom = self.y
        self.across += 1
        for cell in row:
            self.y = top
            left, right = columns[cell.column][0], columns[cell.column + cell.span - 1][1]
            self.set(cell.blocks, x + left, right - left)
            bottom = max(bottom, self.y)
        self.across -= 1
        self.y = bottom

    def _stack(self, row: Sequence[Cell], x: float, width: float) -> None:
        """Cells that are read one after the other: a heading and its text, or columns of a page."""
        parted = False
        for number, cell in enumerate(row):
            self.set(cell.blocks, x, width)
            alone = len(list(texts(cell.blocks))) == 1
            if number + 1 < len(row) and not alone and not self.across:
                self.sheets.append(Sheet(self.sheet.page, self.sheet.left + _APART))
                parted = True
        if parted:
            self.sheets.append(Sheet(self.sheet.page))


class _Line:
    """The line that is being set: words wait in it until its height is known."""

    def __init__(self, setter: Setter, left: float, right: float) -> None:
        self.setter, self.left, self.right, self.x = setter, left, right, left
        self.waiting: list[tuple[str, float, float, bool]] = []
        self.glued = False

    def mark(self, size: float) -> None:
        """A list's mark; the text hangs beside it."""
        self.waiting.append(("•", self.x, size, False))
        self.left = self.x = self.x + 1.2 * size

    def add(self, token: str, run: Run) -> None:
        size = run.look.size
        if token == "\n":
            self.end(_PARAGRAPH)
        elif token.isspace():
            self.glued = False
            self.x += _TAB * size if token == "\t" else _SPACE * size * len(token)
        elif text := clean(token):
            self._word(text, size, run.look.bold)

    def end(self, spacing: float) -> None:
        """Set the words that wait, and go on below them."""
        size = max((size for _, _, size, _ in self.waiting), default=6.0)
        baseline, offset = self.setter.y + 0.8 * size, self.setter.sheet.left
        for text, x, own, bold in self.waiting:
            x0, top, bottom = offset + x, baseline - 0.8 * own, baseline + 0.2 * own
            self.setter.sheet.words.append(Word(text, x0, top, x0 + _wide(text, own), bottom, own, bold))
        self.setter.y += spacing * size
        self.waiting, self.x, self.glued = [], self.left, False

    def _word(self, text: str, size: float, bold: bool) -> None:
        if self.glued:
            # a word may change its setting in the middle
            before, at, own, was_bold = self.waiting.pop()
            text, self.x, size = before + text, at, max(size, own)
            bold = was_bold if len(before) * 2 > len(text) else bold
        if self.x + _wide(text, size) > self.right and self.waiting:
            self.end(_LINE)
        self.waiting.append((text, self.x, size, bold))
        self.x += _wide(text, size)
        self.glued = True


def _wide(text: str, size: float) -> float:
    return _LETTER * size * len(text)


def _stacked(row: Sequence[Cell]) -> bool:
    """Whether a row's cells are texts of their own: two long ones, or one with a section's heading."""
    found = [list(texts(cell.blocks)) for cell in row]
    long = sum(len(paragraphs) > _LONG_CELL for paragraphs in found)
    return len(row) < 2 or long > 1 or any(kind_of(text) for paragraphs in found for text in paragraphs)


def _columns(rows: Sequence[Sequence[Cell]], width: float) -> list[tuple[float, float]]:
    """Left and right edge of each column: short ones as wide as their text, long ones share the rest."""
    cells = [cell for row in rows for cell in row]
    count = max((cell.column + cell.span for cell in cells), default=0)
    natural = [40.0] * count
    for cell in cells:
        if cell.span == 1:
            longest = max(len(text) for paragraph in texts(cell.blocks) for text in paragraph.split("\n"))
            natural[cell.column] = max(natural[cell.column], 6.0 * longest + _BESIDE)
    most = max(width / max(1, count), 180.0)
    long = [wide for wide in natural if wide > most]
    rest = (width - sum(wide for wide in natural if wide <= most)) / len(long) if long else 0.0
    edges, left = [], 0.0
    for wide in natural:
        own = wide if wide <= most else min(wide, max(most, rest))
        edges.append((left, left + own))
        left += own + _BESIDE
    return edges
