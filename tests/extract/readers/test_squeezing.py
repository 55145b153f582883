from __future__ import annotations

from statistics import quantiles

import pytest

from gapcheck.extract.readers.characters import Chars, RawPage, char
from gapcheck.extract.readers.squeezing import tighten


def page(steps: list[float], sign: str = "a", font: str = "Lato") -> RawPage:
    """One line of a sign ten points wide, each so far from the one before."""
    at, chars = 0.0, []
    for step in [*steps, 0.0]:
        chars.append(char(sign, (at, 0, at + 10, 10), 10, fontname=font))
        at += step
    return RawPage(1, 600, 800, Chars.of(chars), [])


def widths(made: RawPage) -> set[float]:
    return {round(float(wide), 6) for wide in made.chars.x1 - made.chars.x0}


def test_letters_at_their_own_advance_stay_as_they_are() -> None:
    made = page([10.0] * 8)
    tighten([made])
    assert widths(made) == {10.0}


@pytest.mark.parametrize(
    "steps", [[6.0] * 8, [5.0, 6.0, 7.0, 8.0], [6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 14.0] * 2]
)
def test_a_squeezed_letter_is_as_wide_as_its_usual_step(steps: list[float]) -> None:
    made = page(steps)
    tighten([made])
    assert widths(made) == {round(10 * quantiles([step / 10 for step in steps], n=8)[0], 6)}


def test_a_rare_sign_follows_its_font_and_a_font_never_seen_stays() -> None:
    often, rare, other = page([6.0] * 8), page([], "z"), page([], "z", "Inter")
    tighten([often, rare, other])
    assert [widths(made) for made in (often, rare, other)] == [{6.0}, {6.0}, {10.0}]
