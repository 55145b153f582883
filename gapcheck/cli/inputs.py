"""Which files and folders a user named: as arguments, by patterns, in a list, here or at an address."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from gapcheck.errors import UsageProblem
from gapcheck.settings import Address

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


class Place(click.ParamType[Path | Address]):
    """A path, or an address that fsspec reaches."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | Address:
        return place(value) if isinstance(value, str) else value


def place(text: str) -> Path | Address:
    """s3://bucket/folder is an address; a file:// address is a path, with all that holds for paths."""
    scheme = _SCHEME.match(text)
    if scheme is None:
        return Path(text)
    if scheme[1].lower() in ("file", "local"):
        return Path(text[scheme.end() :])
    return Address(text.rstrip("/"))


def given(cvs: Sequence[Path | Address], listed: BinaryIO | None) -> tuple[Path | Address, ...]:
    """Every place that was named. Patterns that no shell has expanded are; those in a list stay as they are.

    Raises UsageProblem where a pattern meets nothing, or nothing was named.
    """
    paths = [path for cv in cvs for path in (_expanded(cv) if isinstance(cv, Path) else [cv])]
    if listed:
        paths.extend(_lines(listed.read()))
    if not paths:
        raise UsageProblem("No CV was named. Give files or folders of CVs, or a list with --files-from.")
    return tuple(paths)


def _expanded(cv: Path) -> Iterator[Path]:
    pattern = str(cv)
    if not glob.has_magic(pattern) or os.path.lexists(cv):
        yield cv
        return
    found = [path for path in sorted(_met(pattern)) if not _through_link(path, pattern)]
    if pattern.endswith("**") or "**/" in pattern:  # ** means folders too, whose files it has met already
        found = [path for path in found if not Path(path).is_dir()]
    if not found:
        raise UsageProblem(f"No file matches `{pattern}`. Check the pattern.")
    yield from map(Path, found)


def _met(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 (Path.glob takes no absolute pattern)


def _through_link(path: str, pattern: str) -> bool:
    """Whether a link was followed to get there, by a part of the path that the pattern left open."""
    fixed = next(i for i, part in enumerate(Path(pattern).parts) if glob.has_magic(part))
    parts = Path(path).parts
    return any(Path(*parts[:end]).is_symlink() for end in range(fixed + 1, len(parts) + 1))


def _lines(content: bytes) -> Iterator[Path | Address]:
    """One path a line, as `find` prints them, or between NULs, as `find -print0` does."""
    lines = content.split(b"\0") if b"\0" in content else content.splitlines()
    return (place(os.fsdecode(line)) for line in lines if line.strip())
