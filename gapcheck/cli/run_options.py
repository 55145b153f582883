"""The options of `gapcheck run`, in groups: a record each, so that what belongs together travels together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from gapcheck.cli import hiding, inputs, options
from gapcheck.settings import Address, Blind, Format


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


_OPTIONS = (
    click.option(
        "--files-from",
        type=click.File("rb"),
        metavar="FILE",
        help="Read the CVs that FILE names, one path a line or NUL between them; - is stdin.",
    ),
    click.option(
        "--role",
        multiple=True,
        metavar="ID",
        help="A role to measure against; can be repeated. Default: all.",
    ),
    click.option(
        "--out",
        default="gapcheck-run",
        show_default=True,
        type=inputs.Place(),
        metavar="DIR",
        help="The run folder to write; it may be an address, as s3://bucket/run.",
    ),
    options.as_of,
    options.jobs,
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Work on a Dask cluster, as tcp://host:8786, instead of this machine; see docs/cluster.md.",
    ),
    options.timeout,
    options.memory,
    options.ocr,
    options.count_hidden,
    options.taxonomy,
    click.option(
        "--requirements",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="A YAML file with weights, levels and needs of your own for this run, by role and competency.",
    ),
    click.option(
        "--weight",
        multiple=True,
        metavar="ID=N",
        help="A competency's weight in the chosen roles, 0 to 5, as cloud=2; can be repeated.",
    ),
    click.option("--no-pictures", is_flag=True, help="Put no pictures of the evidence into the reports."),
    options.for_candidate,
    options.formats,
    options.pdf,
    hiding.blind,
    hiding.key,
    click.option(
        "--keep-days",
        type=click.IntRange(1, 36_500),
        default=180,
        show_default=True,
        metavar="N",
        help="Days from --as-of after which the run should be gone; the manifest has the date.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="Replace a finished run of other settings, once the new one is complete.",
    ),
    click.option("--no-cache", is_flag=True, help="Read every CV anew, and keep nothing for later runs."),
    click.option("--dry-run", is_flag=True, help="Print what would be read and the roles; write nothing."),
    click.option(
        "--fail-under",
        type=click.FloatRange(0, 100),
        metavar="N",
        help="Exit with 8 where the highest fit score is below N.",
    ),
    options.as_json,
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
    click.option("--json-progress", is_flag=True, help="Progress as JSON lines on stderr, for programs."),
    click.option(
        "--log-file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write what was done as JSON lines, without names of files or words of CVs.",
    ),
    click.option("-v", "--verbose", is_flag=True, help="One line a file, and all names in the summary."),
)
"""In the order of `gapcheck run --help`."""


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command all of these options, and hands it the four records in their place."""
    groups = {"measuring": Measuring, "output": Output, "work": Work, "telling": Telling}

    @wraps(command)
    def call(*given: Any, **values: Any) -> None:
        for name, kind in groups.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
        command(*given, **values)

    made: Callable[..., None] = call
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
