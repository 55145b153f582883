"""The body of a Word document into blocks: paragraphs, tables, text boxes, page breaks, in their order.

What Word's own libraries skip is read here too: content controls, which most templates are made of,
text boxes, and text inserted under review. Deleted text is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gapcheck.extract.readers.office import Element
from gapcheck.extract.readers.wordstyles import RGB, Block, Look, Styles, number, shade

_WHITE: RGB = (255, 255, 255)
_TINY = 2.5
_NEAR = 48
"""Points that nobody reads below; RGB that differ by less in sum look the same."""

_THROUGH = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdt", "sdtContent", "customXml", "bdo", "dir"}
)
_PICTURES = frozenset({"drawing", "pict", "object", "AlternateContent"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one way; `hidden` says how it is kept from the reader's eye ("" where it is not)."""

    text: str
    look: Look
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; line breaks are "\\n" in its runs."""

    runs: tuple[Run, ...]
    block: Block

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs if not run.hidden).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its first column from 0, how many it spans, and what stands in it."""

    column: int
    span: int
    blocks: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: it stands somewhere beside the text that it is anchored to."""

    blocks: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A page break."""


Piece = Paragraph | Table | Box | Turn


def texts(blocks: Iterable[Piece]) -> Iterator[str]:
    """The visible text of every paragraph that has some, in tables and boxes too."""
    for piece in blocks:
        if isinstance(piece, Paragraph):
            if piece.text:
                yield piece.text
        elif isinstance(piece, Table):
            yield from texts(block for row in piece.rows for cell in row for block in cell.blocks)
        elif isinstance(piece, Box):
            yield from texts(piece.blocks)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads blocks; `ground` is the colour that text stands on, None where it can't be known."""

    styles: Styles
    ground: RGB | None = _WHITE

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """All blocks below an element."""
        for child in parent:
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield self._table(child)
            elif child.tag in _THROUGH:
                yield from self.blocks(child)
            elif child.tag == "AlternateContent":
                yield from self.blocks(_chosen(child))

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        properties = element.find("pPr")
        block = self.styles.block(properties)
        if block.heading:
            block = replace(block, listed=None)
        if block.new_page:
            yield Turn()
        inline = _Inline(self, self.styles.look(properties))
        inline.read(element)
        for runs in inline.stretches[:-1]:
            yield Paragraph(tuple(runs), block)
            yield Turn()
        yield Paragraph(tuple(inline.stretches[-1]), block)
        yield from inline.boxes
        section = properties.find("sectPr") if properties is not None else None
        if section is not None and _next_page(section):
            yield Turn()

    def _table(self, element: Element) -> Table:
        style = element.find("tblPr/tblStyle")
        # a style may colour single cells in ways that only Word can tell
        unknown = self.styles.shaded(style.get("val") if style is not None else None)
        ground = None if unknown else shade(element.find("tblPr/shd")) or self.ground
        return Table(tuple(tuple(self._cells(row, ground)) for row in _below(element, "tr")))

    def _cells(self, row: Element, ground: RGB | None) -> Iterator[Cell]:
        column = 0
        for cell in _below(row, "tc"):
            spanned = cell.find("tcPr/gridSpan")
            span = max(1, min(60, int(number(spanned.get("val"), 1.0)))) if spanned is not None else 1
            inside = replace(self, ground=shade(cell.find("tcPr/shd")) or ground)
            yield Cell(column, span, tuple(inside.blocks(cell)))
            column += span

    def hidden(self, look: Look) -> str:
        """How text of a look is hidden; "" where it can be seen."""
        if look.vanish:
            return "marked as hidden text"
        if look.size < _TINY:
            return "print too small to read"
        ground = look.shade or self.ground
        if look.color is None or ground is None:
            return ""
        apart = sum(abs(a - b) for a, b in zip(look.color, ground, strict=True))
        return "in the colour of its background" if apart < _NEAR else ""


@dataclass
class _Inline:
    """The runs of one paragraph, cut at page breaks, and the boxes that are anchored in it."""

    reader: Reader
    look: Look
    stretches: list[list[Run]] = field(default_factory=lambda: [[]])
    boxes: list[Box] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        for child in parent:
            if child.tag == "r":
                self._run(child)
            elif child.tag in _THROUGH:
                self.read(child)
            elif child.tag in _PICTURES:
                self._picture(child)

    def _run(self, element: Element) -> None:
        look = self.reader.styles.run(self.look, element.find("rPr"))
        hidden = self.reader.hidden(look)
        for child in element:
            if child.tag in _PICTURES:
                self._picture(child)
            elif child.tag == "br" and child.get("type") == "page":
                self.stretches.append([])
            elif text := child.text or "" if child.tag == "t" else _SIGNS.get(child.tag, ""):
                self.stretches[-1].append(Run(text, look, hidden))

    def _picture(self, element: Element) -> None:
        """Text boxes in a drawing; its two versions, for new and old programs, are read once."""
        chosen = _chosen(element) if element.tag == "AlternateContent" else element
        for content in _outermost(chosen, "txbxContent"):
            # a box may be filled with any colour or picture
            blocks = tuple(replace(self.reader, ground=None).blocks(content))
            if any(texts(blocks)):
                self.boxes.append(Box(blocks))


def _below(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, in content controls too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _below(child, tag)


def _outermost(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == "AlternateContent":
            yield from _outermost(_chosen(child), tag)
        else:
            yield from _outermost(child, tag)


def _chosen(alternatives: Element) -> Element:
    """Of several versions of one thing the first, as new versions of Word choose."""
    for tag in ("Choice", "Fallback"):
        found = alternatives.find(tag)
        if found is not None and (tag == "Fallback" or found.find(".//txbxContent") is not None):
            return found
    return Element("nothing")


def _next_page(section: Element) -> bool:
    kind = section.find("type")
    return kind is None or kind.get("val") not in ("continuous", "nextColumn")
