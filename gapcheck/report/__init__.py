"""Assessments into the run folder: pages for people, JSON and CSV for programs.

A run of any size is written in two steps: `write_candidate` for each one, anywhere and in any order, then
`write_overview`. `write` does both for a run that is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from gapcheck.records.impact import Impact
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.compare import compare_pages
from gapcheck.report.contract import Json, inspected
from gapcheck.report.entry import entry, rows_in, text_in
from gapcheck.report.files import put
from gapcheck.report.harmless import as_json
from gapcheck.report.impact import impact_json, impact_page
from gapcheck.report.letter import letter
from gapcheck.report.pages import candidate_html, impact_html, index_html, letter_html
from gapcheck.report.parts import INDEX
from gapcheck.report.parts import names as compare_names
from gapcheck.report.results import manifest, people, text
from gapcheck.report.spreadsheet import table
from gapcheck.report.view import candidate_page, person
from gapcheck.report.workbook import put_workbook
from gapcheck.taxonomy.model import Taxonomy

__all__ = [
    "INDEX",
    "MANIFEST",
    "OVERVIEWS",
    "ROLE_PAGES",
    "compare_names",
    "inspected",
    "write",
    "write_audit",
    "write_candidate",
    "write_overview",
]

MANIFEST = "run.json"
OVERVIEWS = (INDEX, "results.csv", "results.json", "results.xlsx")
"""The files about a whole run, as far as they are wanted."""

ROLE_PAGES = "compare-*.html"
"""Pages of roles, and their further pages, which large runs have beside `index.html`."""


def write(run: Run, taxonomy: Taxonomy, out: Path) -> Path:
    """Write the run folder and answer the path of its `run.json`, which is written last.

    Each file is whole or absent; the same run gives the same bytes. Files that are already in the
    folder and not of this run stay: whoever calls decides about them. Raises OutputNotWritable.
    """
    candidates = [write_candidate(run, outcome, taxonomy, out) for outcome in people(run)]
    return write_overview(run, candidates, taxonomy, out)


def write_candidate(run: Run, outcome: Outcome, taxonomy: Taxonomy, out: Path) -> str:
    """Write the pages of one candidate; the answer is its part of the overviews, as `entry` has it.

    Of the run only the head counts and the candidate's own standings. Raises OutputNotWritable.
    """
    if "html" in run.settings.formats:
        _write_pages(run, outcome, taxonomy, out / "candidates" / str(outcome.candidate))
    return entry(run, outcome, taxonomy)


def _write_pages(run: Run, outcome: Outcome, taxonomy: Taxonomy, folder: Path) -> None:
    known = person(outcome)
    for assessment in outcome.assessments:
        page = candidate_page(run, outcome, assessment, taxonomy, known)
        put(folder / f"{assessment.role}.html", candidate_html(page))
        if run.settings.for_candidate:
            put(folder / f"{assessment.role}.candidate.html", letter_html(letter(page)))


def write_overview(run: Run, candidates: Iterable[str], taxonomy: Taxonomy, out: Path) -> Path:
    """Write all that is about the whole run, `run.json` last; the answer is its path.

    The outcomes may be light. `candidates` are the answers of `write_candidate`, by file name; they are
    taken one by one, and more than once. Raises OutputNotWritable.
    """
    wanted = run.settings.formats
    if "csv" in wanted:
        put(out / "results.csv", table(run, taxonomy))
    if "json" in wanted:
        put(out / "results.json", text(run, map(text_in, candidates), taxonomy))
    if "xlsx" in wanted:
        put_workbook(out / "results.xlsx", run, map(rows_in, candidates))
    if "html" in wanted:
        for file, page in compare_pages(run, taxonomy):
            put(out / file, index_html(page))
    return put(out / MANIFEST, as_json(manifest(run)))


def write_audit(
    out: Path,
    found: Sequence[Impact],
    taxonomy: Taxonomy,
    source: str,
    strangers: int,
    results: Json,
) -> Path:
    """Write audit.json and audit.html into a run folder; the path of the page. Raises OutputNotWritable."""
    stamp = (str(results["version"]), str(results["as_of"]))
    put(out / "audit.json", as_json(impact_json(found, source, strangers, *stamp)))
    return put(out / "audit.html", impact_html(impact_page(found, taxonomy, source, strangers, *stamp)))
