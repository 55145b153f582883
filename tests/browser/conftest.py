"""A Chromium that is installed, never one that is downloaded, and a run to look at with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from gapcheck.cli import main
from gapcheck.report.paper import PROGRAMS

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
    roles = ("--role", "chief-technology-officer", "--role", "head-of-technology")
    asked = ("--as-of", "2026-11-01", "--timeout", "600", "--for-candidate", "--quiet")
    done = CliRunner().invoke(main, ["run", str(EXAMPLES), *roles, *asked, "--out", str(out)])
    assert out.is_dir(), done.output
    return out
