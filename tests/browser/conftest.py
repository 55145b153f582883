"""A Chromium that is installed, never one that is downloaded, and a run to look at with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from gapcheck import batch
from gapcheck.cli import main
from gapcheck.records.outcome import Outcome
from gapcheck.report.paper import PROGRAMS
from gapcheck.settings import Settings

ROLES = ("chief-technology-officer", "head-of-technology", "head-of-engineering")
AS_OF = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[2] / "examples" / "cvs"


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
    out = tmp_path_factory.mktemp("demo") / "run"
    roles = [word for role in ROLES for word in ("--role", role)]
    asked = ("--as-of", "2026-11-01", "--timeout", "600", "--for-candidate", "--quiet")
    done = CliRunner().invoke(main, ["run", str(EXAMPLES), *roles, *asked, "--out", str(out)])
    assert out.is_dir(), done.output
    return out


@pytest.fixture(scope="session")
def outcomes() -> tuple[Outcome, ...]:
    """What was read of those examples that can be read."""
    read = batch.read(batch.find([EXAMPLES]), Settings(AS_OF, ROLES, jobs=2))
    return tuple(sorted((one for one in read if one.profile), key=lambda one: one.file))
