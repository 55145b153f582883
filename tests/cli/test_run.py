from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
import pytest

from gapcheck.batch.asked import Asked
from gapcheck.batch.folder import RunFolder
from gapcheck.batch.journal import Journal
from gapcheck.cli.summary import summary
from gapcheck.errors import ExitCode
from gapcheck.records import codec
from gapcheck.records.assessment import Assessment
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits
from tests.cli.conftest import Call, Made


def lost(name: str, reason: str = "The file is empty. Ask for it again.") -> Outcome:
    return Outcome(name, None, "not-readable", reason)


def copy(name: str, of: str) -> Outcome:
    return Outcome(name, "ab" * 32, "duplicate", f"The same content as {of}.", "ab" * 6)


def test_stdout_is_the_path_and_stderr_the_summary(folder: Path, made: Made, call: Call) -> None:
    done = call("run", "cvs", "--role", "tech-lead", "--as-of", "2026-11-01")
    assert (done.exit_code, done.stdout) == (0, "gapcheck-run/index.html\n")
    assert done.stderr == "2 files: 2 read with doubts\n"
    (order,) = made.orders
    assert (order.settings.roles, order.settings.as_of) == (("tech-lead",), date(2026, 11, 1))
    assert [item.name for item in order.found] == ["a.pdf", "b.pdf"]
    assert order.settings.limits == Limits()
    assert order.settings.jobs >= 1
    assert (order.out, order.force) == (Path("gapcheck-run"), False)


def test_without_a_role_every_role_is_measured(folder: Path, made: Made, call: Call) -> None:
    call("run", "cvs")
    listed = json.loads(call("roles", "--json").stdout)["roles"]
    assert made.orders[0].settings.roles == tuple(role["id"] for role in listed)


def test_a_role_asked_for_twice_counts_once_in_the_order_asked(folder: Path, made: Made, call: Call) -> None:
    roles = ("tech-lead", "head-of-technology", "tech-lead")
    call("run", "cvs", *(part for role in roles for part in ("--role", role)))
    assert made.orders[0].settings.roles == ("tech-lead", "head-of-technology")


