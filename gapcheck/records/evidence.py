"""Evidence: words on a page. Made once, with the lines; everything later points to it."""

from __future__ import annotations

from gapcheck.records.often import often

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, from the page's top left corner, as pdfplumber counts."""


@often(frozen=True, slots=True)
class Evidence:
    """A verbatim quote and where it stands.

    `page` and `line` count from 1, `line` over the whole document in reading order (the quote's
    first line). `section` is the section's kind, `position` the index in `Profile.positions`.
    """

    quote: str
    page: int
    line: int
    bbox: BBox
    section: str = ""
    position: int | None = None
