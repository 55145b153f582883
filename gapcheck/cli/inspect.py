"""`gapcheck inspect`: what was read and understood of one CV."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapcheck.cli import hiding, options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.printing import echo_json, wrapped
from gapcheck.errors import ExitCode, OutputNotWritable, UsageProblem
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Blind, Limits, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Found


@click.command(context_settings=options.CONTEXT)
@click.argument("cvs", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="CV")
@options.as_of
@options.timeout
@options.memory
@options.ocr
@options.count_hidden
@options.taxonomy
@hiding.blind
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Draw the pages with what was understood into this folder, one PNG a page.",
)
@click.option(
    "--unknown-skills",
    is_flag=True,
    help="For files and folders: list the named technologies that the taxonomy does not know, the most "
    "frequent first.",
)
@options.as_json
@options.common
@click.pass_context
def inspect(
    ctx: click.Context,
    cvs: tuple[Path, ...],
    as_of: date,
    timeout: float,
    memory: int,
    ocr: bool,
    count_hidden: bool,
    taxonomy: Path | None,
    blind: Blind,
    picture: Path | None,
    unknown_skills: bool,
    json: bool,
) -> None:
    """Show what was read and understood of one CV, with the words it was understood from.

    A CV that can't be read is shown with the reason; the exit code is then 5.

    With --unknown-skills, any number of files and folders: what they name and the taxonomy does not know.
    """
    from gapcheck import batch

    if unknown_skills:
        if picture is not None or blind != "none":
            raise UsageProblem("--unknown-skills reads many CVs. Leave out --picture and --blind.")
        settings = Settings(
            as_of, taxonomy=taxonomy, jobs=options.cores(), limits=Limits(timeout, memory), ocr=ocr,
            count_hidden=count_hidden,
        )  # fmt: skip
        ctx.exit(_unknown_skills(cvs, settings, json=json, debug=is_debug(ctx)))
    cv = cvs[0]
    if len(cvs) > 1:
        raise UsageProblem("More than one CV was named. Name one, or use `gapcheck run` for all of them.")
    if cv.is_dir():
        raise UsageProblem(f"`{cv}` is a folder. Name one CV, or use `gapcheck run` for all of it.")
    if picture is not None and blind != "none":
        raise UsageProblem("Pictures show the page as it is. Leave out --picture or --blind.")
    settings = Settings(
        as_of, taxonomy=taxonomy, limits=Limits(timeout, memory), ocr=ocr,
        pictures=picture is not None, blind=blind, count_hidden=count_hidden,
    )  # fmt: skip
    found: Sequence[Found] = batch.find([cv], archives=False)
    if blind != "none":
        found, settings = hiding.for_one(found, settings)
    with tidy_when_terminated():
        (outcome,) = batch.read(found, settings, debug=is_debug(ctx))
    if picture is not None:
        for path in _put(outcome, picture):
            click.echo(str(path), err=True)
    if json:
        from gapcheck.report.contract import inspected

        echo_json(inspected(outcome))
    else:
        from gapcheck.cli.understood import text

        click.echo(text(outcome))
    ctx.exit(ExitCode.DONE if outcome.profile else ExitCode.NONE_READABLE)


def _unknown_skills(cvs: tuple[Path, ...], settings: Settings, *, json: bool, debug: bool) -> ExitCode:
    """Print what the taxonomy does not know; CVs that could not be read are named on stderr."""
    from gapcheck import batch
    from gapcheck.cli import unknown

    with tidy_when_terminated():
        counted = unknown.tally(batch.read(batch.find(cvs), settings, debug=debug))
    echo_json(unknown.record(counted)) if json else click.echo(unknown.text(counted))
    for outcome in counted.unread:
        click.echo(wrapped(f"{outcome.file}: {outcome.reason}", 0, 2), err=True)
    if not counted.read:
        return ExitCode.NONE_READABLE
    return ExitCode.SOME_UNREADABLE if counted.unread else ExitCode.DONE


def _put(outcome: Outcome, folder: Path) -> list[Path]:
    """Write the pictures of a CV; their paths. Raises OutputNotWritable."""
    paths = [folder / f"{Path(outcome.file).stem}-{n}.png" for n in range(1, len(outcome.pictures) + 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, outcome.pictures, strict=True):
            path.write_bytes(content)
    except OSError as error:
        raise OutputNotWritable(
            f"`{folder}` can't be written ({error.strerror}). Choose another folder with --picture."
        ) from error
    return paths
