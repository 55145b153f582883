"""`results.xlsx`: the run for people who work in a spreadsheet. Made from what `results.json` says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck.records.assessment import LEVEL_NAMES
from gapcheck.records.comparison import Also, Elsewhere
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.contract import Json
from gapcheck.report.elsewhere import named
from gapcheck.report.files import put_by
from gapcheck.report.results import skipped
from gapcheck.taxonomy.model import Taxonomy

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_EVIDENCE = 3
"""So many pieces of evidence a finding has here, the best first; `results.json` has all."""

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

_Cell = str | float | int | None
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


def put_workbook(path: Path, run: Run, candidates: Iterable[str], taxonomy: Taxonomy) -> None:
    """Write the workbook; `candidates` as `results.candidate_text` gives them. Raises OutputNotWritable.

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
        _fill(_Sheets(book), run, candidates, taxonomy)
        book.close()


def _fill(sheets: _Sheets, run: Run, candidates: Iterable[str], taxonomy: Taxonomy) -> None:
    roles = {role.id: role.label for role in taxonomy.roles.values()}
    competencies = {id_: found.name for id_, found in taxonomy.competencies.items()}
    for text in candidates:
        one = json.loads(text)
        sheets.add("candidates", _scores(one, roles))
        sheets.add("findings", _findings(one, competencies))
        sheets.add("evidence", _evidence(one, competencies))
        sheets.add("gates", _gates(one, roles))
    sheets.add("skipped", ([o.file, o.state, o.reason, o.candidate] for o in skipped(run)))
    sheets.finish()


class _Sheets:
    """The sheets of a workbook, each with its next free row."""

    def __init__(self, book: Workbook) -> None:
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.decimal = book.add_format({"valign": "top", "num_format": "0.0"})
        self.levels = [
            book.add_format({"valign": "top", "align": "center", "bg_color": fill, "font_color": ink})
            for fill, ink in _LEVELS
        ]
        self.sheets: dict[str, Worksheet] = {}
        self.rows = dict.fromkeys(_SHEETS, 1)
        for name, columns in _SHEETS.items():
            sheet = self.sheets[name] = book.add_worksheet(name)
            sheet.freeze_panes(1, 2 if name != "skipped" else 1)
            for place, (title, width) in enumerate(columns):
                sheet.set_column(place, place, width)
                sheet.write_string(0, place, title, head)

    def add(self, name: str, rows: Iterable[Sequence[_Cell]]) -> None:
        """Write rows below those that are there; what a sheet can't hold is left to `results.json`."""
        sheet, titles = self.sheets[name], [title for title, _ in _SHEETS[name]]
        for row in rows:
            if self.rows[name] == _MOST_ROWS:
                return
            for place, cell in enumerate(row):
                self._write(sheet, self.rows[name], place, cell, titles[place])
            self.rows[name] += 1

    def _write(self, sheet: Worksheet, row: int, place: int, cell: _Cell, title: str) -> None:
        if isinstance(cell, str):
            long = title in ("why", "quote", "reason")
            sheet.write_string(row, place, fit(cell), self.wrapped if long else self.plain)
        elif cell is not None:
            sheet.write_number(row, place, cell, self._number(title, cell))

    def _number(self, title: str, value: float) -> Format:
        if title == "level":
            return self.levels[int(value)]
        return self.decimal if isinstance(value, float) else self.plain

    def finish(self) -> None:
        """Filters over all that was written."""
        for name, sheet in self.sheets.items():
            sheet.autofilter(0, 0, self.rows[name] - 1, len(_SHEETS[name]) - 1)


def fit(text: str) -> str:
    """Words as a cell can hold them."""
    return words.shortened(_UNFIT.sub("\ufffd", text), _MOST_LETTERS)


def _who(one: Json) -> tuple[str, str]:
    return one["id"], one["profile"]["contact"]["name"] or ""


def _scores(one: Json, roles: dict[str, str]) -> Iterator[Sequence[_Cell]]:
    profile, fit_ = one["profile"], one["best_fit"]
    for found in one["assessments"]:
        states = [gate["state"] for gate in found["gates"]]
        rank = found["rank_interval"] or {"best": None, "worst": None}
        ready = found["readiness"]
        yield [
            *_who(one), one["file"], profile["state"], roles[found["role"]], float(found["score"]),
            rank["best"], rank["worst"], round(float(found["confidence"]), 2),
            ready["step"] if ready else None,
            states.count("met"), states.count("not shown"), states.count("unknown"),
            roles[fit_["role"]] if fit_ else None,
            profile["experience_years"], profile["leadership_years"], _also(one),
        ]  # fmt: skip


def _also(one: Json) -> str:
    """Files of the same e-mail address or phone number."""
    return named([Also(a["by"], tuple(Elsewhere(**o) for o in a["others"]), a["more"]) for a in one["also"]])


def _findings(one: Json, names: dict[str, str]) -> Iterator[Sequence[_Cell]]:
    for id_, found in one["profile"]["competencies"].items():
        read = found["state"] != "not readable"
        level = found["level"] if read else None
        yield [
            *_who(one), names[id_], level, LEVEL_NAMES[level] if level is not None else "not readable",
            found["state"], found["why"],
        ]  # fmt: skip


def _evidence(one: Json, names: dict[str, str]) -> Iterator[Sequence[_Cell]]:
    for id_, found in one["profile"]["competencies"].items():
        for piece in found["evidence"][:MOST_EVIDENCE]:
            yield [
                *_who(one), names[id_], piece["quote"], piece["page"], piece["kind"], piece["effect"],
                piece["section"],
            ]  # fmt: skip


def _gates(one: Json, roles: dict[str, str]) -> Iterator[Sequence[_Cell]]:
    for found in one["assessments"]:
        for gate in found["gates"]:
            yield [
                *_who(one),
                roles[found["role"]],
                gate["name"],
                gate["required"],
                gate["found"],
                gate["state"],
            ]
