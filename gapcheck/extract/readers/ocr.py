"""Scans: pages without a text layer, read with the program Tesseract, only where it was asked for.

The program is called directly, one page at a time: a wrapper library would add a dependency and no
more. It runs inside the process group and the limits of the child that reads the CV.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from statistics import fmean

from PIL import Image

from gapcheck.errors import ComponentMissing, Unreadable
from gapcheck.extract import caps, layout
from gapcheck.extract.readers import hocr, rendering
from gapcheck.records.document import Document, Page, Word
from gapcheck.settings import Limits

PROGRAM, LANGUAGE = "tesseract", "eng"
DOTS = 300
"""Dots an inch; coarser pages are drawn larger, as Tesseract reads letters of 20 pixels and more best."""

_MOST_PAGES = 10
_SURE_ENOUGH = 85.0
_REMEDY = "Install it (on Debian: apt-get install tesseract-ocr), or run without --ocr."


def require() -> None:
    """Raises ComponentMissing where scans can't be read on this machine."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise ComponentMissing(f"--ocr needs the program Tesseract, which is not installed. {_REMEDY}")
    try:
        asked = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        raise ComponentMissing(
            f"--ocr needs the program Tesseract, which does not start. {_REMEDY}"
        ) from None
    if LANGUAGE not in asked.stdout.split():
        raise ComponentMissing(
            "Tesseract has no data for English. Install it (on Debian: apt-get install tesseract-ocr-eng)."
        )


def read(content: bytes, file: str, sha256: str, limits: Limits) -> Document:
    """A scan as a Document. Its boxes are those of the pages turned level (`picture`).

    Raises Unreadable where it has too many pages or no words.
    """
    sizes = rendering.sizes(content)
    if len(sizes) > _MOST_PAGES:
        raise Unreadable(
            f"It has no text layer, and {len(sizes)} pages are too many to read by OCR (at most "
            f"{_MOST_PAGES}). Ask for a PDF with text."
        )
    pages: list[tuple[int, list[Word]]] = []
    sure: list[float] = []
    for number in range(1, len(sizes) + 1):
        words, shares = _page(content, number, limits.timeout)
        pages.append((number, words))
        sure += shares
    pages, more = caps.capped(pages)
    lines = layout.lines(pages)
    if not lines:
        raise Unreadable("It has no text layer, and OCR finds no words in it. Ask for a PDF with text.")
    shown = tuple(Page(i, round(w, 2), round(h, 2)) for i, (w, h) in enumerate(sizes, 1))
    return Document(file, sha256, "ocr", shown, lines, (), (*_doubts(fmean(sure)), *more))


def picture(content: bytes, number: int, scale: float) -> tuple[Image.Image, float]:
    """The page as its boxes have it, turned level, and its pixels a point."""
    image, scale = rendering.page(content, number, scale)
    return rendering.turned(image, rendering.askew(image)), scale


def _page(content: bytes, number: int, timeout: float) -> tuple[list[Word], list[float]]:
    """Read as it is, since turning blurs the letters; the words are turned instead."""
    image, scale = rendering.page(content, number, DOTS / 72)
    gray = image.convert("L")
    place = hocr.Place(scale, rendering.askew(gray), (gray.width / 2, gray.height / 2))
    return hocr.words(_recognised(gray, round(scale * 72), number, timeout), place)


def _recognised(image: Image.Image, dots: int, number: int, timeout: float) -> str:
    """Tesseract's hOCR of a picture in gray."""
    into = io.BytesIO()
    image.save(into, "PPM")
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dots), "--psm", "3", "hocr"]
    # one thread: as many CVs are read at once as there are cores
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=into.getvalue(), capture_output=True, env=environment, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"Reading page {number} by OCR took too long. Ask for a PDF with text.") from None
    if done.returncode != 0:
        raise Unreadable(f"OCR failed on page {number}. Ask for a PDF with text.")
    return done.stdout.decode("utf-8", "replace")


def _doubts(sure: float) -> tuple[str, ...]:
    first = (
        "It has no text layer: the text was read from pictures (OCR), so words and figures may be misread."
    )
    if sure >= _SURE_ENOUGH:
        return (first,)
    return first, f"OCR is only {sure:.0f} % sure of its words on average; compare with the pages."
