from __future__ import annotations

from datetime import date

import pytest

from gapcheck.report import words
from gapcheck.taxonomy.description import BANDS


def test_every_band_of_the_taxonomy_has_its_words() -> None:
    assert list(words.BANDS) == list(BANDS)


def test_confidence_in_words_and_percent() -> None:
    assert words.confidence(0.93) == "high (93%)"
    assert words.confidence(0.6) == "medium (60%)"
    assert words.confidence(0.2) == "low (20%)"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2018-03", "March 2018"),
        ("2018", "2018"),
        ("present", "present"),
        (None, "not stated"),
        ("2018-13", "2018-13"),
    ],
)
def test_months(value: str | None, said: str) -> None:
    assert words.month(value) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [(None, "not stated"), (0, "under a month"), (1, "1 month"), (12, "1 year"), (30, "2 years 6 months")],
)
def test_durations(months: int | None, said: str) -> None:
    assert words.duration(months) == said


def test_counts_and_figures() -> None:
    assert (words.plural(1, "page"), words.plural(1200, "page")) == ("1 page", "1,200 pages")
    assert words.plural(2, "competency", "competencies") == "2 competencies"
    assert (words.figure(5.0), words.figure(2.5), words.figure(12_000_000)) == ("5", "2.5", "12,000,000")
    assert (words.figure(0.0), words.figure(100.0)) == ("0", "100")
    assert (words.spoken(0), words.spoken(9), words.spoken(10)) == ("no", "nine", "10")
    assert (words.years(1.0), words.years(16.4), words.years(None)) == ("1 year", "16.4 years", "not stated")


def test_dates_and_lists() -> None:
    assert words.day(date(2026, 11, 1)) == "1 November 2026"
    assert words.month_of(2015 * 12) == "January 2015"
    assert [words.listed(items) for items in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_sentences_end_once() -> None:
    assert [words.sentence(text) for text in ("Read", "Read.", "", "Why? ")] == ["Read.", "Read.", "", "Why?"]


def test_shortened_cuts_at_a_word_and_says_so() -> None:
    assert words.shortened("short", 10) == "short"
    assert words.shortened("head of technology and data", 20) == "head of technology…"
    assert words.shortened("x" * 30, 10) == "x" * 9 + "…"
