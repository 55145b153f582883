"""Characters with geometry, in the form that pdfplumber gives them, whichever engine read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

Box = tuple[float, float, float, float]


class Char(TypedDict):
    """pdfplumber's character dictionary, as far as its word extraction needs it, and two more.

    Points, top-left origin. `color` is the fill as RGB 0 to 255 (None where unknown), `hidden` says
    how the character is kept from the reader's eye by its drawing mode ("" where it is not).
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    doctop: float
    width: float
    height: float
    size: float
    upright: bool
    fontname: str
    bold: bool
    color: tuple[int, int, int] | None
    hidden: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which objects of a page drew its text, as the addresses they had while it was open.

    `texts` are all its text objects in the order of drawing, `owners` the one behind each character
    (as many as the page's first characters; the rest have none). `suspects` may draw nothing that a
    reader sees, with the reason; `spoken` are words that the file says to stand for what is drawn in
    a box; `shrunk` says that there is text of no size at all, which this reader leaves out.
    """

    texts: Sequence[int]
    owners: Sequence[int]
    suspects: Mapping[int, str]
    spoken: Sequence[tuple[str, frozenset[int]]] = ()
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as read: its size in points, characters, and filled rectangles (box and RGB)."""

    number: int
    width: float
    height: float
    chars: list[Char]
    shapes: list[tuple[Box, tuple[int, int, int]]]
    drawing: Drawing | None = None


def is_bold(fontname: str, weight: int = 0) -> bool:
    """Whether a font draws bold, by its weight where known, else by its name."""
    name = fontname.casefold()
    return weight >= 600 or any(mark in name for mark in ("bold", "black", "heavy", "semibd", "demi"))


def char(text: str, box: Box, size: float, **more: Any) -> Char:
    """A character dictionary from its box (x0, top, x1, bottom) and size."""
    x0, top, x1, bottom = box
    return Char(
        # thin and no-break spaces part words like any other space
        text=" " if text.isspace() else text,
        x0=x0,
        x1=x1,
        top=top,
        bottom=bottom,
        doctop=top,
        width=x1 - x0,
        height=bottom - top,
        size=size,
        upright=more.get("upright", True),
        fontname=more.get("fontname", ""),
        bold=more.get("bold", False),
        color=more.get("color"),
        hidden=more.get("hidden", ""),
    )
