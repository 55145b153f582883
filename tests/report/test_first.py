from __future__ import annotations

import pytest

from gapcheck.records.outcome import Outcome
from gapcheck.report.first import Band, Strength, bands, strengths
from tests import builders
from tests.report.test_axis import percent


def best(outcome: Outcome) -> tuple[Strength, ...]:
    assert outcome.profile
    return strengths(outcome, outcome.profile, outcome.assessments[0], builders.taxonomy())


def drawn(levels: dict[str, int | None]) -> tuple[Band, ...]:
    return bands(builders.outcome(levels=levels).assessments[0], builders.taxonomy())


def test_strengths_are_the_highest_levels_then_the_heaviest() -> None:
    found = best(builders.outcome())
    assert [row.id for row in found] == ["technology-strategy", "people-leadership", "cloud"]
    assert found[2].said == "shown at 3, practitioner; the role asks for 2, working."
    assert all(len(row.best.part) <= 110 for row in found)


def test_only_what_is_shown_in_work_is_a_strength() -> None:
    assert [row.id for row in best(builders.outcome(levels={"cloud": 1, "cybersecurity": 2}))] == [
        "cybersecurity"
    ]


@pytest.mark.parametrize(("level", "here"), [(0, "little"), (4, "nearly all")])
def test_the_bar_fills_up_to_the_score(level: int, here: str) -> None:
    outcome = builders.outcome(levels=dict.fromkeys(builders.COMPETENCIES, level))
    found = bands(outcome.assessments[0], builders.taxonomy())
    assert [band.name for band in found] == ["little", "part", "most", "nearly all"]
    assert [band.name for band in found if band.here] == [here]
    filled = sum(percent(band.filled) for band in found)
    assert abs(filled - outcome.assessments[0].score) < 0.1
    assert sum(percent(band.width) for band in found) == 100


def test_nothing_is_drawn_where_nothing_was_read() -> None:
    assert drawn(dict.fromkeys(builders.COMPETENCIES)) == ()
