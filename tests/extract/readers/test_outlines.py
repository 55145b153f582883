from __future__ import annotations

import ctypes

import numpy
import pypdfium2 as pdfium
import pypdfium2.raw as api
import pytest

from gapcheck.extract.readers import calls, outlines
from tests.extract.raw import raw_pdf, text

LETTERS = "abdeghknoprstABDEGKNOPRST"


@pytest.mark.parametrize("name", ["Helvetica", "Times-Italic", "Courier-Bold"])
def test_plain_fonts_draw_what_they_say(name: str) -> None:
    pdf = pdfium.PdfDocument.new()
    font = api.FPDFText_LoadStandardFont(pdf.raw, name.encode())
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    assert not outlines.liars([(address, outlines.telling(set(map(ord, LETTERS))))])
    api.FPDFFont_Close(font)
    pdf.close()


def test_an_outlines_segments_lie_one_behind_the_other() -> None:
    pdf = pdfium.PdfDocument.new()
    font = api.FPDFText_LoadStandardFont(pdf.raw, b"Times-Roman")
    address = ctypes.cast(font, ctypes.c_void_p).value or 0
    for count, _, path in outlines._glyphs(address, LETTERS + "il1"):
        asked = [calls.GLYPH_SEGMENT(path, number) for number in range(count)]
        assert list(outlines._segments(path, count)) == asked
    api.FPDFFont_Close(font)
    pdf.close()


def drawn(words: str) -> list[numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.uint8]]]:
    """The ink of each letter of some words, set far apart in Helvetica."""
    content = "".join(text(letter, x=20 + 30 * n, size=20) for n, letter in enumerate(words))
    page = pdfium.PdfDocument(raw_pdf(content))[0]
    shown = page.render(scale=2, grayscale=True).to_numpy()
    picture = 255 - shown.reshape(shown.shape[0], -1)
    return [picture[420:510, 40 + 60 * n - 4 : 40 + 60 * n + 50] for n in range(len(words))]


def test_letters_told_from_one_another() -> None:
    said = "wagestop"
    assert not outlines.lies(list(zip(said, drawn(said), strict=True)))
    assert outlines.lies(list(zip(said, drawn("mRkdhBMy"), strict=True)))


def test_no_verdict_without_letters() -> None:
    blank = numpy.zeros((40, 20), numpy.uint8)
    assert not outlines.lies([(letter, blank) for letter in "wagestop"])
    assert not outlines.lies([])
