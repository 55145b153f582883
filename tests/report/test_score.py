from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.records.assessment import Assessment, Term
from gapcheck.report.score import BAR, apportioned, in_tenths, score
from tests import builders

PARTS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4), st.integers(1, 5)), min_size=1, max_size=24)


def assessed(parts: list[tuple[int, int, int]]) -> Assessment:
    total = sum(weight for _, _, weight in parts)
    terms = []
    for required, level, weight in parts:
        most = 100 * weight / total
        points = most * min(level, required) / required
        gap = max(required - level, 0)
        terms.append(Term("cloud", required, weight, "must", level, gap, points, most))
    return Assessment("r", sum(t.points for t in terms), 0.9, tuple(terms), ())


@given(PARTS)
def test_printed_points_add_up_to_the_printed_score_and_most_to_a_hundred(
    parts: list[tuple[int, int, int]],
) -> None:
    assessment = assessed(parts)
    points, costs = in_tenths(assessment)
    assert sum(points) == round(10 * assessment.score)
    assert sum(points) + sum(costs) == 1000
    for term, shown, cost in zip(assessment.terms, points, costs, strict=True):
        assert abs(shown - 10 * term.points) < 1
        assert abs(cost - 10 * term.cost) < 1


@given(PARTS)
def test_a_term_without_a_gap_costs_nothing(parts: list[tuple[int, int, int]]) -> None:
    assessment = assessed(parts)
    _, costs = in_tenths(assessment)
    assert all(cost == 0 for term, cost in zip(assessment.terms, costs, strict=True) if term.gap == 0)


def test_the_largest_remainders_get_the_rest() -> None:
    assert apportioned([3.33, 3.33, 3.34], 100, "abc") == [33, 33, 34]
    assert apportioned([], 0, []) == []
    assert apportioned([2.5, 2.5], 51, "ba") == [25, 26]


def test_the_view_prints_sums_and_leaves_out_what_could_not_be_read() -> None:
    outcome = builders.outcome()
    found = score(outcome.assessments[0], builders.taxonomy())
    assert (found.number, found.band, found.said) == (
        "64", "shows part", "Shows part of what the role asks for",
    )  # fmt: skip
    assert (found.weight, found.total, found.most) == ("22", "64.0", "100.0")
    assert found.bar == round(0.64015 * BAR)
    last = found.rows[-1]
    assert (last.name, last.reached, last.points, last.most) == ("Business continuity", "left out", "–", "–")
    printed = [float(row.points) for row in found.rows if row.points != "–"]
    assert f"{sum(printed):.1f}" == found.total


def test_nothing_measured_is_said_and_not_scored() -> None:
    levels: dict[str, int | None] = dict.fromkeys(builders.COMPETENCIES)
    found = score(builders.outcome(levels=levels).assessments[0], builders.taxonomy())
    assert (found.known, found.number, found.band) == (False, "–", "could not be scored")
    assert (found.total, found.most) == ("0.0", "0.0")
