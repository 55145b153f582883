from __future__ import annotations

import pytest

from gapcheck.extract import positions
from gapcheck.extract.sections import split
from tests.extract.typed import facts, typed, understood

HEAD = ("Head of Engineering", "Lindqvist Foods", "2018-03", "present")
ENGINEER = ("Software Engineer", "Brackwater Ltd", "2012-06", "2018-02")

TWO_JOBS = {
    "title, employer, dates": """
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        - Built services.
    """,
    "employer, title, dates": """
        Lindqvist Foods | Head of Engineering | Mar 2018 - Present
        - Led a team of 12 engineers.
        Brackwater Ltd | Software Engineer | Jun 2012 - Feb 2018
        - Built services.
    """,
    "dates, title, employer": """
        Mar 2018 - Present | Head of Engineering | Lindqvist Foods
        - Led a team of 12 engineers.
        Jun 2012 - Feb 2018 | Software Engineer | Brackwater Ltd
        - Built services.
    """,
    "title above employer and dates": """
        **Head of Engineering**
        Lindqvist Foods, Leeds      Mar 2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer**
        Brackwater Ltd, Bristol     Jun 2012 - Feb 2018
        - Built services.
    """,
    "employer and dates above title": """
        **Lindqvist Foods**, Leeds      Mar 2018 - Present
        Head of Engineering
        - Led a team of 12 engineers.
        **Brackwater Ltd**, Bristol     Jun 2012 - Feb 2018
        Software Engineer
        - Built services.
    """,
    "title and dates above employer and town": """
        **Head of Engineering**      Mar 2018 - Present
        Lindqvist Foods, Leeds
        - Led a team of 12 engineers.
        **Software Engineer**        Jun 2012 - Feb 2018
        Brackwater Ltd, Bristol
        - Built services.
    """,
    "title, employer, dates on three lines": """
        **Head of Engineering**
        Lindqvist Foods
        Mar 2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer**
        Brackwater Ltd
        Jun 2012 - Feb 2018
        - Built services.
    """,
    "employer, title, dates on three lines": """
        **Lindqvist Foods**
        Head of Engineering
        Mar 2018 - Present
        - Led a team of 12 engineers.
        **Brackwater Ltd**
        Software Engineer
        Jun 2012 - Feb 2018
        - Built services.
    """,
    "title at employer": """
        Head of Engineering at Lindqvist Foods (Mar 2018 - Present)
        - Led a team of 12 engineers.
        Software Engineer at Brackwater Ltd (Jun 2012 - Feb 2018)
        - Built services.
    """,
    "title @ employer": """
        **Head of Engineering @ Lindqvist Foods**      03/2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer @ Brackwater Ltd**      06/2012 - 02/2018
        - Built services.
    """,
    "commas": """
        Head of Engineering, Lindqvist Foods, Leeds, March 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer, Brackwater Ltd, Bristol, June 2012 - February 2018
        - Built services.
    """,
    "dashes": """
        Head of Engineering – Lindqvist Foods – Mar 2018 to Present
        - Led a team of 12 engineers.
        Software Engineer - Brackwater Ltd - Jun 2012 to Feb 2018
        - Built services.
    """,
    "dots": """
        Head of Engineering · Lindqvist Foods · 2018-03 – now
        - Led a team of 12 engineers.
        Software Engineer · Brackwater Ltd · 2012-06 – 2018-02
        - Built services.
    """,
    "prose below": """
        **Head of Engineering, Lindqvist Foods**      Mar 2018 - Present
        Answering for everything that forty people build, and for what it costs to run it.
        **Software Engineer, Brackwater Ltd**      Jun 2012 - Feb 2018
        Built the services that every depot of the firm uses to plan its lorries and its drivers.
    """,
    "dates alone first": """
        Mar 2018 - Present
        Head of Engineering
        Lindqvist Foods
        - Led a team of 12 engineers.
        Jun 2012 - Feb 2018
        Software Engineer
        Brackwater Ltd
        - Built services.
    """,
    "plain employer below title and dates": """
        **Head of Engineering**      Mar 2018 - Present
        Lindqvist Foods
        - Led a team of 12 engineers.
        **Software Engineer**        Jun 2012 - Feb 2018
        Brackwater Ltd
        - Built services.
    """,
    "employer in a town that no list knows": """
        **Head of Engineering**      Mar 2018 - Present
        Lindqvist Foods, Nether Wallop
        - Led a team of 12 engineers.
        **Software Engineer**        Jun 2012 - Feb 2018
        Brackwater Ltd, Upper Slaughter
        - Built services.
    """,
    "date rail": """
        Mar 2018 - Present      **Head of Engineering**
                                Lindqvist Foods
                                - Led a team of 12 engineers.
        Jun 2012 - Feb 2018     **Software Engineer**
                                Brackwater Ltd
                                - Built services.
    """,
}
SHAPES = [pytest.param(text, id=name) for name, text in TWO_JOBS.items()]


