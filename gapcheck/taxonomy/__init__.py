"""Loads and checks `taxonomy/` into Competency, Skill and Role."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

from gapcheck.errors import TaxonomyInvalid
from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import checks, loading
from gapcheck.taxonomy.model import Competency, LevelRules, Role, Skill, Taxonomy
from gapcheck.taxonomy.nodes import Cursor, Problem, Problems, read

_Item = TypeVar("_Item", Competency, Skill, Role)

__all__ = ["Competency", "Problem", "Role", "Skill", "Taxonomy", "inspect", "load"]


def load(directory: Path | None = None) -> Taxonomy:
    """The taxonomy of a folder (the shipped one by default).

    Raises TaxonomyInvalid with every mistake, each with its file, line and column.
    """
    taxonomy, problems = inspect(directory)
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        count = f"{len(problems)} mistake{'s' if len(problems) > 1 else ''}"
        raise TaxonomyInvalid(f"The taxonomy has {count}:\n{listed}\nMend them and run the command again.")
    return taxonomy


def inspect(directory: Path | None = None) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """What could be loaded of a taxonomy, and every mistake in it, sorted by place."""
    root = directory or taxonomy_dir()
    problems = Problems()
    competencies: dict[str, Competency] = {}
    skills: dict[str, Skill] = {}
    roles: dict[str, Role] = {}
    places = checks.Places()
    for row in _files(root, "competencies", problems):
        _keep(loading.competency(row), row, competencies, places.competencies)
    for file in _files(root, "skills", problems):
        for skill, row in loading.skills(file):
            _keep(skill, row, skills, places.skills)
    for file in _files(root, "roles", problems):
        for role in loading.role(file):
            _keep(role, file, roles, places.roles)
    rules = read(root / "levels.yaml", "levels.yaml", problems)
    level_rules = loading.level_rules(rules) if rules else LevelRules({}, {}, {}, {})
    checks.check(competencies, skills.values(), roles, places)
    taxonomy = Taxonomy(_by_id(competencies), _by_id(skills), _by_id(roles), level_rules, _digest(root))
    return taxonomy, tuple(sorted(set(problems.found)))


def _files(root: Path, part: str, problems: Problems) -> list[Cursor]:
    paths = sorted((root / part).glob("*.yaml"))
    if not paths:
        problems.add(f"{part}/", None, "There is no YAML file in this folder.", f"Point --taxonomy at a folder with {part}/.")
    cursors = (read(path, f"{part}/{path.name}", problems) for path in paths)
    return [cursor for cursor in cursors if cursor is not None]


def _keep(item: _Item, row: Cursor, into: dict[str, _Item], places: dict[str, Cursor]) -> None:
    if item.id in into:
        row.problem(f"The id `{item.id}` is given twice.", "Give each its own id.")
        return
    into[item.id] = item
    places[item.id] = row


def _by_id(items: dict[str, _Item]) -> dict[str, _Item]:
    return dict(sorted(items.items()))


def _digest(root: Path) -> str:
    """SHA-256 over names and contents of all files, in sorted order."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
