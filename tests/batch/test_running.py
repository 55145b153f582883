"""Whole runs over made-up CVs, in one process: new, interrupted, brought up to date, refused."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gapcheck.batch import Order, engine, find, rendering, run
from gapcheck.batch.events import Event, Said
from gapcheck.batch.journal import Journal
from gapcheck.batch.running import Finished
from gapcheck.errors import GapcheckError, Interrupted, NoSpace, UsageProblem
from gapcheck.records import codec
from gapcheck.records.outcome import Outcome
from gapcheck.report import parts
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy, load
from tests.batch.made import Inline, MadeUp

ROLES = ("tech-lead", "head-of-engineering")
NAMES = ("Ada Example", "Bo Example", "Cy Example", "scan", "Ada Example")
FILES = [f"{letter}.pdf" for letter in "abcde"]


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "ReadCv", MadeUp)
    monkeypatch.setenv("GAPCHECK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load()


class Runs:
    """Runs over one folder of CVs."""

    def __init__(self, folder: Path, taxonomy: Taxonomy) -> None:
        self.cvs, self.out, self.taxonomy = folder / "cvs", folder / "out", taxonomy
        self.said: list[str] = []
        self.cvs.mkdir()
        for file, name in zip(FILES, NAMES, strict=True):
            (self.cvs / file).write_text(name)

    def __call__(
        self, backend: Inline, force: bool = False, out: Path | None = None, **changes: object
    ) -> Finished:
        settings = replace(Settings(date(2026, 11, 1), ROLES), **changes)  # type: ignore[arg-type]
        found = find([self.cvs], leave_out=out or self.out)
        order = Order(found, [self.cvs], settings, self.taxonomy, out or self.out, force)
        self.said.clear()
        return run(order, self.hear, backend)

    def hear(self, event: Event) -> None:
        if isinstance(event, Said):
            self.said.append(event.text)


@pytest.fixture
def runs(tmp_path: Path, taxonomy: Taxonomy) -> Runs:
    return Runs(tmp_path, taxonomy)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def undisturbed(runs: Runs) -> dict[str, bytes]:
    out = runs.out.with_name("undisturbed")
    runs(Inline(), out=out)
    return contents(out)


def test_every_file_is_accounted_for(runs: Runs) -> None:
    done = runs(Inline())
    assert done.page == runs.out / "index.html"
    assert [(o.file, o.state) for o in done.endings] == [
        ("a.pdf", "read-with-doubts"),
        ("b.pdf", "read-with-doubts"),
        ("c.pdf", "read-with-doubts"),
        ("d.pdf", "not-readable"),
        ("e.pdf", "duplicate"),
    ]
    assert done.endings[4].reason == "The same content as a.pdf."
    names = {path.name for path in runs.out.iterdir()}
    assert names > {"candidates", "index.html", "journal.sqlite", "results.csv", "results.json", "run.json"}
    assert "unfinished" not in names
    results = json.loads((runs.out / "results.json").read_text())
    assert [c["file"] for c in results["candidates"]] == ["a.pdf", "b.pdf", "c.pdf"]
    assert done.best == pytest.approx(
        max(a["score"] for c in results["candidates"] for a in c["assessments"])
    )


def test_the_journal_of_a_finished_run_tells_all(runs: Runs) -> None:
    runs(Inline())
    database = sqlite3.connect(runs.out / "journal.sqlite")
    rows = database.execute("SELECT name, progress, state, candidate IS NOT NULL FROM inputs ORDER BY name")
    assert [tuple(row) for row in rows] == [
        ("a.pdf", "done", "read-with-doubts", 1),
        ("b.pdf", "done", "read-with-doubts", 1),
        ("c.pdf", "done", "read-with-doubts", 1),
        ("d.pdf", "skipped", "not-readable", 0),
        ("e.pdf", "skipped", "read-with-doubts", 1),
    ]
    (record,) = database.execute("SELECT record FROM outcomes WHERE name = 'b.pdf'").fetchone()
    profile = codec.unpack(Outcome, record).profile
    assert profile and profile.contact.name == "Bo Example"


def stop_at(number: int, how: Callable[[], object]) -> Callable[[int], object]:
    return lambda given: how() if given == number else None


def die() -> None:
    """What a second Ctrl-C or a kill does to the run: it gets no further."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("number", range(2, 9))
