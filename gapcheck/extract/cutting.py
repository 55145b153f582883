"""Pictures of the words that findings rest on, cut from the pages as small as they stay legible."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from gapcheck.extract.readers import ocr, rendering
from gapcheck.extract.readers.rendering import Band
from gapcheck.records.crop import Crop
from gapcheck.records.document import Document
from gapcheck.records.evidence import BBox, Evidence

_MOST_BYTES = 180_000
"""All pictures of a CV together: a report with them must stay small enough to mail."""

Place = tuple[int, BBox]

_SCALE = 1.5
"""Pixels a point: text of 9 points stays legible."""

_ASIDE, _AROUND = 14.0, 13.0
"""Points beside the words, for a list's mark, and above and below them, for a line to know them by."""

_HIGHEST = 170.0
"""Points; some CVs write a whole job as one sentence, and its beginning is enough to find it."""

_FOUR_IN_ONE = np.uint32(1 << 30 | 1 << 20 | 1 << 10 | 1)
"""Four bytes of two bits each, times this: the highest byte has all eight bits, the first byte's first."""


def crops(content: bytes, document: Document, wanted: Iterable[Evidence]) -> tuple[Crop, ...]:
    """One picture for each place, in the order of the pages; none of a Word file, which has no pages.

    What can't be drawn is left out: a picture is a help, and never costs a CV its report.
    """
    found = {(evidence.page, evidence.bbox) for evidence in wanted}
    places = sorted(found, key=lambda place: (place[0], place[1][1], place[1]))
    if document.reader == "docx":
        return ()
    try:
        drawn = tuple(_drawn(content, document.reader, places))
    except pdfium.PdfiumError:
        return ()
    shown = ((place, _under(place, drawn)) for place in places)
    cut = [_crop(*place, band) for place, band in shown if band]
    sizes = accumulate(len(crop.png) for crop in cut)
    return tuple(crop for crop, size in zip(cut, sizes, strict=True) if size <= _MOST_BYTES)


def _drawn(content: bytes, reader: str, places: Iterable[Place]) -> Iterator[Band]:
    """What of the pages is needed, as the boxes stand on it."""
    wanted: dict[int, list[tuple[float, float]]] = {}
    for page, box in places:
        top, bottom = _rows(box)
        parts = wanted.setdefault(page, [])
        if parts and top <= parts[-1][1]:
            top, before = parts.pop()
            bottom = max(bottom, before)
        parts.append((top, bottom))
    if reader != "ocr":
        yield from rendering.bands(content, wanted, _SCALE)
        return
    for page in wanted:
        image, scale = ocr.picture(content, page, _SCALE)
        yield Band(page, 0, scale, np.asarray(image.convert("L")))


def _rows(box: BBox) -> tuple[float, float]:
    """From where to where a picture of these words goes, in points."""
    _, top, _, bottom = box
    return max(0.0, top - _AROUND), min(bottom, top + _HIGHEST) + _AROUND


def _under(place: Place, drawn: Iterable[Band]) -> Band | None:
    """The band that words stand on: the last of their page that starts above them."""
    page, box = place
    return next(
        (b for b in reversed(tuple(drawn)) if b.page == page and b.top <= max(0.0, box[1]) * b.scale), None
    )


def _crop(page: int, box: BBox, band: Band) -> Crop:
    scale, (rows, columns) = band.scale, band.gray.shape
    x0, top, x1, bottom = box[0], box[1], box[2], min(box[3], box[1] + _HIGHEST)
    first, last = _rows(box)
    left, upper = max(0, round((x0 - _ASIDE) * scale)), max(0, round(first * scale) - band.top)
    right = max(left + 1, min(columns, round((x1 + _ASIDE) * scale)))
    lower = max(upper + 1, min(rows, round(last * scale) - band.top))
    mark = (round(x0 * scale) - left, round(top * scale) - band.top - upper)
    size = (round((x1 - x0) * scale), round((bottom - top) * scale))
    png = _png(band.gray[upper:lower, left:right])
    return Crop(page, box, png, right - left, lower - upper, (*mark, *size))


def _png(gray: Any) -> bytes:
    """An array of gray (rows, columns) as a PNG in four shades, which are enough for black on white.

    Written here since Pillow takes four times as long, and this runs a dozen times a CV.
    """
    rows, columns = gray.shape
    across = -(-columns // 4)
    shades = np.zeros((rows, 4 * across), np.uint8)
    np.right_shift(gray, 6, out=shades[:, :columns])
    packed = np.zeros((rows, 1 + across), np.uint8)  # each row starts with its filter: none
    packed[:, 1:] = (shades.view("<u4") * _FOUR_IN_ONE) >> np.uint32(24)
    head = struct.pack(">IIBBBBB", columns, rows, 2, 0, 0, 0, 0)
    # runs alone: a third less time than all that deflate can find, for a twentieth more bytes
    deflate = zlib.compressobj(1, strategy=zlib.Z_RLE)
    data = deflate.compress(packed.tobytes()) + deflate.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
