from __future__ import annotations

from pathlib import Path

import click
import pytest

from gapcheck import __version__
from gapcheck.cli import main
from gapcheck.errors import ExitCode
from tests.cli.conftest import Call, command

HEAVY = (
    "spacy",
    "numpy",
    "pdfplumber",
    "pypdfium2",
    "jinja2",
    "yaml",
    "gapcheck.taxonomy",
    "gapcheck.report",
    "gapcheck.batch",
)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["run", "--help"]])
def test_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from gapcheck.cli import main\n"
        f"try: main({arguments})\n"
        "except SystemExit as end: print(end.code, sorted(set(sys.modules) & set(%r)), file=sys.stderr)"
        % (HEAVY,)
    )
    done = command(folder=tmp_path, code=code)
    assert done.stderr == "0 []\n"


def test_version(call: Call) -> None:
    assert call("--version").stdout == f"gapcheck {__version__}\n"


def test_help_names_every_exit_code(call: Call) -> None:
    documented = {
        int(word)
        for line in call("--help").stdout.splitlines()
        if (word := line.strip().split(" ")[0]).isdigit()
    }
    assert documented == {int(code) for code in ExitCode}


def test_every_option_of_every_command_says_what_it_does() -> None:
    for command_ in main.commands.values():
        assert command_.help
        options = [param for param in command_.params if isinstance(param, click.Option) and not param.hidden]
        assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["run"], 2, "No CV was named"),
        (["run", "no/such/folder"], 2, "`no/such/folder` does not exist. Check the path."),
        (["run", ".", "--role", "head-of-tecnology"], 2, "Did you mean `head-of-technology`"),
        (["run", ".", "--as-of", "yesterday"], 2, "--as-of"),
        (["run", ".", "--jobs", "0"], 2, "--jobs"),
        (["inspect", "."], 2, "is a folder"),
        (["inspect", "no.pdf"], 2, "does not exist"),
        (["roles", "cheif-technology-officer"], 2, "`chief-technology-officer`"),
        (["roles", "--taxonomy", "nowhere"], 2, "'nowhere' does not exist"),
    ],
)
def test_misuse_is_told_on_stderr_with_its_code(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    done = command(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    done = command("roles", "--json", folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr == ""