def test_today_is_read_where_no_date_is_given(
    folder: Path, made: Made, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> Clock:
            return cls(2031, 5, 6)

    monkeypatch.setattr("gapcheck.cli.options.date", Clock)
    call("run", "cvs")
    assert made.settings[0].as_of == date(2031, 5, 6)


def test_an_interrupted_run_keeps_its_day_where_no_other_is_asked_for(
    folder: Path, made: Made, call: Call
) -> None:
    call("run", "cvs", "--as-of", "2026-11-01", "--role", "tech-lead")
    unfinished = RunFolder(folder / "gapcheck-run")
    unfinished.begin()
    with closing(Journal(unfinished.working)) as journal:
        journal.tell("asked", codec.encode(Asked.of(made.settings[0], "")))
    call("run", "cvs")
    call("run", "cvs", "--as-of", "2026-12-24")
    assert [settings.as_of for settings in made.settings[1:]] == [date(2026, 11, 1), date(2026, 12, 24)]


def test_json_prints_the_manifest(folder: Path, made: Made, call: Call) -> None:
    done = call("run", "cvs", "--json", "--quiet")
    assert done.stderr == ""
    assert done.stdout == (folder / "gapcheck-run/run.json").read_text()


@pytest.mark.parametrize(
    ("lost_names", "flags", "code"),
    [
        ([], [], ExitCode.DONE),
        (["a.pdf"], [], ExitCode.SOME_UNREADABLE),
        (["a.pdf", "b.pdf"], [], ExitCode.NONE_READABLE),
        ([], ["--fail-under", "50"], ExitCode.DONE),
        ([], ["--fail-under", "50.1"], ExitCode.BELOW_THRESHOLD),
        (["a.pdf"], ["--fail-under", "90"], ExitCode.BELOW_THRESHOLD),
        (["a.pdf", "b.pdf"], ["--fail-under", "90"], ExitCode.NONE_READABLE),
    ],
)
def test_exit_codes(
    folder: Path, made: Made, call: Call, lost_names: list[str], flags: list[str], code: ExitCode
) -> None:
    made.states = {name: lost(name) for name in lost_names}
    done = call("run", "cvs", *flags)
    assert (done.exit_code, done.stdout) == (code, "gapcheck-run/index.html\n")
    assert len(made.orders[0].found) == 2


def test_a_copy_of_a_read_cv_is_no_failure(folder: Path, made: Made, call: Call) -> None:
    made.states = {"b.pdf": copy("b.pdf", "a.pdf")}
    done = call("run", "cvs")
    assert done.exit_code == 0
    assert "1 duplicate" in done.stderr


def test_the_run_folder_inside_the_cvs_is_no_input(folder: Path, made: Made, call: Call) -> None:
    for _ in range(2):
        assert call("run", ".", "--out", "cvs/run", "--force").exit_code == 0
    assert [item.name for item in made.orders[1].found] == ["cvs/a.pdf", "cvs/b.pdf"]


def test_dry_run_lists_and_writes_nothing(folder: Path, made: Made, call: Call) -> None:
    done = call("run", "cvs", "--role", "tech-lead", "--dry-run")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "read a.pdf\nread b.pdf\nrole tech-lead\n"
    as_json = call("run", "cvs", "--role", "tech-lead", "--dry-run", "--json")
    assert json.loads(as_json.stdout) == {"files": ["a.pdf", "b.pdf"], "roles": ["tech-lead"]}
    assert made.settings == []
    assert [path.name for path in folder.iterdir()] == ["cvs"]


def test_verbose_has_a_line_a_file(folder: Path, made: Made, call: Call) -> None:
    made.states = {"b.pdf": lost("b.pdf")}
    said = call("run", "cvs", "-v").stderr.splitlines()
    assert said[:2] == [
        "[1/2] a.pdf: read with doubts",
        "[2/2] b.pdf: not readable: The file is empty. Ask for it again.",
    ]


def test_quiet_says_nothing(folder: Path, made: Made, call: Call) -> None:
    made.states = {"b.pdf": lost("b.pdf")}
    assert call("run", "cvs", "-q").stderr == ""


def test_the_summary_groups_by_reason(outcome: Outcome) -> None:
    empty = [lost(f"e{i}.pdf") for i in range(5)]
    copies = [copy("c1.pdf", "ada.pdf"), copy("c2.pdf", "e.pdf")]
    outcomes = [outcome, *empty, lost("z.pdf", "It is encrypted."), *copies]
    assert plain(summary(outcomes, every_name=False)) == [
        "9 files: 1 read with doubts, 6 not readable, 2 duplicate",
        "  5 x The file is empty. Ask for it again.",
        "      e0.pdf, e1.pdf, e2.pdf and 2 more",
        "  2 x The same content as another file.",
        "      c1.pdf, c2.pdf",
        "  1 x It is encrypted.",
        "      z.pdf",
    ]
    assert "      e0.pdf, e1.pdf, e2.pdf, e3.pdf, e4.pdf" in plain(summary(outcomes, every_name=True))


def plain(text: str) -> list[str]:
    return click.unstyle(text).splitlines()


@pytest.mark.parametrize(("flags", "environment"), [(["--no-color"], {}), ([], {"NO_COLOR": "1"})])
def test_colours_can_be_turned_off(
    folder: Path, made: Made, call: Call, flags: list[str], environment: dict[str, str]
) -> None:
    made.states = {"b.pdf": lost("b.pdf")}
    assert "\x1b[" in call("run", "cvs", color=True).stderr
    assert "\x1b[" not in call("run", "cvs", "--force", *flags, color=True, env=environment).stderr


def test_fail_under_looks_at_the_highest_score(
    folder: Path, made: Made, call: Call, outcome: Outcome
) -> None:
    low = replace(outcome, file="a.pdf", assessments=(Assessment("tech-lead", 10.0, 1.0, (), ()),))
    made.states = {"a.pdf": low}
    made.score = 60.0
    assert call("run", "cvs", "--fail-under", "60").exit_code == ExitCode.DONE


def test_pictures_are_cut_unless_they_are_not_wanted(folder: Path, made: Made, call: Call) -> None:
    call("run", "cvs")
    call("run", "cvs", "--no-pictures", "--for-candidate", "--force")
    assert [(s.crops, s.for_candidate) for s in made.settings] == [(True, False), (False, True)]


def test_pdf_without_chromium_is_told_before_anything_is_read(
    folder: Path, made: Made, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = call("run", "cvs", "--pdf")
    assert done.exit_code == ExitCode.COMPONENT_MISSING
    assert "Install Chromium" in done.stderr
    assert not made.settings
    assert not (folder / "gapcheck-run").exists()


def test_pdf_prints_every_candidate_page(
    folder: Path, made: Made, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[list[Path], date]] = []
    monkeypatch.setattr("gapcheck.report.paper.require", lambda: "chromium")
    monkeypatch.setattr("gapcheck.report.paper.put", lambda pages, as_of, jobs: asked.append((pages, as_of)))
    assert call("run", "cvs", "--pdf", "--as-of", "2026-11-01").exit_code == ExitCode.DONE
    assert [as_of for _, as_of in asked] == [date(2026, 11, 1)]
