from __future__ import annotations

from dataclasses import replace

from gapcheck.report.gaps import GapRow, gap_rows, next_band
from gapcheck.report.score import score
from tests import builders


def made() -> tuple[GapRow, ...]:
    outcome, taxonomy = builders.outcome(), builders.taxonomy()
    assessment = outcome.assessments[0]
    points = score(assessment, taxonomy).rows
    return gap_rows(outcome, assessment, points, taxonomy)


def test_the_costliest_gap_comes_first_and_unread_ones_are_none() -> None:
    gaps = made()
    assert [gap.id for gap in gaps] == [
        "vendor-management", "financial-management", "people-leadership", "cybersecurity",
    ]  # fmt: skip
    costs = [float(gap.cost) for gap in gaps]
    assert costs == sorted(costs, reverse=True)


def test_costs_are_what_the_score_lacks_to_a_hundred() -> None:
    assert f"{sum(float(gap.cost) for gap in made()):.1f}" == "36.0"


def test_a_gap_says_what_was_not_found_and_what_would_close_it() -> None:
    suppliers, money, people, _ = made()
    assert suppliers.said == "not found in the CV; the role asks for 3, practitioner."
    assert money.said == "claimed, not shown in work; the role asks for 3, practitioner."
    assert people.said == "shown at 3, practitioner; the role asks for 4, expert."
    assert people.state == "demonstrated, at a lower level"
    assert suppliers.closes == "Vendor management as it looks at level 3."
    assert suppliers.develop == ("Run vendor management for a year.",)
    assert suppliers.questions[0] == "As Head of Technology, who owned vendor management?"


def test_the_shortest_way_to_the_next_band() -> None:
    outcome, taxonomy = builders.outcome(), builders.taxonomy()
    said = next_band(outcome.assessments[0], taxonomy)
    assert said == (
        "Shown at the level asked for, Vendor management would bring the CV to “shows most” (78 of 100)."
    )
    top = builders.outcome(levels=dict.fromkeys(builders.COMPETENCIES, 4)).assessments[0]
    assert next_band(top, taxonomy) == next_band(replace(top, advice=None), taxonomy) == ""
