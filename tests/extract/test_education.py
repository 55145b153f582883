from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.degree_words import degree_in
from gapcheck.extract.education import degrees
from tests.extract.typed import typed

ENTRIES = [
    (
        "BSc Computer Science, University of Harrow, 2001 - 2004",
        ("BSc", "bachelor", "Computer Science", "University of Harrow", "2004"),
    ),
    (
        "University of Harrow      2004\nBachelor of Science in Computer Science",
        ("Bachelor of Science", "bachelor", "Computer Science", "University of Harrow", "2004"),
    ),
    ("Ph.D. in Physics, ETH Zurich, 2015", ("Ph.D.", "doctorate", "Physics", "ETH Zurich", "2015")),
    (
        "M.S., Information Systems, State University of Elmira, May 2012",
        ("M.S.", "master", "Information Systems", "State University of Elmira", "2012"),
    ),
    (
        "Associate of Applied Science: Networking\nElmira Community College - Elmira, NY",
        ("Associate of Applied Science", "associate", "Networking", "Elmira Community College", None),
    ),
    ("MBA, Harrow Business School", ("MBA", "master", None, "Harrow Business School", None)),
    (
        "2001 - 2004   BEng Software Engineering   University of Harrow",
        ("BEng", "bachelor", "Software Engineering", "University of Harrow", "2004"),
    ),
    (
        "Master of Science\nComputer Science\nUniversity of Harrow\n2005",
        ("Master of Science", "master", "Computer Science", "University of Harrow", "2005"),
    ),
    ("BA History | University of Leeds | 1999", ("BA", "bachelor", "History", "University of Leeds", "1999")),
    (
        "PhD   Harrow University, PhD in Tide Science – Elmira, NY   2015",
        ("PhD", "doctorate", "Tide Science", "Harrow University", "2015"),
    ),
    (
        "Harrow University      2004\nPhysics      Bachelor of Science\nElmira, NY",
        ("Bachelor of Science", "bachelor", "Physics", "Harrow University", "2004"),
    ),
    ("Diploma in Nursing, Harrow College, 1998", ("Diploma", "other", "Nursing", "Harrow College", "1998")),
    (
        "B.Sc. (Hons) Mathematics | University of Leeds | 1999",
        ("B.Sc.", "bachelor", "Mathematics", "University of Leeds", "1999"),
    ),
    (
        "Master of Business Administration (MBA)\nHarrow Business School, 2010",
        ("Master of Business Administration", "master", None, "Harrow Business School", "2010"),
    ),
    (
        "Bachelor's degree in Electrical Engineering from Quillon University (2003)",
        ("Bachelor's", "bachelor", "Electrical Engineering", "Quillon University", "2003"),
    ),
    (
        "High School Diploma, Harrow High School, 1995",
        ("High School Diploma", "other", None, "Harrow High School", "1995"),
    ),
    (
        "Machine Learning, Coursera, 2019",
        ("Machine Learning", "other", None, "Coursera", "2019"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ENTRIES)
def test_entries(text: str, wanted: tuple[str | None, ...]) -> None:
    found = [(e.degree, e.level, e.field, e.institution, e.year) for e in degrees(typed(text))]
    assert found == [wanted]


def test_two_degrees_are_two_entries() -> None:
    found = degrees(typed("MBA, Harrow Business School\nBSc Physics, University of Leeds"))
    assert [(e.degree, e.institution) for e in found] == [
        ("MBA", "Harrow Business School"),
        ("BSc", "University of Leeds"),
    ]


def test_entries_on_one_line() -> None:
    found = degrees(typed("MBA, Harrow Business School, 2010; BSc Physics, University of Leeds, 2002"))
    assert [(e.degree, e.year) for e in found] == [("MBA", "2010"), ("BSc", "2002")]


@pytest.mark.parametrize(
    "text", ["Certified Scrum Master, 2014", "Licensed electrician", "Loved every day.", ""]
)
def test_what_is_no_degree(text: str) -> None:
    assert degrees(typed(text)) == ()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("BSc", "bachelor"),
        ("B.Sc.", "bachelor"),
        ("BA", "bachelor"),
        ("MA", "master"),
        ("MSc", "master"),
        (
            "B. Eng",
            "bachelor",
        ),
        (
            "M.Phil.",
            "master",
        ),
        ("Executive MBA", "master"),
        ("PhD", "doctorate"),
        ("Ph. D.", "doctorate"),
        ("Juris Doctor", "doctorate"),
        ("AAS", "associate"),
        ("GED", "other"),
        ("Licenciatura", "bachelor"),
    ],
)
def test_degree_words(text: str, level: str) -> None:
    found = degree_in(text)
    assert found is not None
    assert found[1] == level


