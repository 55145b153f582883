from __future__ import annotations

import io
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gapcheck import batch
from gapcheck.errors import ComponentMissing, Unreadable
from gapcheck.extract import read
from gapcheck.extract.readers import hocr, ocr, rendering
from gapcheck.records.document import Document
from gapcheck.settings import Limits, Settings
from tests.extract.pages import BOLD, NAME, Sheets, right

# On a developer's machine Tesseract is a choice; the machine that judges a change must have it.
needs_tesseract = pytest.mark.skipif(
    shutil.which(ocr.PROGRAM) is None and os.environ.get("CI") != "true", reason="Tesseract is not installed"
)


def cv() -> bytes:
    """A page of a fictional CV, with dates at the right and contact data at the top."""
    sheets = Sheets()
    sheets.put(60, 70, "Ines Halloran-Voss", NAME)
    sheets.put(60, 92, "ines.halloran@example.org | +44 20 7946 0000")
    sheets.put(60, 130, "EXPERIENCE", BOLD)
    jobs = (
        ("Head of Technology", "Merrow Ferries", "2019 - Present"),
        ("Platform Manager", "Quillon Rail", "2014 - 2019"),
    )
    for number, (title, employer, dates) in enumerate(jobs):
        top = 152 + 90 * number
        sheets.put(60, top, title, BOLD)
        sheets.put(right(530, dates), top, dates)
        sheets.put(60, top + 14, employer)
        sheets.column(60, top + 30, ["- Led 42 engineers at three sites", "- Cut the cost of hosting by 30%"])
    return sheets.pdf()


def scanned(content: bytes, angle: float = 0.0, times: int = 1) -> bytes:
    """The first page as a PDF that holds nothing but its picture, laid askew by an angle."""
    image = pypdfium2.PdfDocument(content)[0].render(scale=200 / 72).to_pil().convert("L")
    image = image.rotate(angle, fillcolor=255)
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(595, 842), invariant=True)
    for _ in range(times):
        canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def opened(content: bytes, limits: Limits | None = None) -> Document:
    return read(content, "scan.pdf", "0" * 64, limits or Limits(), with_ocr=True)


def test_without_the_flag_the_reason_names_it() -> None:
    with pytest.raises(Unreadable, match=r"no text layer \(a scan or a picture\). Run again with --ocr, or"):
        read(scanned(cv()), "scan.pdf", "0" * 64, Limits())


@needs_tesseract
@pytest.mark.parametrize("angle", [0.0, 1.2, -0.8])
def test_a_scan_reads_like_its_source(angle: float) -> None:
    source = read(cv(), "cv.pdf", "0" * 64, Limits())
    scan = opened(scanned(cv(), angle))
    assert (scan.reader, len(scan.pages)) == ("ocr", 1)
    assert [line.text for line in scan.lines] == [line.text for line in source.lines]
    assert [line.bullet for line in scan.lines] == [line.bullet for line in source.lines]
    for one, other in zip(scan.lines, source.lines, strict=True):
        assert one.bbox == pytest.approx(other.bbox, abs=8)
        assert one.size == pytest.approx(other.size, rel=0.25)
    assert "read from pictures (OCR)" in scan.doubts[0]


@needs_tesseract
def test_a_text_layer_is_never_replaced_by_ocr() -> None:
    assert opened(cv()).reader == "pdf"


@needs_tesseract
def test_a_blank_scan_says_that_nothing_was_found() -> None:
    sheets = Sheets()
    sheets.box(100, 100, 200, 200, (0.5, 0.5, 0.5))
    with pytest.raises(Unreadable, match="OCR finds no words"):
        opened(sheets.pdf())


def test_long_scans_are_not_read() -> None:
    with pytest.raises(Unreadable, match="11 pages are too many to read by OCR"):
        opened(scanned(cv(), times=11))


def test_a_missing_program_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ComponentMissing, match=r"apt-get install tesseract-ocr.*, or run without --ocr\.$"):
        ocr.require()


def program(folder: Path, script: str) -> None:
    """A Tesseract that does what the script says."""
    path = folder / ocr.PROGRAM
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_program_without_english_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "echo deu")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(ComponentMissing, match="no data for English"):
        ocr.require()


def test_a_program_that_fails_ends_as_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "cat > /dev/null; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(Unreadable, match="OCR failed on page 1"):
        opened(scanned(cv()))


def test_a_program_that_hangs_is_ended_with_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # the program can't leave a note, as it can write nowhere: it is known by what it was called with
    mark = f"0.{os.getpid()}"
    program(tmp_path, f'[ "$1" = --list-langs ] && echo eng && exit; exec sleep 300 {mark}')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (tmp_path / "scan.pdf").write_bytes(scanned(cv()))
    settings = Settings(date(2026, 11, 1), limits=Limits(timeout=4.0), ocr=True)
    with ThreadPoolExecutor(1) as beside:
        started = beside.submit(called_with, mark)
        (outcome,) = batch.read(batch.find([tmp_path / "scan.pdf"]), settings)
    assert outcome.state == "not-readable" and "took" in (outcome.reason or "")
    assert is_gone(started.result())


