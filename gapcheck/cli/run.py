"""`gapcheck run`: read CVs, measure them against roles, write the run folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
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
from gapcheck.settings import FORMATS, Address, Adjustment, Blind, Format, Limits, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Finished, Found
    from gapcheck.batch.backend import Backend
    from gapcheck.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Measuring:
    """The options that say what CVs are measured by, and how they are read."""

    role: tuple[str, ...]
    as_of: date
    taxonomy: Path | None
    requirements: Path | None
    weight: tuple[str, ...]
    ocr: bool
    count_hidden: bool
    timeout: float
    memory: int


@dataclass(frozen=True, slots=True)
class Output:
    """The options that say what is written, and where."""

    out: Path | Address
    force: bool
    formats: tuple[Format, ...]
    no_pictures: bool
    for_candidate: bool
    pdf: bool
    blind: Blind
    key: Path | None
    keep_days: int


@dataclass(frozen=True, slots=True)
class Work:
    """The options that say who does it, and whether."""

    jobs: int | None
    cluster: str | None
    no_cache: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """The options that say what is told of it."""

    json: bool
    quiet: bool
    verbose: bool
    json_progress: bool
    log_file: Path | None
    fail_under: float | None


@click.command(context_settings=options.CONTEXT)
@click.argument("cvs", nargs=-1, type=inputs.Place())
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
    type=inputs.Place(),
    metavar="DIR",
    help="The run folder to write; it may be an address, as s3://bucket/run.",
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
@options.gathered(measuring=Measuring, output=Output, work=Work, telling=Telling)
def run(
    ctx: click.Context,
    cvs: tuple[Path | Address, ...],
    files_from: BinaryIO | None,
    measuring: Measuring,
    output: Output,
    work: Work,
    telling: Telling,
) -> None:
    """Measure CVs (files, folders, ZIP archives, quoted patterns, addresses) against roles and write a run.

    The path of its compare page (of its manifest, where --format leaves the pages out) is printed on
    stdout, with --json the manifest itself.
    """
    from gapcheck import batch
    from gapcheck.cli.log import logged
    from gapcheck.cli.progress import progress
    from gapcheck.cli.summary import summary
    from gapcheck.report import MANIFEST, paper
    from gapcheck.taxonomy.adjusting import told

    measure, settings = _settings(measuring, output, work)
    given = inputs.given(cvs, files_from)
    if work.dry_run:
        apart = output.out if isinstance(output.out, Path) else None
        _plan(batch.find(given, apart, settings.limits), settings.roles, telling.json)
        return
    with _here(output, given) as out:
        if ctx.get_parameter_source("as_of") is ParameterSource.DEFAULT:
            settings = replace(settings, as_of=_day_of_the_interrupted(out) or settings.as_of)
        found: Sequence[Found] = batch.find(given, out, settings.limits)
        if output.pdf:
            paper.require()
            if "html" not in settings.formats:
                raise UsageProblem("--pdf prints pages. Write them too, with --format html.")
        if output.blind != "none":
            found, settings = hiding.hidden(found, settings, out, _key(output))
        order = batch.Order(
            found, given, settings, measure, out, output.force, is_debug(ctx), not work.no_cache
        )
        with (
            tidy_when_terminated(),
            progress(telling.quiet, telling.verbose, telling.json_progress) as shown,
            logged(telling.log_file, shown) as tell,
        ):
            done = batch.run(order, tell, _backend(work.cluster, settings.limits))
            if output.pdf:
                paper.put(paper.candidate_pages(out), settings.as_of, settings.jobs)
        manifest = (out / MANIFEST).read_bytes()
    if not (telling.quiet or telling.json_progress):
        drafts = tuple(name for name in settings.roles if measure.roles[name].draft)
        said = summary(done.endings, telling.verbose, drafts, told(settings.adjustments, measure))
        click.echo(said, err=True)
    page = done.page if isinstance(output.out, Path) else f"{output.out}/{done.page.name}"
    click.echo(manifest if telling.json else str(page), nl=not telling.json)
    ctx.exit(_exit_code(done, telling.fail_under))


def _here(output: Output, cvs: Sequence[Path | Address]) -> AbstractContextManager[Path]:
    """The folder of this machine in which the run is made."""
    if isinstance(output.out, Path):
        return nullcontext(output.out)
    from gapcheck.batch.staging import staged

    return staged(output.out, output.force, cvs)


def _key(output: Output) -> Path | None:
    """Where the key of a blind run is to lie; None for beside the run."""
    if output.key is None and not isinstance(output.out, Path):
        raise UsageProblem("The key of a blind run stays on this machine. Say where with --key FILE.")
    return output.key


def _settings(measuring: Measuring, output: Output, work: Work) -> tuple[Taxonomy, Settings]:
    """What is measured with, as the user changed it, and the settings of the run."""
    from gapcheck.taxonomy import load
    from gapcheck.taxonomy.adjusting import adjusted

    suggested = load(measuring.taxonomy)
    asked = tuple(dict.fromkeys(known(name, suggested).id for name in measuring.role))
    roles = asked or tuple(suggested.roles)
    changes = _adjustments(measuring.requirements, measuring.weight, roles, suggested)
    settings = Settings(
        as_of=measuring.as_of,
        roles=roles,
        taxonomy=measuring.taxonomy,
        jobs=work.jobs or options.cores(),
        limits=Limits(measuring.timeout, measuring.memory),
        ocr=measuring.ocr,
        adjustments=changes,
        crops=not output.no_pictures and output.blind == "none",
        for_candidate=output.for_candidate,
        formats=output.formats or FORMATS,
        count_hidden=measuring.count_hidden,
        blind=output.blind,
        keep_days=output.keep_days,
    )
    return adjusted(suggested, changes), settings


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
