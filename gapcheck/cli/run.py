"""`gapcheck run`: read CVs, measure them against roles, write the run folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
from click.core import ParameterSource

from gapcheck.cli import hiding, inputs, options, run_options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.printing import echo_json
from gapcheck.cli.roles import known
from gapcheck.cli.run_options import Measuring, Output, Telling, Work
from gapcheck.errors import ExitCode, UsageProblem
from gapcheck.settings import FORMATS, Address, Adjustment, Limits, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Finished, Found
    from gapcheck.batch.backend import Backend
    from gapcheck.taxonomy import Taxonomy


@click.command(context_settings=options.CONTEXT)
@click.argument("cvs", nargs=-1, type=inputs.Place())
@run_options.grouped
@options.common
@click.pass_context
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
