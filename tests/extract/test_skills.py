from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.typed import understanding, understood

LISTED = [
    ("Go", ["go"]),
    ("R", ["r"]),
    ("C", ["c"]),
    ("Access", ["microsoft-access"]),
    ("Spark", ["apache-spark"]),
    ("Teams", ["microsoft-teams"]),
    ("Python/Go/Rust", ["python", "go", "rust"]),
    ("servers", ["servers"]),
    ("CompTIA Security Certification", ["comptia-security-plus"]),
    ("Network +", ["comptia-network-plus"]),
    ("MOS", []),
    ("CFP", ["cfp"]),
    ("AWS", ["aws"]),
    ("go", []),
    ("r", []),
    ("access", []),
    ("CNA", []),
    ("Novell CNA", ["cna"]),
]
IN_PROSE = [
    ("Mended faults through the CFP of the base", []),
    ("Kept the 21 CFR 111 rules", ["cfr"]),
    ("Verified each teammate's boat", []),
    ("Audited in TeamMate workpapers", ["teammate"]),
    ("Wrote Go microservices", ["go", "microservices"]),
    ("Go to market plans for ferries", []),
    ("Ready to go live with Kubernetes", ["kubernetes"]),
    ("Statistics in R and Python", ["r", "python"]),
    ("Vitamin C for the crew", []),
    ("Plan C was the good one", []),
    ("Firmware in C", ["c"]),
    ("Wrote ASP.NET/C# and Node.js/React", ["asp-net", "c-sharp", "node-js", "react"]),
    ("Simulated wells in Eclipse and Petrel", ["petrel"]),
    ("Wrote Java in Eclipse", ["java", "eclipse"]),
    ("C++ and C#", ["cpp", "c-sharp"]),
    ("Gave access to all staff", []),
    ("Excel, Word and Access", ["microsoft-excel", "microsoft-word", "microsoft-access"]),
    ("Excellent at it", []),
    ("Swift replies to all", []),
    ("Swift for iOS", ["swift", "ios"]),
    ("A spark of joy", []),
    ("Led teams of people", []),
    ("JavaScript/TypeScript", ["javascript", "typescript"]),
    ("Moved to SQL Server and .NET", ["microsoft-sql-server", "dotnet"]),
    ("NodeJS and node.js", ["node-js", "node-js"]),
    ("SAP S/4HANA", ["sap-s-4hana"]),
    ("ISO27001 and ISO 27001", ["iso-27001", "iso-27001"]),
    ("Amazon Web Services (AWS)", ["aws", "aws"]),
    ("Rebuilt the servers", []),
    ("", []),
    ("Ran it on k8s", ["kubernetes"]),
    ("Access to the database for all", []),
    ("They excel at what they do", []),
    ("Helps every crew excel in rough seas", []),
    ("Surveys with angular measuring gear", []),
    ("Front ends in Angular", ["angular"]),
    ("Wrote bash and python scripts", ["bash", "python"]),
    ("Locked doors at night", []),
    ("Kept requirements in DOORS", ["ibm-rational-doors"]),
    ("Two SANS of one maker", []),
    ("Reported to the C-suite on firmware", []),
    ("Firmware in C/C++", ["c"]),
    ("Met vendors and the CSM team", []),
    ("Services in JAX-WS", ["java-ee"]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTED)
def test_in_a_list(text: str, wanted: list[str]) -> None:
    assert [m.skill for m in understanding().skills.find(text, listed=True)] == wanted


@pytest.mark.parametrize(("text", "wanted"), IN_PROSE)
def test_in_prose(text: str, wanted: list[str]) -> None:
    assert [m.skill for m in understanding().skills.find(text, listed=False)] == wanted


CV = """
    # Experience
    CTO | Quillon Rail | Jan 2018 - Dec 2019
    - Moved the timetables to AWS with Terraform.
    Engineer | Brackwater Ltd | Jan 2014 - Dec 2015
    - Built ticketing on Amazon Web Services.
    # Skills
    AWS, Tidewatch 7, Go, team player, Communication
"""


def test_each_skill_once_with_its_time_and_places() -> None:
    profile = understood(CV)
    aws = next(use for use in profile.skills if use.id == "aws")
    assert (aws.name, aws.as_written) == ("Amazon Web Services", ("AWS", "Amazon Web Services"))
    assert (aws.months, aws.last_used) == (48, "2019-12")
    assert aws.where == ("position 1", "position 2", "skills")
    terraform = next(use for use in profile.skills if use.id == "terraform")
    assert (terraform.months, terraform.where) == (24, ("position 1",))


def test_a_skill_that_is_only_listed_has_no_months() -> None:
    go = next(use for use in understood(CV).skills if use.id == "go")
    assert (go.months, go.last_used, go.where) == (None, None, ("skills",))


def test_names_that_the_taxonomy_does_not_know_are_kept_and_traits_are_not() -> None:
    assert [use.name for use in understood(CV).skills if use.id is None] == ["Tidewatch 7"]


def test_present_is_the_day_asked_about() -> None:
    profile = understood("# Experience\nCTO | Quillon Rail | Oct 2025 - Present\n- Moved it to AWS.")
    assert [(use.months, use.last_used) for use in profile.skills if use.id == "aws"] == [(14, "2026-11")]


@given(st.text(max_size=120), st.booleans())
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text(text: str, listed: bool) -> None:
    known = understanding().skills.known
    for mention in understanding().skills.find(text, listed=listed):
        assert mention.skill in known
        assert mention.as_written in text


@given(
    st.sampled_from(["Python", "Kubernetes", "AWS", "Terraform", "PostgreSQL", "Jira"]),
    st.text("abc ,.", max_size=30),
)
@settings(derandomize=True, deadline=None, max_examples=100)
def test_more_text_around_a_sure_name_never_hides_it(name: str, more: str) -> None:
    found = understanding().skills.find(f"{more} - {name} - {more}", listed=False)
    assert name in {m.as_written for m in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Go and Rust", {"go", "rust"}),
        ("Go/Rust/Python", {"go", "rust", "python"}),
        ("\u2022Docker", {"docker"}),
    ],
)
def test_every_skill_of_an_item_is_found(text: str, wanted: set[str]) -> None:
    assert {s.id for s in understood(f"# Skills\n{text}").skills} == wanted


def test_a_whole_item_is_how_a_skill_is_written() -> None:
    (use,) = understood("# Skills\n- Windows Server 2012/2016").skills
    assert "Windows Server 2012/2016" in use.as_written


@pytest.mark.parametrize("item", ["website", "Fluent in Spanish", "Dec", "CA", "and Quorum)", "Government"])
def test_words_are_no_unknown_skills(item: str) -> None:
    assert understood(f"# Skills\n{item}").skills == ()


def test_ordinary_phrases_are_methods_in_lists_only() -> None:
    text = "# Experience\nAnalyst | Harrow Foods | Jan 2018 - Dec 2019\n- Wrote down lessons learned.\n"
    assert "Lessons learned" not in {s.name for s in understood(text).skills}


def test_where_a_person_is_found_is_no_skill() -> None:
    profile = understood("# Profiles\nGitHub\nLinkedIn\n# Skills\nPython, GitHub")
    assert {s.name: s.where for s in profile.skills} == {"GitHub": ("skills",), "Python": ("skills",)}
