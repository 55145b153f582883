"""The small form of the fuzz target; `python -m benchmarks.fuzz` is the long one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from benchmarks import fuzz
from benchmarks.mutating import mutant
from gapcheck.records.outcome import Outcome


def test_the_same_seed_gives_the_same_mutants() -> None:
    seeds = fuzz.examples()
    ours = [mutant(seeds, number, 7) for number in range(40)]
    assert ours == [mutant(seeds, number, 7) for number in range(40)]
    assert ours != [mutant(seeds, number, 8) for number in range(40)]
    assert len(set(ours)) > 35
    assert not set(ours) & set(seeds)


def test_word_documents_are_among_the_seeds() -> None:
    documents = [seed for seed in fuzz.examples() if seed.startswith(b"PK")]
    assert len(documents) == 3
    with zipfile.ZipFile(io.BytesIO(documents[-1])) as archive:
        assert b"Quillon Rail" in archive.read("word/document.xml")


def test_mutants_end_with_a_named_state_each() -> None:
    told = fuzz.fuzz(fuzz.examples(), 200, 11)
    assert told.defects == []
    assert told.ends.total() == 200
    assert told.ends["read"] + told.ends["read-with-doubts"] > 20
    assert sum(count for end, count in told.ends.items() if end.startswith("not-readable: ")) > 20


@pytest.mark.parametrize(
    ("state", "reason", "trouble"),
    [
        ("read", None, ""),
        ("not-readable", "The PDF is damaged. Ask for it again.", ""),
        ("not-readable", None, "no named state"),
        (
            "not-readable",
            "gapcheck failed on it (KeyError); look.",
            "gapcheck failed on it (KeyError); look.",
        ),
        ("not-readable", "It has no text layer (a scan).", "but PDFium reads words"),
    ],
)
def test_what_counts_as_a_defect(state: str, reason: str | None, trouble: str) -> None:
    outcome = Outcome("amara-okonjo-cto.pdf", "0" * 64, state, reason)  # type: ignore[arg-type]
    found = fuzz._defect(outcome, fuzz.EXAMPLES / outcome.file)
    assert found.endswith(trouble) and bool(found) == bool(trouble)


def test_defects_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "_defect", lambda outcome, path: "made up")
    told = fuzz.fuzz(fuzz.examples()[:1], 2, 1, keep=tmp_path / "kept")
    assert [name for name, _ in told.defects] == ["000000", "000001"]
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["000000", "000001"]
