from __future__ import annotations

import pytest

from gapcheck.errors import Unreadable
from tests.extract.pages import NAME, WHITE, Sheets, Style, opened
from tests.extract.typed import AS_OF, understanding

SECRET = "Kubernetes Terraform Golang Blockchain"


def page(x: float, top: float, style: Style) -> Sheets:
    sheets = Sheets()
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.column(
        60, 100, ["# EXPERIENCE", "CTO, Quillon Rail, 2018 - 2020", "- Moved the timetables to AWS."]
    )
    sheets.put(x, top, SECRET, style)
    return sheets


HIDDEN = {
    "white on white": (60.0, 400.0, Style(color=WHITE), "in the colour of its background"),
    "nearly white": (60.0, 400.0, Style(color=(0.97, 0.97, 0.97)), "in the colour of its background"),
    "tiny": (60.0, 400.0, Style(size=1), "print too small to read"),
    "left of the page": (-400.0, 400.0, Style(), "outside the page"),
    "below the page": (60.0, 900.0, Style(), "outside the page"),
    "invisible": (60.0, 400.0, Style(mode=3), "drawn invisibly"),
}


@pytest.mark.parametrize(("x", "top", "style", "how"), HIDDEN.values(), ids=list(HIDDEN))
def test_hidden_words_are_listed_and_left_out(x: float, top: float, style: Style, how: str) -> None:
    document = opened(page(x, top, style).pdf())
    assert " ".join(hidden.text for hidden in document.hidden) == SECRET
    assert {(hidden.how, hidden.page) for hidden in document.hidden} == {(how, 1)}
    assert not any(word in line.text for line in document.lines for word in SECRET.split())
    profile = understanding().understand(document, AS_OF)
    assert [use.id for use in profile.skills] == ["aws"]
    assert profile.hidden == document.hidden
    assert any("does not see" in doubt for doubt in profile.quality.doubts)


def test_text_in_the_colour_of_a_box_under_it() -> None:
    sheets = Sheets()
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.box(50, 380, 400, 40, (0.1, 0.2, 0.4))
    sheets.put(60, 400, SECRET, Style(color=(0.1, 0.2, 0.4)))
    assert " ".join(hidden.text for hidden in opened(sheets.pdf()).hidden) == SECRET


def test_white_on_a_dark_banner_is_honest() -> None:
    sheets = Sheets()
    sheets.box(0, 0, 595, 100, (0.1, 0.2, 0.4))
    sheets.put(60, 60, "Mira Tanqueray", Style(20, True, WHITE))
    sheets.put(60, 150, "An engineer of timetables")
    document = opened(sheets.pdf())
    assert document.hidden == ()
    assert document.lines[0].text == "Mira Tanqueray"


def test_white_on_a_banner_of_another_shape_is_honest() -> None:
    sheets = Sheets()
    sheets.canvas.setFillColorRGB(0.1, 0.2, 0.4)
    sheets.canvas.circle(150, 842 - 60, 130, stroke=0, fill=1)
    sheets.put(60, 60, "Mira Tanqueray", Style(20, True, WHITE))
    sheets.put(60, 250, "An engineer of timetables")
    assert opened(sheets.pdf()).hidden == ()


@pytest.mark.parametrize("shade", [0.0, 0.4, 0.6, 0.75])
def test_grey_print_is_seen(shade: float) -> None:
    document = opened(page(60, 400, Style(color=(shade, shade, shade))).pdf())
    assert document.hidden == ()


def test_a_page_with_hidden_words_only_is_not_readable() -> None:
    sheets = Sheets()
    sheets.put(60, 60, SECRET, Style(color=WHITE))
    with pytest.raises(Unreadable, match=r"no words that a reader could see.*Ask for"):
        opened(sheets.pdf())
