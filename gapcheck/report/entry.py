"""What is kept of a candidate from the writing of its pages to that of the overviews: one text."""

from __future__ import annotations

import json

from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.results import candidate_json, set_in
from gapcheck.report.sheets import Rows, rows_of
from gapcheck.taxonomy.model import Taxonomy

_BETWEEN = "\x1e"  # JSON never holds it as it is


def entry(run: Run, outcome: Outcome, taxonomy: Taxonomy) -> str:
    """What `results.json` says of a candidate, then its rows in `results.xlsx`: neither is read again."""
    one = candidate_json(run, outcome)
    return f"{set_in(one)}{_BETWEEN}{json.dumps(rows_of(one, taxonomy), ensure_ascii=False)}"


def text_in(entry: str) -> str:
    """What `results.json` says of the candidate, set in as it stands there."""
    return entry.partition(_BETWEEN)[0]


def rows_in(entry: str) -> Rows:
    """The candidate's rows in `results.xlsx`."""
    rows: Rows = json.loads(entry.partition(_BETWEEN)[2])
    return rows