def test_a_run_that_was_cut_off_anywhere_goes_on_and_gives_the_same_bytes(runs: Runs, number: int) -> None:
    whole = undisturbed(runs)
    first, second = Inline(interrupt=stop_at(number, die)), Inline()
    with pytest.raises(KeyboardInterrupt):
        runs(first)
    assert not (runs.out / "index.html").exists()
    runs(second)
    assert runs.said == [
        f"Going on with the run that was interrupted: {min(number - 1, 5)} of 5 files are done already."
    ]
    assert contents(runs.out) == whole
    again = set(first.given[:-1]) & set(second.given)
    assert again == set()  # only what was at work is done once more


def test_the_first_interrupt_finishes_what_runs_and_says_how_to_go_on(runs: Runs) -> None:
    whole = undisturbed(runs)
    backend = Inline(interrupt=stop_at(2, lambda: os.kill(os.getpid(), signal.SIGINT)))
    with pytest.raises(Interrupted, match=r"2 of 5 CVs are read. Run the same command again to go on"):
        runs(backend)
    assert runs.said == ["Finishing the CVs that are being worked on. Ctrl-C again stops at once."]
    after = Inline()
    runs(after)
    assert after.read() == FILES[2:]
    assert contents(runs.out) == whole


def test_the_second_interrupt_ends_at_once(runs: Runs) -> None:
    def twice() -> None:
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        runs(Inline(interrupt=stop_at(2, twice)))
    assert signal.getsignal(signal.SIGINT) is before


def test_nothing_is_left_of_a_run_that_read_nothing(runs: Runs) -> None:
    with pytest.raises(KeyboardInterrupt):
        runs(Inline(interrupt=stop_at(1, die)))
    assert not runs.out.exists()


def test_an_interrupted_run_of_other_settings_is_not_mixed_with_this_one(runs: Runs) -> None:
    with pytest.raises(KeyboardInterrupt):
        runs(Inline(interrupt=stop_at(3, die)))
    with pytest.raises(UsageProblem, match=r"was interrupted, .* another: the roles .*--force"):
        runs(Inline(), roles=("tech-lead",))
    runs(Inline(), roles=("tech-lead",), force=True)
    assert json.loads((runs.out / "run.json").read_text())["roles"] == ["tech-lead"]


def test_nothing_to_do_is_said_and_nothing_is_touched(runs: Runs) -> None:
    first = runs(Inline())
    before = {path: path.stat().st_mtime_ns for path in runs.out.rglob("*")}
    again = Inline()
    assert runs(again) == first
    assert (again.given, runs.said) == (
        [],
        [f"Nothing has changed since `{runs.out}` was made; it stays as it is."],
    )
    assert {path: path.stat().st_mtime_ns for path in runs.out.rglob("*")} == before


def test_the_number_of_jobs_is_no_other_setting(runs: Runs) -> None:
    runs(Inline())
    again = Inline()
    runs(again, jobs=7)
    assert again.given == []


def test_a_page_that_somebody_deleted_comes_back(runs: Runs) -> None:
    runs(Inline())
    whole = contents(runs.out)
    next(runs.out.glob("candidates/*/tech-lead.html")).unlink()
    again = Inline()
    runs(again)
    assert again.read() == []
    assert contents(runs.out) == whole


