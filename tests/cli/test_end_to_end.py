"""The real command in a real process, from PDFs to the run folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from gapcheck.errors import ExitCode
from tests.cli.conftest import command

CV = """Mira Fennimore
mira@example.org

Experience

Head of Engineering, Brindle Works
March 2018 - Present
Led a team of 24 engineers and owned the cloud migration of 12 systems.

Software Engineer, Tallow Systems
January 2010 - February 2018
Built payment services in Java and PostgreSQL.

Education

BSc Computer Science, Leeds, 2009
"""
FLAGS = ("--role", "head-of-engineering", "--as-of", "2026-11-01", "--timeout", "600")


def pdf(path: Path, text: str) -> None:
    canvas = Canvas(str(path), invariant=1)
    for number, line in enumerate(text.splitlines()):
        canvas.drawString(72, 760 - 18 * number, line)
    canvas.save()


@pytest.fixture
def cvs(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    (folder / "more").mkdir(parents=True)
    pdf(folder / "mira.pdf", CV)
    pdf(folder / "more/mira.pdf", CV)
    pdf(folder / "other.pdf", CV.replace("Mira Fennimore", "Otto Brackwater"))
    (folder / "empty.pdf").touch()
    (folder / "notes.txt").write_text("call back on Monday")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_file_is_accounted_for_and_runs_are_alike(tmp_path: Path, cvs: Path) -> None:
    done = command("run", "cvs", *FLAGS, "--out", "one", "--jobs", "1", folder=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.SOME_UNREADABLE, f"{Path('one/index.html')}\n")
    assert "Traceback" not in done.stderr
    inputs = json.loads((tmp_path / "one/run.json").read_text())["inputs"]
    states = {row["file"]: row["state"] for row in inputs}
    assert states.pop("mira.pdf").startswith("read")
    assert states.pop("other.pdf").startswith("read")
    assert states == {"empty.pdf": "not-readable", "notes.txt": "not-readable", "more/mira.pdf": "duplicate"}
    assert all(row["reason"] for row in inputs if not row["state"].startswith("read"))
    again = command("run", "cvs", *FLAGS, "--out", "two", "--jobs", "2", "--quiet", folder=tmp_path)
    assert again.stderr == ""
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_each_candidate_has_a_page_for_the_role(tmp_path: Path, cvs: Path) -> None:
    command("run", "cvs", *FLAGS, folder=tmp_path)
    out = tmp_path / "gapcheck-run"
    pages = sorted((out / "candidates").glob("*/head-of-engineering.html"))
    assert len(pages) == 2
    assert any("Mira Fennimore" in page.read_text() for page in pages)
    assert list(csv.reader((out / "results.csv").open()))


def test_inspect_tells_what_was_read(tmp_path: Path, cvs: Path) -> None:
    done = command("inspect", "cvs/mira.pdf", "--json", "--as-of", "2026-11-01", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert record["contact"]["emails"] == ["mira@example.org"]
    assert record["positions"][0]["title"] == "Head of Engineering"
    lost = command("inspect", "cvs/empty.pdf", folder=tmp_path)
    assert lost.returncode == ExitCode.NONE_READABLE
    assert lost.stdout.startswith("empty.pdf: not-readable\n")
