from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract import dates
from gapcheck.extract.dates import DateRange, Moment
from tests.extract.typed import AS_OF

RANGES = [
    ("Jan 2018 - Mar 2020", "2018-01", "2020-03"),
    ("January 2018 – March 2020", "2018-01", "2020-03"),
    ("Jan. 2018 — Mar. 2020", "2018-01", "2020-03"),
    ("JAN 2018 - MAR 2020", "2018-01", "2020-03"),
    ("jan 2018 to mar 2020", "2018-01", "2020-03"),
    ("January, 2018 to March, 2020", "2018-01", "2020-03"),
    ("January of 2018 until March of 2020", "2018-01", "2020-03"),
    ("Sept 2015 through Dec 2016", "2015-09", "2016-12"),
    ("Sep 2015 thru Dec 2016", "2015-09", "2016-12"),
    ("Apr-2018 to Jun-2019", "2018-04", "2019-06"),
    ("Jun 2014 -- Aug 2015", "2014-06", "2015-08"),
    ("Mar 2018 → Jul 2020", "2018-03", "2020-07"),
    ("Mar 2018 ~ Jul 2020", "2018-03", "2020-07"),
    ("Mar 2018 up to Jul 2020", "2018-03", "2020-07"),
    ("Jan '18 - Mar '20", "2018-01", "2020-03"),
    ("Jan ’98 – Mar ’03", "1998-01", "2003-03"),
    ("Jan'18 - Mar'20", "2018-01", "2020-03"),
    ("'09 - '12", "2009", "2012"),
    ("01/2018 - 03/2020", "2018-01", "2020-03"),
    ("1/2018-3/2020", "2018-01", "2020-03"),
    ("01.2018 – 03.2020", "2018-01", "2020-03"),
    ("01-2018 to 03-2020", "2018-01", "2020-03"),
    ("03/2018-07.2020", "2018-03", "2020-07"),
    ("2018-03 – 2020-07", "2018-03", "2020-07"),
    ("2018/03 - 2020/07", "2018-03", "2020-07"),
    ("2018.03 - 2020.07", "2018-03", "2020-07"),
    ("2018-03-15 – 2020-07-31", "2018-03", "2020-07"),
    ("15th March 2018 - 2nd April 2019", "2018-03", "2019-04"),
    ("March 15, 2018 to April 20, 2019", "2018-03", "2019-04"),
    ("15/03/2018 - 20/04/2019", "2018-03", "2019-04"),
    ("03/15/2018 - 04/20/2019", "2018-03", "2019-04"),
    ("01.03.2018 - 31.07.2020", "2018-03", "2020-07"),
    ("2018 - 2020", "2018", "2020"),
    ("2018–2020", "2018", "2020"),
    ("2018 to 2020", "2018", "2020"),
    ("(1997-2004)", "1997", "2004"),
    ("2015-18", "2015", "2018"),
    ("1998–99", "1998", "1999"),
    ("2018 – March 2020", "2018", "2020-03"),
    ("Jan - Mar 2019", "2019-01", "2019-03"),
    ("May to September 2012", "2012-05", "2012-09"),
    ("Spring 2017 - Fall 2018", "2017-03", "2018-09"),
    ("Summer 2011", "2011-06", "2011-08"),
    ("Winter 2010 to Summer 2011", "2010-01", "2011-06"),
    ("Jan 2018 - Mar 2020 (2 yrs 3 mos)", "2018-01", "2020-03"),
    ("2019 - 2016", "2016", "2019"),
    ("May 2020 - Jan 2018", "2018-01", "2020-05"),
    ("15 March 2018 - 20 April 2019", "2018-03", "2019-04"),
    ("03/18 - 07/20", "2018-03", "2020-07"),
    ("Mar 18 – Jul 20", "2018-03", "2020-07"),
    ("Jan2018 - Mar2020", "2018-01", "2020-03"),
    ("2018 Jan - 2020 Mar", "2018-01", "2020-03"),
    ("Q1 2019 - Q3 2020", "2019-01", "2020-09"),
    ("März 2018 – Dezember 2020", "2018-03", "2020-12"),
    ("enero 2018 - marzo 2020", "2018-01", "2020-03"),
]
PRESENT = [
    "May 2016 - Present",
    "May 2016 – present",
    "May 2016 - PRESENT",
    "May 2016 to current",
    "05/2016 - today",
    "2016-05 – now",
    "05.2016 - ongoing",
    "May 2016 to date",
    "May 2016 till date",
    "May 2016 till now",
    "May 2016 until now",
    "May 2016 - till date",
    "May 2016 — Currently",
    "from May 2016 to date",
    "May 2016 – continuing",
    "since May 2016",
    "Since 05/2016",
    "starting May 2016",
    "May 2016 onwards",
    "May 2016 onward",
    "May 2016 -",
    "(May 2016 – )",
    "May 2016+",
    "May 2016 to-date",
    "May 2016 - to present",
    "May 2016 - (present)",
]
NOT_DATES = [
    "Windows Server 2016 estate",
    "moved to SQL Server 2012",
    "Office 2010 and Exchange 2013",
    "trained 2000 users",
    "a budget of $2019",
    "saved £2015.50",
    "2018.5 tonnes",
    "1,995 tickets",
    "19950 parts",
    "grew to 2005 employees",
    "ISO 9001",
    "page 3 of 4",
    "the may tree",
    "room 2050b",
]