@pytest.mark.parametrize("text", SHAPES)
def test_two_jobs_in_every_shape(text: str) -> None:
    assert facts(understood("# Experience\n" + _flush(text))) == [HEAD, ENGINEER]


def _flush(text: str) -> str:
    return "\n".join(row[8:] if row.startswith(" " * 8) else row for row in text.strip("\n").split("\n"))


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Director, Engineering", "Director, Engineering"),
        ("Vice President, Technology", "Vice President, Technology"),
        ("VP of Product & Engineering", "VP of Product & Engineering"),
        ("Manager, Information Technology", "Manager, Information Technology"),
        ("Senior Director, Global Infrastructure", "Senior Director, Global Infrastructure"),
        ("Chief Technology Officer (CTO)", "Chief Technology Officer (CTO)"),
        ("Founder & CTO", "Founder & CTO"),
        ("CTO / Co-Founder", "CTO / Co-Founder"),
        ("Head of IT and Security", "Head of IT and Security"),
        ("Sr. Software Engineer II", "Sr. Software Engineer II"),
        ("Interim Head of Data", "Interim Head of Data"),
    ],
)
def test_titles_stay_whole(header: str, title: str) -> None:
    found = facts(understood(f"# Experience\n{header} | Lindqvist Foods | 2018 - 2020\n- Built services."))
    assert found == [(title, "Lindqvist Foods", "2018", "2020")]


def test_titles_under_one_employer_are_positions_of_their_own() -> None:
    """The heading that spans them is no position beside them."""
    cv = """
        # Experience
        **Lindqvist Foods**      2012 - Present
        **Head of Engineering**      Mar 2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer**      Jun 2012 - Feb 2018
        - Built services.
    """
    assert facts(understood(cv)) == [HEAD, ("Software Engineer", "Lindqvist Foods", "2012-06", "2018-02")]


def test_undated_umbrella() -> None:
    cv = """
        # Experience
        **Lindqvist Foods, Leeds**
        Head of Engineering      Mar 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer      Jun 2012 - Feb 2018
        - Built services.
    """
    assert facts(understood(cv)) == [HEAD, ("Software Engineer", "Lindqvist Foods", "2012-06", "2018-02")]


def test_an_employer_is_never_borrowed_from_another_job() -> None:
    cv = """
        # Experience
        **Lindqvist Foods**      2012 - Present
        **Head of Engineering**      Mar 2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer**      Jun 2012 - Feb 2018
        - Built services.
        **Analyst**      Jan 2010 - May 2012
        Brackwater Ltd
        - Analysed tides.
    """
    assert facts(understood(cv))[-1] == ("Analyst", "Brackwater Ltd", "2010-01", "2012-05")


HIDDEN = [
    """
    IT Director      03/2018 to Current
    Company Name - City, State
    - Led a team of 12 engineers at Lindqvist Foods.
    Network Analyst      06/2012 to 02/2018
    Company Name - City, State
    - Built services.
    """,
    """
    03/2018 to Current
    IT Director Company Name - City, State
    - Led a team of 12 engineers at Lindqvist Foods.
    06/2012 to 02/2018
    Network Analyst Company Name - City, State
    - Built services.
    """,
    """
    Company Name - City, State
    IT Director      03/2018 to Current
    - Led a team of 12 engineers at Lindqvist Foods.
    Company Name - City, State
    Network Analyst      06/2012 to 02/2018
    - Built services.
    """,
]