def called_with(mark: str) -> int:
    """The process that is called with an argument, once there is one."""
    for _ in range(3000):
        for entry in Path("/proc").iterdir():
            with suppress(OSError):
                if entry.name.isdigit() and mark.encode() in (entry / "cmdline").read_bytes().split(b"\0"):
                    return int(entry.name)
        time.sleep(0.02)
    raise AssertionError(f"nothing was called with {mark}")


def is_gone(process: int) -> bool:
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":  # ended; whoever adopted it has not asked yet
            return True
        time.sleep(0.1)
    return False


def test_the_angle_of_a_page_is_found_within_a_fifth_of_a_degree() -> None:
    for angle in (-2.0, -0.6, 0.0, 1.3):
        image, _ = rendering.page(scanned(cv(), angle), 1, 2.0)
        assert rendering.askew(image) == pytest.approx(-angle, abs=0.2)


def line(*words: tuple[str, int, int, int, int, int], size: int = 40) -> str:
    """One line of hOCR on the baseline y = 130; a word is its text, box and how sure it is."""
    spans = "".join(
        f"<span class='ocrx_word' title='bbox {x0} {top} {x1} {bottom}; x_wconf {sure}'>{text}</span>"
        for text, x0, top, x1, bottom, sure in words
    )
    return f"<span class='ocr_line' title=\"bbox 0 100 900 138; baseline 0 -8; x_size {size}\">{spans}</span>"


def texts(markup: str) -> list[str]:
    found, _ = hocr.words(markup, hocr.Place(4.0, 0.0, (0.0, 0.0)))
    return [word.text for word in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a list's mark, taken for a letter and unsure of it
        ([("e", 0, 112, 10, 122, 9), ("Led", 30, 100, 90, 130, 95)], ["•", "Led"]),
        # a dot between two words, and a real dash and a real digit
        (
            [("Leeds", 0, 100, 90, 130, 95), ("+", 100, 112, 109, 121, 5), ("0", 120, 100, 140, 130, 90)],
            ["Leeds", "•", "0"],
        ),
        ([("2018", 0, 100, 80, 130, 95), ("-", 90, 114, 105, 118, 60)], ["2018", "-"]),
        # ornament on both sides of a heading
        (
            [("o", 0, 112, 11, 123, 80), ("Skills", 30, 100, 99, 130, 95), ("o", 120, 112, 131, 123, 80)],
            ["Skills"],
        ),
        # the numeral I taken for a bar, and a real bar, which goes below the line
        (
            [("Engineer", 0, 100, 190, 130, 95), ("|", 200, 102, 205, 130, 75)],
            ["Engineer", "I"],
        ),
        ([("Leeds", 0, 100, 90, 130, 95), ("|", 100, 100, 104, 137, 75)], ["Leeds", "|"]),
        ([("Engineer", 0, 100, 190, 130, 95), ("II1,", 200, 102, 240, 130, 48)], ["Engineer", "III,"]),
        # an address torn apart, a stain, an icon
        (
            [("ada.", 0, 100, 70, 130, 26), ("lovell@example.org", 85, 100, 400, 130, 26)],
            ["ada.lovell@example.org"],
        ),
        # a mark of a timeline, taken for a digit; and unsure words among sure ones
        ([("4", 0, 96, 20, 134, 59), ("Tech", 30, 100, 90, 130, 95)], ["Tech"]),
        (
            [("40%", 0, 100, 60, 130, 16), ("less", 80, 100, 140, 130, 95), ("cost", 150, 100, 210, 130, 95)],
            ["40%", "less", "cost"],
        ),
        ([("if", 0, 100, 20, 130, 12), ("©", 40, 95, 80, 135, 90), ("Ada", 90, 100, 150, 130, 96)], ["Ada"]),
    ],
)
def test_what_ocr_takes_signs_for_is_mended(
    words: list[tuple[str, int, int, int, int, int]], expected: list[str]
) -> None:
    assert texts(line(*words)) == expected


def test_small_print_beside_a_large_name_is_a_line_of_its_own() -> None:
    markup = line(("Ada", 0, 60, 120, 130, 95), ("Leeds", 500, 100, 560, 120, 95), size=90)
    name, place = hocr.words(markup, hocr.Place(1.0, 0.0, (0.0, 0.0)))[0]
    assert name.size == 90.0 and 20 <= place.size <= 30
    assert place.top >= 95 and place.bottom <= 130


def test_boxes_are_those_of_the_page_turned_level() -> None:
    place = hocr.Place(2.0, 90.0, (100.0, 100.0))
    assert place.level(100.0, 100.0) == pytest.approx((50.0, 50.0))
    # a quarter turn counter-clockwise brings the right edge to the top
    assert place.level(200.0, 100.0) == pytest.approx((50.0, 0.0))
