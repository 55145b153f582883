"""Where the names of a blind run are, and where they are not."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from gapcheck.audit import keyfile
from gapcheck.batch import Found
from gapcheck.batch.journal import Journal
from gapcheck.cli import hiding
from gapcheck.errors import UsageProblem
from gapcheck.settings import Settings
from tests.builders import AS_OF

FOUND = (Found(Path("cvs/Zelquine Roe.pdf"), "Zelquine Roe.pdf"), Found(Path("cvs/b.docx"), "b.docx"))


def test_a_key_is_its_owners_and_lies_apart(tmp_path: Path) -> None:
    found, settings = hiding.hidden(FOUND, Settings(AS_OF, blind="identity"), tmp_path / "run", None)
    key = tmp_path / "run.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert {item.name for item in found} == set(json.loads(key.read_text("utf-8"))["files"])
    assert all(item.name.startswith("cv-") for item in found)
    assert keyfile.read(key).secret == settings.secret
    again, same = hiding.hidden(FOUND, Settings(AS_OF, blind="identity"), tmp_path / "run", None)
    assert (again, same) == (found, settings)


def test_a_key_in_the_run_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="apart"):
        hiding.hidden(FOUND, Settings(AS_OF), tmp_path / "run", tmp_path / "run" / "key")


def test_a_key_among_the_cvs_is_no_cv(tmp_path: Path) -> None:
    cv = Found(tmp_path / "a.pdf", "a.pdf")
    key = Found(tmp_path / "run.key", "run.key")
    hidden = hiding.hidden((cv, key), Settings(AS_OF, blind="identity"), tmp_path / "run", None)
    assert len(hidden.found) == 1
    assert list(json.loads(key.path.read_text("utf-8"))["files"].values()) == ["a.pdf"]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"secret": "00", "files": {}}', '{"secret": "x", "files": {}}']
)
def test_a_file_that_is_no_key_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "key").write_text(content, "utf-8")
    with pytest.raises(UsageProblem, match="--key"):
        keyfile.read(tmp_path / "key")


def test_a_run_that_was_not_finished_holds_no_file_name(tmp_path: Path) -> None:
    coded, _ = hiding.for_one(FOUND, Settings(AS_OF, blind="identity"))
    with closing(Journal(tmp_path / "working.sqlite")) as journal:
        journal.expect((item, None) for item in coded)
        assert journal.count("queued") == 2
        held = [path.read_bytes() for path in tmp_path.iterdir()]
    assert len(held) >= 1
    assert all(b"Zelquine" not in content for content in held)