@pytest.mark.parametrize("text", HIDDEN)
def test_an_employer_that_the_cv_hides_stays_unknown(text: str) -> None:
    found = facts(understood("# Experience\n" + "\n".join(row.strip() for row in text.strip().split("\n"))))
    assert found == [
        ("IT Director", None, "2018-03", "present"),
        ("Network Analyst", None, "2012-06", "2018-02"),
    ]


def test_an_undated_job_is_a_job_without_years() -> None:
    cv = """
        # Experience
        IT Director      Mar 2018 to Current
        Company Name - City, State
        - Led a team of 12 engineers.
        Network Analyst
        Company Name - City, State
        - Built services.
    """
    profile = understood(cv)
    assert facts(profile)[1] == ("Network Analyst", None, None, None)
    assert profile.positions[1].months is None
    assert profile.experience_years == 8.8
    assert any("1 of 2 positions" in doubt for doubt in profile.quality.doubts)


def test_an_undated_job_with_an_employer() -> None:
    cv = """
        # Experience
        **Head of Engineering | Lindqvist Foods**      Mar 2018 - Present
        - Led a team of 12 engineers.
        **Software Engineer | Brackwater Ltd**
        - Built services.
    """
    assert facts(understood(cv)) == [HEAD, ("Software Engineer", "Brackwater Ltd", None, None)]


def test_a_job_inside_a_bullet() -> None:
    cv = """
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        - Before that, Editor at Brackwater Press, 2007 to 2009.
    """
    assert facts(understood(cv)) == [HEAD, ("Editor", "Brackwater Press", "2007", "2009")]


@pytest.mark.parametrize(
    "words", ["Career break", "Sabbatical", "Parental leave", "Maternity leave", "Gap year"]
)
def test_a_break_is_no_job(words: str) -> None:
    cv = f"""
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        {words} | Jan 2017 - Feb 2018
        - Saw the sea.
        Software Engineer | Brackwater Ltd | Jun 2012 - Dec 2016
        - Built services.
    """
    assert facts(understood(cv)) == [HEAD, ("Software Engineer", "Brackwater Ltd", "2012-06", "2016-12")]


def test_a_history_printed_twice_counts_once_with_its_longer_text() -> None:
    cv = """
        # Career summary
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        # Work history
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        - Built services.
    """.replace("Career summary", "Career history")
    profile = understood(cv)
    assert facts(profile) == [HEAD, ENGINEER]
    assert profile.positions[0].leads_people


def test_service_and_internships_are_work_and_volunteering_is_not() -> None:
    cv = """
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        # Military service
        Signals Sergeant | Royal Harrow Regiment | 2004 - 2009
        - Ran radio nets.
        # Internships
        Intern | Brackwater Ltd | Jun 2003 - Aug 2003
        - Built services.
        # Volunteering
        Treasurer | Harrow Food Bank | 2010 - 2012
        # Education
        BSc Computing, University of Harrow, 2000 - 2003
    """
    assert [fact[0] for fact in facts(understood(cv))] == [
        "Head of Engineering",
        "Signals Sergeant",
        "Intern",
    ]


def test_a_start_without_an_end_adds_nothing_to_the_years() -> None:
    cv = """
        # Experience
        Software Engineer | Brackwater Ltd | Jan 2019 - Dec 2020
        - Built services.
        Head of Engineering | Lindqvist Foods | Mar 2018
        - Led a team of 12 engineers.
    """
    profile = understood(cv)
    assert facts(profile)[1] == ("Head of Engineering", "Lindqvist Foods", "2018-03", None)
    assert (profile.experience_years, profile.leadership_years) == (2.0, 0.0)


def test_a_start_without_an_end_is_the_current_job_where_it_stands_first_and_began_last() -> None:
    cv = """
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018
        - Led a team of 12 engineers.
        Software Engineer | Brackwater Ltd | Jan 2012 - Dec 2013
        - Built services.
    """
    profile = understood(cv)
    assert facts(profile)[0] == ("Head of Engineering", "Lindqvist Foods", "2018-03", "present")


