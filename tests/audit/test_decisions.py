"""Decisions are added, never changed: whatever is done to a line shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gapcheck.audit import decisions
from gapcheck.errors import UsageProblem


@pytest.fixture
def run(tmp_path: Path) -> Path:
    for number in range(4):
        decisions.append(tmp_path, {"candidate": f"{number % 2}", "outcome": "hold", "salt": str(number)})
    return tmp_path


def _lines(run: Path) -> list[Any]:
    return [json.loads(line) for line in (run / decisions.FILE).read_text("utf-8").splitlines()]


def _write(run: Path, lines: list[Any]) -> None:
    (run / decisions.FILE).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def test_a_chain_as_it_was_made_holds(run: Path) -> None:
    lines = decisions.read(run)
    assert [line["candidate"] for line in lines] == ["0", "1", "0", "1"]
    assert list(decisions.faults(lines)) == []
    assert (run / decisions.FILE).stat().st_mode & 0o777 == 0o600


def test_a_reason_may_hold_what_else_ends_lines(run: Path) -> None:
    decisions.append(run, {"candidate": "0", "reason": "asked\u2028twice\x85, then\u2029again"})
    lines = decisions.read(run)
    assert (len(lines), list(decisions.faults(lines))) == (5, [])


def _changed(lines: list[Any]) -> list[Any]:
    return [lines[0], lines[1] | {"outcome": "invite"}, *lines[2:]]


def _changed_and_sealed(lines: list[Any]) -> list[Any]:
    body = {k: v for k, v in lines[1].items() if k not in ("seal", "before")} | {"outcome": "invite"}
    return [lines[0], decisions.sealed(body, lines[1]["before"]), *lines[2:]]


@pytest.mark.parametrize(
    "spoil",
    [
        _changed,
        _changed_and_sealed,
        lambda lines: [lines[0], *lines[2:]],
        lambda lines: lines[1:],
        lambda lines: [lines[1], lines[0], *lines[2:]],
        lambda lines: [lines[0], lines[0], *lines[1:]],
    ],
)
def test_what_was_done_to_it_shows(run: Path, spoil: Callable[[list[Any]], list[Any]]) -> None:
    _write(run, spoil(_lines(run)))
    assert list(decisions.faults(decisions.read(run)))
    with pytest.raises(UsageProblem, match="copy"):
        decisions.append(run, {"candidate": "0"})


def test_a_person_who_goes_leaves_empty_lines_and_a_whole_chain(run: Path) -> None:
    left = decisions.without(decisions.read(run), frozenset({"1"}))
    assert [line.get("candidate") for line in left] == ["0", None, "0", None]
    assert set(left[1]) == {"schema", "removed", "before", "seal"}
    assert list(decisions.faults(left)) == []


def test_a_line_that_is_no_decision_is_told(run: Path) -> None:
    (run / decisions.FILE).write_text("{\n", "utf-8")
    with pytest.raises(UsageProblem, match="Line 1"):
        decisions.read(run)
