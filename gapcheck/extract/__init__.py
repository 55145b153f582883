"""CV file to Profile: the only room that knows PDFium, pdfplumber, Pillow and spaCy."""

from __future__ import annotations

from pathlib import Path

from gapcheck.errors import Unreadable
from gapcheck.extract import caps, hidden, language, layout, stand_ins
from gapcheck.extract.cutting import crops
from gapcheck.extract.pictures import draw
from gapcheck.extract.readers import docx, kinds, ocr, pdf
from gapcheck.extract.understanding import Understanding
from gapcheck.extract.warming import warm
from gapcheck.records.document import Document, Page
from gapcheck.settings import Limits

__all__ = ["Understanding", "crops", "draw", "load", "read", "require_english", "require_ocr", "warm"]

require_english = language.require_english
require_ocr = ocr.require


def load(path: Path, limits: Limits) -> bytes:
    """The file's content. Raises Unreadable where it is no file that we read."""
    try:
        size = path.stat().st_size
        if size > limits.file_megabytes * 1_000_000:
            raise Unreadable(f"It is larger than {limits.file_megabytes} MB. Save it smaller or split it.")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file can't be opened ({error.strerror}). Check its permissions.") from None
    if not content:
        raise Unreadable("The file is empty. Ask for it again.")
    kinds.kind(content)
    return content


def read(
    content: bytes,
    file: str,
    sha256: str,
    limits: Limits,
    with_ocr: bool = False,
    count_hidden: bool = False,
) -> Document:
    """A PDF or a Word document as a Document; a scan only `with_ocr`.

    Hidden words are listed apart, and with `count_hidden` stand among the others too.

    Raises Unreadable with the reason for the recruiter.
    """
    if kinds.kind(content) == "docx":
        return docx.read(content, file, sha256, limits.pages, count_hidden)
    try:
        return _pdf(content, file, sha256, limits, count_hidden)
    except pdf.NoTextLayer:
        if not with_ocr:
            raise
        return ocr.read(content, file, sha256, limits)


def _pdf(content: bytes, file: str, sha256: str, limits: Limits, count_hidden: bool) -> Document:
    pages, doubts = pdf.read_pages(content, limits.pages)
    seen, unseen = hidden.part(content, pages, count_hidden)
    words = []
    for page, chars in zip(pages, seen, strict=True):
        legible, heaps = stand_ins.piled(page.number, pdf.words(chars))
        words.append((page.number, legible))
        unseen += tuple(heaps)
    read_words, more = caps.capped(words)
    found = layout.lines(read_words)
    if not found:
        raise Unreadable("It shows no words that a reader could see. Ask for a PDF with visible text.")
    sizes = tuple(Page(page.number, round(page.width, 2), round(page.height, 2)) for page in pages)
    return Document(file, sha256, "pdf", sizes, found, unseen, (*doubts, *more), count_hidden)
