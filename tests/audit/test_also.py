"""One person with two CVs: said open and blind, gone with a purge, true to verify, not in a letter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import canaries
from tests.audit import runs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, the first of whom has sent a shorter CV too."""
    folder = tmp_path_factory.mktemp("also")
    first, second = canaries.seeded(2)
    canaries.write([first, second], folder / "cvs")
    canaries.write([replace(first, lines=first.lines[:-1])], folder / "cvs" / "later")
    return folder


def also(run: Path) -> dict[str, list[str]]:
    found: list[dict[str, Any]] = json.loads((run / "results.json").read_text("utf-8"))["candidates"]
    return {one["file"]: [o["file"] for a in one["also"] for o in a["others"]] for one in found}


def test_open_then_without_one_of_them(made: Path, tmp_path: Path) -> None:
    folder = runs.copied(made, tmp_path / "open")
    run = runs.make(folder, "--for-candidate")
    named = {file: others for file, others in also(run).items() if others}
    assert len(named) == 2
    assert {file: [other] for file, other in zip(named, reversed(named), strict=True)} == named
    letters = [path.read_text("utf-8") for path in run.rglob("*.candidate.html")]
    assert letters
    assert not any("also in" in text for text in letters)
    assert runs.gapcheck("verify", run, folder / "cvs").returncode == 0
    assert runs.gapcheck("purge", run, "--file", next(iter(named))).returncode == 0
    assert list(also(run).values()) == [[], []]


def test_blind(made: Path, tmp_path: Path) -> None:
    folder = runs.copied(made, tmp_path / "blind")
    run = runs.make(folder, "--blind=schools")
    named = {file: others for file, others in also(run).items() if others}
    assert len(named) == 2
    assert canaries.leaks(canaries.seeded(2), run) == []
    assert runs.gapcheck("verify", run, folder / "cvs").returncode == 0
