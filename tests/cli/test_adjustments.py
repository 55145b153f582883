"""`--requirements` and `--weight`: what they change, what they say, what they refuse."""

from __future__ import annotations

from pathlib import Path

from gapcheck.errors import ExitCode
from gapcheck.settings import Adjustment
from tests.cli.conftest import Call, Made

FILE = "head-of-technology:\n  cloud: {weight: 1, need: must}\n"


def test_a_weight_is_in_the_settings_and_said(folder: Path, made: Made, call: Call) -> None:
    done = call("run", "cvs", "--role", "head-of-technology", "--weight", "cloud=2")
    assert done.exit_code == 0
    change = Adjustment("head-of-technology", "cloud", "weight", 3.0, 2.0)
    assert made.orders[0].settings.adjustments == made.settings[0].adjustments == (change,)
    said = "Changed from the taxonomy: Cloud, weight 2 instead of 3 (Head of Technology)."
    assert said in done.stderr.splitlines()


def test_a_flag_wins_over_the_file(folder: Path, made: Made, call: Call) -> None:
    (folder / "ours.yaml").write_text(FILE)
    call("run", "cvs", "--role", "head-of-technology", "--requirements", "ours.yaml", "--weight", "cloud=2")
    found = made.settings[0].adjustments
    assert [(a.field, a.applied) for a in found] == [("need", "must"), ("weight", 2.0)]


def test_without_changes_nothing_is_said(folder: Path, made: Made, call: Call) -> None:
    done = call("run", "cvs", "--role", "head-of-technology", "--weight", "cloud=3")
    assert "Changed" not in done.stderr
    assert made.settings[0].adjustments == ()


def test_a_file_for_roles_that_were_not_chosen_changes_nothing(folder: Path, made: Made, call: Call) -> None:
    (folder / "ours.yaml").write_text(FILE)
    done = call("run", "cvs", "--role", "tech-lead", "--requirements", "ours.yaml")
    assert (done.exit_code, made.settings[0].adjustments) == (0, ())


def test_wrong_ids_are_refused_before_anything_is_read(folder: Path, made: Made, call: Call) -> None:
    (folder / "ours.yaml").write_text(FILE.replace("cloud", "cluod"))
    by_file = call("run", "cvs", "--requirements", "ours.yaml")
    by_flag = call("run", "cvs", "--weight", "cluod=2")
    for done in (by_file, by_flag):
        assert done.exit_code == ExitCode.USAGE
        assert "Did you mean `cloud`?" in done.stderr
    assert made.settings == []


def test_a_weight_of_the_configuration_file(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text('weight = ["cloud=2"]\n')
    call("run", "cvs", "--role", "head-of-technology")
    assert [a.applied for a in made.settings[0].adjustments] == [2.0]
