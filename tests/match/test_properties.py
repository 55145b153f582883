"""What must always hold, over generated roles, levels, weights and candidates."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.match import assess, measure
from gapcheck.match.levels import Tally, level_of
from gapcheck.match.ranking import Entry, ranking
from gapcheck.records.assessment import Assessment, Finding
from gapcheck.records.comparison import Ranking
from gapcheck.taxonomy import Role
from tests.extract.typed import shipped
from tests.match.made import finding, profile, role

ALWAYS = settings(max_examples=500, derandomize=True, deadline=None)
IDS = sorted(shipped().competencies)[:6]
LEVEL = st.integers(0, 4)
ASKED = st.lists(
    st.tuples(st.sampled_from(IDS), st.integers(1, 4), st.sampled_from([1.0, 2.0, 2.5, 3.0, 4.0, 5.0])),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0],
)
LEVELS = st.fixed_dictionaries({c: st.one_of(st.none(), LEVEL, LEVEL, LEVEL, LEVEL) for c in IDS})
READ = st.fixed_dictionaries(dict.fromkeys(IDS, LEVEL))
UNSURE = st.frozensets(st.sampled_from(IDS))
PEOPLE = st.lists(st.tuples(LEVELS, UNSURE), min_size=1, max_size=7)
READ_PEOPLE = st.lists(st.tuples(READ, UNSURE), min_size=1, max_size=7)
MOVES = st.lists(st.sampled_from([0.75, 0.9, 1.0, 1.1, 1.25]), min_size=6, max_size=6)

Levels = dict[str, int | None]
Person = tuple[Levels, frozenset[str]]
Asked = list[tuple[str, int, float]]


def found(levels: Levels) -> list[Finding]:
    return [finding(c, levels.get(c, 0)) for c in IDS]


def score(asked: Role, levels: Levels) -> Assessment:
    return assess(profile(), found(levels), asked)


def stand(asked: Role, people: list[Person]) -> Ranking:
    return ranking("made-role", entries(asked, people))


def entries(asked: Role, people: list[Person]) -> list[Entry]:
    return [Entry(str(n), score(asked, levels), unsure) for n, (levels, unsure) in enumerate(people)]


@ALWAYS
@given(ASKED, LEVELS, st.integers(0, 5), st.integers(1, 4))
def test_raising_a_requirement_never_raises_a_score(
    asked: Asked, levels: Levels, which: int, level: int
) -> None:
    before = role(asked)
    number = which % len(asked)
    higher = list(asked)
    higher[number] = (asked[number][0], max(level, asked[number][1]), asked[number][2])
    assert score(role(higher), levels).score <= score(before, levels).score + 1e-9


@ALWAYS
@given(ASKED, LEVELS)
def test_the_terms_add_up_to_the_score_and_the_most_to_a_hundred(asked: Asked, levels: Levels) -> None:
    made = score(role(asked), levels)
    assert sum(term.points for term in made.terms) == pytest.approx(made.score)
    most = sum(term.most for term in made.terms)
    assert most == pytest.approx(0 if all(term.level is None for term in made.terms) else 100)
    assert -1e-9 <= made.score <= 100 + 1e-9
    assert all(term.cost >= -1e-9 for term in made.terms)


@ALWAYS
@given(ASKED, PEOPLE, PEOPLE)
def test_scores_do_not_depend_on_other_candidates(
    asked: Asked, people: list[Person], others: list[Person]
) -> None:
    """The score that the ranking goes by is the score of the assessment, whoever else is there."""
    wanted = role(asked)
    alone = [stand(wanted, [person]).standings[0].candidate for person in people]
    assert set(alone) == {"0"}
    held = entries(wanted, people)
    before = [replace(entry.assessment) for entry in held]
    together = ranking(
        "made-role", [*held, *(replace(e, candidate=f"x{e.candidate}") for e in entries(wanted, others))]
    )
    assert [entry.assessment for entry in held] == before
    order = [s.candidate for s in together.standings if not s.candidate.startswith("x")]
    assert order == [s.candidate for s in ranking("made-role", held).standings]
    scores = {entry.candidate: entry.assessment.score for entry in held}
    assert all(scores[one] >= scores[other] - 1e-9 for one, other in pairwise(order))


@ALWAYS
@given(ASKED, PEOPLE, MOVES, st.data())
def test_the_interval_holds_the_rank_under_any_weights_and_levels_of_the_box(
    asked: Asked, people: list[Person], moves: list[float], data: st.DataObject
) -> None:
    wanted = role(asked)
    intervals = {s.candidate: (s.best, s.worst) for s in stand(wanted, people).standings}
    moved = role([(c, level, w * move) for (c, level, w), move in zip(asked, moves, strict=False)])
    scores = {}
    for number, (levels, unsure) in enumerate(people):
        steps = {c: data.draw(st.integers(-1, 1)) for c in sorted(unsure)}
        shifted = {
            c: None if level is None else min(4, max(0, level + steps.get(c, 0)))
            for c, level in levels.items()
        }
        scores[str(number)] = score(moved, shifted).score
    for number, (levels, _) in enumerate(people):
        if all(levels[c] is None for c, _, _ in asked):
            continue  # scores 0 for want of anything to score; its interval says that it may be anywhere
        own = scores[str(number)]
        rivals = [v for n, v in scores.items() if n != str(number)]
        unread = sum(
            all(held[c] is None for c, _, _ in asked) for n, (held, _) in enumerate(people) if n != number
        )
        best = 1 + sum(v > own + 1e-9 for v in rivals)
        worst = best + sum(abs(v - own) <= 1e-9 for v in rivals)
        assert intervals[str(number)][0] <= best
        assert worst <= intervals[str(number)][1] + unread


@ALWAYS
@given(ASKED, READ_PEOPLE, MOVES)
def test_who_dominates_is_never_ranked_below(asked: Asked, people: list[Person], moves: list[float]) -> None:
    made = {s.candidate: s for s in stand(role(asked), people).standings}
    moved = role([(c, level, w * move) for (c, level, w), move in zip(asked, moves, strict=False)])
    for standing in made.values():
        for other in standing.dominated_by:
            assert made[other].rank < standing.rank
            above, below = (score(moved, people[int(n)][0]).score for n in (other, standing.candidate))
            assert above > below


@ALWAYS
@given(ASKED, PEOPLE, st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_never_matters(
    asked: Asked, people: list[Person], chance: object
) -> None:
    held = entries(role(asked), people)
    turned = list(held)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert ranking("made-role", turned) == ranking("made-role", held)


@ALWAYS
@given(ASKED, PEOPLE)
def test_ranks_intervals_groups_and_pairs_agree(asked: Asked, people: list[Person]) -> None:
    made = stand(role(asked), people)
    held = {s.candidate: s for s in made.standings}
    for one in made.standings:
        assert one.best <= one.rank <= one.worst
        assert set(one.tied_with) <= set(one.not_separable_from)
        for other in one.not_separable_from:
            assert one.candidate in held[other].not_separable_from
            assert one.group == held[other].group
            assert one.best <= held[other].worst
    sizes = [len(group) for group in made.groups]
    for number, group in enumerate(made.groups):
        first = sum(sizes[:number]) + 1
        assert all(first <= held[c].best <= held[c].worst < first + sizes[number] for c in group)


@ALWAYS
@given(ASKED, READ_PEOPLE)
def test_a_fact_that_settles_is_one_that_can(asked: Asked, people: list[Person]) -> None:
    """Settling the named competency at one end of its swing puts one of the two above the other for good."""
    wanted = role(asked)
    for standing in stand(wanted, people).standings:
        for near in standing.near:
            if near.settles:
                pair = (people[int(standing.candidate)], people[int(near.candidate)])
                assert near.competency is not None
                assert _settled(asked, pair, near.competency)


def _settled(asked: Asked, pair: tuple[Person, Person], competency: str) -> bool:
    """Whether some choice of both levels and the weight of a competency leaves one of two above."""
    options: list[list[float]] = []
    for c, level, weight in asked:
        reached = [
            [
                min(min(4, max(0, (held[c] or 0) + s)), level) / level
                for s in ((-1, 0, 1) if c in unsure else (0,))
            ]
            for held, unsure in pair
        ]
        terms = [w * weight * (x - y) for w in (0.75, 1.25) for x in reached[0] for y in reached[1]]
        options.append(terms)
    at = [c for c, _, _ in asked].index(competency)
    rest = [terms for number, terms in enumerate(options) if number != at]
    low, high = sum(min(terms) for terms in rest), sum(max(terms) for terms in rest)
    return any(term + low > 0 or term + high < 0 for term in options[at])


@st.composite
def tallies(draw: st.DrawFn) -> tuple[Tally, Tally]:
    """A tally, and one in which no number is smaller."""
    less: dict[str, Any] = {}
    more: dict[str, Any] = {}
    for field in fields(Tally):
        if field.type == "bool":
            less[field.name] = draw(st.booleans())
            more[field.name] = less[field.name] or draw(st.booleans())
        else:
            less[field.name] = draw(st.integers(0, 90 if "months" in field.name else 6))
            more[field.name] = less[field.name] + draw(st.integers(0, 5))
    return Tally(**less), Tally(**more)


@ALWAYS
@given(tallies())
def test_more_evidence_never_lowers_a_level(pair: tuple[Tally, Tally]) -> None:
    rules = shipped().level_rules
    less, more = pair
    assert level_of(less, rules)[0] <= level_of(more, rules)[0]


@ALWAYS
@given(ASKED, LEVELS)
def test_advice_reaches_the_band_that_it_names_with_the_fewest_gaps(asked: Asked, levels: Levels) -> None:
    taxonomy = shipped()
    wanted = role(asked)
    made = measure(profile(), found(levels), wanted, replace(taxonomy, roles={wanted.id: wanted}))
    assert made.advice is not None
    assert [gap.competency for gap in made.advice.gaps] == [term.competency for term in made.gaps]
    if made.advice.next_band is None:
        return
    least = taxonomy.level_rules.bands[made.advice.next_band]
    closed: Levels = {
        term.competency: term.required for term in made.gaps if term.competency in made.advice.closes
    }
    then = score(wanted, levels | closed)
    assert round(then.score) >= least
    assert then.score == pytest.approx(made.advice.score_then)
    costs = sorted((term.cost for term in made.gaps), reverse=True)
    assert round(made.score + sum(costs[: len(closed) - 1])) < least
