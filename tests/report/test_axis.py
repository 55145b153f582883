from __future__ import annotations

from gapcheck.report.axis import axis, merged


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


def percent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


def test_blocks_are_to_scale_and_stay_inside() -> None:
    spans = [(month(2010, 1), month(2012, 12)), (month(2013, 1), month(2018, 12))]
    line = axis(spans)
    short, long = (line.block(span) for span in spans)
    assert abs(percent(long.width) / percent(short.width) - 2) < 0.01
    assert abs(percent(short.x) + percent(short.width) - percent(long.x)) < 0.02
    assert percent(short.x) == 0
    assert abs(percent(long.x) + percent(long.width) - 100) < 0.02


def test_one_month_in_forty_years_is_seen() -> None:
    line = axis([(month(1979, 1), month(2019, 12))])
    assert percent(line.block((month(1990, 5), month(1990, 5))).width) >= 0.4


def test_ticks_are_januaries_and_not_too_many() -> None:
    assert [t.label for t in axis([(month(2009, 9), month(2026, 11))]).ticks()] == [
        "2010",
        "2015",
        "2020",
        "2025",
    ]
    for years in range(1, 60):
        line = axis([(month(2026 - years, 3), month(2026, 2))])
        ticks = line.ticks()
        assert 1 <= len(ticks) <= 8
        assert all(0 <= percent(tick.x) < 100 for tick in ticks)


def test_without_a_span_there_is_still_a_line() -> None:
    assert axis([]).months == 12


def test_months_are_merged_where_they_touch() -> None:
    assert merged([(5, 9), (0, 4), (11, 12), (7, 8)]) == [(0, 9), (11, 12)]
    assert merged([]) == []
