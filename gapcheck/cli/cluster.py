"""`gapcheck cluster`: a small cluster on this machine, for trying `gapcheck run --cluster`."""

from __future__ import annotations

import time

import click

from gapcheck.cli import options


@click.group(context_settings=options.CONTEXT)
def cluster() -> None:
    """Clusters for `gapcheck run --cluster`; docs/cluster.md shows one of several hosts."""


@cluster.command()
@click.option(
    "--workers", type=click.IntRange(1, 1024), metavar="N", help="Worker processes. Default: the cores."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8786, show_default=True, help="The scheduler's port."
)
@options.common
def local(workers: int | None, port: int) -> None:
    """Start a scheduler and workers on this machine, reachable from it alone, until Ctrl-C.

    The address for `gapcheck run --cluster` is printed on stdout.
    """
    from gapcheck.batch.clusters import started

    with started(workers or options.cores(), port) as address:
        click.echo(address)
        click.echo("Ready. Ctrl-C ends it.", err=True)
        while True:
            time.sleep(3600)