@pytest.mark.parametrize(
    "text",
    [
        "Tide Architect - Associate (in progress)",
        "Certified Network Associate",
        "ma",
        "be a leader",
        "as a rule",
        "Boston, mba-like",
        "in",
        "masterful",
        "",
    ],
)
def test_words_that_are_no_degrees(text: str) -> None:
    assert degree_in(text) is None


def test_a_school_may_change_and_the_level_stays() -> None:
    one, other = (
        degrees(typed(f"BSc Computing, {school}, 2004")) for school in ("University of Harrow", "MIT")
    )
    assert (one[0].level, one[0].field) == (other[0].level, other[0].field)


@given(st.lists(st.text(max_size=60).map(lambda t: t.replace("\n", " ")), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text(rows: list[str]) -> None:
    for entry in degrees(typed("\n".join(rows))):
        assert entry.level in ("doctorate", "master", "bachelor", "associate", "other")
        assert entry.degree


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("MSc Physics\nTechnical University of Harrow (TUH), 2012", ["Technical University of Harrow (TUH)"]),
        ("Data Engineering Bootcamp in   2022\nHarrow Tech School (HTS)", ["Harrow Tech School (HTS)"]),
        ("High School Diploma Larch Hill High School, 1999", ["Larch Hill High School"]),
        (
            "Postgraduate courses in Cognitive Systems : 1991 Harrow University\n"
            "M. S : Computer Science , 1989 Quillon College\nB. S : Computer Science , 1988 Quillon College",
            ["Harrow University", "Quillon College", "Quillon College"],
        ),
        ("Professional Scrum Master I", []),
    ],
)
def test_schools(text: str, schools: list[str]) -> None:
    assert [e.institution for e in degrees(typed(text))] == schools


def test_a_field_given_twice_is_given_once() -> None:
    (entry,) = degrees(typed("BSc in Statistics, Statistics\nUniversity of Harrow, 2012"))
    assert entry.field == "Statistics"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "**Web Development Bootcamp**\nLe Quai Lisbon (Le Quai)  2020",
            [("Bootcamp", None, "Le Quai Lisbon (Le Quai)", "2020")],
        ),
        (
            "**Bootcamp Certificate, Software Testing**\nLe Quai (Le Quai Web Bootcamp)\n2018",
            [("Bootcamp Certificate", "Software Testing", "Le Quai (Le Quai Web Bootcamp)", "2018")],
        ),
        (
            "2003 - 2007   BSc in Computer Science, UC Elmira, Boston, USA",
            [("BSc", "Computer Science", "UC Elmira", "2007")],
        ),
        (
            "**Elmira**      2019\nBSc, Computer Science",
            [("BSc", "Computer Science", "Elmira", "2019")],
        ),
        (
            "1997 - 1999   MSc in Computer Science, Elmira Institute of Tides,\nCambridge, MA, USA",
            [("MSc", "Computer Science", "Elmira Institute of Tides", "1999")],
        ),
        (
            "**Vocational Diploma in Tide Tables**      2011\nHarrow College",
            [("Vocational Diploma", "Tide Tables", "Harrow College", "2011")],
        ),
        (
            "Harrow University      2014 - 2018\nPhD in Tides\n- Fellow of the Tide Society (Class of 2017)",
            [("PhD", "Tides", "Harrow University", "2018")],
        ),
        (
            "Harrow School of Tides      2011 - 2013\n- Ran the tide club\n"
            "Elmira University      2003 - 2007\n- BA, Economics",
            [
                ("Harrow School of Tides", None, "Harrow School of Tides", "2013"),
                ("BA", "Economics", "Elmira University", "2007"),
            ],
        ),
        (
            "Elmira University      2020\nBSc in Tides\n- Related Coursework: Databases, Tables",
            [("BSc", "Tides", "Elmira University", "2020")],
        ),
        (
            "PhD   Harrow University, Computer Science      2014 - 2018",
            [("PhD", "Computer Science", "Harrow University", "2018")],
        ),
        (
            "**Harrow University**, Leeds\n- PhD in Tides      2014 - 2018\n- MBA      2009 - 2010\n"
            "**Elmira College**, Boston\n- BSc in Geography      2002 - 2005\n- Graduated with honours",
            [
                ("PhD", "Tides", "Harrow University", "2018"),
                ("MBA", None, "Harrow University", "2010"),
                ("BSc", "Geography", "Elmira College", "2005"),
            ],
        ),
        (
            "**BSc in Visual**\n**Communication, Interaction Design**\nHarrow College      2012",
            [("BSc", "Visual Communication, Interaction Design", "Harrow College", "2012")],
        ),
    ],
)
def test_schools_and_what_is_told_beside_them(text: str, wanted: list[tuple[str | None, ...]]) -> None:
    assert [(e.degree, e.field, e.institution, e.year) for e in degrees(typed(text))] == wanted
