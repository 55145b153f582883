"""A PDF into words: PDFium first, pdfplumber second, pdfplumber's rules for words on top of either."""

from __future__ import annotations

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import agreement, pdfium, plumber
from gapcheck.extract.readers.characters import RawPage
from gapcheck.extract.readers.squeezing import tighten
from gapcheck.extract.readers.words import words

__all__ = ["NoTextLayer", "read_pages", "tighten", "words"]


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
    return any(text.isalnum() for page in pages for text in page.chars.text)


def _second(content: bytes, most_pages: int) -> list[RawPage]:
    try:
        return plumber.read_pages(content, most_pages)
    except Unreadable:
        return []
