"""The matrices of all pairs against the same pairs worked out one by one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.match.box import Box, Measured, measured
from gapcheck.match.pairs import blocks
from gapcheck.match.ranking import Entry, ranking
from gapcheck.records.comparison import MOST_LISTED
from tests.match.made import role
from tests.match.test_properties import ALWAYS, ASKED, PEOPLE, Asked, Person, entries
from tests.match.test_ranking import assessed


def below(one: Measured, other: Measured, box: Box) -> bool:
    """Whether the other is below in every case, by the words of docs/scoring.md."""
    if one.readable != other.readable:
        return other.range(box)[1] < one.range(box)[0]
    return (
        sum(box.gain(c, high - low) for c, (low, high) in enumerate(zip(one.low, other.high, strict=True)))
        < 0
    )


def dominates(one: Measured, other: Measured) -> bool:
    pairs = list(zip(one.shown, other.shown, strict=True))
    return one.whole and other.whole and all(a >= b for a, b in pairs) and sum(a > b for a, b in pairs) >= 2


@ALWAYS
@given(ASKED, PEOPLE)
def test_all_pairs_at_once_are_the_pairs_one_by_one(asked: Asked, people: list[Person]) -> None:
    held = entries(role(asked), people)
    box = Box.of(held[0].assessment)
    found = [measured(e.candidate, e.assessment, e.unsure, box) for e in held]
    for block in blocks(found, box, 2):
        for row, one in enumerate(found[block.first : block.first + len(block.below)]):
            assert block.below[row].tolist() == [below(one, other, box) for other in found]
            assert block.above[row].tolist() == [below(other, one, box) for other in found]
            assert block.dominating[row].tolist() == [dominates(other, one) for other in found]


def crowd(levels: Sequence[Sequence[int]], unsure: frozenset[str] = frozenset()) -> list[Entry]:
    return [Entry(f"{n:04}", assessed(held, (4, 4), (2, 1)), unsure) for n, held in enumerate(levels)]


@settings(max_examples=20, derandomize=True, deadline=None)
@given(st.integers(1, 40))
def test_long_lists_keep_the_nearest_and_count_the_rest(spare: int) -> None:
    count = MOST_LISTED + spare
    held = ranking("r", crowd([(2, 2)] * count)).standings
    middle = held[count // 2]
    assert len(middle.tied_with) == len(middle.not_separable_from) == MOST_LISTED
    assert middle.tied_count == middle.not_separable_count == count - 1
    assert middle.not_separable_from[:2] == (f"{count // 2 - 1:04}", f"{count // 2 + 1:04}")
    last = ranking("r", crowd([(3, 3)] * count + [(1, 1)])).standings[-1]
    assert last.dominated_count == count
    assert last.dominated_by == tuple(f"{n:04}" for n in range(spare, count))
