"""Pages as pictures: as they are shown, and straightened where they were laid askew on a scanner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as api
from PIL import Image

from gapcheck.extract.readers.characters import Box
from gapcheck.extract.readers.opened import opened

_MOST_PIXELS = 12_000_000
"""An A4 page at 300 dots an inch has 8.7 million; absurd page sizes are drawn coarser."""

_MOST_OBJECTS = 20_000

_STEEPEST = 3.0
_SMALL = 900
"""Degrees that a scan may be askew, and the width in pixels at which that is measured."""


def page(content: bytes, number: int, scale: float) -> tuple[Image.Image, float]:
    """Page `number` (from 1) in colour, and the pixels a point that it was drawn with (at most `scale`)."""
    with opened(content).page(number - 1) as one:
        width, height = one.get_size()
        scale = min(scale, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
        # copied, since the bitmap goes with the document
        image: Image.Image = one.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").copy()
        return image, scale


@dataclass(frozen=True, slots=True)
class Band:
    """Part of a page, from edge to edge, with `scale` pixels a point.

    `gray` is a numpy array (rows, columns) of 0 to 255; `top` is the row of the page that it starts with.
    """

    page: int
    top: int
    scale: float
    gray: Any

    def cut(self, box: Box) -> Any:
        """The pixels that a box (points from the page's top left) touches, where this part has them."""
        left, top, right, bottom = box
        first, last = int(top * self.scale) - self.top, int(bottom * self.scale) - self.top
        start, stop = int(left * self.scale), int(right * self.scale)
        return self.gray[max(0, first) : max(0, last + 1), max(0, start) : max(0, stop + 1)]


def bands(
    content: bytes, wanted: Mapping[int, Sequence[tuple[float, float]]], scale: float
) -> Iterator[Band]:
    """The given parts of pages (top and bottom in points), drawn with at most `scale` pixels a point.

    A page of very many objects (a map, a drawing) is left out: drawing it could take longer than all else.
    """
    for number, parts in wanted.items():
        with opened(content).page(number - 1) as page:
            if api.FPDFPage_CountObjects(page.raw) <= _MOST_OBJECTS:
                width, height = page.get_size()
                fitting = min(scale, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
                for part in parts:
                    yield Band(number, *strip(page, part, fitting))


def strip(page: Any, part: tuple[float, float], scale: float) -> tuple[int, float, Any]:
    """Part of an open page (top and bottom in points): its first row, the scale, and its gray.

    Its pixels are those that the whole page would have there.
    """
    rows = math.ceil(page.get_height() * scale)
    top = min(max(0, math.floor(part[0] * scale)), rows - 1)
    below = max(0, rows - max(top + 1, math.ceil(part[1] * scale)))
    # PDFium's binding rounds margins up to whole pixels; half a pixel less makes them exact
    margins = (0.0, max(0.0, (below - 0.5) / scale), 0.0, max(0.0, (top - 0.5) / scale))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, crop=margins)
    found = bitmap.to_numpy().copy()  # the bitmap goes with the document
    return top, scale, found.reshape(found.shape[:2])


def sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    pdf = opened(content)
    return [pdf.document.get_page_size(index) for index in range(len(pdf))]


def turned(image: Image.Image, angle: float) -> Image.Image:
    """The picture turned counter-clockwise by an angle in degrees."""
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_paper(image)) if angle else image


def askew(image: Image.Image) -> float:
    """Degrees to turn the picture by so that its lines of text run level.

    That is where rows of ink and rows of paper differ most.
    """
    height = max(1, image.height * _SMALL // max(1, image.width))
    small = Image.eval(image.convert("L").resize((_SMALL, height)), lambda gray: 255 - gray)
    coarse = max((step * 0.5 for step in range(-6, 7)), key=lambda a: (_contrast(small, a), -abs(a)))
    fine = (coarse + step * 0.1 for step in range(-4, 5))
    best = max(fine, key=lambda a: (_contrast(small, a), -abs(a)))
    return round(best, 1) if abs(best) <= _STEEPEST else 0.0


def _contrast(ink: Image.Image, angle: float) -> int:
    """Sum of squared steps from one row's ink to the next one's."""
    rows = ink.rotate(angle, Image.Resampling.BILINEAR).resize((1, ink.height), Image.Resampling.BOX)
    return sum((a - b) ** 2 for a, b in pairwise(rows.tobytes()))


def _paper(image: Image.Image) -> tuple[int, int, int]:
    """The usual colour of the page's edge, for the corners that turning lays bare."""
    found = image.resize((1, 1), Image.Resampling.BOX, (0, 0, image.width, max(1, image.height // 100)))
    red, green, blue = found.convert("RGB").tobytes()
    return red, green, blue
