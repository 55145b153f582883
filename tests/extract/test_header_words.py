from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.header_words import heads_function, leads_by_title, orgness, placeness, titleness

TITLES = [
    "Chief Technology Officer",
    "CTO",
    "Head of Engineering",
    "Senior Software Engineer",
    "VP, Engineering",
    "Director of Technology",
    "IT Manager",
    "Scrum Master/Team Lead",
    "Founder",
    "Systems Administrator",
    "Site Reliability Engineers",
    "Programmer/Analyst",
    "Acting CIO",
    "Technical Support Specialist",
]
NO_TITLES = [
    "Lindqvist Foods",
    "Leeds, UK",
    "Acme Motors GmbH",
    "Mira Tanqueray",
    "Java, Python, Go",
    "",
    "2018",
    "•",
]


@pytest.mark.parametrize("text", TITLES)
def test_titles(text: str) -> None:
    assert titleness(text) > max(0.7, 0.8 * orgness(text))


@pytest.mark.parametrize("text", NO_TITLES)
def test_what_is_no_title(text: str) -> None:
    assert titleness(text) == 0


def test_a_firm_named_after_a_trade_is_less_of_a_title() -> None:
    assert titleness("Harrow Engineers Ltd") < titleness("Harrow Engineers")


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Brackwater Ltd", 2),
        ("Acme, Inc.", 2),
        ("Motoren GmbH", 2),
        ("University of Harrow", 1.5),
        ("Harrow Council", 1.5),
        ("Harrow Labs", 1.5),
        ("Self-employed", 1.5),
        ("Company Name", 3),
    ],
)
def test_organisations(text: str, least: float) -> None:
    assert orgness(text) >= least


@pytest.mark.parametrize("text", ["Lindqvist", "Mira Tanqueray", "Project Manager", ""])
def test_no_sign_of_an_organisation(text: str) -> None:
    assert orgness(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "London",
        "Leeds, UK",
        "Springfield, IL",
        "Paris, France",
        "Germany",
        "New York, NY",
        "City, State",
        "San Jose, California",
        "Texas",
        "Melbourne",
    ],
)
def test_places(text: str) -> None:
    assert placeness(text) >= 2


@pytest.mark.parametrize(
    "text", ["Lindqvist Foods", "in", "or", "Head of Engineering", "", "Python, Go", "me"]
)
def test_what_is_no_place(text: str) -> None:
    assert placeness(text) < 2


@pytest.mark.parametrize(
    ("title", "leads"),
    [
        ("Head of Engineering", True),
        ("Engineering Manager", True),
        ("Vice President, Product", True),
        ("Squad Leader", True),
        ("Founder", True),
        ("Director, Project Management", True),
        ("Associate Vice-President for Harbours", True),
        ("Team-Leader", True),
        ("Co-founder", True),
        ("Project-Manager", False),
        ("Project Manager", False),
        ("Head of Project Managers", True),
        ("Product Owner", False),
        ("Account Manager", False),
        ("Assistant to the CEO", False),
        ("Art Director", False),
        ("Senior Engineer", False),
        ("Principal Architect", False),
    ],
)
def test_titles_that_lead_people(title: str, leads: bool) -> None:
    assert leads_by_title(title) is leads


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Chief Information Officer", True),
        ("Head of Platform", True),
        ("IT Director", True),
        ("SVP Engineering", True),
        ("Vice-President of Harbours", True),
        ("Associate Vice-President of Harbours", False),
        ("Engineering Manager", False),
        ("Deputy Head of IT", False),
        ("Assistant Director", False),
        ("Chief of Staff", False),
        ("Head Chef", False),
        ("Software Engineer", False),
    ],
)
def test_titles_that_answer_for_a_function(title: str, heads: bool) -> None:
    assert heads_function(title) is heads


@given(st.text(max_size=120))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert 0 <= titleness(text) <= 3
    assert 0 <= orgness(text) <= 3
    assert 0 <= placeness(text) <= 3
    assert {leads_by_title(text), heads_function(text)} <= {True, False}
