"""Characters with geometry, in the form that pdfplumber gives them, whichever engine read them.

A CV has thousands of characters, so they are kept as columns that numpy works on at once; one of
them as pdfplumber's dictionary is made only where somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Marks = NDArray[np.bool_]

Box = tuple[float, float, float, float]

UNKNOWN = -1
"""The colour of a character whose colour is not known."""


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
class Chars:
    """Characters of a page as columns of one length; iterating gives each as a dictionary.

    `text` is a string of single signs, or a list where some are longer. `font` and `how` are numbers
    in `fontnames` and `hidings`; `color` is 0xRRGGBB or UNKNOWN; `owner` is the address of the object
    that drew the character while the page was open, 0 where it is not known.
    """

    text: Sequence[str]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    size: Floats
    upright: Marks
    bold: Marks
    font: Whole
    color: Whole
    how: Whole
    owner: Whole
    fontnames: tuple[str, ...]
    hidings: tuple[str, ...]

    @classmethod
    def of(cls, chars: Sequence[Char]) -> Chars:
        """Columns of dictionaries."""
        names = {name: number for number, name in enumerate(dict.fromkeys(c["fontname"] for c in chars))}
        hows = {how: number for number, how in enumerate(dict.fromkeys(c["hidden"] for c in chars))}
        x0, top, x1, bottom, size = (
            np.array([c[key] for c in chars], np.float64) for key in ("x0", "top", "x1", "bottom", "size")
        )
        return cls(
            [c["text"] for c in chars], x0, top, x1, bottom, size,
            np.array([c["upright"] for c in chars], np.bool_),
            np.array([c["bold"] for c in chars], np.bool_),
            np.array([names[c["fontname"]] for c in chars], np.int64),
            np.array([packed(c["color"]) for c in chars], np.int64),
            np.array([hows[c["hidden"]] for c in chars], np.int64),
            np.zeros(len(chars), np.int64),
            tuple(names), tuple(hows),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.x0)

    def __iter__(self) -> Iterator[Char]:
        columns = (c.tolist() for c in (self.x0, self.top, self.x1, self.bottom, self.size))
        more = (c.tolist() for c in (self.upright, self.bold, self.font, self.color, self.how))
        for text, x0, top, x1, bottom, size, upright, bold, font, color, how in zip(
            self.text, *columns, *more, strict=True
        ):
            yield {
                "text": text, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
                "width": x1 - x0, "height": bottom - top, "size": size, "upright": upright,
                "fontname": self.fontnames[font], "bold": bold, "color": unpacked(color),
                "hidden": self.hidings[how],
            }  # fmt: skip

    def __getitem__(self, row: int) -> Char:
        return next(iter(self.only(np.arange(len(self))[[row]])))

    def only(self, rows: Whole) -> Chars:
        """The characters of some rows, in that order."""
        wanted = rows.tolist()
        text = [self.text[row] for row in wanted]
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        cut: dict[str, Any] = {
            name: column[rows] for name, column in own.items() if isinstance(column, np.ndarray)
        }
        return replace(self, text="".join(text) if isinstance(self.text, str) else text, **cut)

    def blank(self) -> Marks:
        """Which characters are spaces."""
        if isinstance(self.text, str):
            return np.asarray(signs(self.text) == 0x20)
        return np.array([not text or text.isspace() for text in self.text], np.bool_)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which objects of a page drew its text, as the addresses they had while it was open.

    `texts` are all its text objects in the order of drawing. `suspects` may draw nothing that a
    reader sees, with the reason; `spoken` are words that the file says to stand for what is drawn in
    a box; `shrunk` says that there is text of no size at all, which this reader leaves out.
    """

    texts: Sequence[int]
    suspects: Mapping[int, str]
    spoken: Sequence[tuple[str, frozenset[int]]] = ()
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as read: its size in points, characters, and filled rectangles (box and RGB)."""

    number: int
    width: float
    height: float
    chars: Chars
    shapes: list[tuple[Box, tuple[int, int, int]]]
    drawing: Drawing | None = None


def signs(text: str) -> Whole:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)


def packed(color: tuple[int, int, int] | None) -> int:
    """A colour as one number."""
    return UNKNOWN if color is None else color[0] << 16 | color[1] << 8 | color[2]


def unpacked(color: int) -> tuple[int, int, int] | None:
    """A colour's red, green and blue, each 0 to 255; None where it is not known."""
    return None if color == UNKNOWN else (color >> 16, color >> 8 & 255, color & 255)


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
