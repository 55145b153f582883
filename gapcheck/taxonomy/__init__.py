"""Loads and checks `taxonomy/` into Competency, Skill and Role."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck.errors import TaxonomyInvalid
from gapcheck.taxonomy import cache, files
from gapcheck.taxonomy.model import Competency, Role, Skill, Taxonomy
from gapcheck.taxonomy.problems import Problem

if TYPE_CHECKING:
    from gapcheck.taxonomy.files import File

__all__ = ["Competency", "Problem", "Role", "Skill", "Taxonomy", "inspect", "load"]


def load(directory: Path | None = None) -> Taxonomy:
    """The shipped taxonomy, extended and overridden by the files of a folder.

    What was read once is kept in the user's cache and read from there while no file changes.
    Raises TaxonomyInvalid with every mistake, each with its file, line and column.
    """
    with _no_collection():
        found = files.gather(directory)
        sha256 = files.digest(found)
        kept = cache.get(sha256)
        if kept is not None:
            return kept
        taxonomy, problems = _understood(found, sha256)
        if not problems:
            cache.put(taxonomy)
    if problems:
        raise TaxonomyInvalid(told(problems))
    return taxonomy


def told(problems: tuple[Problem, ...]) -> str:
    """All mistakes as one message."""
    listed = "\n".join(f"  {problem}" for problem in problems)
    count = f"{len(problems)} mistake{'s' if len(problems) > 1 else ''}"
    return f"The taxonomy has {count}:\n{listed}\nMend them and run the command again."


def inspect(directory: Path | None = None, *, extend: bool = True) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """What could be loaded of a taxonomy, and every mistake in it, sorted by place. Never from the cache.

    Without `extend` the folder stands for itself, without anything of the shipped taxonomy.
    """
    with _no_collection():
        found = files.gather(directory, extend=extend)
        return _understood(found, files.digest(found))


def _understood(found: tuple[File, ...], sha256: str) -> tuple[Taxonomy, tuple[Problem, ...]]:
    from gapcheck.taxonomy import checks, contents, loading  # with PyYAML, which the cache spares us

    read = contents.read(found)
    checks.check(read)
    taxonomy = Taxonomy(
        competencies={id_: item.record for id_, item in sorted(read.competencies.items())},
        skills={id_: item.record for id_, item in sorted(read.skills.items())},
        roles={id_: item.record for id_, item in sorted(read.roles.items())},
        level_rules=loading.level_rules(read.levels.row if read.levels else None),
        sha256=sha256,
        documents={name: item.record for name, item in sorted(read.documents.items())},
        extended_by=tuple(sorted(file.name for file in found if file.own and file.part)),
    )
    return taxonomy, tuple(sorted({problem for log in read.logs for problem in log.found}))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tens of thousands of small objects that all stay: looking for rubbish among them doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
