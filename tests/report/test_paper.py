from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from gapcheck.errors import ComponentMissing, ExitCode, OutputNotWritable
from gapcheck.report import paper

AS_OF = date(2026, 11, 1)
# On a developer's machine Chromium is a choice; the machine that judges a change must have it.
needs_chromium = pytest.mark.skipif(
    not any(map(shutil.which, paper.PROGRAMS)) and os.environ.get("CI") != "true",
    reason="Chromium is not installed",
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "candidates" / "abc" / "head of technology.html"
    path.parent.mkdir(parents=True)
    path.write_text("<!DOCTYPE html><title>Mira</title><p>Led 42 engineers", "utf-8")
    return path


@needs_chromium
def test_a_page_becomes_a_pdf_beside_it_with_the_same_bytes_each_time(page: Path, tmp_path: Path) -> None:
    assert paper.candidate_pages(tmp_path) == [page]
    done: list[None] = []
    paper.put([page], AS_OF, 1, lambda: done.append(None))
    first = page.with_suffix(".pdf").read_bytes()
    paper.put([page], AS_OF, 1)
    assert page.with_suffix(".pdf").read_bytes() == first
    assert b"(D:20261101000000" in first
    pdf = pypdfium2.PdfDocument(first)
    assert pdf[0].get_textpage().get_text_range().strip() == "Led 42 engineers"
    assert len(done) == 1
    assert len(list(page.parent.iterdir())) == 2


def test_without_chromium_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ComponentMissing, match=r"Install Chromium.*or run without --pdf") as caught:
        paper.put([page], AS_OF, 1)
    assert caught.value.exit_code == ExitCode.COMPONENT_MISSING


def program(folder: Path, script: str) -> None:
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_chromium_that_prints_nothing_is_told(
    monkeypatch: pytest.MonkeyPatch, page: Path, tmp_path: Path
) -> None:
    program(tmp_path, "echo first >&2; echo no usable sandbox >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(ComponentMissing, match=r"printed nothing \(no usable sandbox\)"):
        paper.put([page], AS_OF, 1)


def test_a_place_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, page: Path, tmp_path: Path
) -> None:
    program(tmp_path, 'for word; do case "$word" in --print-to-pdf=*) echo x > "${word#*=}";; esac; done')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    page.with_suffix(".pdf").mkdir()
    with pytest.raises(OutputNotWritable, match="--out"):
        paper.put([page], AS_OF, 1)
