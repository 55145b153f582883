"""CV file to Profile: the only room that knows PDFium, pdfplumber and spaCy."""

from __future__ import annotations

from pathlib import Path

from gapcheck.errors import Unreadable
from gapcheck.extract import hidden, layout
from gapcheck.extract.readers import pdf
from gapcheck.extract.understanding import Understanding
from gapcheck.records.document import Document, Page
from gapcheck.settings import Limits

__all__ = ["Understanding", "load", "read"]


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
    if b"%PDF-" not in content[:1024]:
        raise Unreadable("It is not a PDF. Save it as PDF.")
    return content


def read(content: bytes, file: str, sha256: str, limits: Limits) -> Document:
    """A PDF's bytes as a Document. Raises Unreadable with the reason for the recruiter."""
    pages, doubts = pdf.read_pages(content, limits.pages)
    seen, unseen = hidden.part(content, pages)
    words = [(page.number, pdf.words(chars)) for page, chars in zip(pages, seen, strict=True)]
    found = layout.lines(words)
    if not found:
        raise Unreadable("It shows no words that a reader could see. Ask for a PDF with visible text.")
    sizes = tuple(Page(page.number, round(page.width, 2), round(page.height, 2)) for page in pages)
    return Document(file, sha256, "pdf", sizes, found, unseen, tuple(doubts))
