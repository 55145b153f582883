from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gapcheck import report
from gapcheck.records.comparison import Fit
from gapcheck.records.run import Run
from gapcheck.report.results import candidate_json, people
from gapcheck.report.sheets import MOST_EVIDENCE, rows_of
from gapcheck.report.workbook import fit, put_workbook
from gapcheck.settings import Format
from tests import builders

FORMULA = '=HYPERLINK("http://x.example","x")'


def made(path: Path, run: Run | None = None) -> Any:
    run = run or builders.run()
    taxonomy = builders.taxonomy()
    put_workbook(path, run, [rows_of(candidate_json(run, one), taxonomy) for one in people(run)])
    return load_workbook(path)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *rest = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_each_sheet_has_what_its_name_says(tmp_path: Path) -> None:
    book = made(tmp_path / "a.xlsx")
    assert book.sheetnames == ["candidates", "findings", "evidence", "gates", "skipped"]
    scores = rows(book, "candidates")
    assert [(row["name"], row["role"], round(row["score"])) for row in scores] == [
        ("", "Head of Technology", 11),
        ("", "Head of Engineering", 59),
        ("Ines Halloran-Voss", "Head of Technology", 64),
        ("Ines Halloran-Voss", "Head of Engineering", 56),
    ]
    assert {row["state"] for row in rows(book, "skipped")} == {"duplicate", "not-readable"}
    assert {row["state"] for row in rows(book, "gates")} == {"met", "not shown", "unknown"}
    assert len(rows(book, "findings")) == 2 * len(builders.COMPETENCIES)


def test_the_best_fit_may_be_a_role_that_the_run_did_not_ask_for() -> None:
    run, taxonomy = builders.run(), builders.taxonomy()
    asked = replace(taxonomy.roles["head-of-technology"], id="another", title="Another Role")
    taxonomy = replace(taxonomy, roles={**taxonomy.roles, "another": asked})
    one = replace(people(run)[0], fit=Fit("another", "The nearest."))
    assert all("Another Role" in row for row in rows_of(candidate_json(run, one), taxonomy)["candidates"])


def test_a_level_is_a_number_on_its_colour_and_is_empty_where_nothing_was_read(tmp_path: Path) -> None:
    sheet = made(tmp_path / "a.xlsx")["findings"]
    shades: dict[int, set[str]] = {}
    for row in sheet.iter_rows(min_row=2):
        if row[3].value is None:
            assert row[4].value == row[5].value == "not readable"
        else:
            shades.setdefault(row[3].value, set()).add(row[3].fill.fgColor.rgb)
    assert all(len(shade) == 1 for shade in shades.values())
    assert len(set().union(*shades.values())) == len(shades) > 3


def test_the_best_evidence_stands_with_its_page(tmp_path: Path) -> None:
    found = rows(made(tmp_path / "a.xlsx"), "evidence")
    first = found[0]
    assert first["quote"].startswith("Ran people-leadership for route 1") and first["page"] == 1
    of_one = [
        r for r in found if (r["candidate"], r["competency"]) == (first["candidate"], first["competency"])
    ]
    assert 1 <= len(of_one) <= MOST_EVIDENCE


def test_sheets_are_frozen_and_filtered(tmp_path: Path) -> None:
    for sheet in made(tmp_path / "a.xlsx"):
        assert sheet.freeze_panes in ("C2", "B2")
        assert sheet.auto_filter.ref == sheet.dimensions


def test_nothing_becomes_a_formula_a_link_or_a_broken_file(tmp_path: Path) -> None:
    nasty = f"{FORMULA}\x00\x1b[31m\u202e\ud800"
    person = builders.outcome(file="=cmd.pdf", name=nasty)
    book = made(tmp_path / "a.xlsx", builders.run(person))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_the_same_run_gives_the_same_bytes_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    made(tmp_path / "a.xlsx")
    made(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]
    assert (tmp_path / "a.xlsx").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("text", "kept"), [("a\tb", "a\tb"), ("a\x07b", "a\ufffdb"), ("x" * 40_000, None)])
def test_words_fit_into_a_cell(text: str, kept: str | None) -> None:
    assert fit(text) == kept or len(fit(text)) <= 32_000


def test_only_the_formats_that_are_wanted_are_written(tmp_path: Path) -> None:
    run = builders.run()
    asked: tuple[tuple[Format, ...], ...] = (("csv",), ("json", "xlsx"), ("html",), ())
    for number, formats in enumerate(asked):
        wanted = replace(run, settings=replace(run.settings, formats=formats))
        out = tmp_path / str(number)
        report.write(wanted, builders.taxonomy(), out)
        names = {path.name for path in out.iterdir()}
        expected = {"run.json"} | {f"results.{kind}" for kind in formats if kind != "html"}
        assert names == expected | ({"index.html", "candidates"} if "html" in formats else set())
