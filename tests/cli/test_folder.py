from __future__ import annotations

import json
from pathlib import Path

import pytest

from gapcheck.cli import folder as folders
from gapcheck.errors import OutputNotWritable, UsageProblem

MANIFEST = json.dumps({"inputs": [], "roles": [], "taxonomy_sha256": ""})


def write(out: Path, force: bool = False, cvs: tuple[Path, ...] = ()) -> None:
    with folders.fresh(out, cvs, force) as new:
        (new / "run.json").write_text(MANIFEST)
        (new / "new.html").write_text("new")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def old_run(folder: Path) -> Path:
    (folder / "candidates").mkdir(parents=True)
    (folder / "candidates/old.html").write_text("old")
    (folder / "run.json").write_text(MANIFEST)
    return folder


def test_a_new_folder_and_those_above_it(tmp_path: Path) -> None:
    write(tmp_path / "a/b/out")
    assert names(tmp_path / "a/b") == ["out"]
    assert names(tmp_path / "a/b/out") == ["new.html", "run.json"]


def test_an_empty_folder_needs_no_force(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out")
    assert names(tmp_path / "out") == ["new.html", "run.json"]


def test_a_run_is_kept_without_force(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    with pytest.raises(UsageProblem, match="replace it with --force"):
        write(out)
    assert names(out) == ["candidates", "run.json"]
    assert names(tmp_path) == ["out"]


def test_with_force_nothing_of_the_old_run_is_left(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    write(out, force=True)
    assert names(out) == ["new.html", "run.json"]
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("manifest", [None, "{}", "[]", "no json", '{"inputs": []}'])
def test_force_never_takes_a_folder_that_is_no_run(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "holiday.jpg").write_text("")
    if manifest is not None:
        (tmp_path / "run.json").write_text(manifest)
    before = names(tmp_path)
    with pytest.raises(UsageProblem, match="holds files but no run"):
        write(tmp_path, force=True)
    assert names(tmp_path) == before


def test_a_failure_keeps_the_old_run(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    with pytest.raises(ZeroDivisionError), folders.fresh(out, (), True) as new:
        (new / "half").write_text("")
        raise ZeroDivisionError
    assert names(out) == ["candidates", "run.json"]
    assert names(tmp_path) == ["out"]


def test_a_swap_that_fails_half_way_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = old_run(tmp_path / "out")
    rename = Path.rename

    def broken(path: Path, target: Path) -> Path:
        if ".new-" in path.name:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises(OutputNotWritable, match="Input/output error"):
        write(out, force=True)
    assert names(out) == ["candidates", "run.json"]
    assert names(tmp_path) == ["out"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputNotWritable, match="is a file"):
        write(tmp_path / "out", force=True)
    with pytest.raises(OutputNotWritable, match="Choose another folder with --out"):
        write(tmp_path / "out/deeper")
    assert (tmp_path / "out").is_file()


def test_cvs_inside_the_run_folder_are_safe(tmp_path: Path) -> None:
    out = old_run(tmp_path / "out")
    for cv in (out, out / "candidates", out / "candidates/old.html"):
        with pytest.raises(UsageProblem, match="lies in the run folder"):
            write(out, force=True, cvs=(cv,))
    assert names(out) == ["candidates", "run.json"]


def test_the_current_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageProblem, match="current folder"):
        write(Path())


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    old_run(tmp_path / "real")
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out", force=True)
    assert (tmp_path / "out").is_symlink()
    assert names(tmp_path / "real") == ["new.html", "run.json"]
