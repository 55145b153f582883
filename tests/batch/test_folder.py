from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gapcheck.batch.folder import RunFolder
from gapcheck.errors import OutputNotWritable, UsageProblem

MANIFEST = json.dumps({"inputs": [], "roles": [], "taxonomy_sha256": ""})


def made(out: Path, cvs: tuple[Path, ...] = ()) -> RunFolder:
    """A run that is complete but not yet moved up."""
    folder = RunFolder(out)
    folder.check(cvs)
    folder.begin()
    folder.working.write_text("journal")
    (folder.unfinished / "candidates" / "new").mkdir(parents=True)
    for name, content in (("journal.sqlite", "new"), ("run.json", MANIFEST), ("index.html", "new")):
        (folder.unfinished / name).write_text(content)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


NEW = ["candidates", "index.html", "journal.sqlite", "run.json"]


def old_run(folder: Path) -> Path:
    (folder / "candidates" / "old").mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / "run.json").write_text(MANIFEST)
    return folder


def test_a_new_folder_and_those_above_it(tmp_path: Path) -> None:
    assert made(tmp_path / "a/b/out").publish() == tmp_path / "a/b/out/index.html"
    assert names(tmp_path / "a/b") == ["out"]
    assert names(tmp_path / "a/b/out") == NEW


def test_an_empty_folder_is_taken_and_nothing_beside_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    made(tmp_path / "out").publish()
    assert names(tmp_path / "out") == NEW
    assert names(tmp_path) == ["out"]


def test_the_old_run_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    folder = made(out)
    assert (out / "index.html").read_text() == "old"
    assert names(out / "candidates") == ["old"]
    folder.publish()
    assert (out / "index.html").read_text() == "new"
    assert names(out / "candidates") == ["new"]
    assert names(out) == NEW


def test_what_is_not_of_a_run_stays(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    (out / "my notes.txt").write_text("call back")
    made(out).publish()
    assert names(out) == [*NEW[:3], "my notes.txt", "run.json"]


def test_pages_of_roles_of_the_old_run_go_with_it(tmp_path: Path) -> None:
    old_run(tmp_path)
    (tmp_path / "compare-head-of-technology.html").write_text("people of the old run")
    made(tmp_path).publish()
    assert names(tmp_path) == NEW


@pytest.mark.parametrize("moves", range(6))
def test_an_interrupted_publishing_is_never_seen_as_a_run_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    folder = made(old_run(tmp_path / "out"))
    rename, left = Path.rename, iter(range(moves))

    def some(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", some)
    if moves < 4:
        with pytest.raises(KeyboardInterrupt):
            folder.publish()
        assert not (folder.goal / "run.json").exists()
        assert folder.is_due()
        monkeypatch.setattr(Path, "rename", rename)
    folder.publish()
    assert names(folder.goal) == NEW
    assert (folder.goal / "index.html").read_text() == "new"
    assert not folder.is_due()


@pytest.mark.parametrize("manifest", [None, "{}", "[]", "no json", '{"inputs": []}'])
def test_a_folder_that_is_no_run_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "holiday.jpg").write_text("")
    if manifest is not None:
        (tmp_path / "run.json").write_text(manifest)
    before = names(tmp_path)
    with pytest.raises(UsageProblem, match="holds files but no run"):
        made(tmp_path)
    assert names(tmp_path) == before


def test_a_folder_called_unfinished_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out/unfinished").mkdir(parents=True)
    (tmp_path / "out/unfinished/novel.txt").write_text("once")
    with pytest.raises(UsageProblem, match="holds files but no run"):
        made(tmp_path / "out")


def test_dropping_takes_the_unfinished_run_only(tmp_path: Path) -> None:
    folder = made(old_run(tmp_path / "out"))
    folder.drop()
    assert names(tmp_path / "out") == ["candidates", "index.html", "run.json"]
    folder.drop()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputNotWritable, match="is a file"):
        made(tmp_path / "out")
    with pytest.raises(OutputNotWritable, match="Choose another folder with --out"):
        made(tmp_path / "out/deeper")
    assert (tmp_path / "out").is_file()


def test_cvs_inside_the_run_folder_are_safe(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    for cv in (out, out / "candidates", out / "candidates/old.html"):
        with pytest.raises(UsageProblem, match="lies in the run folder"):
            made(out, cvs=(cv,))
    assert names(out) == ["candidates", "index.html", "run.json"]


def test_the_current_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageProblem, match="current folder"):
        made(Path())


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    old_run(tmp_path / "real")
    (tmp_path / "out").symlink_to("real")
    made(tmp_path / "out").publish()
    assert (tmp_path / "out").is_symlink()
    assert names(tmp_path / "real") == NEW


def test_only_the_owner_can_look_into_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = made(tmp_path / "out")
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (folder.goal, folder.unfinished)] == [0o700, 0o700]
