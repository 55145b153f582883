from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import pdf, pdfium, plumber
from gapcheck.extract.readers.characters import RawPage
from gapcheck.settings import Limits
from tests.extract.pages import NAME, Sheets, Style, one_column, opened

ROWS = [
    "# Mira Tanqueray",
    "# EXPERIENCE",
    "** CTO, Quillon Rail, 2018 - 2020",
    "- Moved the timetables to AWS, the first of their kind, for £2.5m.",
    "- Led twelve engineers – and their café.",
]


def words(pages: list[RawPage]) -> list[str]:
    return [word.text for page in pages for word in pdf.words(page.chars)]


def test_both_readers_find_the_same_words_at_the_same_place() -> None:
    content = one_column([row.removeprefix("- ") for row in ROWS])
    first, second = pdfium.read_pages(content, 5), plumber.read_pages(content, 5)
    assert words(first) == words(second)
    for one, other in zip(pdf.words(first[0].chars), pdf.words(second[0].chars), strict=True):
        assert (one.x0, one.x1) == pytest.approx((other.x0, other.x1), abs=1.5)
        assert one.top == pytest.approx(other.top, abs=4)
        assert one.size == pytest.approx(other.size)
        assert one.bold == other.bold


def test_the_first_reader_is_used_where_it_can() -> None:
    pages, doubts = pdf.read_pages(one_column(ROWS), 5)
    assert len(pages) == 1
    assert doubts == []


def test_the_second_reader_is_used_where_the_first_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "read_pages", lambda content, most: [])
    pages, doubts = pdf.read_pages(one_column(ROWS), 5)
    assert "Tanqueray" in words(pages)
    assert doubts == ["The first reader found no words, so the second one was used."]


def refuse(content: bytes, most: int) -> list[RawPage]:
    raise Unreadable("The PDF is damaged. Ask for it again or save it anew.")


def test_the_second_reader_is_used_where_the_first_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "read_pages", refuse)
    assert "Tanqueray" in words(pdf.read_pages(one_column(ROWS), 5)[0])
    with pytest.raises(Unreadable, match="damaged"):
        pdf.read_pages(b"%PDF-1.4 nothing", 5)


def test_the_number_of_pages_is_limited() -> None:
    sheets = Sheets()
    for number in range(4):
        sheets.put(60, 60, f"Page {number}")
        sheets.turn()
    content = sheets.pdf()
    assert len(pdf.read_pages(content, 4)[0]) == 4
    with pytest.raises(Unreadable, match=r"4 pages, more than 3\. Split it"):
        pdf.read_pages(content, 3)


def test_wide_and_narrow_letters_keep_their_words_apart() -> None:
    sheets = Sheets()
    sheets.put(60, 60, "INFORMATION TECHNOLOGY MANAGER", NAME)
    sheets.put(60, 90, "illicit filling willing", Style(8))
    assert words(pdf.read_pages(sheets.pdf(), 5)[0]) == [
        "INFORMATION",
        "TECHNOLOGY",
        "MANAGER",
        "illicit",
        "filling",
        "willing",
    ]


@pytest.mark.parametrize("squeeze", [-0.4, -0.2, 0.2, 0.6])
def test_squeezed_letters(squeeze: float) -> None:
    sheets = Sheets()
    sheets.put(60, 60, "Moved the timetables of the whole firm to another house", Style(spacing=squeeze))
    assert words(pdf.read_pages(sheets.pdf(), 5)[0]) == [
        "Moved",
        "the",
        "timetables",
        "of",
        "the",
        "whole",
        "firm",
        "to",
        "another",
        "house",
    ]


def test_lines_as_written() -> None:
    lines = [line.text for line in opened(one_column(ROWS)).lines]
    assert lines[2:] == [
        "CTO, Quillon Rail, 2018 - 2020",
        "Moved the timetables to AWS, the first of their kind, for £2.5m.",
        "Led twelve engineers – and their café.",
    ]


CONTENT = one_column(ROWS)


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 200), st.binary(max_size=30))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_damage_anywhere_ends_in_text_or_a_reason(at: int, length: int, instead: bytes) -> None:
    broken = CONTENT[:at] + instead + CONTENT[at + length :]
    try:
        document = opened(broken)
    except Unreadable as reason:
        assert str(reason).count(".") >= 2
    else:
        assert document.lines


@given(st.binary(max_size=300))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_any_bytes(content: bytes) -> None:
    with pytest.raises(Unreadable):
        opened(b"%PDF-1.7\n" + content, Limits(pages=2))
