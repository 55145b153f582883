from __future__ import annotations

import os
from pathlib import Path

import pytest

from gapcheck.batch import find
from gapcheck.errors import UsageProblem


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def names(*paths: Path, leave_out: Path | None = None) -> list[str]:
    return [item.name for item in find(paths, leave_out)]


def test_every_file_below_a_folder_sorted_by_name(tmp_path: Path) -> None:
    make(tmp_path, "b.pdf", "a/z.PDF", "a/deep/er/y.docx", "notes", "C.pdf")
    found = find([tmp_path])
    assert [item.name for item in found] == ["C.pdf", "a/deep/er/y.docx", "a/z.PDF", "b.pdf", "notes"]
    assert all(item.path.read_text() == item.name for item in found)


def test_desktop_clutter_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", ".DS_Store", "Thumbs.db", "desktop.ini", ".git/config", "sub/.hidden.pdf")
    assert names(tmp_path) == ["a.pdf"]


def test_a_hidden_file_that_is_named_is_meant(tmp_path: Path) -> None:
    make(tmp_path, ".cv.pdf")
    assert names(tmp_path / ".cv.pdf") == [".cv.pdf"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    inside, outside = make(tmp_path / "in", "a.pdf"), make(tmp_path / "out", "b.pdf")
    (inside / "file").symlink_to(outside / "b.pdf")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert names(inside) == ["a.pdf"]


def test_a_pipe_in_a_folder_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert names(tmp_path) == ["a.pdf"]
    with pytest.raises(UsageProblem, match="neither a file nor a folder"):
        find([tmp_path / "pipe.pdf"])


def test_equal_names_of_several_folders_stay_apart(tmp_path: Path) -> None:
    for name in ("north/cvs/a.pdf", "south/cvs/a.pdf", "south/cvs/b.pdf", "west/a.pdf"):
        make(tmp_path, name)
    got = names(tmp_path / "north/cvs", tmp_path / "south/cvs", tmp_path / "west")
    assert got == ["b.pdf", "north/cvs/a.pdf", "south/cvs/a.pdf", "west/a.pdf"]


def test_a_name_made_longer_never_meets_another(tmp_path: Path) -> None:
    make(tmp_path, "one/x/a.pdf", "one/a.pdf", "two/x/x/a.pdf", "two/x/a.pdf")
    got = names(tmp_path / "one/x", tmp_path / "one", tmp_path / "two/x", tmp_path / "two")
    assert len(set(got)) == 4


def test_a_file_reached_twice_counts_once(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.pdf", "b.pdf")
    assert names(tmp_path, tmp_path / "sub", tmp_path / "b.pdf", tmp_path / "sub/../b.pdf") == [
        "b.pdf",
        "sub/a.pdf",
    ]


def test_the_order_of_the_folders_does_not_matter(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", "a.pdf", "b.pdf"), make(tmp_path / "two", "a.pdf", "c.pdf")
    assert list(find([one, two])) == list(find([two, one]))


def test_relative_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "cvs/a.pdf")
    monkeypatch.chdir(tmp_path)
    assert names(Path()) == ["cvs/a.pdf"]
    assert names(Path("cvs/a.pdf")) == ["a.pdf"]


def test_the_runs_own_folder_is_stepped_over(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "run/index.html", "other/run/b.pdf")
    assert names(tmp_path, leave_out=tmp_path / "run") == ["a.pdf", "other/run/b.pdf"]


def test_names_that_no_terminal_can_show_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "two\nlines\x1b[31m.pdf").write_text("")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.pdf")).write_text("")
    (tmp_path / "Zoë Müller 履歴書.pdf").write_text("")
    assert names(tmp_path) == ["Zoë Müller 履歴書.pdf", r"caf\udce9.pdf", r"two\nlines\x1b[31m.pdf"]


def test_escaped_names_do_not_clash(tmp_path: Path) -> None:
    (tmp_path / "a\nb.pdf").write_text("")
    (tmp_path / r"a\nb.pdf").write_text("")
    assert len(set(names(tmp_path))) == 2


@pytest.mark.parametrize(
    ("make_it", "said"),
    [
        (lambda path: None, "does not exist. Check the path"),
        (lambda path: path.mkdir(), "There is no file in"),
        (lambda path: make(path, ".DS_Store", "sub/Thumbs.db"), "There is no file in"),
        (lambda path: path.symlink_to("nowhere"), "neither a file nor a folder"),
    ],
)
def test_what_is_asked_for_must_be_there(tmp_path: Path, make_it: object, said: str) -> None:
    assert callable(make_it)
    make_it(tmp_path / "cvs")
    with pytest.raises(UsageProblem, match=said):
        find([tmp_path / "cvs"])


def test_nothing_asked_for() -> None:
    with pytest.raises(UsageProblem, match="No CV was named"):
        find([])


def test_a_folder_that_can_not_be_listed_is_never_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.pdf", "locked/b.pdf")
    scandir = os.scandir

    def denied(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(
        UsageProblem, match=r"locked` can't be listed \(Permission denied\)\. Allow reading it"
    ):
        find([tmp_path])
