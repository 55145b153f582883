from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gapcheck.extract.readers.opened import opened


def pages(count: int) -> bytes:
    """A PDF of empty pages, each as wide as its number says."""
    made, into = pdfium.PdfDocument.new(), io.BytesIO()
    for number in range(count):
        made.new_page(100 + number, 100)
    made.save(into)
    return into.getvalue()


def test_a_page_is_taken_apart_once() -> None:
    content = pages(2)
    with opened(content).page(1) as first:
        assert first.get_width() == 101
    with opened(content).page(1) as again:
        assert again is first


def test_few_pages_stay_open() -> None:
    with opened(pages(6)).page(5) as page:
        assert page.raw
    assert page.raw is None


def test_another_document_takes_the_place_of_the_last() -> None:
    one, other = opened(pages(1)), opened(pages(3))
    assert (len(one), len(other)) == (1, 3)
    with other.page(2) as page:
        assert page.get_width() == 102


def test_a_damaged_document_is_told_every_time() -> None:
    for _ in range(2):
        with pytest.raises(pdfium.PdfiumError):
            opened(b"%PDF-1.7 nothing")


def test_a_program_that_ends_with_a_document_open_says_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(pages(1))
    opens = "import sys; from gapcheck.extract.readers.opened import opened; from pathlib import Path"
    program = f"{opens}; print(len(opened(Path(sys.argv[1]).read_bytes())))"
    ended = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("1\n", "")
