"""`results.xlsx`: the run for people who work in a spreadsheet. `sheets` says what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.files import put_by
from gapcheck.report.sheets import Cell, Rows, rows_left

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from gapcheck.report.rowwise import RowSheet

_MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_000
"""What a sheet and a cell can hold."""

# Characters that XML does not have, and those that turn the direction of what stands around them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_LEVELS = (("#00224e", "#ffffff"), ("#434e6c", "#ffffff"), ("#7d7c78", "#000000"),
           ("#bcaf6f", "#000000"), ("#fee838", "#000000"))  # fmt: skip
"""The steps of the reports: fill and letters."""

_LONG = ("why", "quote", "reason")
"""Columns of sentences, which wrap."""

_SHEETS: dict[str, tuple[tuple[str, int], ...]] = {
    "candidates": (
        ("candidate", 15), ("name", 24), ("file", 28), ("state", 16), ("role", 26), ("score", 8),
        ("best rank", 10), ("worst rank", 11), ("confidence", 11), ("readiness", 12), ("must-haves met", 15),
        ("not shown", 11), ("unknown", 10), ("best fit", 26), ("years", 8), ("years leading", 13),
        ("also in", 28),
    ),
    "findings": (
        ("candidate", 15), ("name", 24), ("competency", 30), ("level", 8), ("level in words", 16),
        ("state", 16), ("why", 90),
    ),
    "evidence": (
        ("candidate", 15), ("name", 24), ("competency", 30), ("quote", 90), ("page", 7), ("kind", 14),
        ("effect", 12), ("section", 14),
    ),
    "gates": (
        ("candidate", 15), ("name", 24), ("role", 26), ("must-have", 30), ("asked for", 34), ("found", 34),
        ("state", 12),
    ),
    "skipped": (("file", 40), ("state", 16), ("reason", 90), ("candidate", 15)),
}  # fmt: skip


def put_workbook(path: Path, run: Run, candidates: Iterable[Rows]) -> None:
    """Write the workbook; `candidates` as `sheets.rows_of` gives them. Raises OutputNotWritable.

    Rows are written as they come, so that memory does not grow with the run; the same run gives the same
    bytes. Every cell of words is a string: nothing in a CV becomes a formula or a link.
    """
    from xlsxwriter import Workbook

    with put_by(path) as temporary:
        options = {"constant_memory": True, "tmpdir": str(temporary.parent)}
        literal = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        temporary.touch(mode=0o600)
        book = Workbook(str(temporary), options | literal)
        book.set_properties({"created": datetime.combine(run.settings.as_of, time()), "title": "gapcheck"})
        sheets = _Sheets(book)
        for rows in chain(candidates, (rows_left(run),)):
            sheets.add(rows)
        sheets.finish()
        book.close()


class _Sheets:
    """The sheets of a workbook, each with its next free row."""

    def __init__(self, book: Workbook) -> None:
        from gapcheck.report.rowwise import RowSheet

        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.decimal = book.add_format({"valign": "top", "num_format": "0.0"})
        self.levels = [
            book.add_format({"valign": "top", "align": "center", "bg_color": fill, "font_color": ink})
            for fill, ink in _LEVELS
        ]
        self.sheets: dict[str, RowSheet] = {}
        self.rows = dict.fromkeys(_SHEETS, 1)
        for name, columns in _SHEETS.items():
            sheet = self.sheets[name] = book.add_worksheet(name, RowSheet)
            sheet.freeze_panes(1, 2 if name != "skipped" else 1)
            for place, (title, width) in enumerate(columns):
                sheet.set_column(place, place, width)
                sheet.write_string(0, place, title, head)

    def add(self, found: Rows) -> None:
        """Write rows below those that are there; what a sheet can't hold is left to `results.json`."""
        for name, rows in found.items():
            titles = [title for title, _ in _SHEETS[name]]
            for row in rows[: _MOST_ROWS - self.rows[name]]:
                cells = [self._cell(cell, title) for cell, title in zip(row, titles, strict=True)]
                self.sheets[name].write_whole_row(self.rows[name], cells)
                self.rows[name] += 1

    def _cell(self, cell: Cell, title: str) -> tuple[str | float, Format] | None:
        if isinstance(cell, str):
            return fit(cell), self.wrapped if title in _LONG else self.plain
        if cell is None:
            return None
        if title == "level":
            return cell, self.levels[int(cell)]
        return cell, self.decimal if isinstance(cell, float) else self.plain

    def finish(self) -> None:
        """Filters over all that was written."""
        for name, sheet in self.sheets.items():
            sheet.autofilter(0, 0, self.rows[name] - 1, len(_SHEETS[name]) - 1)


@lru_cache(4096)  # most cells say what cells above say
def fit(text: str) -> str:
    """Words as a cell can hold them."""
    return words.shortened(_UNFIT.sub("\ufffd", text), _MOST_LETTERS)