def only(text: str) -> DateRange:
    found = dates.find(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_ranges(text: str, start: str, end: str) -> None:
    assert only(text).written() == (start, end)


@pytest.mark.parametrize("text", PRESENT)
def test_still_going_on(text: str) -> None:
    found = only(text)
    assert found.present
    assert str(found.start) in ("2016-05", "2016")
    assert found.span(AS_OF) == (found.start.first, 2026 * 12 + 10)


@pytest.mark.parametrize("text", NOT_DATES)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert dates.find(text) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("June 2009", "2009-06"),
        ("2009", "2009"),
        ("Q4 2009", "2009-10"),
        ("06/2009", "2009-06"),
    ],
)
def test_one_date_is_no_interval(text: str, start: str) -> None:
    found = only(text)
    assert found.written() == (start, None)
    assert not found.whole
    assert found.span(AS_OF) is None


def test_several_ranges_from_left_to_right() -> None:
    found = dates.find("2012 - 2014 Analyst; 03/2015 - 2016-07 Lead; since 2017")
    assert [r.written() for r in found] == [("2012", "2014"), ("2015-03", "2016-07"), ("2017", "present")]


def test_a_range_gives_its_place() -> None:
    text = "Analyst, Mar 2018 - Jul 2020, Leeds"
    found = only(text)
    assert text[found.at : found.to] == "Mar 2018 - Jul 2020"
    assert dates.without(text, [found], fill="|") == "Analyst, |, Leeds"


@pytest.mark.parametrize(
    ("text", "as_of", "months"),
    [
        ("Jan 2018 - Mar 2020", AS_OF, 27),
        ("Jan 2018 - Jan 2018", AS_OF, 1),
        ("2018 - 2018", AS_OF, 12),
        ("2018 - 2020", AS_OF, 36),
        ("2018 - Mar 2020", AS_OF, 27),
        ("Oct 2026 - Present", AS_OF, 2),
        ("2026 - Present", AS_OF, 11),
        ("2025 - 2030", AS_OF, 23),
        ("Mar 2018 - Present", date(2018, 3, 31), 1),
    ],
)
def test_months_are_inclusive_and_never_in_the_future(text: str, as_of: date, months: int) -> None:
    span = only(text).span(as_of)
    assert span is not None
    assert span[1] - span[0] + 1 == months


def test_a_job_in_the_future_has_no_interval() -> None:
    assert only("Jan 2030 - Mar 2031").span(AS_OF) is None
    assert only("Jan 2030 - Present").span(AS_OF) is None


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FORMS = (
    "{name} {year}",
    "{month:02}/{year}",
    "{month}.{year}",
    "{year}-{month:02}",
    "{name}, {year}",
    "{name} '{short:02}",
)
moments = st.builds(Moment, st.integers(1980, 2029), st.integers(1, 12))


