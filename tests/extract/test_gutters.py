from __future__ import annotations

from gapcheck.extract.gutters import best_gutter
from gapcheck.extract.rows import Row
from tests.extract.pages import words_at


def rows(left: list[str], right: list[str], at: float = 300, shift: float = 0) -> list[Row]:
    """Two blocks side by side, line by line; `shift` moves the right one down a little."""
    out = []
    for number in range(max(len(left), len(right))):
        top = 50.0 + 20 * number
        here = words_at(left[number], 50, top) if number < len(left) else []
        there = words_at(right[number], at, top + shift) if number < len(right) else []
        out.append(Row(here + there))
    return out


PROSE = [f"Ran service number {n} and all of its cost" for n in range(8)]
LIST = [f"Tool {n} used for very many years" for n in range(8)]


def test_two_texts_side_by_side_are_two_columns() -> None:
    cut = best_gutter(rows(PROSE, LIST, shift=3))
    assert cut is not None
    assert 250 < cut.x <= 300
    assert (cut.top, cut.bottom) == (50, 203)
    assert not cut.short


def test_one_text_has_no_gutter() -> None:
    assert best_gutter(rows(PROSE, [])) is None


def test_dates_beside_titles_are_no_column() -> None:
    dates = [f"{2020 - n} - {2021 - n}" if n % 2 == 0 else "" for n in range(8)]
    assert best_gutter(rows(PROSE, dates)) is None
    assert best_gutter(rows(dates, PROSE, at=150)) is None


def test_a_date_on_every_line_is_no_column() -> None:
    assert best_gutter(rows(PROSE, [f"{2020 - n} - {2021 - n}" for n in range(8)])) is None


def test_cells_of_a_table_are_no_columns() -> None:
    assert (
        best_gutter(
            rows(
                ["Employer", "Quillon Rail", "Brackwater", "Harrow"], ["Role", "Engineer", "Analyst", "Clerk"]
            )
        )
        is None
    )


def test_a_narrow_white_is_no_gutter() -> None:
    right = [row.words[-1].x1 for row in rows(PROSE, [])]
    assert best_gutter(rows(PROSE, LIST, at=max(right) + 4, shift=3)) is None


def test_a_line_across_ends_a_column() -> None:
    block = rows(PROSE, LIST, shift=3)
    across = Row(
        words_at(
            "A sentence that runs from the left edge to the right one without any gap at all in it", 50, 260
        )
    )
    below = [Row(words_at("and one more that stands below it alone", 50, 280))]
    cut = best_gutter([*block, across, *below])
    assert cut is not None
    assert cut.bottom == 203


def test_a_rail_of_headings_and_dates_is_no_column() -> None:
    rail = ["Experience", "", "2019 - 2021", "", "2016 - 2018", "", "Education", "2015"]
    assert best_gutter(rows(rail, PROSE, at=150)) is None


def test_dates_at_the_end_of_a_text_stay_with_it_beside_a_sidebar() -> None:
    made = rows([f"Ran service {n} and its cost" for n in range(8)], LIST, at=420, shift=3)
    for number, row in enumerate(made):
        if number % 2 == 0:
            row.words += words_at(f"{2018 - number}-{2019 - number}", 250, row.top)
            row.words.sort(key=lambda word: word.x0)
    cut = best_gutter(made)
    assert cut is not None
    assert cut.x > 300


JOB = [
    "Quillon Rail",
    "Signal Engineer",
    "Leeds, UK",
    "May 2016 to June 2019",
    "Kept all of the signals",
    "green",
]
OTHER = [
    "Brackwater",
    "Tide Analyst",
    "Bristol, UK",
    "July 2012 to May 2016",
    "Wrote the tables of",
    "the harbour",
]


def test_jobs_side_by_side_are_columns_between_their_headings() -> None:
    heading = Row(words_at("EDUCATION", 50, 20))
    cut = best_gutter([heading, *rows(JOB, OTHER)])
    assert cut is not None
    assert (250 < cut.x <= 300, cut.top, cut.bottom) == (True, 50, 160)


def test_running_texts_side_by_side_are_columns_without_a_date() -> None:
    one = ["Tide Tables", "Led the making of a table", "for sailors, cutting errors"]
    other = ["Harbour Board", "Built an interactive board", "with all of the ships"]
    assert best_gutter(rows(one, other)) is not None
    assert best_gutter(rows(["Tide Tables", "Led", "Cut"], ["Harbour Board", "Built", "Shown"])) is None
