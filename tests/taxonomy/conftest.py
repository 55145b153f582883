"""A small taxonomy of a bakery, copied for each test, and a cache folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import Problem, Taxonomy, inspect

SMALL = Path(__file__).with_name("small")


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the cache of the person who runs it."""
    home = tmp_path / "cache-home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A whole taxonomy: the bakery's files and our numbers for levels."""
    folder = tmp_path / "bakery"
    shutil.copytree(SMALL, folder)
    shutil.copy(taxonomy_dir() / "levels.yaml", folder)
    return folder


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(bakery: Path) -> Edit:
    """Replaces a text that stands once in a file of the bakery."""

    def replace(file: str, old: str, new: str) -> None:
        path = bakery / file
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, (file, old)
        path.write_text(before.replace(old, new), encoding="utf-8")

    return replace


def alone(folder: Path) -> tuple[Taxonomy, tuple[Problem, ...]]:
    """The folder by itself, without the shipped taxonomy."""
    return inspect(folder, extend=False)


def line_of(path: Path, text: str) -> int:
    """The line, from 1, where a text stands for the first time."""
    before, found, _ = path.read_text(encoding="utf-8").partition(text)
    assert found, (path.name, text)
    return before.count("\n") + 1
