from __future__ import annotations

import io
from pathlib import Path

import pytest

from gapcheck.cli.inputs import given
from gapcheck.errors import UsageProblem
from tests.batch.test_find import make
from tests.cli.conftest import Call, Made


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path, "in/a.pdf", "in/b.PDF", "in/deep/er/c.pdf", "in/[x].pdf", "out/d.pdf"))
    return tmp_path


def named(*paths: str, listed: bytes | None = None) -> list[str]:
    return [str(p) for p in given([Path(p) for p in paths], None if listed is None else io.BytesIO(listed))]


def test_patterns_that_no_shell_has_expanded() -> None:
    assert named("in/*.pdf", "out") == ["in/[x].pdf", "in/a.pdf", "out"]
    assert named("in/**/*.pdf") == ["in/[x].pdf", "in/a.pdf", "in/deep/er/c.pdf"]
    assert named("in/**") == ["in/[x].pdf", "in/a.pdf", "in/b.PDF", "in/deep/er/c.pdf"]


def test_a_file_whose_name_looks_like_a_pattern() -> None:
    assert named("in/[x].pdf") == ["in/[x].pdf"]


def test_patterns_follow_no_links(place: Path) -> None:
    (place / "in/link.pdf").symlink_to(place / "out/d.pdf")
    (place / "in/way").symlink_to(place / "out")
    assert named("in/**/*.pdf") == ["in/[x].pdf", "in/a.pdf", "in/deep/er/c.pdf"]
    assert named("in/way/*.pdf") == ["in/way/d.pdf"]


def test_a_pattern_that_meets_nothing() -> None:
    with pytest.raises(UsageProblem, match=r"No file matches `in/\*\.docx`"):
        named("in/*.docx")


@pytest.mark.parametrize("listed", [b"in/a.pdf\nin/*\n\n", b"in/a.pdf\r\nin/*\r\n", b"in/a.pdf\0in/*\0"])
def test_a_list_is_taken_word_for_word(listed: bytes) -> None:
    assert named("out", listed=listed) == ["out", "in/a.pdf", "in/*"]


def test_nothing_named() -> None:
    for listed in (None, b"", b"\n"):
        with pytest.raises(UsageProblem, match="No CV was named"):
            named(listed=listed)


def test_run_reads_a_list(made: Made, call: Call) -> None:
    Path("list").write_text("in/a.pdf\nout\n")
    done = call("run", "--files-from", "list", "in/deep", "--debug")
    assert done.exit_code == 0, done.stderr
    assert [item.name for item in made.orders[0].found] == ["a.pdf", "d.pdf", "er/c.pdf"]
