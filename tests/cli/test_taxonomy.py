from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from gapcheck.errors import ExitCode
from gapcheck.report.results import manifest
from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import inspect
from gapcheck.taxonomy.schema import text
from tests.builders import run as some_run
from tests.cli.conftest import Call, Made, command


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache-home"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped taxonomy, to be changed."""
    return Path(shutil.copytree(taxonomy_dir(), tmp_path / "copy"))


def replace(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")


def test_the_shipped_taxonomy_passes(call: Call) -> None:
    done = call("taxonomy", "check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith(" skills: no mistake\n")


def test_check_as_json(call: Call) -> None:
    done = call("taxonomy", "check", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["schema"], told["problems"], told["extended_by"]) == (1, [], [])
    assert told["taxonomy_sha256"] == inspect()[0].sha256


def test_a_mistake_is_a_line_on_stdout_and_the_exit_code(call: Call, copy: Path) -> None:
    replace(copy / "roles/tech-lead.yaml", "title: Tech Lead\n", "title: Tech Lead\ntitel: x\x1b[31m\n")
    done = call("taxonomy", "check", "--taxonomy", str(copy))
    assert done.exit_code == ExitCode.CONFIGURATION_INVALID
    assert "roles/tech-lead.yaml:5:1: `titel` is not known here. Did you mean `title`?" in done.stdout
    assert "\x1b" not in done.stdout
    assert "mistake" in done.stderr


def test_schema_is_the_shipped_one(call: Call) -> None:
    done = call("taxonomy", "schema")
    assert (done.exit_code, done.stdout) == (0, text())


def test_diff_says_in_words_which_way_the_bar_moved(call: Call, copy: Path) -> None:
    role = copy / "roles/head-of-technology.yaml"
    replace(role, "{id: cloud, level: 3, weight: 3", "{id: cloud, level: 4, weight: 3")
    replace(role, "{id: innovation, level: 2", "{id: innovation, level: 1")
    done = call("taxonomy", "diff", "shipped", str(copy))
    assert (done.exit_code, done.stdout) == (
        0,
        "Roles\n"
        "  head-of-technology: the bar is higher in some ways, lower in others\n"
        "    higher  cloud: level 3 to 4\n"
        "    lower   innovation: level 2 to 1\n"
        "\n"
        f"The bar is where it was for {len(inspect()[0].roles) - 1} roles.\n",
    )
    as_json = json.loads(call("taxonomy", "diff", "shipped", str(copy), "--json").stdout)
    assert as_json["old_sha256"] != as_json["new_sha256"]
    assert [(c["id"], c["direction"]) for c in as_json["changes"]] == [
        ("head-of-technology", "higher"),
        ("head-of-technology", "lower"),
    ]


def test_diff_sees_what_a_whole_taxonomy_leaves_out(call: Call, copy: Path) -> None:
    replace(copy / "skills/cloud.yaml", "{id: aws,", "{id: other-aws,")
    told = call("taxonomy", "diff", "shipped", str(copy)).stdout
    assert told == "Skills\n  other-aws is new\n  aws is gone\n\n" + told.rpartition("\n\n")[2]


def test_diff_of_equals(call: Call, copy: Path) -> None:
    assert call("taxonomy", "diff", str(copy), "shipped").stdout == "Nothing changed.\n"


def test_diff_of_something_broken(call: Call, tmp_path: Path) -> None:
    done = call("taxonomy", "diff", "shipped", str(tmp_path / "nowhere"))
    assert (done.exit_code, done.stdout) == (6, "")
    assert "There is no such folder." in done.stderr


def test_a_new_role_passes_the_check_and_is_used(call: Call, folder: Path) -> None:
    done = call("taxonomy", "new-role", "head-of-networks", "--out", "mine")
    assert (done.exit_code, done.stdout) == (0, "mine/roles/head-of-networks.yaml\n")
    assert call("taxonomy", "check", "--taxonomy", "mine").exit_code == 0
    assert "Head of Networks" in call("roles", "--taxonomy", "mine").stdout
    assert (folder / "mine/schema.json").read_text(encoding="utf-8") == text()
    again = call("taxonomy", "new-role", "head-of-networks", "--out", "mine")
    assert (again.exit_code, again.stdout) == (ExitCode.USAGE, "")
    assert "is there already" in again.stderr


@pytest.mark.parametrize(
    ("id_", "what"),
    [("Head of", "can't be an id"), ("../x", "can't be an id"), ("tech-lead", "There is a role `tech-lead`")],
)
def test_ids_that_a_new_role_cannot_have(call: Call, folder: Path, id_: str, what: str) -> None:
    done = call("taxonomy", "new-role", id_)
    assert done.exit_code == ExitCode.USAGE
    assert what in done.stderr
    assert not (folder / "my-taxonomy").exists()


def test_a_folder_that_cannot_be_written(call: Call, folder: Path) -> None:
    (folder / "mine").write_text("a file")
    done = call("taxonomy", "new-role", "x", "--out", "mine")
    assert done.exit_code == ExitCode.OUTPUT_NOT_WRITABLE
    assert "--out" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["taxonomy", "--help"], ["taxonomy", "check", "--help"], ["roles", "--help"]]
)
def test_help_loads_no_taxonomy(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from gapcheck.cli import main\n"
        f"try: main({arguments})\n"
        "except SystemExit as end:\n"
        "    print(end.code, {'yaml', 'gapcheck.taxonomy'} & set(sys.modules), file=sys.stderr)"
    )
    assert command(folder=tmp_path, code=code).stderr == "0 set()\n"


def test_a_run_records_which_files_were_the_users_own(folder: Path, made: Made, call: Call) -> None:
    call("taxonomy", "new-role", "head-of-networks", "--out", "mine")
    call("run", "cvs", "--role", "head of networks", "--taxonomy", "mine")
    call("run", "cvs", "--role", "CTO", "--out", "other")
    own, shipped = made.orders
    assert own.settings.roles == ("head-of-networks",)
    assert own.taxonomy.extended_by == ("roles/head-of-networks.yaml",)
    assert (shipped.settings.roles, shipped.taxonomy.extended_by) == (("chief-technology-officer",), ())
    assert own.taxonomy.sha256 != shipped.taxonomy.sha256
    run = dataclasses.replace(some_run(), taxonomy_extended_by=own.taxonomy.extended_by)
    assert manifest(run)["taxonomy_extended_by"] == ["roles/head-of-networks.yaml"]


def test_the_folder_can_be_named_in_the_configuration(folder: Path, call: Call) -> None:
    call("taxonomy", "new-role", "head-of-networks", "--out", "mine")
    (folder / "gapcheck.toml").write_text('taxonomy = "mine"\nout = "runs"\n')
    told = json.loads(call("taxonomy", "check", "--json").stdout)
    assert told["extended_by"] == ["roles/head-of-networks.yaml"]
    assert "head-of-networks" in call("roles").stdout
    # `out` is the folder of a run, and no place for a role
    made = call("taxonomy", "new-role", "chief-cook", env={"GAPCHECK_OUT": "runs"})
    assert made.stdout == "my-taxonomy/roles/chief-cook.yaml\n"
