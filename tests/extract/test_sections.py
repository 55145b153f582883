from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.lexicon import words
from gapcheck.extract.sections import kind_of, label, plain, segments, split
from tests.extract.typed import typed

HEADINGS = [
    ("EXPERIENCE", "experience"),
    ("Work Experience", "experience"),
    ("Professional Experience:", "experience"),
    ("Employment History", "experience"),
    ("Career History", "experience"),
    ("WORK HISTORY", "experience"),
    ("Positions Held", "experience"),
    ("Military Service", "experience"),
    ("Continued Professional Development", "training"),
    ("Selected Professional Development and Seminars", "training"),
    ("Relevant Experience", "experience"),
    ("Education", "education"),
    ("Education & Training", "education"),
    ("Academic Background", "education"),
    ("Qualifications and Education", "education"),
    ("Technical Skills", "skills"),
    ("Key Skills", "skills"),
    ("Core Competencies", "skills"),
    ("Areas of Expertise", "skills"),
    ("Tools & Technologies", "skills"),
    ("SKILLS / TOOLS", "skills"),
    ("Certifications", "certifications"),
    ("Licenses & Certifications", "certifications"),
    ("Languages", "languages"),
    ("Profile", "summary"),
    ("Executive Summary", "summary"),
    ("About Me", "summary"),
    ("Career Objective", "summary"),
    ("Selected Projects", "projects"),
    ("Key Achievements", "accomplishments"),
    ("Awards and Honours", "awards"),
    ("Publications", "publications"),
    ("Volunteer Experience", "volunteering"),
    ("Professional Affiliations", "affiliations"),
    ("Hobbies", "interests"),
    ("References", "references"),
    ("Contact Details", "contact"),
    ("Training", "training"),
    ("S K I L L S", "skills"),
    ("E DUC ATION", "education"),
]


@pytest.mark.parametrize(("text", "kind"), HEADINGS)
def test_headings(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mira Tanqueray",
        "Lindqvist Foods",
        "Led the work of the skills team in Leeds",
        "•",
        "2018 - 2020",
        "Experience with Go and Rust is a plus for me",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert kind_of(text) is None


def test_at_least_two_hundred_headings_each_with_one_meaning() -> None:
    listed = [(plain(text), kind) for kind, texts in words("headings").items() for text in texts]
    assert len(listed) >= 200
    meanings: dict[str, set[str]] = {}
    for text, kind in listed:
        meanings.setdefault(text, set()).add(kind)
    assert {text: kinds for text, kinds in meanings.items() if len(kinds) > 1} == {}


CV = """
    **Mira Tanqueray**
    mira@example.org
    # Profile
    Engineer and leader of engineers.
    # Experience
    CTO | Quillon Rail | 2018 - 2020
    - Built services, and the Education of all staff.
    # Rail Hobby Corner
    Steam engines.
    # Education
    BSc Computing, 2001
"""


def test_every_line_ends_in_one_section() -> None:
    lines = typed(CV)
    parts = split(lines)
    assert [(part.kind, part.title) for part in parts] == [
        ("header", ""),
        ("summary", "Profile"),
        ("experience", "Experience"),
        ("other", "Rail Hobby Corner"),
        ("education", "Education"),
    ]
    kept = [line for part in parts for line in ([part.heading] if part.heading else []) + part.lines]
    assert [line.number for line in kept] == [line.number for line in lines]


@pytest.mark.parametrize("heading", ["**Skills**", "SKILLS", "Skills:", "# Skills", "Skills"])
def test_a_heading_is_known_however_it_is_set(heading: str) -> None:
    parts = split(typed(f"**Mira Tanqueray**\nLeeds and about\n{heading}\nGo and more of it"))
    assert [part.kind for part in parts] == ["header", "skills"]


@pytest.mark.parametrize("row", ["- Education", "- Experience"])
def test_a_bullet_is_no_heading(row: str) -> None:
    assert [part.kind for part in split(typed(f"# Skills\n{row}\n- Go"))] == ["skills"]


def test_headings_in_a_rail_beside_their_text() -> None:
    parts = split(typed("**EDUCATION**      BSc Computing, 2001\n**SKILLS**         Go, Rust, Python"))
    assert [(part.kind, part.lines[0].text) for part in parts] == [
        ("education", "BSc Computing, 2001"),
        ("skills", "Go, Rust, Python"),
    ]


def test_a_heading_broken_over_the_rows_of_its_rail() -> None:
    text = """
        OTHER WORK     Quillon Rail, Leeds
        EXPERIENCE     ■ Signal Engineer, Tracks      Mar 2018 - May 2020
                       Kept the signals green.
        AWARDS &       Tide Medal of Harrow
        SCHOLARSHIPS   For the tables of 2014.
    """
    assert [(part.kind, part.title, [li.text for li in part.lines]) for part in split(typed(text))] == [
        (
            "experience",
            "OTHER WORK EXPERIENCE",
            ["Quillon Rail, Leeds", "Signal Engineer, Tracks Mar 2018 - May 2020", "Kept the signals green."],
        ),
        ("awards", "AWARDS & SCHOLARSHIPS", ["Tide Medal of Harrow", "For the tables of 2014."]),
    ]


def test_segments_part_at_wide_gaps() -> None:
    line = typed("Head of Engineering      Leeds    2018 - 2020")[0]
    assert [" ".join(w.text for w in words) for words in segments(line)] == [
        "Head of Engineering",
        "Leeds",
        "2018 - 2020",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Languages: English, French", ("languages", "English, French")),
        ("Technical Skills: Go", ("skills", "Go")),
        ("Budget: 5m", None),
        ("Languages:", None),
        ("Languages", None),
    ],
)
def test_labels(text: str, wanted: tuple[str, str] | None) -> None:
    assert label(text) == wanted


