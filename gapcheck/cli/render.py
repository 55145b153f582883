"""`gapcheck render`: the reports of a finished run once more, without reading a CV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from gapcheck.cli import options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.errors import UsageProblem
from gapcheck.settings import FORMATS, Format, Settings


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.formats
@options.for_candidate
@options.pdf
@options.jobs
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@options.common
@click.pass_context
def render(
    ctx: click.Context,
    run: Path,
    formats: tuple[Format, ...],
    for_candidate: bool,
    pdf: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Write the reports of a finished RUN again from what it recorded; no CV is read.

    For other formats, after an update of gapcheck, or where pages were lost. Prints the path of the page.
    """
    from gapcheck.batch.rendering import as_of, render
    from gapcheck.cli.progress import progress
    from gapcheck.report import paper

    def change(settings: Settings) -> Settings:
        edition = for_candidate or settings.for_candidate
        cores = jobs or options.cores()
        return replace(settings, formats=formats or FORMATS, for_candidate=edition, jobs=cores)

    if pdf:
        paper.require()
        if "html" not in (formats or FORMATS):
            raise UsageProblem("--pdf prints pages. Write them too, with --format html.")
    with tidy_when_terminated(), progress(quiet, False, False) as tell:
        done = render(run, change, tell, is_debug(ctx))
        if pdf:
            paper.put(paper.candidate_pages(run), as_of(run), jobs or options.cores())
    click.echo(str(done.page))
