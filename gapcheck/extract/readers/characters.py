"""Characters with geometry, in the form that pdfplumber gives them, whichever engine read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict


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
class RawPage:
    """One page as read: its size in points, characters, and filled rectangles (box and RGB)."""

    number: int
    width: float
    height: float
    chars: list[Char]
    shapes: list[tuple[tuple[float, float, float, float], tuple[int, int, int]]]


def is_bold(fontname: str, weight: int = 0) -> bool:
    """Whether a font draws bold, by its weight where known, else by its name."""
    name = fontname.casefold()
    return weight >= 600 or any(mark in name for mark in ("bold", "black", "heavy", "semibd", "demi"))


def char(text: str, box: tuple[float, float, float, float], size: float, **more: Any) -> Char:
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
