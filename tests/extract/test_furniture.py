from __future__ import annotations

import pytest

from gapcheck.extract.furniture import part
from gapcheck.records.document import Word


def page(rows: list[str]) -> list[Word]:
    """Rows of words; a gap is put between the first row and the rest, and before the last."""
    out = []
    for number, row in enumerate(rows):
        top = 50.0 + 14 * number + 20 * (number > 0) + 20 * (number == len(rows) - 1)
        for at, word in enumerate(row.split()):
            out.append(Word(word, 60.0 + 40 * at, top, 90.0 + 40 * at, top + 10, 10, False))
    return out


def texts(pages: list[tuple[int, list[Word]]]) -> list[str]:
    return [" ".join(word.text for word in words) for _, words in pages]


BODY = [f"Ran service {name} of the firm" for name in ("one", "two", "three", "four")]


def test_what_every_page_repeats_is_taken_apart() -> None:
    pages = [(n, page(["Mira Tanqueray", *BODY, f"Private and personal {n}"])) for n in (1, 2, 3)]
    inner, outer = part(pages)
    assert texts(inner) == [" ".join(BODY)] * 3
    assert texts(outer) == [f"Mira Tanqueray Private and personal {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("number", ["Page 1 of 2", "page 1", "1/2", "- 1 -", "1", "Tanqueray, Page 1"])
def test_page_numbers(number: str) -> None:
    inner, outer = part([(1, page([*BODY, number]))])
    assert texts(inner) == [" ".join(BODY)]
    assert texts(outer) == [number]


@pytest.mark.parametrize("last", ["Built 12 services", "2018 - 2020", "Python, Go, Rust"])
def test_a_last_line_that_is_text_stays(last: str) -> None:
    assert texts(part([(1, page([*BODY, last]))])[0]) == [" ".join([*BODY, last])]


def test_no_word_is_lost() -> None:
    pages = [(1, page(["Mira", *BODY, "1"])), (2, page(["Mira", "2"])), (3, [])]
    inner, outer = part(pages)
    for (_, words), (_, kept), (_, apart) in zip(pages, inner, outer, strict=True):
        assert sorted(map(repr, [*kept, *apart])) == sorted(map(repr, words))
