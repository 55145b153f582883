"""Assessments into the run folder: pages for people, JSON and CSV for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from gapcheck.records.impact import Impact
from gapcheck.records.run import Run
from gapcheck.report.compare import index_page
from gapcheck.report.contract import Json, inspected
from gapcheck.report.files import put
from gapcheck.report.impact import impact_json, impact_page
from gapcheck.report.pages import candidate_html, impact_html, index_html
from gapcheck.report.results import manifest, people, results
from gapcheck.report.spreadsheet import table
from gapcheck.report.view import candidate_page
from gapcheck.taxonomy.model import Taxonomy

__all__ = ["inspected", "write", "write_audit"]


def write(run: Run, taxonomy: Taxonomy, out: Path) -> Path:
    """Write the run folder and answer the path of its `index.html`, which is written last.

    Each file is whole or absent; the same run gives the same bytes. Files that are already in the
    folder and not of this run stay: whoever calls decides about them. Raises OutputNotWritable.
    """
    for outcome in people(run):
        folder = out / "candidates" / str(outcome.candidate)
        for assessment in outcome.assessments:
            page = candidate_page(run, outcome, assessment, taxonomy)
            put(folder / f"{assessment.role}.html", candidate_html(page))
    put(out / "results.csv", table(run, taxonomy))
    put(out / "results.json", _json(results(run)))
    put(out / "run.json", _json(manifest(run)))
    return put(out / "index.html", index_html(index_page(run, taxonomy)))


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
    put(out / "audit.json", _json(impact_json(found, source, strangers, *stamp)))
    return put(out / "audit.html", impact_html(impact_page(found, taxonomy, source, strangers, *stamp)))


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
