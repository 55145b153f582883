"""`gapcheck audit`: whether a run's scores fall on groups alike, and whether names move them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gapcheck.cli import folder, hiding, options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.made import Made, made
from gapcheck.cli.printing import echo_json, plain
from gapcheck.errors import ExitCode, UsageProblem

if TYPE_CHECKING:
    from gapcheck.audit.groupfile import GroupFile
    from gapcheck.records.impact import Impact


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("cvs", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--groups",
    allow_from_autoenv=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV file: a column `candidate` or `file`, then a column for each kind of group.",
)
@click.option(
    "--swap",
    allow_from_autoenv=False,
    is_flag=True,
    help="Measure the CVS again as other people's; no figure may move.",
)
@hiding.key
@options.taxonomy
@options.as_json
@options.common
@click.pass_context
def audit(
    ctx: click.Context,
    run: Path,
    cvs: tuple[Path, ...],
    groups: Path | None,
    swap: bool,
    key: Path | None,
    taxonomy: Path | None,
    json: bool,
) -> None:
    """Compare the scores of groups in a RUN (--groups), or of the same CVS under other names (--swap).

    --groups: impact ratios and exact tests over every possible line, written to audit.html and audit.json in
    the run folder. Groups come from your file only. --swap: each CV again with names, pronouns, schools, town
    and birth years exchanged; exit code 10 where any figure moves.
    """
    if swap == (groups is not None) or swap != bool(cvs):
        raise UsageProblem("Give either --groups FILE, or --swap with the CVs of the run: RUN CVS... --swap.")
    if groups is not None:
        _by_groups(run, groups, key, taxonomy, json)
    elif not _by_swap(made(run, key, taxonomy), cvs, json, is_debug(ctx)):
        ctx.exit(ExitCode.NOT_THE_SAME)


def _by_groups(run: Path, groups: Path, key: Path | None, taxonomy: Path | None, json: bool) -> None:
    from gapcheck import report
    from gapcheck.audit import groupfile
    from gapcheck.taxonomy import load

    results = folder.results(run)
    table = groupfile.read(groups, _names(folder.manifest(run), hiding.true_names(run, key)))
    found = _impacts(results, table)
    page = report.write_audit(run, found, load(taxonomy), groups.name, len(table.strangers), results)
    for name in table.strangers:
        click.echo(f"no candidate of this run: {plain(name)}", err=True)
    click.echo(page.with_suffix(".json").read_bytes() if json else str(page), nl=not json)


def _by_swap(it: Made, cvs: Sequence[Path], json: bool, debug: bool) -> bool:
    """Whether nothing moved."""
    from gapcheck.batch.exchanging import swap

    with tidy_when_terminated():
        done = swap(it.found(cvs), it.settings, debug)
    if json:
        echo_json({"schema": 1} | asdict(done))
        return not done.moved
    for one in done.moved:
        by = ", ".join(one.kinds)
        click.echo(plain(f"{one.file}: {one.figure} moves from {one.before} to {one.after} with {by}"))
    unread = f"; {done.unread} could not be read" if done.unread else ""
    click.echo(f"{done.compared} CVs measured as four people each{unread}: {len(done.moved)} figures moved.")
    return not done.moved


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
