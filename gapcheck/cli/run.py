"""`gapcheck run`: read CVs, measure them against roles, write the run folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
from click.core import ParameterSource

from gapcheck.cli import hiding, inputs, options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.printing import echo_json
from gapcheck.cli.roles import known
from gapcheck.errors import ExitCode, UsageProblem
from gapcheck.settings import FORMATS, Adjustment, Blind, Format, Limits, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Finished, Found
    from gapcheck.batch.backend import Backend
    from gapcheck.taxonomy import Taxonomy


@click.command(context_settings=options.CONTEXT)
@click.argument("cvs", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--files-from",
    type=click.File("rb"),
    metavar="FILE",
    help="Read the CVs that FILE names, one path a line or NUL between them; - is stdin.",
)
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
@options.jobs
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on a Dask cluster, as tcp://host:8786, instead of this machine; see docs/cluster.md.",
)
@options.timeout
@options.memory
@options.ocr
@options.count_hidden
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
@click.option("--no-pictures", is_flag=True, help="Put no pictures of the evidence into the reports.")
@options.for_candidate
@options.formats
@options.pdf
@hiding.blind
@hiding.key
@click.option(
    "--keep-days",
    type=click.IntRange(1, 36_500),
    default=180,
    show_default=True,
    metavar="N",
    help="Days from --as-of after which the run should be gone; the manifest has the date.",
)
@click.option(
    "--force", is_flag=True, help="Replace a finished run of other settings, once the new one is complete."
)
@click.option("--no-cache", is_flag=True, help="Read every CV anew, and keep nothing for later runs.")
@click.option("--dry-run", is_flag=True, help="Print what would be read and the roles; write nothing.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with 8 where the highest fit score is below N.",
)
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--json-progress", is_flag=True, help="Progress as JSON lines on stderr, for programs.")
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what was done as JSON lines, without names of files or words of CVs.",
)
@click.option("-v", "--verbose", is_flag=True, help="One line a file, and all names in the summary.")
@options.common
@click.pass_context
def run(
    ctx: click.Context,
    cvs: tuple[Path, ...],
    files_from: BinaryIO | None,
    role: tuple[str, ...],
    out: Path,
    as_of: date,
    jobs: int | None,
    cluster: str | None,
    timeout: float,
    memory: int,
    ocr: bool,
    count_hidden: bool,
    taxonomy: Path | None,
    requirements: Path | None,
    weight: tuple[str, ...],
    no_pictures: bool,
    for_candidate: bool,
    formats: tuple[Format, ...],
    pdf: bool,
    blind: Blind,
    key: Path | None,
    keep_days: int,
    force: bool,
    no_cache: bool,
    dry_run: bool,
    fail_under: float | None,
    json: bool,
    quiet: bool,
    json_progress: bool,
    log_file: Path | None,
    verbose: bool,
) -> None:
    """Measure CVs (files, folders, ZIP archives, quoted patterns) against roles and write a run folder.

    The path of its compare page (of its manifest, where --format leaves the pages out) is printed on
    stdout, with --json the manifest itself.
    """
    from gapcheck import batch
    from gapcheck.cli.log import logged
    from gapcheck.cli.progress import progress
    from gapcheck.cli.summary import summary
    from gapcheck.report import MANIFEST, paper
    from gapcheck.taxonomy import load
    from gapcheck.taxonomy.adjusting import adjusted, told

    if ctx.get_parameter_source("as_of") is ParameterSource.DEFAULT:
        as_of = _day_of_the_interrupted(out) or as_of
    suggested = load(taxonomy)
    asked = tuple(dict.fromkeys(known(name, suggested).id for name in role)) or tuple(suggested.roles)
    changes = _adjustments(requirements, weight, asked, suggested)
    measure = adjusted(suggested, changes)
    limits = Limits(timeout, memory)
    settings = Settings(
        as_of, asked, taxonomy, jobs or options.cores(), limits, ocr, adjustments=changes,
        crops=not no_pictures and blind == "none", for_candidate=for_candidate,
        formats=formats or FORMATS, count_hidden=count_hidden, blind=blind, keep_days=keep_days,
    )  # fmt: skip
    cvs = inputs.given(cvs, files_from)
    found: Sequence[Found] = batch.find(cvs, leave_out=out, limits=limits)
    if dry_run:
        _plan(found, asked, json)
        return
    if pdf:
        paper.require()
        if "html" not in settings.formats:
            raise UsageProblem("--pdf prints pages. Write them too, with --format html.")
    if blind != "none":
        found, settings = hiding.hidden(found, settings, out, key)
    order = batch.Order(found, cvs, settings, measure, out, force, is_debug(ctx), not no_cache)
    with (
        tidy_when_terminated(),
        progress(quiet, verbose, json_progress) as shown,
        logged(log_file, shown) as tell,
    ):
        done = batch.run(order, tell, _backend(cluster, limits))
        if pdf:
            paper.put(paper.candidate_pages(out), as_of, settings.jobs)
    if not (quiet or json_progress):
        drafts = tuple(name for name in asked if measure.roles[name].draft)
        click.echo(summary(done.endings, verbose, drafts, told(changes, measure)), err=True)
    click.echo((out / MANIFEST).read_bytes() if json else str(done.page), nl=not json)
    ctx.exit(_exit_code(done, fail_under))


def _day_of_the_interrupted(out: Path) -> date | None:
    """A run that goes on after midnight keeps its day, where no other is asked for."""
    from gapcheck import batch
    from gapcheck.batch.tables import Damaged

    try:
        before = batch.interrupted(out)
    except Damaged:  # told later, or forced away
        return None
    return before.settings.as_of if before else None


def _backend(cluster: str | None, limits: Limits) -> Backend | None:
    if cluster is None:
        return None
    from gapcheck.batch.cluster import Cluster

    return Cluster(cluster, limits)


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


def _exit_code(done: Finished, fail_under: float | None) -> ExitCode:
    states = {outcome.state for outcome in done.endings}
    if not states & {"read", "read-with-doubts"}:
        return ExitCode.NONE_READABLE
    if fail_under is not None and done.best < fail_under:
        return ExitCode.BELOW_THRESHOLD
    return ExitCode.SOME_UNREADABLE if "not-readable" in states else ExitCode.DONE
