from __future__ import annotations

import pytest

from gapcheck.records.document import Line
from tests.extract.pages import (
    BOLD,
    HEADING,
    HEIGHT,
    NAME,
    WIDTH,
    Sheets,
    Style,
    one_column,
    opened,
    right,
    texts,
)

LEFT = [
    "# CONTACT",
    "mira@example.org",
    "Leeds, UK",
    "# SKILLS",
    "Go",
    "Rust",
    "Python",
    "Terraform",
    "# LANGUAGES",
    "English",
    "Welsh",
]
MAIN = [
    "# EXPERIENCE",
    "** Head of Engineering",
    "Lindqvist Foods, 2018 - Present",
    "- Led forty engineers at three sites, and answered for what they built and what it cost.",
    "- Cut the hosting bill by a third within a year.",
    "** Software Engineer",
    "Brackwater Ltd, 2012 - 2018",
    "- Built the services that every depot uses to plan its lorries and its drivers.",
    "- Kept them alive at night.",
    "# EDUCATION",
    "BSc Computing, University of Harrow",
]


def plain(rows: list[str]) -> str:
    """What rows say, without their marks and line ends."""
    return "".join(
        "".join(row.removeprefix("# ").removeprefix("** ").removeprefix("- ").split()) for row in rows
    )


def read(content: bytes) -> str:
    return "".join("".join(text.split()) for text in texts(content))


def test_one_column() -> None:
    content = one_column(["# Mira Tanqueray", *MAIN])
    assert read(content) == "MiraTanqueray" + plain(MAIN)
    lines = opened(content).lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert {line.column for line in lines} == {0}
    assert next(line.text for line in lines if line.bullet).startswith("Led forty engineers")


def two_columns(
    sheets: Sheets, left: float, right_: float, narrow: list[str], wide: list[str], pitch: float = 14
) -> None:
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.column(left, 100, narrow, 130, pitch)
    sheets.column(right_, 100, wide, 320)


@pytest.mark.parametrize(
    ("left", "right_"), [(60.0, 215.0), (420.0, 60.0)], ids=["left sidebar", "right sidebar"]
)
def test_a_sidebar_is_not_mixed_into_the_text(left: float, right_: float) -> None:
    sheets = Sheets()
    two_columns(sheets, left, right_, LEFT, MAIN, pitch=17)
    found = read(sheets.pdf())
    assert found.startswith("MiraTanqueray")
    assert plain(MAIN) in found
    assert plain(LEFT) in found


def test_a_coloured_sidebar_is_read_like_any_other() -> None:
    sheets = Sheets()
    sheets.box(0, 0, 190, 842, (0.1, 0.2, 0.3))
    sheets.put(215, 60, "Mira Tanqueray", NAME)
    top = 100.0
    for row in LEFT:
        sheets.put(
            30, top, row.removeprefix("# "), Style(13 if row.startswith("# ") else 10, False, (1, 1, 1))
        )
        top += 17
    sheets.column(215, 100, MAIN, 320)
    document = opened(sheets.pdf())
    found = "".join("".join(line.text.split()) for line in document.lines)
    assert plain(MAIN) in found
    assert plain(LEFT) in found
    assert document.hidden == ()


def test_two_equal_columns() -> None:
    one = [
        "# EXPERIENCE",
        *[f"- Ran service number {n} of the firm and kept its cost in hand." for n in range(8)],
    ]
    two = ["# SKILLS", *[f"- Tool number {n}, used for years and well known to me." for n in range(8)]]
    sheets = Sheets()
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.column(60, 100, one, 210)
    sheets.column(310, 100, two, 210, 15)
    assert read(sheets.pdf()) == "MiraTanqueray" + plain(one) + plain(two)


def test_a_column_goes_on_at_the_same_place_of_the_next_page() -> None:
    first = [
        "# EXPERIENCE",
        "** Head of Engineering",
        "Lindqvist Foods, 2018 - Present",
        *[f"- Ran service {n} of the firm, and answered for its cost and people." for n in range(14)],
    ]
    then = [
        *[f"- Opened office {n} abroad, and hired all of the people for it." for n in range(6)],
        "** Software Engineer",
        "Brackwater Ltd, 2012 - 2018",
        "- Built the services that every depot uses to plan.",
    ]
    other = ["# AWARDS", "Harrow prize", "Tide medal", "Ferry cup", "Rail shield"]
    sheets = Sheets()
    two_columns(sheets, 60, 215, LEFT, first, 17)
    sheets.turn()
    sheets.column(60, 60, other, 130, 17)
    sheets.column(215, 60, then, 320)
    found = read(sheets.pdf())
    assert plain(first) + plain(then) in found
    assert plain(LEFT) in found
    assert plain(other) in found


RAIL = [
    (
        "2018 - Present",
        "Head of Engineering",
        ["Led forty engineers at three sites of the firm.", "Cut the hosting bill by a third."],
    ),
    (
        "2014 - 2018",
        "Team Lead",
        ["Led six engineers and their planning of each week.", "Wrote the handbook of the team."],
    ),
    (
        "2012 - 2014",
        "Software Engineer",
        ["Built the services that every depot uses to plan.", "Kept them alive at night."],
    ),
    ("2010 - 2012", "Analyst", ["Analysed the tides of three harbours for the pilots."]),
]


def rail_rows() -> list[str]:
    return [row for dates, title, duties in RAIL for row in (f"{dates} {title}", *duties)]


