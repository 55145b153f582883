from __future__ import annotations

import pytest

from gapcheck.extract.places import Places

LEAD, TEAM = frozenset({"lead"}), frozenset({"team", "sales team"})


def places(text: str) -> Places:
    """A text's words as its tokens, of which some are phrases."""
    tokens = text.split()
    at = [(word, n, n + 1) for n, word in enumerate(tokens) if word in ("lead", "team", "grow")]
    at += [("sales team", n, n + 2) for n in range(len(tokens)) if tokens[n : n + 2] == ["sales", "team"]]
    return Places(tokens, at)


@pytest.mark.parametrize(
    ("text", "near", "closely"),
    [
        ("lead a team", True, True),
        ("team of which he was lead", True, True),
        ("lead a b c d e f team", True, True),
        ("lead a b c d e f g team", False, False),
        ("lead a ( b c d e f g ) team", True, True),
        ("lead a ( b c d e f g team", False, False),
        ("lead , a team", True, False),
        ("lead , run and coach a team", True, True),
        ("lead the sales team", True, True),
    ],
)
def test_parts_hold_where_they_stand_near_each_other(text: str, near: bool, closely: bool) -> None:
    assert places(text).hold((LEAD, TEAM)) is near
    assert places(text).hold_closely((LEAD, TEAM)) is closely


def test_each_part_stands_near_the_one_before_it() -> None:
    far = "lead a b c d e team x x x x x grow"
    assert places(far).hold((LEAD, TEAM, frozenset({"grow"})))
    assert not places(far).hold((LEAD, frozenset({"grow"})))


def test_a_sign_of_one_part_holds_wherever_it_stands() -> None:
    assert places("he was the lead").hold((LEAD,))


@pytest.mark.parametrize(
    ("start", "parts", "only"),
    [
        (2, (LEAD, TEAM), True),
        (0, (LEAD, TEAM), True),
        (4, (LEAD, TEAM), False),
        (2, (LEAD,), True),
        (4, (LEAD,), False),
    ],
)
def test_a_sign_that_holds_only_in_what_follows(
    start: int, parts: tuple[frozenset[str], ...], only: bool
) -> None:
    assert places("he will lead the team").hold_only_from(parts, start) is only