def test_jobs_without_any_heading() -> None:
    cv = """
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        - Built services.
    """
    profile = understood(cv)
    assert facts(profile) == [HEAD, ENGINEER]
    assert "No heading says where the work experience is." in profile.quality.doubts


def test_a_name_is_no_employer() -> None:
    cv = """
        Mira Tanqueray
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        - Built services.
    """
    assert facts(understood(cv)) == [HEAD, ENGINEER]


@pytest.mark.parametrize(
    "bullet",
    [
        "Moved 40 services in Mar 2019 and closed two data centres by 2021.",
        "From 2019 to 2021 led the move of the warehouse.",
        "Won the Harrow prize for engineering in 2020.",
        "2019: opened the Leeds office.",
    ],
)
def test_dates_in_bullets_make_no_jobs(bullet: str) -> None:
    cv = f"""
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        - {bullet}
    """
    assert facts(understood(cv)) == [HEAD]


def test_a_job_over_a_page_break_keeps_its_text() -> None:
    cv = """
        # Experience
        Head of Engineering | Lindqvist Foods | Mar 2018 - Present
        - Led a team of 12 engineers.
        ===
        - Cut hosting costs by 30%.
        Software Engineer | Brackwater Ltd | Jun 2012 - Feb 2018
        - Built services.
    """
    profile = understood(cv)
    assert facts(profile) == [HEAD, ENGINEER]
    own = [s.evidence for s in profile.statements if s.position == 0]
    assert [(e.quote, e.page) for e in own[1:]] == [
        ("Led a team of 12 engineers.", 1),
        ("Cut hosting costs by 30%.", 2),
    ]


def test_every_line_of_the_section_is_header_or_body_of_one_job() -> None:
    lines = typed("# Experience\n" + _flush(TWO_JOBS["prose below"]))
    jobs = positions.jobs(split(lines))
    assert [line.number for job in jobs for line in (*job.header, *job.body)] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("title", "bullet", "leads"),
    [
        ("Engineering Manager", "Built services.", True),
        ("Head of Data", "Built services.", True),
        ("IT Director", "Built services.", True),
        ("VP of Engineering", "Built services.", True),
        ("CTO", "Built services.", True),
        ("Chief Information Security Officer", "Built services.", True),
        ("Team Lead", "Built services.", True),
        ("Team Leader", "Built services.", True),
        ("Helpdesk Supervisor", "Built services.", True),
        ("Lead Developer", "Built services.", False),
        ("Lead Developer", "Led a team of six developers.", True),
        ("Technical Lead", "Built services.", False),
        ("Project Manager", "Delivered three projects.", False),
        ("Project Manager", "Managed a team of eight.", True),
        ("Product Manager", "Owned the roadmap.", False),
        ("Program Manager", "Planned releases.", True),
        ("Software Engineer", "Was part of a team of ten.", False),
        ("Software Engineer", "Worked with a team of 10 engineers.", False),
        ("Software Engineer", "Had four direct reports.", True),
        ("Software Engineer", "Supervised two interns.", True),
        ("Assistant to the Director", "Kept the diary.", False),
        ("Architect", "Mentored a team of juniors.", False),
    ],
)
def test_who_leads_people(title: str, bullet: str, leads: bool) -> None:
    profile = understood(f"# Experience\n{title} | Lindqvist Foods | 2018 - 2020\n- {bullet}")
    assert [p.leads_people for p in profile.positions] == [leads]


def test_volunteering_and_studies_are_no_positions() -> None:
    cv = """
        # Experience
        Software Engineer | Brackwater Ltd | Jun 2018 - Present
        - Built services.
        Volunteer Maths Tutor | Harrow Council | Jan 2016 - Dec 2017
        - Taught pupils.
        IT Assistant | Volunteer | Jan 2014 - Dec 2015
        - Kept ten machines alive.
        Student | Harrow High School | 2010 - 2013
        - Wrote a web page.
        None | None | 1995 - 2006
        - Early childhood.
    """
    assert [title for title, *_ in facts(understood(cv))] == ["Software Engineer"]


