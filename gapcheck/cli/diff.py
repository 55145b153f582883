"""`gapcheck diff`: what changed from one run to another, and what did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapcheck.cli import folder, options
from gapcheck.cli.made import made
from gapcheck.cli.printing import echo_json, plain

if TYPE_CHECKING:
    from gapcheck.audit.comparing import Change, Diff, Side

_MOST = 8
"""Figures printed of one CV; --json has all."""


@click.command(context_settings=options.CONTEXT)
@click.argument("before", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("after", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.as_json
@options.common
def diff(before: Path, after: Path, json: bool) -> None:
    """Say what changed from the run BEFORE to the run AFTER, and what differs that may have done it.

    Files are told apart by name. The causes are the CV, the taxonomy, the settings and the program.
    """
    from gapcheck.audit.comparing import compare

    found = compare(_side(before), _side(after))
    if json:
        echo_json({"schema": 1} | asdict(found))
    else:
        click.echo("\n".join(plain(line) for line in _lines(found)))


def _side(run: Path) -> Side:
    from gapcheck.audit.comparing import Side

    it = made(run, secret=False)
    return Side(it.manifest, folder.results(run), it.program[1])


def _lines(found: Diff) -> Iterator[str]:
    yield f"different in the runs as a whole: {', '.join(found.causes) or 'nothing'}"
    yield from (f"only before: {file}" for file in found.left)
    yield from (f"only after:  {file}" for file in found.came)
    for change in found.changed:
        yield from _change(change)
    if not found.changed:
        yield "No figure of a CV that is in both has changed."


def _change(change: Change) -> Iterator[str]:
    yield f"{change.file}: changed by {' or '.join(change.causes)}"
    yield from (f"    {name}: {was} -> {is_}" for name, was, is_ in change.figures[:_MOST])
    if len(change.figures) > _MOST:
        yield f"    and {len(change.figures) - _MOST} figures more (--json has all)"
    yield from (f"    rank for {role}: {was} -> {is_}" for role, was, is_ in change.ranks)
