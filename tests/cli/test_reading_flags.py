"""--ocr and --picture, from the flag to what they change."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.errors import ExitCode
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.results import manifest
from tests.builders import run as some_run
from tests.cli.conftest import Call, Made, command
from tests.extract.pages import one_column


@pytest.mark.parametrize("start", [("run", "cvs"), ("inspect", "cvs/a.pdf")])
def test_ocr_is_asked_for_and_never_a_default(
    folder: Path, made: Made, call: Call, start: tuple[str, ...]
) -> None:
    call(*start)
    assert made.settings[-1].ocr is False
    call(*start, "--ocr", *(("--force",) if start[0] == "run" else ()))
    assert made.settings[-1].ocr is True


def test_the_manifest_says_whether_scans_were_read() -> None:
    plain: Run = some_run()
    asked = replace(plain, settings=replace(plain.settings, ocr=True))
    assert [manifest(run)["settings"]["ocr"] for run in (plain, asked)] == [False, True]


def test_ocr_without_the_program_is_told_with_exit_code_3(folder: Path) -> None:
    (folder / "cvs/a.pdf").write_bytes(one_column(["Ada Example"]))
    code = "import os; os.environ['PATH'] = ''; from gapcheck.cli import main; main()"
    for start in (("inspect", "cvs/a.pdf"), ("run", "cvs", "--role", "tech-lead")):
        done = command(*start, "--ocr", folder=folder, code=code)
        assert (done.returncode, done.stdout) == (ExitCode.COMPONENT_MISSING, ""), done.stderr
        assert "apt-get install tesseract-ocr" in done.stderr and "without --ocr" in done.stderr
    assert not (folder / "gapcheck-run").exists()


def test_pictures_are_written_and_named_on_stderr(
    folder: Path, made: Made, call: Call, outcome: Outcome
) -> None:
    made.states = {"a.pdf": replace(outcome, file="a.pdf", pictures=(b"first", b"second"))}
    done = call("inspect", "cvs/a.pdf", "--picture", "new/pages", "--json")
    assert made.settings[-1].pictures is True
    assert done.stderr.splitlines() == ["new/pages/a-1.png", "new/pages/a-2.png"]
    assert [Path(path).read_bytes() for path in done.stderr.splitlines()] == [b"first", b"second"]
    assert json.loads(done.stdout)["file"] == "a.pdf"


def test_without_the_flag_nothing_is_drawn(folder: Path, made: Made, call: Call) -> None:
    call("inspect", "cvs/a.pdf")
    assert made.settings[-1].pictures is False
    assert [path.name for path in folder.iterdir()] == ["cvs"]


def test_a_folder_that_can_not_be_written_is_told(
    folder: Path, made: Made, call: Call, outcome: Outcome
) -> None:
    made.states = {"a.pdf": replace(outcome, pictures=(b"first",))}
    (folder / "taken").write_text("a file")
    done = call("inspect", "cvs/a.pdf", "--picture", "taken")
    assert done.exit_code == ExitCode.OUTPUT_NOT_WRITABLE
    assert "Choose another folder with --picture." in done.stderr


def test_a_picture_of_a_real_cv_is_a_png(folder: Path) -> None:
    (folder / "cvs/a.pdf").write_bytes(
        one_column(["Ada Example", "# Experience", "Head of Platforms, 2019 - 2024"])
    )
    done = command("inspect", "cvs/a.pdf", "--picture", "pages", folder=folder)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert (folder / "pages/a-1.png").read_bytes().startswith(b"\x89PNG")
