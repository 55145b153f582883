"""Flags that several commands share, and what they mean as Settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from gapcheck.cli.failures import set_debug
from gapcheck.settings import FORMATS, Limits

_Command = TypeVar("_Command", bound=Callable[..., Any])

# Each command on its own reads GAPCHECK_JOBS, and not GAPCHECK_RUN_JOBS.
CONTEXT = {"auto_envvar_prefix": "GAPCHECK", "help_option_names": ["-h", "--help"]}


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _as_of(ctx: click.Context, param: click.Parameter, value: datetime | None) -> date:
    """The one place where gapcheck asks what day it is."""
    return value.date() if value else date.today()


as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_as_of,
    metavar="DATE",
    help='What "present" in a CV means, as 2026-11-01. Default: today.',
)
taxonomy = click.option(
    "--taxonomy",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder of your own whose files extend, or replace by id, those that come with gapcheck.",
)
timeout = click.option(
    "--timeout",
    type=click.FloatRange(0, 86_400, min_open=True),
    default=Limits().timeout,
    show_default=True,
    metavar="SECONDS",
    help="Time for one CV; one that takes longer is named as not readable.",
)
memory = click.option(
    "--memory",
    type=click.IntRange(1, 1 << 20),
    default=Limits().memory,
    show_default=True,
    metavar="MB",
    help="Memory for one CV; one that takes more is named as not readable.",
)
ocr = click.option(
    "--ocr",
    is_flag=True,
    help="Read scans too, with the program Tesseract; without it they are named as not readable.",
)
count_hidden = click.option(
    "--count-hidden",
    is_flag=True,
    help="Count words that a reader of the page does not see; by default they are listed apart only.",
)
formats = click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="What to write beside the manifest; can be repeated. Default: all of them.",
)
for_candidate = click.option(
    "--for-candidate", is_flag=True, help="Write an edition of each report to hand to the candidate, too."
)
pdf = click.option("--pdf", is_flag=True, help="Print each candidate's report to PDF too, with Chromium.")
jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="CVs worked on at the same time. Default: the cores.",
)
as_json = click.option("--json", is_flag=True, help="Print JSON on stdout.")
_debug = click.option(
    "--debug", is_flag=True, hidden=True, is_eager=True, expose_value=False, callback=set_debug
)


def _no_color(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value or os.environ.get("NO_COLOR"):
        ctx.color = False


_color = click.option(
    "--no-color", is_flag=True, expose_value=False, callback=_no_color, help="Print without colours."
)


def common(command: _Command) -> _Command:
    """The flags that every command has."""
    return _color(_debug(command))
