"""How Word sets a run: from the document's defaults, the styles and the run itself, in that order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gapcheck.extract.readers.office import Element

RGB = tuple[int, int, int]
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points; `color` is None where the reader's program chooses one that can be seen."""

    size: float = 10.0
    bold: bool = False
    color: RGB | None = None
    vanish: bool = False
    shade: RGB | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What a paragraph's properties say: indent in points, list level (None: no list), new page."""

    indent: float = 0.0
    listed: int | None = None
    new_page: bool = False
    heading: bool = False


class Styles:
    """The style sheet and the lists of a document; either part may be missing."""

    def __init__(self, styles: Element | None) -> None:
        found = list(styles.iter("style")) if styles is not None else []
        self._by_id = {style.get("styleId") or "": style for style in found}
        defaults = [s for s in found if s.get("type") == "paragraph" and s.get("default") in ("1", "true")]
        self._default = defaults[0] if defaults else None
        at = styles.find("docDefaults/rPrDefault/rPr") if styles is not None else None
        self._base = _applied(Look(), at)

    def look(self, paragraph: Element | None) -> Look:
        """How a paragraph's text is set, by its style."""
        look = self._base
        for style in self._chain(_value(paragraph, "pStyle")):
            look = _applied(look, style.find("rPr"))
            look = _shaded(look, style.find("pPr/shd"))
        return _shaded(look, paragraph.find("shd") if paragraph is not None else None)

    def run(self, look: Look, properties: Element | None) -> Look:
        """How a run is set inside a paragraph of a look."""
        if properties is None:
            return look
        name = _value(properties, "rStyle")
        for style in self._chain(name) if name else ():
            look = _applied(look, style.find("rPr"))
        return _applied(look, properties)

    def block(self, paragraph: Element | None) -> Block:
        """What the paragraph's style and own properties say of the block."""
        block = Block()
        for style in self._chain(_value(paragraph, "pStyle")):
            name = (_value(style, "name") or "").casefold()
            titled = name.startswith("heading") or name == "title" or style.find("pPr/outlineLvl") is not None
            block = _placed(replace(block, heading=block.heading or titled), style.find("pPr"))
        return _placed(block, paragraph)

    def shaded(self, table_style: str | None) -> bool:
        """Whether a style of tables colours any cell."""
        return any(shade(item) for style in self._chain(table_style) for item in style.iter("shd"))

    def _chain(self, name: str | None) -> Iterator[Element]:
        """The styles that one is based on, the deepest first, then itself."""
        style = self._by_id.get(name) if name else self._default
        found: list[Element] = []
        while style is not None and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = self._by_id.get(_value(style, "basedOn") or "")
        return reversed(found)


def _value(element: Element | None, name: str) -> str | None:
    item = element.find(name) if element is not None else None
    return item.get("val") if item is not None else None


def _is_on(item: Element) -> bool:
    return (item.get("val") or "1") not in ("0", "false", "off", "none")


def _applied(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    bold, vanish, size = (properties.find(name) for name in ("b", "vanish", "sz"))
    if bold is not None:
        look = replace(look, bold=_is_on(bold))
    if vanish is not None:
        look = replace(look, vanish=_is_on(vanish))
    if size is not None:
        look = replace(look, size=number(size.get("val"), 2 * look.size) / 2)
    if (color := properties.find("color")) is not None:
        look = replace(look, color=rgb(color.get("val")))
    return _shaded(look, properties.find("shd"))


def _shaded(look: Look, item: Element | None) -> Look:
    return replace(look, shade=shade(item) or look.shade)


def shade(item: Element | None) -> RGB | None:
    """The fill of a shading; None where it fills nothing."""
    return rgb(item.get("fill")) if item is not None else None


def _placed(block: Block, properties: Element | None) -> Block:
    if properties is None:
        return block
    indent, listed, page = (properties.find(name) for name in ("ind", "numPr", "pageBreakBefore"))
    if indent is not None:
        left = number(indent.get("left") or indent.get("start"), 20 * block.indent) / 20
        block = replace(block, indent=min(200.0, max(0.0, left)))
    if listed is not None:
        level = int(number(_value(listed, "ilvl"), 0.0))
        # list 0 is how a paragraph leaves the list of its style
        block = replace(block, listed=None if _value(listed, "numId") == "0" else level)
    if page is not None:
        block = replace(block, new_page=_is_on(page))
    return block


def number(text: str | None, otherwise: float) -> float:
    """A number of the file, which may be no number at all or absurd."""
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if abs(value) < 1e6 else otherwise


def rgb(text: str | None) -> RGB | None:
    """A colour as six hex digits; None for "auto" and whatever else."""
    try:
        value = int(text or "", 16) if len(text or "") == 6 else -1
    except ValueError:
        value = -1
    return (value >> 16, value >> 8 & 255, value & 255) if value >= 0 else None
