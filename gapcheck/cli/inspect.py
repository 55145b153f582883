"""`gapcheck inspect`: what was read and understood of one CV."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.printing import echo_json
from gapcheck.errors import ExitCode, UsageProblem
from gapcheck.settings import Limits, Settings


@click.command(context_settings=options.CONTEXT)
@click.argument("cv", type=click.Path(path_type=Path))
@options.as_of
@options.timeout
@options.memory
@options.taxonomy
@options.as_json
@options.common
@click.pass_context
def inspect(
    ctx: click.Context,
    cv: Path,
    as_of: date,
    timeout: float,
    memory: int,
    taxonomy: Path | None,
    json: bool,
) -> None:
    """Show what was read and understood of one CV, with the words it was understood from.

    A CV that can't be read is shown with the reason; the exit code is then 5.
    """
    from gapcheck import batch

    if cv.is_dir():
        raise UsageProblem(f"`{cv}` is a folder. Name one CV, or use `gapcheck run` for all of it.")
    settings = Settings(as_of, taxonomy=taxonomy, limits=Limits(timeout, memory))
    with tidy_when_terminated():
        (outcome,) = batch.run(batch.find([cv]), settings, debug=is_debug(ctx))
    if json:
        from gapcheck.report.contract import inspected

        echo_json(inspected(outcome))
    else:
        from gapcheck.cli.understood import text

        click.echo(text(outcome))
    ctx.exit(ExitCode.DONE if outcome.profile else ExitCode.NONE_READABLE)
