"""The small form of `python -m benchmarks.canaries`: nobody is to be found in a blind run."""

from __future__ import annotations

from pathlib import Path

from benchmarks import canaries

COUNT = 20


def test_no_byte_of_a_blind_run_tells_who_a_candidate_is(tmp_path: Path) -> None:
    leaked, changed, read = canaries.compared(tmp_path, canaries.seeded(COUNT))
    assert leaked == []
    assert changed == []
    assert read == COUNT


def test_the_search_finds_what_leaks(tmp_path: Path) -> None:
    cvs = canaries.seeded(COUNT)
    canaries.write(cvs, tmp_path / "in")
    canaries.run(tmp_path / "in", tmp_path / "open")
    found = "\n".join(canaries.leaks(cvs, tmp_path / "open"))
    named = [cv.name for cv in cvs if cv.name.casefold() not in found]
    assert named == []
