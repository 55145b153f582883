"""The command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import click

from gapcheck import __version__
from gapcheck.cli.audit import audit
from gapcheck.cli.cache import cache
from gapcheck.cli.cluster import cluster
from gapcheck.cli.decide import decide
from gapcheck.cli.diff import diff
from gapcheck.cli.failures import Guarded
from gapcheck.cli.inspect import inspect
from gapcheck.cli.purge import purge
from gapcheck.cli.render import render
from gapcheck.cli.reveal import reveal
from gapcheck.cli.role import role
from gapcheck.cli.roles import roles
from gapcheck.cli.run import run
from gapcheck.cli.taxonomy import taxonomy
from gapcheck.cli.verify import verify

__all__ = ["main"]


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gapcheck", message="%(prog)s %(version)s")
def main() -> None:
    """Honest gap reports for CVs against technology-leadership roles.

    Every option can also be set by the environment (--as-of as GAPCHECK_AS_OF) or in a file
    gapcheck.toml in the current folder (as-of = "2026-11-01"). A flag wins over the environment,
    the environment over the file.

    \b
    Exit codes
      0    done
      1    internal error
      2    can't be done as asked: option, path or role
      3    a part of the installation is missing
      4    some CVs could not be read; reports are written
      5    no CV could be read
      6    taxonomy or gapcheck.toml has mistakes
      7    output can't be written
      8    the highest score is below --fail-under
      9    the disk is full; the same command goes on from there
      10   verify or audit --swap found a difference
      130  interrupted
    """


COMMANDS = (
    run, inspect, role, roles, taxonomy, audit, decide, verify, diff, purge, reveal, render, cache, cluster,
)  # fmt: skip

for command in COMMANDS:
    main.add_command(command)
