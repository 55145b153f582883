from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import pytest

from gapcheck.report import harmless
from gapcheck.report.spreadsheet import table
from tests import builders


def rows(lines: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines))))


def test_one_row_a_candidate_and_role_with_every_competency() -> None:
    found = rows(table(builders.run(), builders.taxonomy()))
    assert [(row["file"], row["role"]) for row in found] == [
        ("brandeis.pdf", "head-of-technology"),
        ("brandeis.pdf", "head-of-engineering"),
        ("halloran.pdf", "head-of-technology"),
        ("halloran.pdf", "head-of-engineering"),
    ]
    assert set(builders.COMPETENCIES) <= set(found[0])
    third = found[2]
    assert (third["technology-strategy"], third["innovation"], third["business-continuity"]) == ("4", "0", "")
    assert (third["name"], third["score"], third["confidence"]) == ("Ines Halloran-Voss", "64.0", "0.82")


def test_gates_by_state() -> None:
    row = rows(table(builders.run(), builders.taxonomy()))[0]
    assert row["gates_met"] == "Years of experience: 10 years"
    assert row["gates_not_shown"] == "Competency: financial-management at 3 (practitioner)"
    assert row["gates_unknown"] == "Degree: bachelor"


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\n=x"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert harmless.cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "64.0", "Ines", "a=b", "'=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless.cell(cell) == cell


def test_a_hostile_name_and_file_are_guarded_in_the_file() -> None:
    run = builders.run(builders.outcome(file="@file.pdf", name='=HYPERLINK("x","y")'))
    row = rows(table(run, builders.taxonomy()))[0]
    assert row["file"] == "'@file.pdf"
    assert row["name"] == '\'=HYPERLINK("x","y")'
