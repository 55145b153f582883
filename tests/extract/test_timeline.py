from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.timeline import months_in, written_month, years_in
from tests.extract.typed import understood

months = st.integers(1960 * 12, 2030 * 12)
spans = st.tuples(months, st.integers(0, 120)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=8))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_union_counts_each_month_once(some: list[tuple[int, int]]) -> None:
    assert months_in(some) == len({month for start, stop in some for month in range(start, stop + 1)})


@given(st.lists(spans, max_size=6), spans)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_more_work_never_takes_months_away(some: list[tuple[int, int]], more: tuple[int, int]) -> None:
    assert months_in(some) <= months_in([*some, more]) <= months_in(some) + more[1] - more[0] + 1
    assert months_in([more, *reversed(some)]) == months_in([*some, more])


def test_written_months() -> None:
    assert (written_month(2018 * 12), written_month(2018 * 12 + 11)) == ("2018-01", "2018-12")


def test_overlaps_count_once_and_leading_is_apart() -> None:
    profile = understood("""
        # Experience
        Head of Data | Quillon Rail | Jan 2018 - Dec 2019
        - Led it.
        Consultant | Self-employed | Jul 2018 - Jun 2020
        - Wrote reports.
        Analyst | Brackwater Ltd | 2010 - 2011
        - Analysed tides.
    """)
    assert (profile.experience_years, profile.leadership_years) == (4.5, 2.0)


def test_no_dates_no_years() -> None:
    profile = understood("# Experience\nIT Manager\nCompany Name - City, State\n- Led it.")
    assert [p.span for p in profile.positions] == [None]
    assert (profile.experience_years, profile.leadership_years) == (None, None)
    assert years_in(()) is None


def test_dated_work_without_leading_is_no_leading_at_all() -> None:
    profile = understood("# Experience\nAnalyst | Brackwater Ltd | 2010 - 2011\n- Analysed tides.")
    assert profile.leadership_years == 0.0