rows = st.text(max_size=40).map(lambda t: t.replace("\n", " "))
known = st.sampled_from(
    ["# Experience", "# Skills", "Education", "CTO | Acme | 2018 - 2020", "- Led it.", "===", ""]
)


@given(st.lists(st.one_of(rows, known), max_size=25))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_no_line_is_lost_or_doubled(some: list[str]) -> None:
    lines = typed("\n".join(some))
    parts = split(lines)
    numbers = [li.number for part in parts for li in ([part.heading] if part.heading else []) + part.lines]
    assert sorted(set(numbers)) == [line.number for line in lines]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("OTHER WORK EXPERIENCE", "experience"),
        ("Additional Consulting Experience", "experience"),
        ("SKILLS & INTERESTS", "skills"),
        ("Certifications and Awards", "certifications"),
        ("Selected Honors", "awards"),
        ("Head of Customer Experience", None),
        ("Conflict Training", None),
    ],
)
def test_headings_made_of_known_ones(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_sections_whose_headings_stand_side_by_side() -> None:
    parts = split(
        typed(
            """
            # Education                        Languages
            BSc Computing                      Welsh (native)
            University of Harrow, 2011         English (fluent)
            # Interests
            Chess
            """
        )
    )
    told = [(part.kind, [line.text for line in part.lines]) for part in parts]
    assert told == [
        ("education", ["BSc Computing", "University of Harrow, 2011"]),
        ("languages", ["Welsh (native)", "English (fluent)"]),
        ("interests", ["Chess"]),
    ]


def test_highlights_are_a_summary_or_a_list() -> None:
    listed = "# Highlights\n- Budgeting\n- Vendor management\n- Linux\n- Incident response"
    prose = "# Highlights\n- Ran the trains of three counties for eleven years without one lost day."
    assert [part.kind for text in (listed, prose) for part in split(typed(text))] == ["skills", "summary"]


def test_experience_with_technologies_is_a_list_where_no_job_is_in_it() -> None:
    names = "- Tide gauges\n- Echo sounders\n- Chart plotters\n- Radar sets"
    dated = f"Diver, Quillon Rail, 2018 - 2020\n{names}"
    texts = (
        f"# Technology Experience\n{names}",
        f"# Technology Experience\n{dated}",
        f"# Experience\n{names}",
    )
    kinds = [part.kind for text in texts for part in split(typed(text))]
    assert kinds == ["skills", "experience", "experience"]


def test_skills_told_by_deeds_are_accomplishments() -> None:
    told = "- Led the committee that chose the new gauges.\n- Managed the move of four docks.\n"
    texts = (
        f"# Leadership Skills\n{told}- Served as the head of the tide desk.",
        f"# Leadership Skills\n{told}- Certified Diver",
        "# Leadership Skills\n- Led\n- Managed\n- Served",
    )
    assert [part.kind for text in texts for part in split(typed(text))] == [
        "accomplishments",
        "skills",
        "skills",
    ]
