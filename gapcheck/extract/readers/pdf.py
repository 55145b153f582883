"""A PDF into words: PDFium first, pdfplumber second, pdfplumber's geometry on top of either."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median, quantiles
from typing import Any, cast

from pdfplumber.utils.text import extract_words

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import agreement, pdfium, plumber
from gapcheck.extract.readers.characters import Char, RawPage
from gapcheck.extract.text import clean
from gapcheck.records.document import Word

_GAP = 0.17
"""Two characters stand apart from this share of the font size on; a space is about 0.25."""

_SEEN_OFTEN = 4


class NoTextLayer(Unreadable):
    """The pages hold pictures only; OCR could read them."""


def read_pages(content: bytes, most_pages: int) -> tuple[list[RawPage], list[str]]:
    """All pages with characters, and what the readers disagreed about.

    Raises Unreadable with the first reader's reason where neither finds a word.
    """
    doubts: list[str] = []
    trouble: Unreadable | None = None
    pages: list[RawPage] = []
    try:
        pages = pdfium.read_pages(content, most_pages)
    except Unreadable as error:
        if "password" in str(error) or "more than" in str(error):
            raise
        trouble = error
    if not _has_words(pages):
        second = _second(content, most_pages)
        if _has_words(second):
            doubts.append("The first reader found no words, so the second one was used.")
            return second, doubts
        if trouble:
            raise trouble
        if not pages:
            raise Unreadable("The PDF has no pages. Ask for it again or save it anew.")
        raise NoTextLayer(
            "It has no text layer (a scan or a picture). Run again with --ocr, or ask for a PDF with text."
        )
    tighten(pages)
    if agreement.looks_broken(pages):
        pages, doubts = _compared(pages, _second(content, most_pages))
    return pages, doubts


def _compared(first: list[RawPage], second: list[RawPage]) -> tuple[list[RawPage], list[str]]:
    """The better one of two readings, and their disagreement where it is strong."""
    if not _has_words(second):
        return first, ["The text looks broken: letters are lost or words run together. Look at the pages."]
    ours, theirs = ([w.text for page in pages for w in words(page.chars)] for pages in (first, second))
    share = agreement.shared(ours, theirs)
    if share >= agreement.LEAST:
        return first, []
    worse = agreement.looks_broken(second)
    used = "The first is used" if worse else "The second is used, as the first one's text looks broken"
    doubt = f"Two readers of the file agree on only {share:.0%} of its words. {used}; look at the pages."
    return (first if worse else second), [doubt]


def _has_words(pages: list[RawPage]) -> bool:
    return any(char["text"].isalnum() for page in pages for char in page.chars)


def _second(content: bytes, most_pages: int) -> list[RawPage]:
    try:
        return plumber.read_pages(content, most_pages)
    except Unreadable:
        return []


def tighten(pages: list[RawPage]) -> None:
    """Cut each character's box to the advance that this file really uses.

    Printers squeeze letters, so boxes overlap and spaces between words all but vanish. How far a
    glyph's next neighbour usually starts is learned from the file itself, the rest follows its font.
    """
    if not _squeezed(pages):
        return
    steps: dict[tuple[str, str], list[float]] = defaultdict(list)
    for page in pages:
        for one, other in pairwise(page.chars):
            if (
                abs(one["top"] - other["top"]) < 0.2 * one["size"]
                and 0 < other["x0"] - one["x0"] < 2 * one["size"]
            ):
                steps[one["fontname"], one["text"]].append((other["x0"] - one["x0"]) / max(one["width"], 0.1))
    # a low quantile, since the wide steps are those with a space
    learned = {key: quantiles(found, n=8)[0] for key, found in steps.items() if len(found) >= _SEEN_OFTEN}
    by_font: dict[str, list[float]] = defaultdict(list)
    for (font, _), share in learned.items():
        by_font[font].append(share)
    usual = {font: median(shares) for font, shares in by_font.items()}
    for page in pages:
        for one in page.chars:
            share = learned.get((one["fontname"], one["text"]), usual.get(one["fontname"], 1.0))
            one["x1"] = one["x0"] + one["width"] * min(1.0, max(0.4, share))


def _squeezed(pages: list[RawPage]) -> bool:
    """Whether neighbours overlap more often than kerning alone would make them."""
    neighbours = overlapping = 0
    for page in pages:
        for one, other in pairwise(page.chars):
            if (
                abs(one["top"] - other["top"]) < 0.2 * one["size"]
                and one["x0"] < other["x0"] < one["x1"] + one["size"]
            ):
                neighbours += 1
                overlapping += other["x0"] < one["x1"] - 0.02 * one["size"]
    return overlapping > 0.3 * neighbours


def words(chars: list[Char]) -> list[Word]:
    """Words of one page's characters, with pdfplumber's own extraction."""
    # pdfplumber measures the gap against each character's size, so big headings hold together
    found = extract_words(
        cast("list[dict[str, Any]]", chars),
        x_tolerance_ratio=_GAP,
        y_tolerance=2,
        keep_blank_chars=False,
        use_text_flow=False,
        return_chars=True,
    )
    out = []
    for raw in found:
        # icons without a character, and dots that lead the eye to a page's edge, are no words
        text = clean(re.sub(r"\(cid:\d+\)|\.{4,}", "", raw["text"]))
        if text:
            out.append(_word(text, raw))
    return out


def _word(text: str, raw: dict[str, object]) -> Word:
    chars: list[Char] = raw["chars"]  # type: ignore[assignment]
    sizes = [c["size"] for c in chars]
    bold = sum(c["bold"] for c in chars) * 2 > len(chars)
    box = [min(c["x0"] for c in chars), min(c["top"] for c in chars), max(c["x1"] for c in chars)]
    return Word(text, box[0], box[1], box[2], max(c["bottom"] for c in chars), median(sizes), bold)