def test_the_page_of_a_role_comes_back_too_by_run_and_by_render(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_TOGETHER", 1)
    monkeypatch.setattr(parts, "MOST_ROWS", 2)
    runs(Inline(), roles=("tech-lead", "head-of-technology"))
    whole = contents(runs.out)
    pages = [name for name in whole if name.startswith("compare-tech-lead")]
    assert len(pages) > 1
    for page in pages:
        (runs.out / page).unlink()
        again = Inline()
        runs(again, roles=("tech-lead", "head-of-technology"))
        assert (again.read(), contents(runs.out)) == ([], whole)
        (runs.out / page).unlink()
        rendering.render(runs.out, lambda settings: settings, lambda event: None)
        assert contents(runs.out) == whole


def test_only_what_is_new_or_has_changed_is_read(runs: Runs) -> None:
    runs(Inline())
    (runs.cvs / "b.pdf").write_text("Bo Newname")
    (runs.cvs / "f.pdf").write_text("Fay Example")
    (runs.cvs / "a.pdf").unlink()  # e.pdf is no copy any more
    again = Inline()
    done = runs(again)
    assert again.read() == ["b.pdf", "f.pdf"]
    assert [(o.file, o.state) for o in done.endings][-2:] == [
        ("e.pdf", "read-with-doubts"), ("f.pdf", "read-with-doubts"),
    ]  # fmt: skip
    assert contents(runs.out) == undisturbed(runs)


def test_a_finished_run_of_other_settings_stays_until_the_new_one_is_complete(runs: Runs) -> None:
    runs(Inline())
    before = contents(runs.out)
    with pytest.raises(UsageProblem, match="already exists, and this run is another: the day"):
        runs(Inline(), as_of=date(2025, 1, 1))
    with pytest.raises(KeyboardInterrupt):
        runs(Inline(interrupt=stop_at(7, die)), as_of=date(2025, 1, 1), force=True)
    assert {k: v for k, v in contents(runs.out).items() if not k.startswith("unfinished")} == before
    runs(Inline(), as_of=date(2025, 1, 1), force=True)
    assert json.loads((runs.out / "run.json").read_text())["as_of"] == "2025-01-01"


def test_a_finished_run_without_a_journal_needs_force(runs: Runs) -> None:
    runs(Inline())
    (runs.out / "journal.sqlite").unlink()
    with pytest.raises(UsageProblem, match="the version of gapcheck"):
        runs(Inline())
    runs(Inline(), force=True)


def test_a_file_that_kills_its_readers_is_quarantined_and_the_run_goes_on(runs: Runs) -> None:
    done = runs(Inline(lose={"MadeUp": {"b.pdf"}}))
    assert done.endings[1].reason == "The reader process ended unexpectedly."
    assert done.endings[1].state == "not-readable" and done.endings[1].sha256
    database = sqlite3.connect(runs.out / "journal.sqlite")
    assert database.execute("SELECT name FROM inputs WHERE progress = 'quarantined'").fetchall() == [
        ("b.pdf",)
    ]


def test_a_candidate_whose_pages_cannot_be_made_is_quarantined_and_the_others_ranked_anew(runs: Runs) -> None:
    done = runs(Inline(lose={"WritePages": {"b.pdf"}}))
    assert done.endings[1].state == "not-readable"
    assert str(done.endings[1].reason).startswith("Its pages could not be made.")
    assert len(list(runs.out.glob("candidates/*"))) == 2
    assert "of 2" in next(runs.out.glob("candidates/*/tech-lead.html")).read_text()
    assert [c["file"] for c in json.loads((runs.out / "results.json").read_text())["candidates"]] == [
        "a.pdf", "c.pdf",
    ]  # fmt: skip


def test_two_runs_at_once_in_one_folder_are_refused(runs: Runs) -> None:
    def another() -> None:
        with pytest.raises(UsageProblem, match="Another gapcheck is at work"):
            runs(Inline())

    runs(Inline(interrupt=stop_at(3, another)))


def test_a_full_disk_stops_the_run_and_it_goes_on_when_there_is_space(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = undisturbed(runs)
    ended, calls = Journal.ended, []

    def full(journal: Journal, *arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 3:
            journal.database.execute(
                f"PRAGMA max_page_count = {journal.database.execute('PRAGMA page_count').fetchone()[0]}"
            )
        ended(journal, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "ended", full)
    with pytest.raises(NoSpace, match="run the same command again"):
        runs(Inline())
    monkeypatch.setattr(Journal, "ended", ended)
    runs(Inline())
    assert contents(runs.out) == whole


def test_a_damaged_journal_is_told(runs: Runs) -> None:
    with pytest.raises(KeyboardInterrupt):
        runs(Inline(interrupt=stop_at(3, die)))
    for path in (runs.out / "unfinished").glob("working.sqlite*"):
        path.write_bytes(b"no database at all, but long enough to look at" * 100)
    with pytest.raises(GapcheckError, match=r"is damaged\. Start anew with --force"):
        runs(Inline())
    runs(Inline(), force=True)
