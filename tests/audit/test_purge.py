"""Who is removed is in no byte of the run any more; everybody else stays as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import canaries
from tests.audit import runs


def _who(run: Path) -> dict[str, str]:
    """File to candidate."""
    found = json.loads((run / "run.json").read_text("utf-8"))
    return {entry["file"]: entry["candidate"] for entry in found["inputs"]}


def _said(folder: Path, texts: list[str]) -> list[str]:
    return [
        f"{text} in {where}"
        for where, held, _ in canaries.texts(folder)
        for text in texts
        if text.casefold() in held
    ]


def test_a_person_who_goes_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    run = runs.make(tmp_path)
    for file, id_ in _who(run).items():
        runs.gapcheck(
            "decide", run, id_, "--outcome", "hold", "--reason", f"Spoke of {file}", "--by", "R. Vale"
        )
    file, id_ = next(item for item in _who(run).items() if item[0].endswith(".pdf"))
    cvs = enumerate(canaries.seeded(4))
    (cv,) = (one for number, one in cvs if file.endswith(f" {number}.pdf"))
    groups = tmp_path / "groups.csv"
    groups.write_text("file,sex\n" + "".join(f"{name},f\n" for name in _who(run)), "utf-8")
    assert runs.gapcheck("audit", run, "--groups", groups).returncode == 0
    others = [c for one in canaries.seeded(4) if one != cv for c in one.canaries]
    own = [c for c in cv.canaries if c.casefold() not in {o.casefold() for o in others} and len(c) > 4]
    sought = [id_, file, *own]
    assert _said(run, sought), "the search finds nothing even before"
    assert _said(tmp_path / "cache", own), "there is nothing in the cache to forget"
    done = runs.gapcheck("purge", run, "--candidate", id_[:8])
    assert done.returncode == 0, done.stderr
    assert _said(run, sought) == []
    assert _said(tmp_path / "cache", own) == []
    assert json.loads((run / "run.json").read_text("utf-8"))["removed"] == 1
    assert len(_who(run)) == 3
    assert not (run / "audit.json").exists()
    again = runs.gapcheck("verify", run, tmp_path / "cvs")
    assert again.returncode == 0, again.stdout + again.stderr


def test_everybody_goes_from_a_run_that_is_too_old(tmp_path: Path) -> None:
    run = runs.make(tmp_path, people=2)
    assert len(_who(run)) == 2
    assert runs.gapcheck("purge", run, "--older-than", "36500d").returncode == 0
    assert len(_who(run)) == 2
    assert runs.gapcheck("purge", run, "--older-than", "0d").returncode == 0
    assert _who(run) == {}
    assert runs.gapcheck("purge", run).returncode == 2
    assert json.loads((run / "run.json").read_text("utf-8"))["removed"] == 2
    assert json.loads((run / "run.json").read_text("utf-8"))["keep_until"] == "2027-04-30"


def test_a_blind_run_forgets_the_file_in_its_key_too(tmp_path: Path) -> None:
    run = runs.make(tmp_path, "--blind", people=2)
    file, id_ = next(iter(_who(run).items()))
    key = tmp_path / "run.key"
    name = json.loads(key.read_text("utf-8"))["files"][file]
    assert name in runs.gapcheck("reveal", run, id_).stdout
    assert runs.gapcheck("purge", run, "--candidate", id_).returncode == 0
    assert name not in key.read_text("utf-8")
    assert runs.gapcheck("verify", run, tmp_path / "cvs").returncode == 0