def test_the_title_stands_where_the_other_headers_have_theirs() -> None:
    cv = """
        # Experience
        **Customer Clerk**
        Quillon Rail • Leeds, UK • 2016 - 2018
        - Answered letters.
        **Software Engineer**
        Brackwater Ltd • Leeds, UK • 2013 - 2015
        - Built services.
        **Solutions Architect Intern**
        Lindqvist Media (internship) • Leeds, UK • 2011 - 2012
        - Drew diagrams.
    """
    assert facts(understood(cv))[2][:2] == ("Solutions Architect Intern", "Lindqvist Media (internship)")


def test_an_employer_may_end_in_a_full_stop() -> None:
    cv = """
        # Experience
        **Senior Support Engineer at Harrow Papers S.A.**
        2015/09 - 2017/02 • Leeds, UK
        - Wrote scripts for the morning checks.
        **Support Team Lead at Harrow Papers S.A.**
        2012/03 - 2015/08 • Leeds, UK
        - Led eight people.
    """
    assert facts(understood(cv)) == [
        ("Senior Support Engineer", "Harrow Papers S.A.", "2015-09", "2017-02"),
        ("Support Team Lead", "Harrow Papers S.A.", "2012-03", "2015-08"),
    ]


def test_a_single_year_in_line_with_the_other_dates_is_a_job() -> None:
    cv = """
        # Experience
        Brackwater Ltd, Leeds, UK                 2018 - 2022
        Data Engineer
        - Built pipes.
        Quillon Rail, Leeds, UK                          2013
        Reporting Analyst
        - Drew charts.
    """
    assert facts(understood(cv))[1] == ("Reporting Analyst", "Quillon Rail", "2013", "2013")


def test_the_month_stands_first_in_the_whole_cv() -> None:
    cv = """
        # Experience
        Tech Lead | Quillon Rail | 05/01/2018 - 04/30/2021
        - Led six engineers.
        Analyst | Brackwater Ltd | 02/01/2015 - 03/01/2018
        - Drew charts.
    """
    assert [(start, end) for _, _, start, end in facts(understood(cv))] == [
        ("2018-05", "2021-04"),
        ("2015-02", "2018-03"),
    ]


def test_a_year_that_ends_one_job_and_starts_the_next_counts_once() -> None:
    cv = """
        # Experience
        Software Engineer | Brackwater Ltd | 2018 - 2020
        - Built services.
        Head of Engineering | Lindqvist Foods | 2014 - 2018
        - Led a team of 12 engineers.
    """
    profile = understood(cv)
    assert (profile.experience_years, profile.leadership_years) == (7.0, 4.0)


def test_a_duration_beside_the_dates_is_no_prose() -> None:
    cv = """
        # Experience
        Head of Year | Larch Hill Primary School, Dublin, Ireland | 2019 - 2021 (3 yrs 0 mos)
        - Led twelve teachers.
    """
    assert facts(understood(cv)) == [("Head of Year", "Larch Hill Primary School", "2019", "2021")]


@pytest.mark.parametrize(
    ("header", "employer"),
    [
        (
            "**Platform Engineer**      2015 - 2020\nRed Kite (Tides), Remote (based in Lisbon, Portugal)",
            "Red Kite (Tides)",
        ),
        ("**Platform Engineer, Self-employed**      2015 - 2020\n**Remote (Portugal)**", "Self-employed"),
    ],
)
def test_an_employer_beside_a_place_in_brackets(header: str, employer: str) -> None:
    profile = understood(f"# Experience\n{header}\n- Ran the platform.")
    assert facts(profile) == [("Platform Engineer", employer, "2015", "2020")]


def test_dates_that_end_a_bullet_start_no_job() -> None:
    profile = understood("""
        # Experience
        **Test Lead**
        Quillon Rail, Leeds, 2020 - 2023
        - Kept the signals without any fault for eight months
          (Jan-Aug 2022).
        - Wrote the timetable tests.
    """)
    assert facts(profile) == [("Test Lead", "Quillon Rail", "2020", "2023")]
    said = [s.evidence.quote for s in profile.statements if s.position == 0]
    assert said[1:] == [
        "Kept the signals without any fault for eight months (Jan-Aug 2022).",
        "Wrote the timetable tests.",
    ]


