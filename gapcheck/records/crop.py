"""A picture of words: the part of a page where a piece of evidence stands."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.evidence import BBox


@dataclass(frozen=True, slots=True)
class Crop:
    """`png` shows the words of the evidence at `bbox` of `page`, and a line above and below them.

    `width` and `height` are the picture's, `mark` the words' box in it (left, top, width, height), all in
    pixels.
    """

    page: int
    bbox: BBox
    png: bytes
    width: int
    height: int
    mark: tuple[int, int, int, int]
