from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gapcheck.records.comparison import Fit
from gapcheck.report import explore
from gapcheck.report.compare import OPEN_SKIPPED, IndexPage, _person, compare_pages, index_page
from gapcheck.report.pages import index_html
from tests import builders


def made() -> IndexPage:
    return index_page(builders.run(), builders.taxonomy())


def test_everybody_is_counted() -> None:
    page = made()
    assert page.title == "Two candidates for Head of Technology and Head of Engineering"
    assert page.counted == "4 files: 2 read (2 with doubts), 2 without a report."


def test_skipped_files_have_their_reasons_and_a_copy_leads_to_its_original() -> None:
    page = made()
    assert [(skip.file, skip.state, skip.reason) for skip in page.skipped] == [
        ("copy.pdf", "same content as another file", "It has the same content as halloran.pdf."),
        ("scan.pdf", "could not be read", "The pages hold pictures and no text; add a text layer."),
    ]
    digest = builders.sha256("halloran.pdf")[:12]
    assert page.skipped[0].same_as == f"candidates/{digest}/head-of-technology.html"
    assert page.skipped[1].same_as == ""
    assert (page.skipped_said, page.skipped_open) == ("2 files have no report", True)


def test_many_skipped_files_are_folded() -> None:
    many = [builders.unreadable(f"{number:02}.pdf") for number in range(OPEN_SKIPPED + 1)]
    assert not index_page(builders.run(*many), builders.taxonomy()).skipped_open


def test_the_best_score_over_the_roles_comes_first() -> None:
    page = made()
    assert [person.who for person in page.people] == ["Ines Halloran-Voss", "brandeis.pdf"]
    assert [[cell.score.number for cell in person.cells if cell] for person in page.people] == [
        ["64", "56"],
        ["11", "59"],
    ]
    assert page.people[0].note == "halloran.pdf; 1 doubt about the reading"
    assert page.people[1].note == "1 doubt about the reading"


def test_the_role_that_a_cv_is_most_like_is_named_where_nobody_asked_for_it() -> None:
    outcome = builders.outcome(roles=(builders.ROLE,))
    elsewhere = replace(outcome, fit=Fit(builders.OTHER_ROLE, "The levels are most like it."))
    person = _person(elsewhere, (builders.ROLE,), {}, builders.taxonomy())
    assert person.note.endswith("; most like Head of Engineering")
    assert not any(cell.fits for cell in person.cells if cell)


def test_each_matrix_is_sorted_by_its_own_score() -> None:
    technology, engineering = made().matrices
    assert [row.who for row in technology.rows] == ["Ines Halloran-Voss", "brandeis.pdf"]
    assert [row.who for row in engineering.rows] == ["brandeis.pdf", "Ines Halloran-Voss"]


def test_a_mark_has_a_number_a_step_and_whether_it_reaches_what_is_asked() -> None:
    matrix = made().matrices[0]
    marks = dict(zip((column.name for column in matrix.columns), matrix.rows[0].marks, strict=True))
    strategy, suppliers, unread = (
        marks[n] for n in ("Technology strategy", "Vendor management", "Business continuity")
    )
    assert (strategy.text, strategy.colour, strategy.met) == ("4", "s4", True)
    assert (suppliers.text, suppliers.colour, suppliers.met) == ("0", "s0", False)
    assert (unread.text, unread.colour, unread.met) == ("–", "sx", False)


def test_a_run_in_which_nothing_could_be_read() -> None:
    page = index_page(builders.run(builders.unreadable()), builders.taxonomy())
    assert (page.people, page.title) == ((), "No candidates for Head of Technology and Head of Engineering")
    assert page.matrices == ()
    assert "No CV of this run could be read" in index_html(page)


def test_many_roles_are_counted_in_the_title() -> None:
    roles = (builders.ROLE, builders.OTHER_ROLE, builders.ROLE)
    assert (
        index_page(builders.run(roles=roles), builders.taxonomy()).title == "Two candidates for three roles"
    )


def test_one_role_needs_no_overview_beside_its_table() -> None:
    page = index_page(builders.run(roles=(builders.ROLE,)), builders.taxonomy())
    assert page.people == ()
    assert [row.who for row in page.matrices[0].rows] == ["Ines Halloran-Voss", "brandeis.pdf"]
    assert page.matrices[0].rows[0].confidence == "82%, doubts"


def test_many_rows_of_several_roles_are_split_into_pages() -> None:
    many = [builders.outcome(f"{number:03}.pdf", f"Person {number}") for number in range(76)]
    pages = dict(compare_pages(builders.run(*many), builders.taxonomy()))
    assert list(pages) == [
        "compare-head-of-technology.html",
        "compare-head-of-engineering.html",
        "index.html",
    ]
    assert (pages["index.html"].matrices, len(pages["index.html"].people)) == ((), 76)
    assert len(pages["compare-head-of-technology.html"].matrices[0].rows) == 76


def test_quotes_fill_their_room_and_no_more() -> None:
    run = builders.run(*(builders.outcome(f"{number}.pdf") for number in range(4)))
    whole = json.loads(index_page(run, builders.taxonomy()).data)
    assert all(person["quotes"] for person in whole["people"])
    quote = next(quote for quote in whole["people"][0]["quotes"] if quote)
    assert quote == ["Ran cloud for route 1, cutting its cost by 3%", 1, 0, 0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explore, "ROOM", 100)
        less = json.loads(index_page(run, builders.taxonomy()).data)
    assert [person["quotes"] is None for person in less["people"]] == [False, True, True, True]