def spelt(moment: Moment, form: str) -> str:
    month = moment.month or 1
    return form.format(name=MONTHS[month - 1], month=month, year=moment.year, short=moment.year % 100)


@given(
    moments,
    moments,
    st.sampled_from(FORMS),
    st.sampled_from(FORMS),
    st.sampled_from([" - ", "-", " – ", " to ", "—"]),
)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_every_form_with_every_form(one: Moment, other: Moment, first: str, second: str, dash: str) -> None:
    start, end = sorted((one, other), key=lambda m: m.first)
    found = only(spelt(start, first) + dash + spelt(end, second))
    assert found.written() == (str(start), str(end))


@given(st.one_of(st.text(max_size=80), st.text("0123456789 -/.'’–JanuaryMarchtopresentQ", max_size=60)))
@settings(derandomize=True, deadline=None, max_examples=500)
def test_any_text(text: str) -> None:
    found = dates.find(text)
    assert all(0 <= r.at < r.to <= len(text) for r in found)
    assert all(one.to <= other.at for one, other in pairwise(found))
    for one in found:
        assert one.end is None or one.start.first <= one.end.last
        span = one.span(AS_OF)
        assert span is None or span[0] <= span[1] <= 2026 * 12 + 10


@pytest.mark.parametrize(
    ("texts", "month_first"),
    [
        (["03/15/2018 - 04/20/2019", "02/01/2015 - 03/01/2016"], True),
        (["15/03/2018 - 20/04/2019", "02/01/2015 - 03/01/2016"], False),
        (["06/01/2012 - 09/01/2015", "02/01/2009 - 05/01/2012"], True),
        (["02/01/2015 - 03/02/2016"], False),
        (["03/15/2018", "15/03/2018"], False),
        (["May 2018 - June 2019"], False),
    ],
)
def test_a_cv_tells_whether_the_month_stands_first(texts: list[str], month_first: bool) -> None:
    assert dates.writes_month_first(texts) is month_first


def test_dates_are_read_as_the_cv_writes_them() -> None:
    (one,) = dates.find("02/01/2015 - 11/03/2016", month_first=True)
    assert one.written() == ("2015-02", "2016-11")
    (other,) = dates.find("02/01/2015 - 11/03/2016")
    assert other.written() == ("2015-01", "2016-03")


def test_an_en_dash_stands_between_years_and_a_hyphen_before_a_month() -> None:
    assert [r.written() for r in dates.find("2008–11")] == [("2008", "2011")]
    assert [r.written() for r in dates.find("2008-11")] == [("2008-11", None)]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("March 20199 - May 2021", ["March 20199"]),
        ("2014 - 20166", ["2014 - 20166"]),
        ("Jan 201 - Dec 2013", ["Jan 201"]),
        ("May 2150", ["May 2150"]),
        ("13/2018", ["13/2018"]),
        ("Jan 2018 - Mar 2020", []),
        ("in May 300 guests came", []),
        ("15/03/2018", []),
    ],
)
def test_what_stands_for_a_date_and_is_none(text: str, odd: list[str]) -> None:
    assert dates.misprints(text) == odd


def test_versions_are_no_dates() -> None:
    assert dates.find("moved from Microsoft Exchange 2010 to 2016") == []


@pytest.mark.parametrize(
    ("text", "following", "over"),
    [
        ("Head of Tides April 1980 to October", "2004 Quillon Rail", True),
        ("Head of Tides 2001 -", "2004 Quillon Rail", True),
        ("Head of Tides 2001 to", "present", True),
        ("Head of Tides March", "2001 - 2004", True),
        ("Head of Tides 2001 - 2004", "2005 - 2006", False),
        ("Read the tides to", "2004 ships", False),
    ],
)
def test_a_range_that_goes_over_into_the_next_line(text: str, following: str, over: bool) -> None:
    assert dates.goes_over(text, following) is over
