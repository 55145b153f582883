from __future__ import annotations

from dataclasses import replace

from gapcheck.records.profile import Position
from gapcheck.report.timeline import WIDTH, gaps, timeline
from tests import builders


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


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


def test_bars_are_drawn_to_scale() -> None:
    drawn = timeline(builders.profile())
    head, manager, engineer = drawn.bars
    assert abs(head.width / manager.width - 94 / 46) < 0.01
    assert abs((manager.x + manager.width) - drawn.gaps[0].x) < 0.2
    assert abs((drawn.gaps[0].x + drawn.gaps[0].width) - head.x) < 0.2
    assert (head.leads, engineer.leads) == (True, False)
    assert all(drawn.left <= bar.x and bar.x + bar.width <= WIDTH for bar in drawn.bars)


def test_the_gap_is_stated_as_a_fact() -> None:
    drawn = timeline(builders.profile())
    assert [gap.text for gap in drawn.gaps] == [
        "April 2018 to January 2019: 10 months without a dated position."
    ]


def test_the_table_has_every_position_also_the_undated() -> None:
    drawn = timeline(builders.profile())
    assert [(job.number, job.title, job.length) for job in drawn.jobs] == [
        (1, "Head of Technology", "7 years 10 months"),
        (2, "Infrastructure Manager", "3 years 10 months"),
        (3, "Systems Engineer", "4 years 9 months"),
        (4, "Volunteer Webmaster", "not stated"),
    ]
    assert (drawn.jobs[2].employer, drawn.jobs[2].leads, drawn.jobs[0].end) == (
        "not named",
        "not shown",
        "present",
    )
    assert drawn.undated.startswith("One position has no dates")


def test_ticks_are_whole_years_and_not_too_many() -> None:
    drawn = timeline(builders.profile())
    assert [tick.label for tick in drawn.ticks] == [str(year) for year in range(2010, 2028, 2)]


def test_forty_years_and_no_position_are_both_drawn() -> None:
    long = builders.position("Operator", None, "1979-01", "2019-12")
    assert 2 <= len(timeline(replace(builders.profile(), positions=(long,))).ticks) <= 13
    empty = timeline(replace(builders.profile(), positions=()))
    assert (empty.bars, empty.jobs, empty.undated) == ((), (), "")


def test_a_long_title_is_shortened_in_the_drawing_only() -> None:
    title = "Associate Deputy Director of Regional Information Systems"
    where = builders.evidence(title)
    position = Position(title, None, "2019-01", "2019-06", False, (month(2019, 1), month(2019, 6)), where)
    drawn = timeline(replace(builders.profile(), positions=(position,)))
    assert drawn.bars[0].label.endswith("…")
    assert drawn.jobs[0].title == title
