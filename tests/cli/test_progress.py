from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from gapcheck.batch.events import Began, Ended, Event, Said
from gapcheck.cli.log import logged
from gapcheck.cli.progress import Bar, progress
from gapcheck.errors import OutputNotWritable
from gapcheck.records.outcome import FileState, Outcome


def ended(state: FileState = "read", reason: str | None = None) -> Ended:
    return Ended("reading", Outcome("ada-lovelace.pdf", "ab" * 32, state, reason))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_says_how_far_how_fast_how_long_and_how_files_ended() -> None:
    clock = Clock()
    bar = Bar(terminal=False, clock=clock)
    bar(Began("reading", 400, already=100))
    for state in ("read", "read", "not-readable", "read-with-doubts"):
        clock.now += 0.5
        bar(ended(state))
    assert bar.text() == (
        "Reading CVs  104/400  2.0 a second, 2:28 left  2 read, 1 read with doubts, 1 not readable"
    )


def test_a_terminal_has_a_bar() -> None:
    bar = Bar(terminal=True, clock=Clock())
    bar(Began("writing", 4, already=2))
    assert bar.text() == f"Writing reports  [{'#' * 12}{'-' * 12}]  2/4"


def test_without_a_terminal_there_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    bar = Bar(terminal=False, clock=clock)
    bar(Began("reading", 100, already=0))
    for _ in range(100):
        clock.now += 1
        bar(ended())
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split("  ")[1] for line in err.splitlines()] == [
        "20/100",
        "40/100",
        "60/100",
        "80/100",
        "100/100",
    ]


def test_a_bar_is_taken_away_before_anything_else_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    bar = Bar(terminal=True, clock=clock)
    bar(Began("reading", 2, already=0))
    clock.now += 1
    bar(ended())
    bar(Said("Something."))
    assert click.unstyle(capsys.readouterr().err).endswith("1 read\r\x1b[KSomething.\n".replace("\x1b[K", ""))


def heard(events: list[Event], capsys: pytest.CaptureFixture[str], **flags: bool) -> list[str]:
    asked = {"quiet": False, "verbose": False, "as_json": False} | flags
    with progress(**asked) as tell:
        for event in events:
            tell(event)
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


EVENTS: list[Event] = [Said("Going on."), Began("reading", 2, 1), ended("not-readable", "It is empty.")]


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in heard(EVENTS, capsys, as_json=True)]
    assert rows == [
        {"event": "said", "text": "Going on."},
        {"event": "began", "phase": "reading", "total": 2, "already": 1},
        {"event": "ended", "phase": "reading", "file": "ada-lovelace.pdf", "sha256": "ab" * 32,
         "state": "not-readable", "reason": "It is empty."},
    ]  # fmt: skip


def test_verbose_and_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert heard(EVENTS, capsys, verbose=True) == [
        "Going on.",
        "[2/2] ada-lovelace.pdf: not readable: It is empty.",
    ]
    assert heard(EVENTS, capsys, quiet=True) == []


def test_the_log_names_no_file(tmp_path: Path) -> None:
    clock, passed = Clock(), list[Event]()
    for _ in range(2):
        with logged(tmp_path / "log", passed.append, clock) as tell:
            clock.now += 2.5
            for event in EVENTS:
                tell(event)
    text = (tmp_path / "log").read_text()
    assert "lovelace" not in text
    rows = [json.loads(line) for line in text.splitlines()]
    assert len(rows) == 6
    assert (rows[2]["seconds"], rows[2]["sha256"], rows[2]["reason"]) == (2.5, "ab" * 32, "It is empty.")
    assert passed == EVENTS * 2
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable, match="--log-file"), logged(tmp_path / "no/log", repr):
        pass
