"""Pages on paper: a PDF beside each candidate page, printed by the Chromium that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from gapcheck.errors import ComponentMissing, OutputNotWritable

PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
_REMEDY = (
    "Install Chromium (on Debian: apt-get install chromium), or run without --pdf and print from a browser."
)
_LONGEST = 120.0
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
)  # fmt: skip
"""Nothing that it could start of its own, and no host that it could reach."""

_STAMPS = re.compile(rb"(?<=Date \(D:)\d{14}")


def require() -> str:
    """Where Chromium is. Raises ComponentMissing where there is none."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        raise ComponentMissing(f"--pdf needs Chromium or Chrome, which is not installed. {_REMEDY}")
    return found


def candidate_pages(out: Path) -> list[Path]:
    """Every candidate page of a run folder, in order."""
    return sorted(out.glob("candidates/*/*.html"))


def put(pages: Sequence[Path], as_of: date, jobs: int, on_done: Callable[[], None] = lambda: None) -> None:
    """Write `page.pdf` beside each `page.html`; the same page gives the same bytes with one Chromium.

    Raises ComponentMissing where Chromium is missing or does not work.
    """
    program = require()
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        for page, content in zip(pages, pool.map(lambda one: _printed(program, one), pages), strict=True):
            _write(page.with_suffix(".pdf"), _STAMPS.sub(as_of.strftime("%Y%m%d000000").encode(), content))
            on_done()


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputNotWritable(
            f"`{path}` can't be written ({error.strerror}). Choose another folder with --out."
        ) from error


def _printed(program: str, page: Path) -> bytes:
    """One page as a PDF, by a Chromium with an empty profile of its own."""
    with tempfile.TemporaryDirectory(prefix="gapcheck-", ignore_cleanup_errors=True) as own:
        out = Path(own, "page.pdf")
        command = [program, *_flags(), f"--user-data-dir={own}/profile", f"--print-to-pdf={out}"]
        try:
            done = subprocess.run([*command, page.resolve().as_uri()], capture_output=True, timeout=_LONGEST)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ComponentMissing(f"Chromium can't print ({type(error).__name__}). {_REMEDY}") from None
        if not out.is_file():
            last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
            raise ComponentMissing(f"Chromium printed nothing ({last or done.returncode}). {_REMEDY}")
        return out.read_bytes()


def _flags() -> Iterator[str]:
    """Chromium refuses to sandbox for root; our pages run no script and reach no network."""
    yield from _FLAGS
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield "--no-sandbox"
