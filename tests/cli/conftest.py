"""Outcomes and a batch made up, so that the command line is tested by itself."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gapcheck import batch, taxonomy
from gapcheck.batch import Finished, Found, Order
from gapcheck.batch.events import Began, Ended, Listener
from gapcheck.cli import main
from gapcheck.records.assessment import Assessment, Finding, Support
from gapcheck.records.evidence import Evidence
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import (
    Certification,
    Contact,
    Education,
    Language,
    Position,
    Profile,
    Quality,
    ScopeFact,
    SkillUse,
)
from gapcheck.settings import Settings

_load = functools.cache(taxonomy.load)

SHA = "ab" * 32


def words(quote: str, page: int = 1) -> Evidence:
    return Evidence(quote, page, 1, (0.0, 0.0, 10.0, 10.0))


@pytest.fixture(autouse=True)
def one_taxonomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each taxonomy is loaded once for all tests of the command line."""
    monkeypatch.setattr(taxonomy, "load", _load)


@pytest.fixture
def profile() -> Profile:
    return Profile(
        file="ada.pdf",
        sha256=SHA,
        contact=Contact("Ada Example", ("ada@example.org",), ("+44 20 7946 0000",), (), "Leeds"),
        positions=(
            Position(
                "Head of Platforms",
                "Example Mills",
                "2019-03",
                "present",
                True,
                (0, 91),
                words("Head of Platforms"),
            ),
            Position("Analyst", None, None, None, False, None, words("Analyst", 2)),
        ),
        education=(Education("BSc Computing", "bachelor", None, "Leeds", "2004", words("BSc Computing")),),
        certifications=(Certification("ITIL 4 Foundation", "itil", words("ITIL 4 Foundation")),),
        languages=(Language("German", "fluent", words("German")),),
        skills=(SkillUse("Linux", "linux", ("Linux",), None, None, ("skills",), (words("Linux"),)),),
        scope=(ScopeFact("people", 12.0, "people", words("a team of 12")),),
        statements=(),
        sections=(),
        experience_years=7.7,
        leadership_years=None,
        quality=Quality("pdf", 2, 0.9, ("Two columns touch.",)),
    )


@pytest.fixture
def outcome(profile: Profile) -> Outcome:
    shown = Finding(
        "cloud",
        3,
        "demonstrated",
        (Support(words("Moved all \x1b[31mplatforms"), "owned", (), ("x",)),),
        "why",
        True,
    )
    silent = Finding("innovation", 0, "not found", (), "nothing", True)
    return Outcome("ada.pdf", SHA, "read-with-doubts", None, SHA[:12], profile, (silent, shown))


@dataclass
class Made:
    """What the pretended batch answers, and what it was asked."""

    person: Outcome
    states: dict[str, Outcome] = field(default_factory=dict)
    score: float = 50.0
    settings: list[Settings] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    trouble: BaseException | None = None

    def read(self, found: Sequence[Found], settings: Settings, debug: bool = False) -> Iterator[Outcome]:
        self.settings.append(settings)
        if self.trouble:
            raise self.trouble
        for item in found:
            yield self.states.get(item.name) or self.one(item.name, settings)

    def run(self, order: Order, tell: Listener, backend: object = None) -> Finished:
        self.orders.append(order)
        tell(Began("reading", len(order.found), 0))
        done = []
        for outcome in self.read(order.found, order.settings):
            tell(Ended("reading", outcome))
            done.append(outcome)
        order.out.mkdir(exist_ok=True)
        (order.out / "run.json").write_text("{}")
        scores = [a.score for outcome in done for a in outcome.assessments]
        return Finished(order.out / "index.html", tuple(done), max(scores, default=0.0))

    def one(self, name: str, settings: Settings) -> Outcome:
        assessments = tuple(Assessment(role, self.score, 1.0, (), ()) for role in settings.roles)
        return replace(self.person, file=name, assessments=assessments)


@pytest.fixture
def made(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> Made:
    made = Made(outcome)
    monkeypatch.setattr(batch, "run", made.run)
    monkeypatch.setattr(batch, "read", made.read)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a test, with two CVs in `cvs`."""
    (tmp_path / "cvs").mkdir()
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / "cvs" / name).write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    def run(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(main, arguments, **options)

    return run


def command(*arguments: str, folder: Path, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """gapcheck as a process of its own."""
    start = ["-c", code] if code else ["-m", "gapcheck"]
    return subprocess.run([sys.executable, *start, *arguments], cwd=folder, capture_output=True, text=True)
