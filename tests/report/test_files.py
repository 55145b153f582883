from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.errors import ExitCode, NoSpace, OutputNotWritable
from gapcheck.report.files import put


def test_writes_the_whole_text_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path / "a" / "b.html", "Zoë\n")
    assert path.read_bytes() == "Zoë\n".encode()
    assert [p.name for p in path.parent.iterdir()] == ["b.html"]


def test_replaces_what_was_there(tmp_path: Path) -> None:
    put(tmp_path / "x", "a long first text")
    assert put(tmp_path / "x", "new").read_text() == "new"


def test_half_a_surrogate_pair_does_not_stop_a_report(tmp_path: Path) -> None:
    assert put(tmp_path / "x", "a\ud800b").read_text() == "a?b"


def test_a_file_in_the_way_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file, not a folder")
    with pytest.raises(
        OutputNotWritable, match=r"can't be written .* Choose another folder with --out"
    ) as caught:
        put(tmp_path / "run" / "index.html", "x")
    assert caught.value.exit_code is ExitCode.OUTPUT_NOT_WRITABLE


def test_a_failed_write_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = put(tmp_path / "x", "old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NoSpace, match=r"no space left .* run the same command again"):
        put(old, "new")
    assert old.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_text_in_pieces_is_one_file(tmp_path: Path) -> None:
    assert put(tmp_path / "x", (piece for piece in ("a", "", "bc"))).read_text() == "abc"


def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    path = put(tmp_path / "a" / "b" / "x", "private")
    modes = [p.stat().st_mode & 0o777 for p in (path, path.parent, path.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
