"""CVs and a run folder at addresses, on fsspec's file system in memory: no network, the same results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fsspec.implementations.memory import MemoryFileSystem

from gapcheck.batch import addresses, find
from gapcheck.batch.brought import brought
from gapcheck.cli import main
from gapcheck.cli.inputs import place
from gapcheck.errors import ComponentMissing, UsageProblem
from gapcheck.settings import Address, Limits
from tests.batch.test_cluster import contents

CVS = Path(__file__).parents[2] / "examples" / "cvs"
FAR = Address("memory://cvs")


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MemoryFileSystem]:
    """Two CVs in a folder each, and what a desktop left."""
    monkeypatch.setenv("GAPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    system = MemoryFileSystem()
    read, other = sorted(CVS.glob("*.pdf"))[:2]
    system.pipe("/cvs/a.pdf", read.read_bytes())
    system.pipe("/cvs/inner/b.pdf", other.read_bytes())
    system.pipe("/cvs/.DS_Store", b"clutter")
    yield system
    system.rm("/", recursive=True)


@pytest.fixture
def near(far: MemoryFileSystem, tmp_path: Path) -> Path:
    """The same in a folder here."""
    for name in ("a.pdf", "inner/b.pdf"):
        path = tmp_path / "cvs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(far.cat_file(f"/cvs/{name}"))
    return tmp_path / "cvs"


def gapcheck(*arguments: str | Path) -> Result:
    role = ("--role", "tech-lead", "--as-of", "2026-11-01", "-q") if arguments[0] == "run" else ()
    return CliRunner().invoke(main, [*map(str, arguments), *role])


def held(system: MemoryFileSystem, folder: str) -> dict[str, bytes]:
    return {path.removeprefix(f"{folder}/"): system.cat_file(path) for path in system.find(folder)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("s3://bucket/folder/", Address("s3://bucket/folder")),
        ("gs://bucket", Address("gs://bucket")),
        ("file:///srv/cvs", Path("/srv/cvs")),
        ("cvs/a.pdf", Path("cvs/a.pdf")),
        ("c:/cvs", Path("c:/cvs")),
    ],
)
def test_what_is_an_address(text: str, found: Path | Address) -> None:
    assert place(text) == found


def test_names_are_those_of_a_folder_here(far: MemoryFileSystem, near: Path) -> None:
    assert [item.name for item in find([FAR])] == ["a.pdf", "inner/b.pdf"] == [i.name for i in find([near])]
    assert [item.name for item in find([Address("memory://cvs/a.pdf")])] == ["a.pdf"]
    both = [item.name for item in find([FAR, near])]
    assert len(set(both)) == 4


def test_nothing_at_an_address_is_told(far: MemoryFileSystem) -> None:
    with pytest.raises(UsageProblem, match=r"no file at `memory://elsewhere`. Check the address"):
        find([Address("memory://elsewhere")])
    with pytest.raises(UsageProblem, match="can't be used"):
        find([Address("nosuch://bucket/cvs")])


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(url: str) -> Any:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(ComponentMissing, match=r"Install it: pip install s3fs\.$"):
        addresses.files(Address("s3://bucket/cvs"))


def test_a_file_that_is_too_large_or_gone_is_told_alone(far: MemoryFileSystem, tmp_path: Path) -> None:
    far.pipe("/cvs/c.pdf", b"x" * 3_000_000)
    found = find([FAR])
    far.rm("/cvs/a.pdf")
    with brought(found, Limits(file_megabytes=2), tmp_path / "place") as items:
        a, c, b = items
        assert a.trouble == "It can't be fetched. Check that it is still at its address and may be read."
        assert b.path.read_bytes() == far.cat_file("/cvs/inner/b.pdf")
        assert c.path.stat().st_size == 2_000_001
    assert not (tmp_path / "place").exists()


def test_an_archive_at_an_address_is_told(far: MemoryFileSystem) -> None:
    far.pipe("/cvs/c.zip", b"PK")
    assert [bool(item.trouble) for item in find([FAR])] == [False, True, False]


def test_a_connection_that_fails_ends_the_run_and_leaves_nothing(
    far: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(MemoryFileSystem, "_open", lambda *_, **__: 1 / 0)
    done = gapcheck("run", "memory://cvs", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "run the same command again" in done.output
    assert not (tmp_path / "out").exists()


def test_the_same_run_from_an_address_and_at_one(far: MemoryFileSystem, near: Path, tmp_path: Path) -> None:
    assert gapcheck("run", near, "--out", tmp_path / "here").exit_code == 0
    whole = contents(tmp_path / "here")
    done = gapcheck("run", "memory://cvs", "--out", tmp_path / "from")
    assert (done.exit_code, contents(tmp_path / "from")) == (0, whole)
    assert "nothing" not in done.output
    again = gapcheck("run", "memory://cvs", "--out", tmp_path / "from")
    assert again.exit_code == 0
    assert gapcheck("verify", tmp_path / "from", "memory://cvs").exit_code == 0

    at = gapcheck("run", "memory://cvs", "--out", "memory://runs/one")
    assert (at.exit_code, at.stdout) == (0, "memory://runs/one/index.html\n")
    assert held(far, "/runs/one") == whole
    assert not list((tmp_path / "cache" / "runs").iterdir())

    taken = gapcheck("run", "memory://cvs", "--out", "memory://runs/one")
    assert taken.exit_code == 2
    assert "holds a run already" in taken.output
    far.pipe("/runs/one/decisions.jsonl", b"kept")
    far.pipe("/runs/one/candidates/0123/tech-lead.html", b"of an earlier run")
    assert gapcheck("run", "memory://cvs", "--out", "memory://runs/one", "--force").exit_code == 0
    assert held(far, "/runs/one") == whole | {"decisions.jsonl": b"kept"}


def test_a_run_that_could_not_be_copied_up_goes_on(
    far: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put, names = MemoryFileSystem.put_file, list[str]()

    def fails(self: MemoryFileSystem, here: str, there: str, **more: Any) -> None:
        names.append(there)
        if len(names) == 3:
            raise OSError("the line is down")
        put(self, here, there, **more)

    monkeypatch.setattr(MemoryFileSystem, "put_file", fails)
    done = gapcheck("run", "memory://cvs", "--out", "memory://runs/one")
    assert done.exit_code == 7
    assert "the line is down" in done.output
    assert not far.exists("/runs/one/run.json")
    assert gapcheck("run", "memory://cvs", "--out", "memory://runs/one").exit_code == 0
    assert names[-1].endswith("/run.json")
    assert json.loads(far.cat_file("/runs/one/run.json"))["inputs"][0]["file"] == "a.pdf"


def test_what_can_not_be_done_at_an_address(far: MemoryFileSystem) -> None:
    far.pipe("/runs/other/notes.txt", b"mine")
    for arguments, said in (
        (["--out", "memory://runs/other"], "left alone"),
        (["--out", "memory://cvs"], "lies in the run folder"),
        (["--out", "memory://runs/new", "--blind"], "stays on this machine"),
    ):
        done = gapcheck("run", "memory://cvs", *arguments)
        assert done.exit_code == 2
        assert said in done.output
    assert held(far, "/runs/other") == {"notes.txt": b"mine"}
    plan = gapcheck("run", "memory://cvs", "--out", "memory://runs/other", "--dry-run")
    assert plan.stdout.splitlines()[:2] == ["read a.pdf", "read inner/b.pdf"]
