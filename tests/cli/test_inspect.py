from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from gapcheck.cli.understood import text
from gapcheck.errors import ExitCode
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Contact, Profile
from tests.cli.conftest import SHA, Call, Made


def test_json_is_the_contract(folder: Path, made: Made, call: Call) -> None:
    done = call("inspect", "cvs/a.pdf", "--json", "--as-of", "2026-11-01")
    assert (done.exit_code, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert (record["schema"], record["file"], record["state"]) == (1, "a.pdf", "read-with-doubts")
    assert record["contact"]["name"] == "Ada Example"
    assert record["competencies"]["cloud"]["level"] == 3
    assert made.settings[0].roles == ()


def test_text_shows_what_was_understood(folder: Path, made: Made, call: Call) -> None:
    done = call("inspect", "cvs/a.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    for expected in (
        "a.pdf: read-with-doubts",
        "  name      Ada Example",
        "  e-mail    ada@example.org",
        "  Head of Platforms, Example Mills\n    2019-03 to present (92 months); leads people; page 1",
        "  Analyst\n    no dates; page 2",
        "  BSc Computing, Leeds, 2004 (bachelor)",
        "  ITIL 4 Foundation",
        "  German, fluent",
        "  Linux",
        "  people: a team of 12 (page 1)",
        "  experience      7.7",
        "  leading people  not told by the CV",
        "  Two columns touch.",
        "  cloud                          3 practitioner   demonstrated",
        "  innovation                     0 not evidenced  not found",
    ):
        assert expected in done.stdout


def test_the_strongest_competency_comes_first(outcome: Outcome) -> None:
    page = text(outcome)
    assert page.index("  cloud ") < page.index("  innovation ")


def test_a_cv_cannot_steer_the_terminal(outcome: Outcome) -> None:
    assert "\x1b[31m" not in text(outcome)
    assert '"Moved all  [31mplatforms" (page 1)' in text(outcome)


def test_what_was_not_found_is_said(profile: Profile) -> None:
    bare = replace(profile, contact=Contact(), positions=(), skills=(), experience_years=None)
    page = text(Outcome("a.pdf", SHA, "read", None, SHA[:12], bare))
    for title in ("Contact", "Positions", "Skills"):
        assert f"{title}\x1b[0m\n  none found" in page


def test_a_cv_that_can_not_be_read(folder: Path, made: Made, call: Call) -> None:
    made.states = {"a.pdf": Outcome("a.pdf", None, "not-readable", "It is not a PDF. Save it as PDF.")}
    done = call("inspect", "cvs/a.pdf")
    assert done.exit_code == ExitCode.NONE_READABLE
    assert done.stdout == "a.pdf: not-readable\n  It is not a PDF. Save it as PDF.\n"
    as_json = call("inspect", "cvs/a.pdf", "--json")
    assert as_json.exit_code == ExitCode.NONE_READABLE
    assert json.loads(as_json.stdout)["reason"] == "It is not a PDF. Save it as PDF."


def test_json_of_broken_text_is_still_utf8(folder: Path, made: Made, call: Call, profile: Profile) -> None:
    broken = replace(profile, contact=Contact(name="Ada \ud800 Zoë"))
    made.states = {"a.pdf": Outcome("a.pdf", SHA, "read", None, SHA[:12], broken)}
    done = call("inspect", "cvs/a.pdf", "--json")
    assert json.loads(done.stdout_bytes.decode())["contact"]["name"] == "Ada ? Zoë"
