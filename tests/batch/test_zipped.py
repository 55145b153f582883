"""Archives of CVs: each file is accounted for, and nothing leaves the place where it may be."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from gapcheck import batch
from gapcheck.batch import find, zipped
from gapcheck.batch.brought import brought
from gapcheck.batch.found import Found
from gapcheck.settings import Limits, Settings
from gapcheck.taxonomy import load
from tests.batch.test_cluster import contents

CVS = Path(__file__).parents[2] / "examples" / "cvs"
CV = (CVS / "amara-okonjo-cto.pdf").read_bytes()
SETTINGS = Settings(
    date(2026, 11, 1), ("head-of-technology",), limits=Limits(timeout=300.0), formats=("json",)
)


def zip_of(
    path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED
) -> Path:
    with (
        pytest.warns(UserWarning) if _twice(entries) else _quiet(),
        zipfile.ZipFile(path, "w", how) as archive,
    ):
        for name, content in entries:
            archive.writestr(name, content, compress_type=how)
    return path


def _twice(entries: tuple[tuple[str | zipfile.ZipInfo, bytes], ...]) -> bool:
    names = [name for name, _ in entries]
    return len(set(map(str, names))) < len(names)


def _quiet() -> io.BytesIO:
    return io.BytesIO()


def patched(path: Path, at: int, value: int) -> None:
    """Overwrite a two-byte field of the first entry of the list of files."""
    content = bytearray(path.read_bytes())
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + at, value)
    path.write_bytes(content)


def only(path: Path) -> Found:
    (found,) = find([path])
    return found


def test_files_of_an_archive_go_by_its_name_and_theirs(tmp_path: Path) -> None:
    zip_of(tmp_path / "north.zip", ("b.pdf", b"b"), ("team/a.pdf", b"a"), ("team/", b""))
    (tmp_path / "c.pdf").write_bytes(b"c")
    found = find([tmp_path])
    assert [item.name for item in found] == ["c.pdf", "north.zip/b.pdf", "north.zip/team/a.pdf"]
    with brought(found, Limits(), tmp_path / "place") as items:
        assert [item.path.read_bytes() for item in items] == [b"c", b"b", b"a"]
        assert (tmp_path / "place/1").stat().st_mode & 0o777 == 0o700
    assert not (tmp_path / "place").exists()


def test_what_desktops_leave_and_links_are_no_cvs(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = 0o120777 << 16
    zip_of(
        tmp_path / "a.zip",
        ("__MACOSX/._a.pdf", b""),
        (".DS_Store", b""),
        (link, b"/etc"),
        ("a.pdf", b"a"),
    )
    assert only(tmp_path / "a.zip").name == "a.zip/a.pdf"


def test_names_never_lead_out_of_the_place(tmp_path: Path) -> None:
    tricks = ("../../up.pdf", "/root.pdf", "..\\back.pdf", "a/../../b.pdf", "up.pdf", "up.pdf")
    zip_of(tmp_path / "a.zip", *((name, name.encode()) for name in tricks))
    found = find([tmp_path / "a.zip"])
    inside = ["a/b.pdf", "back.pdf", "root.pdf", "up.pdf", "up.pdf (2)", "up.pdf (3)"]
    assert [item.name for item in found] == [f"a.zip/{name}" for name in inside]
    place = tmp_path / "place"
    with brought(found, Limits(), place) as items:
        assert all(item.path.parent.parent == place and item.path.is_file() for item in items)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_bomb_is_told_and_never_unpacked(tmp_path: Path) -> None:
    zip_of(tmp_path / "a.zip", ("bomb.pdf", bytes(5_000_000)))
    found = only(tmp_path / "a.zip")
    assert found.trouble and "far more than any CV" in found.trouble
    with brought([found], Limits(), tmp_path / "place") as items:
        assert [item.path for item in items] == [tmp_path / "a.zip"]
        assert not (tmp_path / "place").exists()


@pytest.mark.parametrize(
    ("at", "value", "said"), [(8, 1, "is encrypted in its archive"), (10, 14, "packed in a way")]
)
def test_what_cannot_be_unpacked_is_told(tmp_path: Path, at: int, value: int, said: str) -> None:
    path = zip_of(tmp_path / "a.zip", ("a.pdf", b"a"))
    patched(path, at, value)
    assert said in str(only(path).trouble)


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = zip_of(tmp_path / "inner.zip", ("a.pdf", b"a")).read_bytes()
    assert "archive inside an archive" in str(only(zip_of(tmp_path / "a.zip", ("inner.ZIP", inner))).trouble)


def test_too_large_too_many_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zip_of(tmp_path / "a.zip", ("a.pdf", b"a" * 20), ("b.pdf", b"b" * 20))
    assert [str(m.trouble)[:13] for m in zipped.members(path, 10)] == ["It is larger "] * 2
    for limit, said in (
        ("MOST_MEMBERS", "more than 1 files"),
        ("MOST_BYTES", "unpacks to more"),
        ("MOST_DIRECTORY", "damaged"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(zipped, limit, 1)
            found = only(path)
            assert (found.name, found.member) == ("a.zip", None)
            assert said in str(found.trouble)


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_a_broken_or_empty_archive_is_one_file_with_a_reason(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert only(tmp_path / "a.zip").trouble


def test_a_damaged_file_in_an_archive_is_told_when_it_is_unpacked(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", ("a.pdf", b"aaaa"), ("b.pdf", b"bbbb"), how=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"aaaa", b"aaab"))
    with brought(find([path]), Limits(), tmp_path / "place") as items:
        damaged, whole = items
        assert "damaged in its archive" in str(damaged.trouble)
        assert whole.path.read_bytes() == b"bbbb"


def test_a_run_over_an_archive(tmp_path: Path) -> None:
    cvs = tmp_path / "cvs"
    cvs.mkdir()
    zip_of(cvs / "a.zip", ("cv.pdf", CV), ("x/copy.pdf", CV), ("bomb.pdf", bytes(5_000_000)))
    (cvs / "b.zip").write_bytes(b"PK, but no archive")

    def made(out: str) -> batch.Finished:
        order = batch.Order(batch.find([cvs]), [cvs], SETTINGS, load(), tmp_path / out, cached=False)
        return batch.run(order, lambda event: None)

    done = made("one")
    assert [(o.file, o.state) for o in done.endings] == [
        ("a.zip/bomb.pdf", "not-readable"),
        ("a.zip/cv.pdf", "read"),
        ("a.zip/x/copy.pdf", "duplicate"),
        ("b.zip", "not-readable"),
    ]
    before = contents(tmp_path / "one")
    assert made("one").endings == done.endings
    made("two")
    assert before == contents(tmp_path / "one") == contents(tmp_path / "two")
    assert not list(tmp_path.rglob("*unpacked*"))
