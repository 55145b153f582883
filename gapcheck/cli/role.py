"""`gapcheck role draft`: a role file from a job advertisement, for a person to finish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapcheck.cli import options
from gapcheck.cli.failures import Told, is_debug, tidy_when_terminated
from gapcheck.errors import ExitCode, OutputNotWritable, Unreadable, UsageProblem
from gapcheck.settings import Limits

if TYPE_CHECKING:
    from gapcheck.batch import Draft


@click.group(context_settings=options.CONTEXT)
def role() -> None:
    """Draft a role from a job advertisement."""


@role.command(context_settings=options.CONTEXT)
@click.argument("job_ad", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    allow_from_autoenv=False,  # `out` in the environment or in gapcheck.toml is the run folder
    metavar="FILE",
    help="Write the role to this file instead of printing it; an existing one is left alone.",
)
@options.taxonomy
@options.common
@click.pass_context
def draft(ctx: click.Context, job_ad: Path, out: Path | None, taxonomy: Path | None) -> None:
    """Draft a role file from JOB_AD, a text file, a PDF or a DOCX.

    Each row names the line that it comes from. The role is marked as a draft, and runs say so, until a
    person has gone through it and taken the mark out.
    """
    from gapcheck import batch

    if out is not None and out.exists():
        raise UsageProblem(f"`{out}` is there already. Choose another file with --out.")
    try:
        with tidy_when_terminated():
            made = batch.draft(job_ad, taxonomy, Limits(), is_debug(ctx))
    except Unreadable as trouble:
        raise Told(f"`{job_ad}` can't be read. {trouble}", ExitCode.NONE_READABLE) from None
    if out is None:
        click.echo(made.text.encode("utf-8", "replace"), nl=False)
    else:
        _write(out, made.text)
        click.echo(str(out))
    click.echo(_summary(made), err=True)


def _write(out: Path, text: str) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise OutputNotWritable(
            f"`{out}` can't be written ({error.strerror}). Choose another file with --out."
        ) from error


def _summary(made: Draft) -> str:
    left = f"{made.unplaced} statement{'' if made.unplaced == 1 else 's'} not placed"
    said = f"{made.title}: competencies {made.asked}, of them must {made.musts}; {left}"
    return f"{said}\nThis is a draft. Go through it, then take out the line `draft: true`."
