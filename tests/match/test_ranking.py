from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from gapcheck.match.ranking import Entry, ranking, rankings
from gapcheck.records.assessment import Assessment, Term
from gapcheck.records.comparison import Near, Ranking, Standing
from gapcheck.records.outcome import Outcome
from tests.match.made import finding
from tests.timing import seconds

Levels = Sequence[int | None]


def assessed(levels: Levels, required: Sequence[int], weights: Sequence[float]) -> Assessment:
    """Competencies c0, c1 and so on; the terms by the formula of the design."""
    total = sum(w for w, level in zip(weights, levels, strict=True) if level is not None)
    terms = []
    for number, (level, asked, weight) in enumerate(zip(levels, required, weights, strict=True)):
        most = 100 * weight / total if level is not None and total else 0.0
        points = most * min(level or 0, asked) / asked
        gap = 0 if level is None else max(0, asked - level)
        terms.append(Term(f"c{number}", asked, weight, "must", level, gap, points, most))
    return Assessment("r", sum(t.points for t in terms), 0.9, tuple(terms), ())


def ranked(
    levels: dict[str, Levels],
    *,
    unsure: dict[str, set[int]] | None = None,
    required: Sequence[int] = (4, 4),
    weights: Sequence[float] = (1, 1),
) -> Ranking:
    moving = unsure or {}
    return ranking(
        "r",
        [
            Entry(name, assessed(held, required, weights), frozenset(f"c{n}" for n in moving.get(name, ())))
            for name, held in levels.items()
        ],
    )


def by_name(found: Ranking) -> dict[str, Standing]:
    return {standing.candidate: standing for standing in found.standings}


def test_nobody_and_one() -> None:
    assert ranked({}) == Ranking("r", ())
    (alone,) = ranked({"a": (2, 2)}).standings
    assert (alone.rank, alone.best, alone.worst, alone.group) == (1, 1, 1, 1)


def test_weights_alone_turn_round_candidates_who_are_good_at_different_things() -> None:
    """a leads by 5 * 3 - 4 * 3 = 3; with 3.75 and 5 as weights b leads by 15 - 11.25."""
    found = by_name(ranked({"a": (4, 1), "b": (1, 4)}, weights=(5, 4)))
    assert [(s.rank, s.best, s.worst) for s in (found["a"], found["b"])] == [(1, 1, 2), (2, 1, 2)]
    assert found["a"].not_separable_from == ("b",)
    assert found["a"].near == (Near("b", "c0", "weight", settles=True),)


def test_a_lead_that_no_weights_take_away_is_a_rank() -> None:
    """At worst 3.75 * 3 - 3.75 * 3 = 0 with weights 5 and 3: b can draw level and not pass."""
    level = by_name(ranked({"a": (4, 1), "b": (1, 4)}, weights=(5, 3)))
    assert (level["a"].worst, level["b"].best) == (2, 1)
    clear = by_name(ranked({"a": (4, 1), "b": (1, 4)}, weights=(5, 2.9)))
    assert [(s.best, s.worst, s.group) for s in (clear["a"], clear["b"])] == [(1, 1, 1), (2, 2, 2)]
    assert clear["a"].not_separable_from == ()


def test_an_unsure_level_moves_by_one_and_its_fact_is_named() -> None:
    firm = by_name(ranked({"a": (3, 3), "b": (2, 3)}))
    assert (firm["a"].worst, firm["b"].best) == (1, 2)
    unsure = by_name(ranked({"a": (3, 3), "b": (2, 3)}, unsure={"b": {0}}))
    assert (unsure["a"].worst, unsure["b"].best) == (2, 1)
    assert unsure["a"].near == (Near("b", "c0", "level", settles=True, unsure_of=("b",)),)


def test_a_level_does_not_move_below_0_or_beyond_what_is_asked() -> None:
    found = by_name(ranked({"a": (0, 4), "b": (0, 3)}, unsure={"b": {0}}, required=(4, 3)))
    assert (found["a"].rank, found["a"].best, found["a"].worst) == (1, 1, 2)
    top = by_name(ranked({"a": (4, 4), "b": (4, 3)}, unsure={"a": {0}}, required=(3, 4)))
    assert (top["a"].best, top["a"].worst, top["b"].best) == (1, 1, 2)


