from __future__ import annotations

import numpy as np
import pytest

from gapcheck.extract.readers.characters import Chars, char, is_bold


@pytest.mark.parametrize(
    ("font", "weight", "bold"),
    [
        ("Helvetica-Bold", 0, True),
        ("ABCDEF+Roboto-Black", 0, True),
        ("Lato-Heavy", 400, True),
        ("Helvetica", 700, True),
        ("Helvetica", 400, False),
        ("Lato-Regular", 0, False),
        ("", 0, False),
    ],
)
def test_bold(font: str, weight: int, bold: bool) -> None:
    assert is_bold(font, weight) is bold


def test_a_character_in_pdfplumbers_form() -> None:
    made = char("a", (1, 2, 6, 12), 10, fontname="Lato", color=(1, 2, 3))
    assert (made["width"], made["height"], made["doctop"]) == (5, 10, 2)
    assert (made["upright"], made["bold"], made["hidden"]) == (True, False, "")


def test_columns_hold_what_their_characters_say() -> None:
    rows = [
        char("a", (1, 2, 6, 12), 10, fontname="Lato", bold=True, color=(1, 2, 3), hidden="drawn invisibly"),
        char("ffi", (9, 2, 16, 12), 10.5, upright=False),
        char(" ", (9, 2, 16, 12), 10),
    ]
    columns = Chars.of(rows)
    assert list(columns) == rows
    assert list(columns.only(np.array([2, 0]))) == [rows[2], rows[0]]
    assert columns.blank().tolist() == [False, False, True]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\u3000"])
def test_every_kind_of_space_parts_words(space: str) -> None:
    assert char(space, (0, 0, 1, 1), 10)["text"] == " "
