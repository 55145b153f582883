"""A run folder that somebody spoiled: no command writes elsewhere because of it, hangs, or dies of it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gapcheck.audit import verifying
from gapcheck.audit.strange import require_plain
from gapcheck.batch.journal import Journal, peek
from gapcheck.batch.tables import Damaged
from gapcheck.batch.writing import Placed, WritePages
from gapcheck.cli import folder
from gapcheck.errors import UsageProblem
from gapcheck.pipeline import measure
from gapcheck.records import codec
from gapcheck.records.outcome import Outcome
from tests import builders
from tests.audit import runs


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return runs.make(tmp_path_factory.mktemp("tampering"), people=2)


@pytest.fixture
def run(original: Path, tmp_path: Path) -> Path:
    return runs.copied(original, tmp_path / "run")


@pytest.mark.parametrize(
    "command",
    [
        ("render", "RUN"),
        ("purge", "RUN", "--older-than", "0"),
        ("run", "CVS", "--out", "RUN", "--role", "ciso", "--force"),
    ],
)
def test_a_link_moves_nobody_elses_files(original: Path, run: Path, command: tuple[str, ...]) -> None:
    others = run.parent / "others"
    others.mkdir()
    (others / "diary.txt").write_text("mine")
    (run / "unfinished").symlink_to(others)
    places = {"RUN": run, "CVS": original.parent / "cvs"}
    done = runs.gapcheck(*(places.get(word, word) for word in command))
    assert (done.returncode, "is a link" in done.stderr) == (2, True)
    assert [path.name for path in others.iterdir()] == ["diary.txt"]


def _link(run: Path) -> None:
    (run / "decisions.jsonl").symlink_to(run.parent / "not-there")


def _device(run: Path) -> None:
    (run / "results.csv").unlink()
    (run / "results.csv").symlink_to(os.devnull)


def _pipe(run: Path) -> None:
    (run / "run.json").unlink()
    os.mkfifo(run / "run.json")


def _unfinished(run: Path) -> None:
    (run / "unfinished" / "candidates").mkdir(parents=True)
    (run / "unfinished" / "candidates" / "0").symlink_to(run.parent)


@pytest.mark.parametrize("spoil", [_link, _device, _pipe, _unfinished])
def test_what_is_not_plain_is_refused(run: Path, spoil: Callable[[Path], None]) -> None:
    require_plain(run)
    spoil(run)
    for look in (require_plain, folder.manifest, folder.results):
        with pytest.raises(UsageProblem, match="link"):
            look(run)


def test_verify_names_what_is_not_plain_among_the_pages(original: Path, run: Path) -> None:
    page = next(run.glob("candidates/*/*.html"))
    page.unlink()
    os.mkfifo(page)
    with (run / "results.json").open("ab") as file:
        file.truncate(1 << 40)  # sparse; to read it would take all memory
    said = list(verifying.unlike(run, original))
    name = page.relative_to(run)
    assert f"{name} is a link, a pipe or a device" in said
    assert "results.json is not what the CVs and settings of this run give" in said


@pytest.mark.parametrize(
    ("file", "at", "value"),
    [
        ("run.json", ("inputs",), None),
        ("run.json", ("inputs", 0, "file"), 1),
        ("run.json", ("roles",), "x"),
        ("run.json", ("as_of",), "yesterday"),
        ("run.json", ("settings",), 3),
        ("run.json", ("removed",), "many"),
        ("run.json", ("formats",), "csv"),
        ("results.json", ("candidates",), {}),
        ("results.json", ("candidates", 0, "id"), None),
        ("results.json", ("candidates", 0, "profile", "competencies", "cloud"), 4),
        ("results.json", ("candidates", 0, "assessments", 0, "score"), "9"),
        ("results.json", ("candidates", 0, "assessments", 0, "gates"), None),
    ],
)
def test_another_shape_is_told(run: Path, file: str, at: tuple[Any, ...], value: Any) -> None:
    held = json.loads((run / file).read_text("utf-8"))
    inner = held
    for part in at[:-1]:
        inner = inner[part]
    inner[at[-1]] = value
    (run / file).write_text(json.dumps(held), "utf-8")
    with pytest.raises(UsageProblem):
        (folder.manifest if file == "run.json" else folder.results)(run)


def test_a_run_of_before_is_one(run: Path) -> None:
    held = json.loads((run / "run.json").read_text("utf-8"))
    del held["formats"], held["removed"]
    (run / "run.json").write_text(json.dumps(held), "utf-8")
    assert folder.manifest(run) == held


@pytest.mark.parametrize("text", ["[" * 100_000, "nothing", ""])
def test_what_is_no_json_is_told(original: Path, run: Path, text: str) -> None:
    for name in ("run.json", "results.json"):
        (run / name).write_text(text)
    for look in (folder.manifest, folder.results):
        with pytest.raises(UsageProblem):
            look(run)
    assert {"run.json can't be read", "results.json can't be read"} <= set(verifying.unlike(run, original))


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE inputs SET sha256 = '../../elsewhere'",
        "UPDATE inputs SET candidate = '../../elsewhere'",
        "UPDATE inputs SET sha256 = zeroblob(64)",
        "ALTER TABLE inputs RENAME TO others; CREATE VIEW inputs AS WITH RECURSIVE c(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS name FROM c",
        "CREATE TRIGGER t AFTER INSERT ON head BEGIN INSERT INTO head VALUES (random(), ''); END",
        "UPDATE head SET value = 'high' WHERE key = 'best'",
    ],
)
def test_a_journal_that_is_none_of_ours_is_not_read(run: Path, spoil: str) -> None:
    path = run / "journal.sqlite"
    assert peek(path)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(spoil)
    assert peek(path) is None
    if "best" not in spoil:
        with pytest.raises(Damaged):
            Journal(path)


def test_a_record_that_is_none_is_told(run: Path) -> None:
    with closing(sqlite3.connect(run / "journal.sqlite")) as database:
        database.execute("UPDATE light SET record = zeroblob(9)")
        database.commit()
    with closing(Journal(run / "journal.sqlite")) as journal, pytest.raises(Damaged, match="damaged"):
        list(journal.lights())


def test_a_role_in_a_record_leads_nowhere(tmp_path: Path) -> None:
    found = builders.outcome()
    head = replace(builders.run(found), taxonomy_sha256=measure(builders.run(found).settings).sha256)
    write = WritePages(head, tmp_path / "out").prepare()
    with pytest.raises(ValueError, match="role"):
        write(Placed(found.file, "0" * 12, _elsewhere(found), ()))
    assert list(tmp_path.iterdir()) == []


def _elsewhere(found: Outcome) -> bytes:
    made = tuple(replace(one, role="../../../elsewhere") for one in found.assessments)
    return codec.pack(replace(found, assessments=made))