def test_ties_are_said_as_ties() -> None:
    found = by_name(ranked({"b": (4, 2), "a": (4, 2), "c": (2, 2)}))
    assert [(name, s.rank, s.best, s.worst) for name, s in found.items()] == [
        ("a", 1, 1, 2),
        ("b", 1, 1, 2),
        ("c", 3, 3, 3),
    ]
    assert (found["a"].tied_with, found["b"].tied_with, found["c"].tied_with) == (("b",), ("a",), ())
    assert found["a"].near == (Near("b", None, "none", settles=False),)


def test_equal_scores_are_equal_whatever_the_weights_fractions() -> None:
    """0.1 * 3 is not 0.3 in floating point; here it is."""
    found = by_name(ranked({"a": (3, 0), "b": (0, 1)}, required=(4, 4), weights=(0.1, 0.3)))
    assert found["a"].tied_with == ("b",)


def test_dominance_asks_for_two_better_and_none_worse_as_far_as_the_role_asks() -> None:
    found = by_name(
        ranked(
            {"a": (3, 3, 2), "b": (2, 2, 2), "c": (3, 2, 2), "d": (1, 1, 4)},
            required=(3, 3, 2),
            weights=(1, 1, 1),
        )
    )
    assert found["b"].dominated_by == ("a",)
    assert found["c"].dominated_by == ()
    assert found["d"].dominated_by == ("a", "c", "b")
    assert found["a"].dominated_by == ()


def test_what_could_not_be_read_separates_nobody_by_mistake() -> None:
    """a scores 100 on half of the role, b 75 on all of it: a's own range is 100, b's 70 to 80."""
    found = by_name(ranked({"a": (4, None), "b": (4, 2)}))
    assert (found["a"].rank, found["a"].worst, found["b"].best) == (1, 1, 2)
    close = by_name(ranked({"a": (3, None), "b": (4, 2)}))
    assert [(s.best, s.worst) for s in close.values()] == [(1, 2), (1, 2)]
    assert close["a"].near == (Near("b", "c1", "reading", settles=False, unsure_of=("a",)),)
    assert all(s.dominated_by == () for s in found.values())


def test_a_cv_of_which_nothing_could_be_read_may_stand_anywhere() -> None:
    found = by_name(ranked({"a": (4, 4), "b": (0, 0), "x": (None, None)}))
    assert [(name, s.best, s.worst) for name, s in found.items()] == [("a", 1, 2), ("b", 2, 3), ("x", 1, 3)]


def test_groups_split_where_nobody_can_pass() -> None:
    found = ranked({"a": (4, 3), "b": (3, 4), "c": (2, 1), "d": (1, 2), "e": (0, 0)})
    assert found.groups == (("a", "b"), ("c", "d"), ("e",))


def test_a_competency_that_weighs_nothing_tells_nothing() -> None:
    found = by_name(ranked({"a": (4, 2), "b": (1, 2)}, weights=(0, 1)))
    assert found["a"].tied_with == ("b",)


def test_rankings_are_of_read_files_and_know_what_is_unsure() -> None:
    made = assessed((3, 3), (4, 4), (1, 1))
    outcomes = [
        Outcome("a.pdf", "aa", "read", None, "a", None, (finding("c0", 3, firm=False),), (made,)),
        Outcome("b.pdf", "bb", "read", None, "b", None, (finding("c0", 3),), (made,)),
        Outcome("c.pdf", None, "not-readable", "It is empty."),
    ]
    (found,) = rankings(outcomes, ("r",))
    assert [s.candidate for s in found.standings] == ["a", "b"]
    assert found.standings[0].near[0].unsure_of == ("a",)
    assert rankings([], ("r", "s")) == (Ranking("r", ()), Ranking("s", ()))


@pytest.mark.parametrize("unread", [False, True])
def test_four_times_the_candidates_take_no_more_than_eight_times_the_time(unread: bool) -> None:
    """Sixteen would be every pair by itself."""
    few, many = _spread(250, unread), _spread(1000, unread)
    assert len(many().standings) == 1000
    assert seconds(many) < 8 * seconds(few)


def _spread(count: int, unread: bool) -> Callable[[], Ranking]:
    """As many candidates, spread without a random number: a walk through the residues of a prime."""
    levels: dict[str, Levels] = {
        f"{n:04}": [
            None if unread and (n * k) % 97 == 1 else (n * (k + 3) // 7 + k) % 5 for k in range(1, 25)
        ]
        for n in range(count)
    }
    moving = {name: {n for n in range(24) if (int(name) + n) % 3 == 0} for name in levels}
    return partial(ranked, levels, unsure=moving, required=[1 + n % 4 for n in range(24)], weights=[3] * 24)
