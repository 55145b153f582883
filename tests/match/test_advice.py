from __future__ import annotations

from dataclasses import replace

from gapcheck.match.advice import advise, fewest
from gapcheck.match.assessing import assess, measure
from gapcheck.records.assessment import Assessment
from gapcheck.taxonomy import Taxonomy
from tests.extract.typed import shipped
from tests.match.made import finding, profile, role

ASKED = (("cloud", 4, 5.0), ("innovation", 2, 3.0), ("business-acumen", 2, 2.0))


def assessed(levels: dict[str, int | None]) -> Assessment:
    return assess(profile(), [finding(c, levels.get(c, 0)) for c in shipped().competencies], role(ASKED))


def test_the_costliest_gaps_come_first_and_no_more_than_needed() -> None:
    """20 points short of the band from 40: cloud alone brings 50 of them."""
    made = assessed({"business-acumen": 2})
    assert round(made.score) == 20
    assert [t.competency for t in fewest(made, 40)] == ["cloud"]
    assert [t.competency for t in fewest(made, 85)] == ["cloud", "innovation"]


def test_the_whole_number_that_is_shown_decides() -> None:
    """69.5 is shown as 70."""
    made = assess(
        profile(),
        [finding(c, 4 if c == "cloud" else 0) for c in shipped().competencies],
        role([("cloud", 4, 2.0), ("innovation", 2, 1.91), ("business-acumen", 2, 1.71)]),
    )
    (first,) = fewest(made, 70)
    assert first.competency == "innovation"
    assert made.score + first.cost < 70


def test_the_advice_of_a_whole_cv() -> None:
    findings = [finding(c, 2 if c == "innovation" else 0) for c in shipped().competencies]
    made = advise(profile(), findings, assess(profile(), findings, role(ASKED)), shipped())
    assert (made.band, made.next_band, made.closes, round(made.score_then)) == (
        "little",
        "part",
        ("cloud",),
        80,
    )
    cloud, acumen = made.gaps
    assert (cloud.competency, cloud.reached, cloud.required, round(cloud.points)) == ("cloud", 0, 4, 50)
    assert acumen.develop == shipped().competencies["business-acumen"].develop != ()
    assert 0 < len(cloud.questions) <= 3
    assert not any("{" in question for question in cloud.questions)


def test_in_the_highest_band_there_is_nothing_to_reach() -> None:
    findings = [finding(c, 4) for c in shipped().competencies]
    made = measure(profile(), findings, role(ASKED), with_role())
    assert made.advice
    assert (made.advice.next_band, made.advice.closes, made.advice.gaps) == (None, (), ())
    assert made.advice.score_then == made.score


def test_what_could_not_be_read_is_no_gap_and_may_leave_no_way_up() -> None:
    findings = [finding(c, None) for c in shipped().competencies]
    made = advise(profile(), findings, assess(profile(), findings, role(ASKED)), shipped())
    assert (made.band, made.next_band, made.gaps) == ("little", None, ())


def with_role() -> Taxonomy:
    wanted = role(ASKED)
    return replace(shipped(), roles={wanted.id: wanted})
