from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.utils.text import extract_words

from gapcheck.errors import Unreadable
from gapcheck.extract.readers import pdfium, plumber
from gapcheck.extract.readers.characters import Char, Chars, char
from gapcheck.extract.readers.words import GAP, words
from gapcheck.extract.text import clean
from gapcheck.records.document import Word

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "cvs").glob("*.pdf"))


def pdfplumbers(chars: list[Char]) -> list[Word]:
    """pdfplumber's words by the same rules, cleaned."""
    found = extract_words(
        cast("list[dict[str, Any]]", chars), x_tolerance_ratio=GAP, y_tolerance=2, return_chars=True
    )
    out = []
    for raw in found:
        own = raw["chars"]
        text = clean(re.sub(r"\(cid:\d+\)|\.{4,}", "", raw["text"]))
        left, top = min(c["x0"] for c in own), min(c["top"] for c in own)
        right, bottom = max(c["x1"] for c in own), max(c["bottom"] for c in own)
        bold = sum(c["bold"] for c in own) * 2 > len(own)
        out.append(Word(text, left, top, right, bottom, median(c["size"] for c in own), bold))
    return [word for word in out if word.text]


@pytest.mark.parametrize("reader", [pdfium, plumber])
def test_the_words_of_cvs_are_pdfplumbers(reader: ModuleType) -> None:
    read = 0
    for path in EXAMPLES:
        with suppress(Unreadable):
            for page in reader.read_pages(path.read_bytes(), 9):
                found = words(page.chars)
                assert found == pdfplumbers(list(page.chars))
                read += len(found)
    assert read > 2000


PLACES = st.integers(0, 40).map(lambda place: place * 0.75)
CHARS = st.builds(
    lambda text, x, y, wide, size, upright: char(text, (x, y, x + wide, y + size), size, upright=upright),
    st.sampled_from(["a", "B", "é", "ﬁ", " ", "7"]),
    PLACES,
    PLACES,
    st.sampled_from([0.5, 2.0, 4.5, 9.0]),
    st.sampled_from([6.0, 10.0, 24.0]),
    st.sampled_from([True, True, True, False]),
)


@given(st.lists(CHARS, max_size=30))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_the_words_of_any_characters_are_pdfplumbers(chars: list[Char]) -> None:
    assert words(chars) == pdfplumbers(chars)


def test_size_weight_and_letters_of_a_word() -> None:
    signs = [
        char("a", (0, 0, 5, 10), 10, bold=True),
        char("ﬁ", (5, 1, 10, 11), 12, bold=True),
        char("c", (10, 0, 15, 10), 14),
    ]
    assert words(signs) == [Word("afic", 0, 0, 15, 11, 12, True)]


def test_icons_and_leading_dots_are_no_words() -> None:
    row = [
        char(text, (9.0 * at, 0, 9.0 * at + 9, 10), 10) for at, text in enumerate(["(cid:3)", " ", *"....."])
    ]
    assert words(row) == words(Chars.of(row)) == words([]) == []
