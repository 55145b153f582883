from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.match import assess
from gapcheck.records.assessment import Assessment
from tests.extract.typed import shipped
from tests.match.made import finding, profile, role

IDS = sorted(shipped().competencies)
Asked = list[tuple[str, int, float]]


def assessed(asked: Asked, levels: dict[str, int | None], firm: bool = True) -> Assessment:
    found = [finding(c, levels.get(c, 0), firm=firm) for c in IDS]
    return assess(profile(), found, role(asked))


def test_the_formula() -> None:
    """Reached is cut at what is required; each term counts by its weight."""
    asked: Asked = [("cloud", 4, 3.0), ("innovation", 2, 1.0), ("compliance-governance", 3, 1.0)]
    made = assessed(asked, {"cloud": 2, "innovation": 4})
    assert made.score == pytest.approx(100 * (3 * 2 / 4 + 1 * 2 / 2 + 0) / 5)
    assert [(t.competency, t.level, t.gap) for t in made.terms] == [
        ("cloud", 2, 2),
        ("innovation", 4, 0),
        ("compliance-governance", 0, 3),
    ]
    assert [t.most for t in made.terms] == pytest.approx([60, 20, 20])


def test_gaps_come_with_the_costliest_first() -> None:
    asked: Asked = [("cloud", 4, 1.0), ("innovation", 2, 5.0), ("business-acumen", 1, 1.0)]
    assert [t.competency for t in assessed(asked, {"cloud": 1, "business-acumen": 3}).gaps] == [
        "innovation",
        "cloud",
    ]


def test_what_could_not_be_read_is_left_out() -> None:
    asked: Asked = [("cloud", 4, 3.0), ("innovation", 2, 1.0)]
    made = assessed(asked, {"cloud": None, "innovation": 2})
    assert made.score == pytest.approx(100)
    unread = made.terms[0]
    assert (unread.level, unread.points, unread.most, unread.gap) == (None, 0, 0, 0)


def test_nothing_readable_is_a_score_of_nothing_and_no_error() -> None:
    made = assessed([("cloud", 4, 3.0)], {"cloud": None})
    assert made.score == 0
    assert made.confidence == pytest.approx(0.9 * 0.6)


def test_unsure_levels_lower_the_confidence_and_never_the_score() -> None:
    asked: Asked = [("cloud", 4, 3.0), ("innovation", 2, 1.0)]
    sure, unsure = (assessed(asked, {"cloud": 2}, firm=firm) for firm in (True, False))
    assert unsure.confidence < sure.confidence == 0.9
    assert sure.score == unsure.score


requirements = st.lists(
    st.tuples(st.sampled_from(IDS), st.integers(1, 4), st.floats(1, 5)),
    min_size=1,
    max_size=12,
    unique_by=lambda r: r[0],
)
reached = st.dictionaries(st.sampled_from(IDS), st.one_of(st.none(), st.integers(0, 4)), max_size=24)
often = settings(derandomize=True, deadline=None, max_examples=500)


@given(requirements, reached)
@often
def test_terms_add_up_to_the_score(asked: Asked, levels: dict[str, int | None]) -> None:
    made = assessed(asked, levels)
    assert sum(t.points for t in made.terms) == pytest.approx(made.score, abs=1e-9)
    assert 0 <= made.score <= 100 + 1e-9
    assert 0 <= made.confidence <= 1
    readable = [t for t in made.terms if t.level is not None]
    assert sum(t.most for t in made.terms) == pytest.approx(100 if readable else 0, abs=1e-9)
    assert all(t.cost >= -1e-9 for t in made.terms)
    assert made.score == pytest.approx(
        sum(t.most for t in made.terms) - sum(t.cost for t in made.terms), abs=1e-9
    )


@given(requirements, reached, st.data())
@often
def test_raising_a_requirement_never_raises_a_score(
    asked: Asked, levels: dict[str, int | None], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(asked) - 1))
    competency, level, weight = asked[at]
    raised = [*asked[:at], (competency, min(4, level + 1), weight), *asked[at + 1 :]]
    assert assessed(raised, levels).score <= assessed(asked, levels).score + 1e-9


@given(requirements, reached, st.sampled_from(IDS))
@often
def test_a_higher_level_never_lowers_a_score(asked: Asked, levels: dict[str, int | None], which: str) -> None:
    before = levels.get(which, 0)
    if before is None:
        return
    higher = {**levels, which: min(4, before + 1)}
    assert assessed(asked, levels).score <= assessed(asked, higher).score + 1e-9


@given(requirements, reached, st.floats(0.1, 10))
@often
def test_only_the_proportion_of_weights_counts(
    asked: Asked, levels: dict[str, int | None], factor: float
) -> None:
    scaled = [(c, level, weight * factor) for c, level, weight in asked]
    assert assessed(scaled, levels).score == pytest.approx(assessed(asked, levels).score, abs=1e-9)


@pytest.mark.parametrize("id_", sorted(shipped().roles))
def test_shipped_roles_are_met_in_full_by_who_reaches_them(id_: str) -> None:
    asked = shipped().roles[id_]
    full = [finding(c, 4) for c in IDS]
    nothing = [finding(c, 0) for c in IDS]
    assert assess(profile(), full, asked).score == pytest.approx(100)
    assert assess(profile(), full, asked).gaps == ()
    assert assess(profile(), nothing, asked).score == 0
