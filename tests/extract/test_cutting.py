from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from gapcheck.extract import crops, cutting, read
from gapcheck.extract.readers import rendering
from gapcheck.records.crop import Crop
from gapcheck.records.document import Document, Line
from gapcheck.records.evidence import Evidence
from gapcheck.settings import Limits
from tests.extract.pages import Sheets, one_column

ROWS = ["# Ines Halloran-Voss", "# Experience", "- Led 42 engineers at three sites", *["- Ran a ferry"] * 20]
CONTENT = one_column(ROWS)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(CONTENT, "made.pdf", "0" * 64, Limits())


def words(line: Line) -> Evidence:
    return Evidence(line.text, line.page, line.number, line.bbox)


def picture(crop: Crop) -> Image.Image:
    image = Image.open(io.BytesIO(crop.png))
    assert image.format == "PNG"
    image.load()
    return image.convert("L")


def test_a_picture_shows_the_words_where_the_mark_says(document: Document) -> None:
    line = document.lines[2]
    (crop,) = crops(CONTENT, document, [words(line)])
    image = picture(crop)
    assert (crop.page, crop.bbox, image.size) == (line.page, line.bbox, (crop.width, crop.height))
    left, top, width, height = crop.mark
    inside = image.crop((left, top, left + width, top + height))
    assert min(inside.tobytes()) < 100  # ink
    whole = pypdfium2.PdfDocument(CONTENT)[0].render(scale=1.5, grayscale=True).to_pil()
    x0, upper = round(line.bbox[0] * 1.5), round(line.bbox[1] * 1.5)
    same = whole.crop((x0, upper, x0 + width, upper + height))
    ours, theirs = ([gray >= 128 for gray in one.tobytes()] for one in (inside, same))
    assert ours == theirs


def test_one_picture_a_place_in_the_order_of_the_page(document: Document) -> None:
    some = [words(document.lines[n]) for n in (9, 2, 9, 3)]
    found = crops(CONTENT, document, some)
    assert [crop.bbox for crop in found] == [document.lines[n].bbox for n in (2, 3, 9)]
    assert all(min(picture(crop).tobytes()) < 100 for crop in found)
    assert crops(CONTENT, document, []) == ()


def test_it_is_small_and_a_very_long_quote_is_cut(document: Document) -> None:
    line = document.lines[2]
    (crop,) = crops(CONTENT, document, [words(line)])
    assert len(crop.png) < 5_000
    x0, top, x1, _ = line.bbox
    (long,) = crops(CONTENT, document, [replace(words(line), bbox=(x0, top, x1, top + 600))])
    assert long.height < 320
    assert long.mark[1] + long.mark[3] <= long.height


@pytest.mark.parametrize("box", [(-50.0, -50.0, 9000.0, 20.0), (590.0, 835.0, 700.0, 900.0)])
def test_words_at_the_edge_of_the_page(document: Document, box: tuple[float, float, float, float]) -> None:
    (crop,) = crops(CONTENT, document, [Evidence("x", 1, 1, box)])
    assert picture(crop).size == (crop.width, crop.height)


def test_what_cannot_be_drawn_has_no_picture(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [words(document.lines[2])]
    assert crops(b"%PDF-1.4 broken", document, some) == ()
    assert crops(CONTENT, replace(document, reader="docx"), some) == ()
    monkeypatch.setattr(rendering, "_MOST_OBJECTS", 3)
    assert crops(CONTENT, document, some) == ()


def test_a_scan_is_cut_from_its_picture(document: Document) -> None:
    scan = replace(document, reader="ocr")
    (crop,) = crops(CONTENT, scan, [words(document.lines[2])])
    assert min(picture(crop).tobytes()) < 100


def test_white_on_black_stays_so() -> None:
    sheets = Sheets()
    sheets.box(0, 0, 600, 900, (0.0, 0.0, 0.0))
    content = sheets.pdf()
    (crop,) = crops(content, Document("x", "0" * 64, "pdf", (), ()), [Evidence("x", 1, 1, (50, 50, 90, 60))])
    assert picture(crop).getextrema() == (0, 0)


def test_all_together_stay_small_enough_to_mail(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [words(document.lines[n]) for n in (2, 3, 9)]
    sizes = [len(crop.png) for crop in crops(CONTENT, document, some)]
    monkeypatch.setattr(cutting, "_MOST_BYTES", sum(sizes[:2]))
    assert len(crops(CONTENT, document, some)) == 2
