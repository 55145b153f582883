from __future__ import annotations

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import pdfium
from gapcheck.extract.readers.characters import RawPage
from tests.extract.pages import BOLD, WIDTH, Sheets, Style


def page(sheets: Sheets) -> RawPage:
    return pdfium.read_pages(sheets.pdf(), 9)[0]


def test_place_size_weight_and_colour() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "A", Style(20, True, (1, 0, 0)))
    sheets.put(60, 200, "b")
    one, other = page(sheets).chars
    assert (one["text"], one["size"], one["bold"], one["color"]) == ("A", 20, True, (255, 0, 0))
    assert (other["text"], other["size"], other["bold"], other["color"]) == ("b", 10, False, (0, 0, 0))
    assert one["x0"] == pytest.approx(60, abs=0.5)
    assert (one["top"], one["bottom"]) == pytest.approx((84, 104), abs=0.5)


def test_fonts_of_one_line_have_one_top() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "a", BOLD)
    sheets.put(80, 100, "g")
    assert len({round(char["top"], 2) for char in page(sheets).chars}) == 1


def test_what_hides_a_character_by_its_drawing() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "a", Style(mode=3))
    sheets.put(60, 120, "b")
    assert [char["hidden"] for char in page(sheets).chars] == ["drawn invisibly", ""]


def test_shapes_are_what_text_stands_on() -> None:
    sheets = Sheets()
    sheets.box(0, 0, WIDTH, 100, (0, 0, 1))
    sheets.put(60, 60, "a")
    ((box, color),) = page(sheets).shapes
    assert color == (0, 0, 255)
    assert box == pytest.approx((0, 0, WIDTH, 100), abs=1)


def test_text_that_runs_up_the_margin_is_not_upright() -> None:
    sheets = Sheets()
    sheets.canvas.saveState()
    sheets.canvas.translate(30, 300)
    sheets.canvas.rotate(90)
    sheets.canvas.drawString(0, 0, "up")
    sheets.canvas.restoreState()
    assert {char["upright"] for char in page(sheets).chars} == {False}


def test_reasons() -> None:
    sheets = Sheets(encrypt=StandardEncryption("secret"))
    sheets.put(60, 60, "a")
    with pytest.raises(Unreadable, match=r"password\. Save a copy"):
        pdfium.read_pages(sheets.pdf(), 9)
    with pytest.raises(Unreadable, match=r"damaged\. Ask for it again"):
        pdfium.read_pages(b"%PDF-1.4 and nothing else", 9)
