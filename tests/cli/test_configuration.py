from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gapcheck.errors import ExitCode
from tests.cli.conftest import Call, Made

SETTINGS = """
as-of = 2026-11-01
role = ["head-of-technology", "tech-lead"]
jobs = 3
timeout = 7.5
out = "here"
quiet = true
"""


def test_the_file_sets_what_flags_would(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text(SETTINGS)
    done = call("run", "cvs")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{Path('here/index.html')}\n", "")
    (settings,) = made.settings
    assert settings.as_of == date(2026, 11, 1)
    assert settings.roles == ("head-of-technology", "tech-lead")
    assert (settings.jobs, settings.limits.timeout, settings.limits.memory) == (3, 7.5, 1024)


def test_one_role_needs_no_list_and_underscores_do(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text('role = "tech-lead"\nas_of = "2026-01-31"\n')
    assert call("run", "cvs").exit_code == 0
    assert (made.settings[0].roles, made.settings[0].as_of) == (("tech-lead",), date(2026, 1, 31))


def test_flag_before_environment_before_file(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text("jobs = 1\nmemory = 100\ntimeout = 10\n")
    environment = {
        "GAPCHECK_JOBS": "2",
        "GAPCHECK_MEMORY": "200",
        "GAPCHECK_ROLE": "tech-lead senior-engineer",
    }
    assert call("run", "cvs", "--jobs", "3", env=environment).exit_code == 0
    (settings,) = made.settings
    assert (settings.jobs, settings.limits.memory, settings.limits.timeout) == (3, 200, 10)
    assert settings.roles == ("tech-lead", "senior-engineer")


def test_shared_keys_reach_the_other_commands(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text('as-of = "2020-02-02"\njobs = 4\n')
    assert call("inspect", "cvs/a.pdf").exit_code == 0
    assert made.settings[0].as_of == date(2020, 2, 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("jbos = 2", "`jbos` is no setting. Did you mean `jobs`?"),
        ("debug = true", "`debug` is no setting."),
        ("zzzz = 2", "The keys are as-of, blind, count-hidden"),
        ("[run]\njobs = 2", "`run` is no setting."),
        ('jobs = "many"', "`jobs`:"),
        ("jobs = 0", "`jobs`:"),
        ("jobs = [1]", "`jobs`:"),
        ("as-of = 3", "`as-of`:"),
        ("quiet = 'perhaps'", "`quiet`:"),
        ("jobs = ", "gapcheck.toml can't be read"),
    ],
)
def test_mistakes_are_named(folder: Path, made: Made, call: Call, content: str, said: str) -> None:
    (folder / "gapcheck.toml").write_text(content)
    done = call("run", "cvs")
    assert (done.exit_code, done.stdout) == (ExitCode.CONFIGURATION_INVALID, "")
    assert said in done.stderr
    assert "Mend" in done.stderr
    assert made.settings == []


@pytest.mark.parametrize("key", ["cluster", "log-file", "files-from", "force", "key"])
def test_a_strangers_file_sends_nothing_away(folder: Path, made: Made, call: Call, key: str) -> None:
    """CVs may come in a folder of somebody else's, with a gapcheck.toml in it."""
    (folder / "gapcheck.toml").write_text(f'{key} = "tcp://192.0.2.1:8786"\n')
    done = call("run", "cvs")
    assert done.exit_code == ExitCode.CONFIGURATION_INVALID
    assert f"`{key}` is no setting" in done.stderr
    assert made.settings == []


def test_all_mistakes_at_once(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text("jbos = 2\ntimeout = -1\n")
    said = call("run", "cvs").stderr
    assert "jbos" in said
    assert "timeout" in said


def test_the_keys_are_the_names_of_the_flags(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_text("zzzz = 2\n")
    keys = re.findall(r"[a-z-]+", call("run", "cvs").stderr.partition("The keys are ")[2].partition(".")[0])
    commands = (["run"], ["render"], ["inspect"], ["audit"], ["cluster", "local"])
    helps = "".join(call(*command, "--help").stdout for command in commands)
    flags = set(re.findall(r"--([a-z-]+)", helps))
    assert len(keys) > 10
    assert set(keys) <= flags


def test_bytes_that_are_no_text(folder: Path, made: Made, call: Call) -> None:
    (folder / "gapcheck.toml").write_bytes(b"jobs = \xff")
    assert call("run", "cvs").exit_code == ExitCode.CONFIGURATION_INVALID


def test_help_is_there_however_broken_the_file_is(folder: Path, call: Call) -> None:
    (folder / "gapcheck.toml").write_text("jobs = ")
    assert call("run", "--help").exit_code == 0
    assert call("--help").exit_code == 0
