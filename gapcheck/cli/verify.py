"""`gapcheck verify`: whether a run is what its CVs and settings give, to the last byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gapcheck.cli import hiding, inputs, options
from gapcheck.cli.failures import is_debug, tidy_when_terminated
from gapcheck.cli.made import Made, made
from gapcheck.cli.printing import echo_json, plain
from gapcheck.errors import ExitCode
from gapcheck.settings import Address


@click.command(context_settings=options.CONTEXT)
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("cvs", nargs=-1, type=inputs.Place())
@hiding.key
@options.taxonomy
@options.as_json
@options.common
@click.pass_context
def verify(
    ctx: click.Context,
    run: Path,
    cvs: tuple[Path | Address, ...],
    key: Path | None,
    taxonomy: Path | None,
    json: bool,
) -> None:
    """Derive a RUN again and say what differs. CVS: the files or folders that `gapcheck run` was given.

    With CVS every CV is read again, by the settings that the run recorded, and every file compared byte by
    byte. Without them the pages are made again from the run's journal, which shows what was changed after
    the run, but not whether the journal is true to the CVs. Exit code 10 where anything differs.
    """
    it = made(run, key, taxonomy, secret=bool(cvs))
    with tidy_when_terminated():
        faults = list(_faults(it, cvs, is_debug(ctx)))
    notes = list(_notes(it, cvs))
    if json:
        echo_json({"schema": 1, "read_again": bool(cvs), "faults": faults, "notes": notes})
    else:
        for line in (*notes, *faults):
            click.echo(plain(line))
        click.echo(f"{len(faults)} faults" if faults else "The run is what its inputs and settings give.")
    ctx.exit(ExitCode.NOT_THE_SAME if faults else ExitCode.DONE)


def _notes(it: Made, cvs: Sequence[Path | Address]) -> Iterator[str]:
    from gapcheck import __version__
    from gapcheck.resources import code_sha256

    if it.program != (__version__, code_sha256()):
        yield f"note: made by gapcheck {it.program[0]} of other code; differences may come from the program"
    if not cvs:
        yield "note: no CVs were named, so none was read again"


def _faults(it: Made, cvs: Sequence[Path | Address], debug: bool) -> Iterator[str]:
    from gapcheck.audit import verifying

    removed = int(it.manifest.get("removed", 0))
    yield from verifying.decided(it.run, removed)
    measure = it.measure()
    recorded = it.manifest["taxonomy_sha256"]
    if not measure.sha256 == recorded == it.taxonomy_sha256:
        yield f"the taxonomy is another one: the run has {recorded[:12]}, here is {measure.sha256[:12]}"
        return
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "again"
        if cvs:
            yield from _read_again(it, cvs, again, debug)
        else:
            _written_again(it, again)
        yield from verifying.unlike(it.run, again)


def _read_again(it: Made, cvs: Sequence[Path | Address], again: Path, debug: bool) -> Iterator[str]:
    """The whole run anew, and what became of the CVs since."""
    from gapcheck import batch
    from gapcheck.audit import verifying
    from gapcheck.batch.reading import content_sha256

    found = it.found(cvs)
    now = {item.name: content_sha256(item, it.settings) for item in found}
    expected = {entry["file"] for entry in it.manifest["inputs"]}
    removed = int(it.manifest.get("removed", 0))
    yield from verifying.inputs(
        it.manifest, now if not removed else {f: h for f, h in now.items() if f in expected}
    )
    held = [item for item in found if item.name in expected]
    order = batch.Order(
        held, cvs, it.settings, it.measure(), again, debug=debug, cached=False, removed=removed
    )
    batch.run(order, lambda event: None)


def _written_again(it: Made, again: Path) -> None:
    from gapcheck.batch.again import rewrite
    from gapcheck.batch.folder import RunFolder

    rewrite(RunFolder(it.run), RunFolder(again), it.settings, it.measure())
