"""A Chromium that is installed, never one that is downloaded, and a run to look at with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from gapcheck import batch, match, report
from gapcheck.records.run import Run
from gapcheck.report.paper import PROGRAMS
from gapcheck.settings import Settings
from gapcheck.taxonomy import load

ROLES = ("chief-technology-officer", "head-of-technology")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each opens a context of its own."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder of the examples, with pictures and with the candidates' editions."""
    settings = Settings(date(2026, 11, 1), ROLES, jobs=2, crops=True, for_candidate=True)
    found = batch.find([Path(__file__).parents[2] / "examples" / "cvs"])
    outcomes = batch.run(found, settings)
    taxonomy = load()
    run = Run(
        "0", settings, ROLES, taxonomy.sha256, outcomes, rankings=match.rankings(outcomes, ROLES)
    )  # fmt: skip
    out = tmp_path_factory.mktemp("demo")
    report.write(run, taxonomy, out)
    return out
