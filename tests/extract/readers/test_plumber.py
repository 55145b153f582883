from __future__ import annotations

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import plumber
from tests.extract.pages import Sheets, Style


@pytest.mark.parametrize(
    ("paint", "rgb"),
    [
        ({"red": 1.0, "green": 0.0, "blue": 0.2}, (255, 0, 51)),
        ({"gray": 0.5}, (128, 128, 128)),
        ({"cyan": 0.0, "magenta": 1.0, "yellow": 1.0, "black": 0.0}, (255, 0, 0)),
    ],
)
def test_colours_of_every_model(paint: dict[str, float], rgb: tuple[int, int, int]) -> None:
    sheets = Sheets()
    if "gray" in paint:
        sheets.canvas.setFillGray(paint["gray"])
    elif "red" in paint:
        sheets.canvas.setFillColorRGB(paint["red"], paint["green"], paint["blue"])
    else:
        sheets.canvas.setFillColorCMYK(*(paint[key] for key in ("cyan", "magenta", "yellow", "black")))
    sheets.canvas.drawString(60, 700, "a")
    sheets.canvas.rect(100, 700, 50, 50, stroke=0, fill=1)
    page = plumber.read_pages(sheets.pdf(), 9)[0]
    assert page.chars[0]["color"] == rgb
    assert [color for _, color in page.shapes] == [rgb]


def test_place_and_size() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "a", Style(12, True))
    page = plumber.read_pages(sheets.pdf(), 9)[0]
    (one,) = page.chars
    assert (one["size"], one["bold"]) == (12, True)
    assert one["x0"] == pytest.approx(60)
    assert one["top"] < 100 < one["bottom"]
    assert (page.number, round(page.width), round(page.height)) == (1, 595, 842)


def test_a_password() -> None:
    sheets = Sheets(encrypt=StandardEncryption("secret"))
    sheets.put(60, 60, "a")
    with pytest.raises(Unreadable, match=r"password\. Save a copy"):
        plumber.read_pages(sheets.pdf(), 9)


def test_damage() -> None:
    with pytest.raises(Unreadable, match=r"damaged\. Ask for it again"):
        plumber.read_pages(b"nothing of a PDF", 9)
