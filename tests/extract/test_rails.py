from __future__ import annotations

import pytest

from tests.extract.pages import BOLD, HEADING, WIDTH, Sheets, opened, right, texts
from tests.extract.typed import AS_OF, facts, understanding

JOBS = [
    (
        ["03/2018 -", "Present"],
        "Head of Engineering",
        "Lindqvist Foods",
        "Led a team of 12 engineers.",
    ),
    (
        ["06/2012 -", "02/2018"],
        "Software Engineer",
        "Brackwater Ltd",
        "Built what every depot uses.",
    ),
    (["2010 –", "2012"], "Analyst", "Harrow Council", "Analysed the tides of three harbours."),
]


@pytest.mark.parametrize("rail", [60.0, 480.0], ids=["left", "right"])
def test_a_date_in_two_rows_of_a_rail_is_one_date(rail: float) -> None:
    text = 150.0 if rail < 100 else 60.0
    sheets, top = Sheets(), 100.0
    sheets.put(text, 70, "EXPERIENCE", HEADING)
    for dates, title, employer, duty in JOBS:
        for number, part in enumerate(dates):
            sheets.put(rail, top + 14 * number, part)
        sheets.put(text, top, title, BOLD)
        sheets.put(text, top + 14, employer)
        sheets.put(text, top + 28, f"• {duty}")
        top += 56
    profile = understanding().understand(opened(sheets.pdf()), AS_OF)
    assert facts(profile) == [
        ("Head of Engineering", "Lindqvist Foods", "2018-03", "present"),
        ("Software Engineer", "Brackwater Ltd", "2012-06", "2018-02"),
        ("Analyst", "Harrow Council", "2010", "2012"),
    ]


def test_a_date_beside_a_sentence_becomes_a_line_before_it() -> None:
    sheets = Sheets()
    duty = "• Led a team of twelve engineers at the three sites of the firm."
    for number in range(3):
        sheets.put(60, 100 + 20 * number, duty)
    sheets.put(right(WIDTH - 60, "2018 - 2020"), 100, "2018 - 2020")
    assert texts(sheets.pdf()) == ["2018 - 2020", *[duty[2:]] * 3]


def test_a_date_beside_a_title_stays_on_its_line() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "Head of Engineering", BOLD)
    sheets.put(right(WIDTH - 60, "2018 - 2020"), 100, "2018 - 2020")
    assert texts(sheets.pdf()) == ["Head of Engineering 2018 - 2020"]
