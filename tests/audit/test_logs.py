"""What gapcheck says of a run names files, states and reasons, and never holds text of a CV."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import canaries
from tests.audit import runs


@pytest.mark.parametrize("loud", [("-v",), ("--json-progress",)])
def test_messages_hold_no_text_of_a_cv(tmp_path: Path, loud: tuple[str, ...]) -> None:
    cvs = canaries.seeded(3)
    canaries.write(cvs, tmp_path / "named")
    (tmp_path / "cvs").mkdir()
    for number, path in enumerate(sorted((tmp_path / "named").iterdir())):
        (tmp_path / "cvs" / f"{number}{path.suffix}").write_bytes(path.read_bytes())
    whole = (tmp_path / "cvs" / "0.pdf").read_bytes()
    (tmp_path / "cvs" / "torn.pdf").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "cvs" / "note.txt").write_text(cvs[0].name, "utf-8")
    done = runs.gapcheck("run", tmp_path / "cvs", "--out", tmp_path / "run", "--role", runs.ROLE, *loud)
    assert done.returncode == 4, done.stderr
    said = (done.stdout + done.stderr).casefold()
    assert "torn.pdf" in said
    words = {word for cv in cvs for _, line in cv.lines for word in re.findall(r"[^\W\d_]{7,}", line)}
    ours = {"technology", "another", "service", "services", "position", "computer", "science", "engineers"}
    assert [word for word in sorted(words) if word.casefold() in said and word.casefold() not in ours] == []
    assert [c for cv in cvs for c in cv.canaries if c.casefold() in said] == []