def test_a_department_is_no_employer_where_a_firm_stands_beside_it() -> None:
    header = "Brackwater, Leeds\nProject Officer, Department of Tides      Oct 2007 - Jan 2008"
    profile = understood(f"# Experience\n{header}\n- Read the tides.")
    assert facts(profile) == [("Project Officer", "Brackwater", "2007-10", "2008-01")]


def test_a_title_that_opens_the_text_where_the_header_has_none() -> None:
    profile = understood("""
        # Experience
        2007 - 2012
        Company Name
          Lecturer in Tides and Tables Effectively taught the reading of tables.
        2004 - 2006
        Company Name
          Counted the boats of the harbour.
    """)
    assert [p.title for p in profile.positions] == [
        "Lecturer in Tides and Tables",
        "Position without a stated title",
    ]
    assert "No title was found for 1 of 2 positions." in profile.quality.doubts


def test_the_current_job_printed_again_without_its_end_counts_once() -> None:
    text = """
        # Experience
        Tide Analyst, 04/2019  Company Name - City, State
        - Predicted the tides of forty ports.
        Gauge Engineer, 10/2015  Company Name - City, State
        - Mended the gauges.
        # Work History
        Tide Analyst, 04/2019  Company Name - City, State
        - Predicted the tides of forty ports.
        Gauge Engineer, 10/2015  Company Name - City, State
        - Mended the gauges.
    """
    found = understood(text).positions
    assert [(p.title, p.end) for p in found] == [("Tide Analyst", "present"), ("Gauge Engineer", None)]


def test_several_titles_in_a_row_are_a_header() -> None:
    text = """
        # Experience
        Company Name City , State   Tide Clerk Gauge Specialist ~ Boat Technician Sea Consultant Chart Agent
        01/2011 to Current
        - Kept the gauges.
        Company Name City , State   Chart Engineer   12/2009 to 05/2010
        - Drew the charts.
    """
    first, second = understood(text).positions
    assert first.title.startswith("Tide Clerk Gauge Specialist")
    assert (first.start, first.end, second.title) == ("2011-01", "present", "Chart Engineer")


def test_jobs_whose_date_is_their_first_bullet() -> None:
    found = understood(
        """
        # Experience
        Harbour Systems Administrator | Brackwater Ltd
        - March 3rd 2012- Present).
        - Kept the gauges of 1999 in order.
        Ferry Support Engineer | Lindqvist Foods
        - August 9th 20088 -2011).
        - Mended the radios.
        Deck Technician | Lindqvist Foods
        - August 9th 2004 -2008).
        - Painted the hull.
        """
    )
    assert [(p.title, p.start, p.end) for p in found.positions] == [
        ("Harbour Systems Administrator", "2012-03", "present"),
        ("Ferry Support Engineer", None, None),
        ("Deck Technician", "2004-08", "2008"),
    ]
    assert '"August 9th 20088" on page 1 is no date; it was left out.' in found.quality.doubts


def test_a_hidden_place_behind_a_hidden_employers_title_is_no_part_of_it() -> None:
    found = understood("# Experience\nCompany Name Harbour Pilot City 2012 - 2014\n- Steered ferries.")
    assert [p.title for p in found.positions] == ["Harbour Pilot"]


def test_dates_that_go_over_into_the_next_line_are_whole() -> None:
    found = understood(
        """
        # Experience
        Associate Vice-President for Tides and Harbours   April 1980 to October
        2004 Quillon Rail
        - Kept the tide tables of all docks.
        Harbour Clerk   March 1975 to
        March 1980 Brackwater Ltd
        - Sold tickets.
        """
    )
    assert [(p.title, p.start, p.end) for p in found.positions] == [
        ("Associate Vice-President for Tides and Harbours", "1980-04", "2004-10"),
        ("Harbour Clerk", "1975-03", "1980-03"),
    ]
    assert found.positions[0].leads_people
