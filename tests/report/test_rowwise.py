from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from gapcheck.report.rowwise import RowSheet

ROWS: list[list[str | float | None]] = [
    ["plain", 3, 0.25, None],
    ['a < b & "c" > d', None, 1e-7, "x"],
    [" spaces \n and lines ", -1, 12345678.9, "carriage\rreturn"],
    ["looks _x0041_ escaped", 0, None, ""],
    ["plain", 100.0, None, "Grüße 🙂"],
]


def book(path: Path, whole_rows: bool) -> bytes:
    made: Any = Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    made.set_properties({"created": datetime(2026, 11, 1)})
    words, number = made.add_format({"text_wrap": True}), made.add_format({"num_format": "0.0"})
    for name in ("one", "two"):
        sheet = made.add_worksheet(name, RowSheet if whole_rows else None)
        sheet.write_string(0, 0, "head")
        for row, cells in enumerate(ROWS, 1):
            formatted = [c if c is None else (c, words if isinstance(c, str) else number) for c in cells]
            if whole_rows:
                sheet.write_whole_row(row, formatted)
            for place, cell in enumerate(() if whole_rows else formatted):
                if cell:
                    (sheet.write_string if isinstance(cell[0], str) else sheet.write_number)(
                        row, place, *cell
                    )
        sheet.autofilter(0, 0, len(ROWS), 3)
    made.close()
    return path.read_bytes()


def test_the_same_bytes_as_cell_by_cell(tmp_path: Path) -> None:
    assert book(tmp_path / "rows.xlsx", True) == book(tmp_path / "cells.xlsx", False)


@pytest.mark.parametrize("text", ["<r><t>not rich</t></r>", "<r>open"])
def test_words_that_look_like_markup_are_words(tmp_path: Path, text: str) -> None:
    made: Any = Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True, "tmpdir": str(tmp_path)})
    sheet = made.add_worksheet("one", RowSheet)
    sheet.write_whole_row(0, [(text, made.add_format())])
    made.close()
    assert load_workbook(tmp_path / "a.xlsx")["one"]["A1"].value == text
