"""`gapcheck purge`: forget a person, or everybody in a run that is too old."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from gapcheck.cli import hiding, options
from gapcheck.cli.failures import tidy_when_terminated
from gapcheck.cli.made import Made, made
from gapcheck.errors import UsageProblem

_MADE_OF_ALL = ("audit.html", "audit.json")


def _days(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,5})d?", value)
    if found is None:
        raise click.BadParameter("Give a number of days, as 90d.")
    return int(found[1])


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--candidate",
    allow_from_autoenv=False,
    metavar="ID",
    help="The candidate's id, as in the address of their page.",
)
@click.option(
    "--file",
    "file_",
    allow_from_autoenv=False,
    metavar="NAME",
    help="An input by the run's name of it, read or not.",
)
@click.option(
    "--older-than",
    allow_from_autoenv=False,
    callback=_days,
    metavar="DAYS",
    help="Everybody, where the run's day (--as-of) lies so far back, as 90d.",
)
@hiding.key
@options.taxonomy
@options.common
def purge(
    run: Path,
    candidate: str | None,
    file_: str | None,
    older_than: int | None,
    key: Path | None,
    taxonomy: Path | None,
) -> None:
    """Remove a candidate from a RUN and the cache: pages, results, journal, decisions, a blind run's key.

    Everything is written anew without them; the manifest counts that somebody was removed. The CV itself
    and copies that you made elsewhere are yours to remove.
    """
    from gapcheck.batch import cache

    if sum(x is not None for x in (candidate, file_, older_than)) != 1:
        raise UsageProblem("Say whom to remove by one of --candidate, --file and --older-than.")
    it = made(run, taxonomy=taxonomy, secret=False)
    if older_than is not None and _is_younger(it, older_than):
        day = it.manifest["as_of"]
        click.echo(f"The run is of {day}, which is less than {older_than} days ago; all stay.", err=True)
        return
    chosen = _chosen(it.manifest, candidate, file_)
    files = frozenset(entry["file"] for entry in chosen)
    contents = frozenset(entry["sha256"] for entry in chosen if entry["sha256"])
    ids = frozenset(entry["candidate"] for entry in chosen if entry["candidate"])
    with tidy_when_terminated():
        _remove(it, files, ids, key or hiding.beside(run))
        for sha256 in contents:
            cache.forget(sha256)
    count = len(files)
    click.echo(f"Removed {count} input{'' if count == 1 else 's'} from `{run}`.", err=True)


def _is_younger(it: Made, days: int) -> bool:
    """Asks what day it is, as --as-of does."""
    return date.today() - date.fromisoformat(it.manifest["as_of"]) < timedelta(days=days)


def _chosen(manifest: dict[str, Any], candidate: str | None, file: str | None) -> list[dict[str, Any]]:
    """The inputs to forget: all of one content, or one file, or all there are. Raises UsageProblem."""
    inputs: list[dict[str, Any]] = manifest["inputs"]
    if candidate is not None:
        held = [e for e in inputs if e["candidate"] and e["candidate"].startswith(candidate.casefold())]
        if len({e["candidate"] for e in held}) != 1:
            what = f"`{candidate}` names not one candidate of this run."
            raise UsageProblem(f"{what} Take the id from a page's address.")
        return held
    if file is not None:
        held = [e for e in inputs if e["file"] == file]
        if not held:
            raise UsageProblem(f"The run has no input `{file}`. run.json lists them.")
        return held
    return inputs


def _remove(it: Made, files: frozenset[str], ids: frozenset[str], key: Path) -> None:
    """The decisions first: where something fails, the pages still say whom to purge."""
    from gapcheck.audit import decisions, keyfile
    from gapcheck.batch.again import rewrite
    from gapcheck.batch.folder import RunFolder

    measure = it.measure()
    if measure.sha256 != it.manifest["taxonomy_sha256"]:
        raise UsageProblem(
            "The taxonomy is another one than the run was measured with, so that its pages can't be written "
            "anew. Name the right one with --taxonomy, or remove the whole run folder."
        )
    decisions.forget(it.run, ids)
    for name in _MADE_OF_ALL:  # they counted the person; `gapcheck audit` makes them again
        (it.run / name).unlink(missing_ok=True)
    rewrite(RunFolder(it.run), RunFolder(it.run), it.settings, measure, files)
    if it.settings.blind != "none" and key.exists():
        keyfile.write(keyfile.read(key).without(files), key)
