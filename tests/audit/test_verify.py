"""A run that was copied verifies; one that was touched anywhere does not, and is told where."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from gapcheck.audit import verifying
from tests.audit import runs


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    run = runs.make(folder)
    id_ = sorted((run / "candidates").iterdir())[0].name
    why = ("--outcome", "hold", "--reason", "Ask about budgets", "--by", "R. Vale")
    done = runs.gapcheck("decide", run, id_, *why)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Path:
    return runs.copied(original, tmp_path / "elsewhere")


def test_a_copied_run_verifies_and_a_touched_one_does_not(copy: Path) -> None:
    done = runs.gapcheck("verify", copy / "run", copy / "cvs")
    assert (done.returncode, done.stdout) == (0, "The run is what its inputs and settings give.\n")
    assert runs.gapcheck("verify", copy / "run").returncode == 0
    said = _number(copy / "run")
    done = runs.gapcheck("verify", copy / "run")
    assert done.returncode == 10
    assert re.search(said, done.stdout), done.stdout


def _number(run: Path) -> str:
    text = (run / "results.json").read_text("utf-8")
    (run / "results.json").write_text(re.sub(r'"score": (\d)', r'"score": 9\1', text, count=1), "utf-8")
    return r"results\.json: score for head-of-technology of \w+ says 9"


def _words(run: Path) -> str:
    text = (run / "results.json").read_text("utf-8")
    (run / "results.json").write_text(text.replace("engineers", "managers", 1), "utf-8")
    return r"results\.json is not .* though its figures are"


def _csv(run: Path) -> str:
    text = (run / "results.csv").read_text("utf-8")
    (run / "results.csv").write_text(text.replace(",0.", ",1.", 1), "utf-8")
    return r"results\.csv is not"


def _swapped_page(run: Path) -> str:
    one, other = sorted(run.glob("candidates/*/*.html"))[:2]
    shutil.copyfile(one, other)
    return rf"{other.parent.name}/head-of-technology\.html is not"


def _added(run: Path) -> str:
    (run / "candidates" / "x.html").write_text("x")
    return r"x\.html is no file of this run"


def _missing(run: Path) -> str:
    (run / "index.html").unlink()
    return r"index\.html is missing"


def _manifest(run: Path) -> str:
    found = json.loads((run / "run.json").read_text("utf-8"))
    found["inputs"][0]["sha256"] = "0" * 64
    (run / "run.json").write_text(json.dumps(found, indent=1), "utf-8")
    return r"run\.json: `inputs`"


def _settings(run: Path) -> str:
    text = (run / "run.json").read_text("utf-8")
    (run / "run.json").write_text(text.replace('"pages": 50', '"pages": 51'), "utf-8")
    return r"run\.json: the settings"


def _journal(run: Path) -> str:
    with closing(sqlite3.connect(run / "journal.sqlite")) as database:
        rows = database.execute("SELECT name, record FROM outcomes ORDER BY name LIMIT 2").fetchall()
        database.execute("UPDATE outcomes SET record = ? WHERE name = ?", (rows[1][1], rows[0][0]))
        database.commit()
    return r"journal\.sqlite holds something else"


def _decision(run: Path) -> str:
    text = (run / "decisions.jsonl").read_text("utf-8")
    (run / "decisions.jsonl").write_text(text.replace("budgets", "gadgets"), "utf-8")
    return "decision 1 was changed"


def _emptied_decision(run: Path) -> str:
    line = json.loads((run / "decisions.jsonl").read_text("utf-8"))
    line = {"removed": True, "before": line["before"], "seal": line["seal"]}
    (run / "decisions.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    return "though nobody was removed"


SPOILS = (
    _number, _words, _csv, _swapped_page, _added, _missing, _manifest, _settings, _journal, _decision,
    _emptied_decision,
)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_was_touched_is_told(original: Path, copy: Path, spoil: Callable[[Path], str]) -> None:
    """`original` stands for the run derived again, which the first test shows to be the same."""
    assert [*verifying.unlike(copy / "run", original / "run"), *verifying.decided(copy / "run", 0)] == []
    said = spoil(copy / "run")
    faults = [*verifying.unlike(copy / "run", original / "run"), *verifying.decided(copy / "run", 0)]
    assert any(re.search(said, fault) for fault in faults), faults


def test_changed_cvs_are_told(original: Path, copy: Path) -> None:
    one, other = sorted((copy / "cvs").glob("*.pdf"))[:2]
    one.write_bytes(other.read_bytes())
    done = runs.gapcheck("verify", copy / "run", copy / "cvs")
    assert done.returncode == 10
    assert f"{one.name}: the CV is another one than the run read" in done.stdout
    manifest = json.loads((copy / "run" / "run.json").read_text("utf-8"))
    now = {e["file"]: e["sha256"] for e in manifest["inputs"] if e["file"] != one.name} | {"new.pdf": "0"}
    assert sorted(verifying.inputs(manifest, now)) == sorted(
        [f"{one.name}: the CV is not there any more", "new.pdf: the run read no such CV"]
    )


def test_another_taxonomy_is_told(copy: Path) -> None:
    (copy / "mine" / "roles").mkdir(parents=True)
    shipped = Path("taxonomy/roles/head-of-technology.yaml").read_text("utf-8")
    role = copy / "mine" / "roles" / "head-of-technology.yaml"
    role.write_text(shipped.replace("weight: 5", "weight: 4", 1), "utf-8")
    done = runs.gapcheck("verify", copy / "run", copy / "cvs", "--taxonomy", copy / "mine")
    assert done.returncode == 10
    assert "the taxonomy is another one" in done.stdout


def test_diff_names_what_did_it(copy: Path) -> None:
    one = min((copy / "cvs").glob("*.pdf"))
    one.write_bytes(Path("examples/cvs/oskar-lindqvist-director-of-engineering.pdf").read_bytes())
    again = ("--role", runs.ROLE, "-q")
    runs.gapcheck("run", copy / "cvs", "--out", copy / "after", "--as-of", runs.AS_OF, *again)
    found = json.loads(runs.gapcheck("diff", copy / "run", copy / "after", "--json").stdout)
    assert found["causes"] == []
    assert {c["file"]: c["causes"] for c in found["changed"]}[one.name] == ["the CV"]
    runs.gapcheck("run", copy / "cvs", "--out", copy / "later", "--as-of", "2028-11-01", *again)
    found = json.loads(runs.gapcheck("diff", copy / "after", copy / "later", "--json").stdout)
    assert found["causes"] == ["the settings"]
    causes = {tuple(one["causes"]) for one in found["changed"]}
    assert ("the settings",) in causes <= {("the settings",), ("the other candidates",)}


def test_swap_moves_no_figure(copy: Path) -> None:
    done = runs.gapcheck("audit", copy / "run", copy / "cvs", "--swap")
    assert (done.returncode, done.stdout) == (0, "4 CVs measured as four people each: 0 figures moved.\n")


def test_a_run_without_pages_verifies_and_is_purged_as_such(original: Path, tmp_path: Path) -> None:
    """What was not to be written is not missing; pages that another format leaves behind go."""
    run = runs.copied(original / "run", tmp_path / "run")
    assert runs.gapcheck("render", run, "--format", "csv").returncode == 0
    left = {"decisions.jsonl", "journal.sqlite", "results.csv", "run.json"}
    assert {path.name for path in run.iterdir()} == left
    done = runs.gapcheck("verify", run, original / "cvs")
    assert (done.returncode, done.stdout) == (0, "The run is what its inputs and settings give.\n")
    id_ = json.loads((run / "run.json").read_text("utf-8"))["inputs"][0]["candidate"]
    assert runs.gapcheck("purge", run, "--candidate", id_).returncode == 0
    assert {path.name for path in run.iterdir()} == left
