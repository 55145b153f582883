from __future__ import annotations

from gapcheck.extract.layout import lines
from tests.extract.pages import words_at


def page(*cells: tuple[float, float, str]) -> list[str]:
    """The texts of a page's lines as read, from its cells."""
    return [line.text for line in lines([(1, [w for x, top, text in cells for w in words_at(text, x, top)])])]


PROSE = [
    (10.0, 100.0 + 16 * n, f"Ran the tide service of year {n} for all of the harbours of the coast")
    for n in range(20)
]
TOOLS = ((10.0, "Tables"), (200.0, "Maps"), (400.0, "Boats"))


def test_a_list_in_columns_ends_at_the_heading_below_it() -> None:
    read = page(
        *PROSE,
        (10, 440, "Certifications"),
        (10, 460, "Harbour Master"),
        (305, 460, "Tide Reader"),
        (270, 468, "2020"),
        (560, 468, "2019"),
        (10, 476, "Harrow Board"),
        (305, 476, "Quillon Board"),
        (10, 500, "Skills"),
        *((x, 520, name) for x, name in TOOLS),
        *((x, 536, "Advanced") for x, _ in TOOLS),
        *((x, 552, f"{name}, charts") for x, name in TOOLS),
    )
    assert read.index("Tide Reader") < read.index("Skills") < read.index("Tables Maps Boats")


def test_projects_are_parted_beside_a_rail_of_headings() -> None:
    """Though a cell of the next section reaches up to where the second project starts."""
    read = page(
        *((x + 115, top, text) for x, top, text in PROSE),
        (10, 100, "Experience"),
        (10, 440, "Projects"),
        (125, 440, "Tide Table"),
        (362, 440, "Buoy Board"),
        (125, 456, "Project Lead"),
        (362, 456, "Second Hand"),
        (125, 472, "Led the making of a long"),
        (362, 472, "Built a board that shows"),
        (125, 488, "table, cutting errors."),
        (362, 488, "where the buoys have"),
        (362, 504, "drifted."),
        (10, 540, "Skills"),
        (125, 540, "Charts"),
        (283, 540, "Sounding leads"),
        (440, 540, "Boats"),
    )
    start = read.index("Projects Tide Table")
    assert read[start : start + 10] == [
        "Projects Tide Table",
        "Project Lead",
        "Led the making of a long",
        "table, cutting errors.",
        "Buoy Board",
        "Second Hand",
        "Built a board that shows",
        "where the buoys have",
        "drifted.",
        "Skills Charts Sounding leads Boats",
    ]


def test_a_heading_in_the_middle_ends_the_entries_above_it() -> None:
    """A heading that starts right of a short entry is no column beside it."""
    read = page(
        *PROSE,
        (275, 440, "Education"),
        (10, 460, "Harrow University"),
        (10, 476, "BSc Tides"),
        (279, 500, "Projects"),
        (10, 520, "Tide Table"),
        (305, 520, "Buoy Board"),
        (10, 536, "Project Lead"),
        (305, 536, "Second Hand"),
        (10, 552, "Led the making of a table for all of the sailors"),
        (305, 552, "Built a board that shows"),
        (10, 568, "and cut errors."),
        (305, 568, "where the buoys are."),
        (267, 596, "Certifications"),
    )
    at = read.index("Projects")
    assert read[at - 1] == "BSc Tides"
    assert read[at + 1 : at + 6] == [
        "Tide Table",
        "Project Lead",
        "Led the making of a table for all of the sailors",
        "and cut errors.",
        "Buoy Board",
    ]


def test_a_sidebar_with_headings_stays_one_column() -> None:
    """Its headings stand beside white, yet the text below them shares no line with the main text."""
    side = [
        "Skills",
        *(f"Chart of tide {n}" for n in range(5)),
        "Interests",
        *(f"Ship number {n}" for n in range(5)),
    ]
    read = page(
        *((10.0, 40.0 + 15 * n, text) for n, text in enumerate(side)),
        *((200.0, 44.0 + 15 * n, f"Ran the tide service of year {n} for them") for n in range(12) if n % 6),
    )
    assert read[:12] == side
