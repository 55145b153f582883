"""`gapcheck run`: read CVs, measure them against roles, write the run folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapcheck import __version__
from gapcheck.cli import folder, hiding, options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.printing import echo_json
from gapcheck.cli.progress import progress, summary
from gapcheck.cli.roles import known
from gapcheck.errors import ExitCode
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.settings import Adjustment, Blind, Limits, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Found
    from gapcheck.taxonomy import Taxonomy


@click.command(context_settings=options.CONTEXT)
@click.argument("cvs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--role",
    multiple=True,
    metavar="ID",
    help="A role to measure against; can be repeated. Default: all.",
)
@click.option(
    "--out",
    default="gapcheck-run",
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The run folder to write.",
)
@options.as_of
@click.option(
    "--jobs", type=click.IntRange(1, 1024), metavar="N", help="CVs read at the same time. Default: the cores."
)
@options.timeout
@options.memory
@options.ocr
@options.taxonomy
@click.option(
    "--requirements",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A YAML file with weights, levels and needs of your own for this run, by role and competency.",
)
@click.option(
    "--weight",
    multiple=True,
    metavar="ID=N",
    help="A competency's weight in the chosen roles, 0 to 5, as cloud=2; can be repeated.",
)
@hiding.blind
@hiding.key
@click.option("--force", is_flag=True, help="Replace the run folder if there is one.")
@click.option("--dry-run", is_flag=True, help="Print what would be read and the roles; write nothing.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with 8 where the highest fit score is below N.",
)
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("-v", "--verbose", is_flag=True, help="One line a file, and all names in the summary.")
@options.common
@click.pass_context
def run(
    ctx: click.Context,
    cvs: tuple[Path, ...],
    role: tuple[str, ...],
    out: Path,
    as_of: date,
    jobs: int | None,
    timeout: float,
    memory: int,
    ocr: bool,
    taxonomy: Path | None,
    requirements: Path | None,
    weight: tuple[str, ...],
    blind: Blind,
    key: Path | None,
    force: bool,
    dry_run: bool,
    fail_under: float | None,
    json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Measure CVs (files or folders) against roles and write a run folder.

    The path of its compare page is printed on stdout, with --json its manifest instead.
    """
    from gapcheck import batch, match, report
    from gapcheck.taxonomy import load
    from gapcheck.taxonomy.adjusting import adjusted, told

    suggested = load(taxonomy)
    asked = tuple(dict.fromkeys(known(name, suggested).id for name in role)) or tuple(suggested.roles)
    changes = _adjustments(requirements, weight, asked, suggested)
    measure = adjusted(suggested, changes)
    limits = Limits(timeout, memory)
    settings = Settings(
        as_of, asked, taxonomy, jobs or options.cores(), limits, ocr, adjustments=changes, blind=blind
    )
    found = batch.find(cvs, leave_out=out)
    if dry_run:
        _plan(found, asked, json)
        return
    with tidy_when_terminated(), folder.fresh(out, cvs, force) as new:
        if blind != "none":
            found, settings = hiding.hidden(found, settings, out, key)
        with progress(len(found), quiet, verbose) as on_done:
            outcomes = batch.run(found, settings, on_done, is_debug(ctx))
        drafts = tuple(name for name in asked if measure.roles[name].draft)
        done = Run(
            __version__, settings, asked, measure.sha256, outcomes, drafts, measure.extended_by,
            match.rankings(outcomes, asked),
        )  # fmt: skip
        page = out / report.write(done, measure, new).relative_to(new)
    if not quiet:
        click.echo(summary(outcomes, verbose, drafts, told(changes, measure)), err=True)
    click.echo((out / folder.MANIFEST).read_bytes() if json else str(page), nl=not json)
    ctx.exit(_exit_code(outcomes, fail_under))


def _adjustments(
    file: Path | None, weights: Sequence[str], roles: Sequence[str], taxonomy: Taxonomy
) -> tuple[Adjustment, ...]:
    """What the user changed of the chosen roles; a flag wins over the file."""
    if file is None and not weights:
        return ()
    from gapcheck.taxonomy import adjusting, requirements

    of_file = requirements.read(file, taxonomy) if file else ()
    return adjusting.merged(of_file, requirements.weights(weights, roles, taxonomy), roles=roles)


def _plan(found: Sequence[Found], roles: Sequence[str], as_json: bool) -> None:
    files = [item.name for item in found]
    if as_json:
        echo_json({"files": files, "roles": list(roles)})
    else:
        click.echo("\n".join([*(f"read {name}" for name in files), *(f"role {role}" for role in roles)]))


def _exit_code(outcomes: Sequence[Outcome], fail_under: float | None) -> ExitCode:
    read = [outcome for outcome in outcomes if outcome.profile]
    if not read:
        return ExitCode.NONE_READABLE
    scores = [assessment.score for outcome in read for assessment in outcome.assessments]
    if fail_under is not None and max(scores, default=0.0) < fail_under:
        return ExitCode.BELOW_THRESHOLD
    unread = any(outcome.state == "not-readable" for outcome in outcomes)
    return ExitCode.SOME_UNREADABLE if unread else ExitCode.DONE
