"""Endless text costs time in proportion to its length, and is said where it is cut."""

from __future__ import annotations

import pytest

from gapcheck.extract import caps, layout
from gapcheck.extract.caps import capped, tamed
from gapcheck.extract.text import clean
from gapcheck.records.document import Document, Page, Word
from tests.extract.typed import AS_OF, understanding
from tests.timing import seconds

ENDLESS = {
    "digits": "7", "letters": "a", "brackets": "([{", "emoji": "\U0001f600", "nested": "(a", "quotes": "\"'",
    "dashes": "-", "slashes": "a/", "e-mail": "a.b@c.", "address": "www.a.b/", "encoding": "\u00e2\u20ac",
    "accents": "e\u0301\u0302", "dates": "Jan 2018 - 03/2020 ", "years": "2018 ", "words": "Lorem ipsum ",
    "list": "Python, SQL / ", "spaced": "( ", "phone": "+44 20 7946 0000 ", "team": "led a team of 12 ",
    "jobs": "Head of Rails, Quillon Ltd, 2018 - 2020 ", "money": "$5m and 10% ", "degree": "BSc in ",
}  # fmt: skip
LENGTH = 10_000


def document(text: str, row: int) -> Document:
    """A text on rows of some signs each, sixty a page."""
    pages: dict[int, list[Word]] = {}
    for number, start in enumerate(range(0, len(text), row)):
        x, top = 50.0, 50.0 + 12 * (number % 60)
        for word in map(clean, text[start : start + row].split()):
            if word:
                made = Word(word, x, top, x + 5 * len(word), top + 10, 10.0, False)
                pages.setdefault(number // 60 + 1, []).append(made)
                x = made.x1 + 5
    kept, doubts = capped(list(pages.items()))
    return Document("made.pdf", "0" * 64, "pdf", (Page(1, 595, 842),), layout.lines(kept), (), doubts)


def reading(text: str, row: int) -> float:
    made = document(text, row)
    return seconds(lambda: understanding().understand(made, AS_OF))


@pytest.mark.parametrize("row", [100, 100_000], ids=["rows", "one line"])
@pytest.mark.parametrize("piece", ENDLESS.values(), ids=list(ENDLESS))
def test_twice_the_text_takes_no_more_than_thrice_the_time(piece: str, row: int) -> None:
    half, whole = ((piece * (n // len(piece) + 1))[:n] for n in (LENGTH, 2 * LENGTH))
    assert reading(whole, row) < 3 * reading(half, row)


def test_runs_and_long_words_are_cut() -> None:
    assert tamed("plain") == "plain"
    assert tamed("_" * 500) == "_" * 7
    assert tamed("a-" * 500) == "a-" * (caps.MOST_IN_WORD // 2)
    link = "https://www.example.org/people/mira-tanqueray/about?in=2024"
    assert tamed(link) == link


def word(text: str, top: float = 50.0) -> Word:
    return Word(text, 50.0, top, 90.0, top + 10, 10.0, False)


def test_text_beyond_the_caps_is_left_out_and_said() -> None:
    pages = [(n, [word("timetables", 10.0 * row) for row in range(100)]) for n in range(1, 121)]
    kept, (doubt,) = capped(pages)
    assert sum(len(w.text) + 1 for _, words in kept for w in words) <= caps.MOST + 11
    assert [number for number, _ in kept] == list(range(1, 121))
    assert "far more text than a CV" in doubt and doubt.endswith("leave the annex out.")


def test_a_row_of_endless_words_is_cut() -> None:
    kept, doubts = capped([(1, [word("rail") for _ in range(1000)] + [word("below", 80.0)])])
    assert len(kept[0][1]) == caps.MOST_IN_ROW // 5 + 1
    assert kept[0][1][-1].text == "below"
    assert doubts


def test_an_ordinary_cv_is_left_as_it_is() -> None:
    pages = [(1, [word("Mira", 50.0), word("Tanqueray", 50.0)]), (2, [word("Rails", 60.0)])]
    assert capped(pages) == (pages, ())
