"""`gapcheck audit`: whether a run's scores fall on groups alike, and whether names move them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gapcheck.cli import folder, hiding, options
from gapcheck.cli.printing import plain

if TYPE_CHECKING:
    from gapcheck.audit.groupfile import GroupFile
    from gapcheck.records.impact import Impact


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--groups",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV file: a column `candidate` or `file`, then a column for each kind of group.",
)
@hiding.key
@options.taxonomy
@options.as_json
@options.common
def audit(run: Path, groups: Path, key: Path | None, taxonomy: Path | None, json: bool) -> None:
    """Compare the scores of groups in a RUN: impact ratios, exact tests, every possible line.

    Writes audit.html and audit.json into the run folder. Groups come from your file only.
    """
    from gapcheck import report
    from gapcheck.audit import groupfile
    from gapcheck.taxonomy import load

    manifest = folder.manifest(run)
    results = folder.results(run)
    table = groupfile.read(groups, _names(manifest, hiding.true_names(run, key)))
    found = _impacts(results, table)
    page = report.write_audit(run, found, load(taxonomy), groups.name, len(table.strangers), results)
    for name in table.strangers:
        click.echo(f"no candidate of this run: {plain(name)}", err=True)
    if json:
        click.echo((page.with_suffix(".json")).read_bytes(), nl=False)
    else:
        click.echo(str(page))


def _names(manifest: Mapping[str, Any], true: Mapping[str, str]) -> dict[str, str]:
    """Every name that the user's file may use, by candidate: the id, the file, the file's true name."""
    names: dict[str, str] = {}
    for entry in manifest["inputs"]:
        candidate = entry["candidate"]
        if candidate:
            names |= {candidate: candidate, entry["file"]: candidate}
            names[true.get(entry["file"], candidate)] = candidate
    return names


def _impacts(results: Mapping[str, Any], table: GroupFile) -> list[Impact]:
    from gapcheck.audit.impact import impact

    out = []
    for role in results["roles"]:
        scores = {
            str(one["id"]): float(made["score"])
            for one in results["candidates"]
            for made in one["assessments"]
            if made["role"] == role
        }
        out.append(impact(role, scores, table.groups, table.columns))
    return out
