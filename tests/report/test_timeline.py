from __future__ import annotations

from dataclasses import replace

from gapcheck.report.timeline import gaps, timeline
from tests import builders
from tests.report.test_axis import month, percent


def test_gaps_are_the_months_between_and_overlaps_hide_none() -> None:
    spans = [
        (month(2015, 1), month(2016, 12)),
        (month(2010, 1), month(2012, 6)),
        (month(2011, 1), month(2014, 9)),
    ]
    assert gaps(spans) == [(month(2014, 10), month(2014, 12))]


def test_a_pause_of_two_months_is_no_gap() -> None:
    assert gaps([(0, 10), (13, 20)]) == []
    assert gaps([(0, 10), (14, 20)]) == [(11, 13)]
    assert gaps([]) == []


def test_positions_are_drawn_to_scale_with_the_pause_between() -> None:
    drawn = timeline(builders.profile())
    head, manager, engineer, webmaster = drawn.jobs
    assert head.bar
    assert manager.bar
    assert abs(percent(head.bar.width) / percent(manager.bar.width) - 94 / 46) < 0.01
    (pause,) = drawn.pauses
    assert abs(percent(manager.bar.x) + percent(manager.bar.width) - percent(pause.x)) < 0.05
    assert abs(percent(pause.x) + percent(pause.width) - percent(head.bar.x)) < 0.05
    assert (head.leads, engineer.leads, webmaster.bar) == (True, False, None)
    assert len(drawn.ticks) > 2


def test_pauses_and_overlaps_are_stated_as_facts() -> None:
    assert timeline(builders.profile()).facts == (
        "April 2018 to January 2019: 10 months without a dated position.",
    )
    two = (
        builders.position("Director", "Quillon Rail", "2016-01", "2020-12"),
        builders.position("Lecturer", "Ellery University", "2018-03", "2018-12"),
        builders.position("Adviser", None, "2020-11", "2024-01"),
    )
    assert timeline(replace(builders.profile(), positions=two)).facts == (
        "March 2018 to December 2018: 10 months as Lecturer and as Director, counted once.",
    )


def test_the_table_has_every_position_also_the_undated() -> None:
    drawn = timeline(builders.profile())
    assert [(job.number, job.title, job.length) for job in drawn.jobs] == [
        (1, "Head of Technology", "7 years 10 months"),
        (2, "Infrastructure Manager", "3 years 10 months"),
        (3, "Systems Engineer", "4 years 9 months"),
        (4, "Volunteer Webmaster", "not stated"),
    ]
    assert (drawn.jobs[2].employer, drawn.jobs[2].led) == ("employer not named", "leading people not shown")
    assert [job.dates for job in drawn.jobs[::3]] == ["February 2019 to present", "no dates"]
    assert drawn.undated.startswith("One position has no dates")


def test_figures_stand_where_they_were_held() -> None:
    drawn = timeline(builders.profile())
    assert [job.scope for job in drawn.jobs] == [("42 people", "budget of 2,400,000 GBP"), (), (), ()]


def test_without_positions_nothing_is_drawn() -> None:
    empty = timeline(replace(builders.profile(), positions=()))
    assert (empty.ticks, empty.jobs, empty.pauses, empty.facts, empty.undated) == ((), (), (), (), "")
