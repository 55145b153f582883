from __future__ import annotations

import pytest

from gapcheck.extract.readers import agreement, pdf, pdfium, plumber
from gapcheck.extract.readers.characters import Char, Chars, RawPage, char
from tests.extract.pages import one_column

TEXT = "Led forty engineers at three sites of the mills and moved them to one cloud "
SOUND = one_column([TEXT * 2])


def page(text: str) -> RawPage:
    """Signs of one line, each 5 points wide, a space as wide as a sign."""
    chars: list[Char] = [
        char(sign, (5.0 * at, 10.0, 5.0 * at + 5, 20.0), 10.0)
        for at, sign in enumerate(text)
        if not sign.isspace()
    ]
    return RawPage(1, 600, 800, Chars.of(chars), [])


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "a b c x", 0.75),
        ("a a", "a", 0.5),
        ("", "", 1.0),
        ("a", "", 0.0),
    ],
)
def test_words_in_common(one: str, other: str, share: float) -> None:
    assert agreement.shared(one.split(), other.split()) == share


def test_sound_text_is_not_suspected() -> None:
    assert not agreement.looks_broken([page(TEXT)])
    assert not agreement.looks_broken(pdfium.read_pages(SOUND, 50))
    assert not agreement.looks_broken([page("Ada")])


@pytest.mark.parametrize(
    "text", [TEXT.replace(" ", ""), TEXT.replace("e", "\ufffd"), TEXT.replace("o", "\u0093")]
)
def test_lost_letters_and_glued_words_are_suspected(text: str) -> None:
    assert agreement.looks_broken([page(text)])


def reading(monkeypatch: pytest.MonkeyPatch, first: str, second: str | None) -> tuple[str, list[str], int]:
    """The words and doubts of a file that the two readers read so, and how often the second was asked."""
    asked = []

    def slow(content: bytes, most_pages: int) -> list[RawPage]:
        asked.append(content)
        return [page(second)] if second is not None else []

    monkeypatch.setattr(pdfium, "read_pages", lambda content, most_pages: [page(first)])
    monkeypatch.setattr(plumber, "read_pages", slow)
    pages, doubts = pdf.read_pages(b"", 50)
    return " ".join(word.text for word in pdf.words(pages[0].chars)), doubts, len(asked)


def test_the_second_reader_is_not_asked_without_need(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reading(monkeypatch, TEXT, "other words") == (TEXT.strip(), [], 0)


def test_a_sound_second_reading_replaces_a_broken_first_one(monkeypatch: pytest.MonkeyPatch) -> None:
    words, (doubt,), asked = reading(monkeypatch, TEXT.replace(" ", ""), TEXT)
    assert (words, asked) == (TEXT.strip(), 1)
    assert "agree on only 0% of its words. The second is used" in doubt


def test_two_broken_readings_leave_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = TEXT.replace(" ", "")
    words, (doubt,), _ = reading(monkeypatch, broken, broken[::-1])
    assert (words, "The first is used" in doubt) == (broken, True)


def test_what_only_looks_broken_to_us_is_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "https://example.org/" + "x" * 60
    assert reading(monkeypatch, odd, odd) == (odd, [], 1)


def test_a_broken_reading_without_a_second_one_is_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    _, (doubt,), _ = reading(monkeypatch, TEXT.replace(" ", ""), None)
    assert "looks broken" in doubt