def test_a_date_rail_stays_beside_its_titles() -> None:
    sheets, top = Sheets(), 100.0
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.put(60, 82, "EXPERIENCE", HEADING)
    for dates, title, duties in RAIL:
        sheets.put(60, top, dates)
        sheets.put(170, top, title, BOLD)
        for number, duty in enumerate(duties, 1):
            sheets.put(170, top + 14 * number, duty)
        top += 14 * (len(duties) + 1) + 8
    assert texts(sheets.pdf()) == ["Mira Tanqueray", "EXPERIENCE", *rail_rows()]


def test_dates_at_the_right_edge_stay_on_their_line() -> None:
    sheets, top = Sheets(), 100.0
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    wanted = ["Mira Tanqueray"]
    for dates, title, duties in RAIL:
        sheets.put(60, top, title, BOLD)
        sheets.put(right(WIDTH - 60, dates), top, dates)
        for number, duty in enumerate(duties, 1):
            sheets.put(60, top + 14 * number, duty)
        top += 14 * (len(duties) + 1) + 8
        wanted += [f"{title} {dates}", *duties]
    assert texts(sheets.pdf()) == wanted


def test_a_ruled_table_is_read_row_by_row() -> None:
    rows = [
        ("Period", "Employer", "Role"),
        ("2018 - 2020", "Lindqvist Foods", "Head of Data"),
        ("2014 - 2018", "Brackwater Ltd", "Engineer"),
        ("2012 - 2014", "Quillon Rail", "Analyst"),
        ("2009 - 2012", "Harrow Council", "Clerk"),
    ]
    sheets = Sheets()
    for number, row in enumerate(rows):
        top = 100.0 + 20 * number
        for x, cell in zip((60, 180, 340), row, strict=True):
            sheets.put(x, top, cell)
        sheets.canvas.line(55, 842 - top - 6, 500, 842 - top - 6)
    for x in (55, 175, 335, 500):
        sheets.canvas.line(x, 842 - 85, x, 842 - 190)
    assert texts(sheets.pdf()) == [" ".join(row) for row in rows]


def test_a_short_list_in_two_columns_stays_in_its_section() -> None:
    pairs = [("Go", "Rust"), ("Python", "Terraform"), ("Kubernetes", "PostgreSQL"), ("Linux", "Grafana")]
    sheets = Sheets()
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    top = sheets.column(60, 100, MAIN[:9], 470)
    sheets.put(60, top, "SKILLS", HEADING)
    for number, (one, other) in enumerate(pairs, 1):
        sheets.put(60, top + 16 * number, f"• {one}")
        sheets.put(300, top + 16 * number, f"• {other}")
    sheets.column(
        60,
        top + 16 * 6,
        ["# EDUCATION", "BSc Computing, University of Harrow, with honours and a prize for the best work."],
        470,
    )
    found = texts(sheets.pdf())
    start, stop = found.index("SKILLS"), found.index("EDUCATION")
    assert sorted(" ".join(found[start + 1 : stop]).replace("•", "").split()) == sorted(
        name for pair in pairs for name in pair
    )


@pytest.mark.parametrize("spacing", [2.0, 4.0, 6.0])
def test_letter_spaced_headings(spacing: float) -> None:
    sheets = Sheets()
    sheets.put(60, 60, "WORK EXPERIENCE", Style(13, True, spacing=spacing))
    sheets.column(60, 90, MAIN[1:9], 470)
    assert texts(sheets.pdf())[0] == "WORK EXPERIENCE"


def test_letters_that_are_words_stay_apart() -> None:
    sheets = Sheets()
    sheets.column(60, 60, ["• P & L Oversight", *MAIN[1:9]], 470)
    assert texts(sheets.pdf())[0] == "P & L Oversight"


@pytest.mark.parametrize("angle", [0, 180, 90, 270])
def test_a_page_that_is_shown_rotated(angle: int) -> None:
    """The page is turned, and its text is written so that it stands upright when shown."""
    sheets = Sheets()
    sheets.canvas.saveState()
    corner = {0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[angle]
    sheets.canvas.translate(*corner)
    sheets.canvas.rotate(angle)
    sheets.put(60, 60, "Mira Tanqueray", NAME)
    sheets.column(60, 100, MAIN[:5], 400)
    sheets.canvas.restoreState()
    sheets.turn(angle)
    document = opened(sheets.pdf())
    assert "".join("".join(line.text.split()) for line in document.lines) == "MiraTanqueray" + plain(MAIN[:5])
    assert (document.pages[0].width, document.pages[0].height) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert document.lines[0].bbox[:2] == pytest.approx((60, 44), abs=3)
    assert all(inside(line, WIDTH, HEIGHT) for line in document.lines)


def inside(line: Line, width: float, height: float) -> bool:
    return 0 <= line.bbox[0] < line.bbox[2] <= width and 0 <= line.bbox[1] < line.bbox[3] <= height


@pytest.mark.parametrize("mark", ["•", "-", "–", "*", "·"])
def test_list_marks_are_no_part_of_the_text(mark: str) -> None:
    sheets = Sheets()
    for number, text in enumerate(["Led it", "Built it", "Ran it"]):
        sheets.put(60, 60 + 14 * number, mark)
        sheets.put(75, 60 + 14 * number, text)
    lines = opened(sheets.pdf()).lines
    assert [(line.text, line.bullet) for line in lines] == [
        ("Led it", True),
        ("Built it", True),
        ("Ran it", True),
    ]


def test_size_weight_and_place_of_a_line() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "Mira Tanqueray", NAME)
    sheets.put(60, 130, "an engineer")
    name, text = opened(sheets.pdf()).lines
    assert (name.size, name.bold, text.size, text.bold) == (20, True, 10, False)
    assert name.bbox[0] == pytest.approx(60, abs=3)
    assert name.bbox[1] < 100 <= name.bbox[3] < 110
    assert text.page == 1
