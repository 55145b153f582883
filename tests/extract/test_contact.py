from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.extract.reach import reach
from gapcheck.records.profile import Contact
from tests.extract.typed import understood

JOBS = """
# Experience
CTO | Quillon Rail | 2018 - 2020
- Wrote to sales@quillon.example and called 0113 496 0000.
"""


@pytest.mark.parametrize(
    ("top", "wanted"),
    [
        (
            "# Mira Tanqueray\nHead of Engineering\n"
            "mira.t@example.org | +44 20 7946 0991 | Leeds, UK | linkedin.com/in/mira-t",
            Contact(
                "Mira Tanqueray",
                ("mira.t@example.org",),
                ("+44 20 7946 0991",),
                ("linkedin.com/in/mira-t",),
                "Leeds, UK",
            ),
        ),
        (
            "# MIRA TANQUERAY, MBA, CISSP\nPhone: (555) 010-0199\n"
            "E-mail: mira_t+cv@mail.example.co.uk\nhttps://github.com/mirat  www.mira.example.com",
            Contact(
                "MIRA TANQUERAY",
                ("mira_t+cv@mail.example.co.uk",),
                ("(555) 010-0199",),
                ("https://github.com/mirat", "www.mira.example.com"),
            ),
        ),
        (
            "Curriculum Vitae\n# Jean-Luc van den Berg\nRotterdam, Netherlands\nTel. +31 (0)10 555 0199",
            Contact("Jean-Luc van den Berg", (), ("+31 (0)10 555 0199",), (), "Rotterdam, Netherlands"),
        ),
        (
            "**Ana María de la Cruz**\nTechnology Director\nMadrid, Spain · ana@example.es · 600 123 456",
            Contact("Ana María de la Cruz", ("ana@example.es",), ("600 123 456",), (), "Madrid, Spain"),
        ),
        (
            "ana@example.es\nTechnology Director\n# Siobhán O'Neill",
            Contact("Siobhán O'Neill", ("ana@example.es",)),
        ),
    ],
)
def test_the_top_of_a_cv(top: str, wanted: Contact) -> None:
    assert replace(understood(top + JOBS).contact, reach=()) == wanted


def test_contact_may_stand_at_the_end() -> None:
    contact = understood(
        f"# Mira Tanqueray\n# Profile\nEngineer.{JOBS}\n"
        "# Contact\nmira@example.org\n+44 20 7946 0991\nLeeds, UK"
    ).contact
    wanted = Contact("Mira Tanqueray", ("mira@example.org",), ("+44 20 7946 0991",), (), "Leeds, UK")
    assert contact == replace(wanted, reach=reach(wanted.emails, wanted.phones))


def test_nothing_is_made_up() -> None:
    assert understood("# Experience\nCTO | Quillon Rail | 2018 - 2020\n- Led it.").contact == Contact()


@pytest.mark.parametrize(
    "row",
    [
        "2018-07.2020",
        "03/2018 - 07.2020",
        "2012 - 2014",
        "Reg. 123456",
        "1,200,000 users",
    ],
)
def test_no_phones(row: str) -> None:
    assert understood(f"# Mira Tanqueray\n{row}{JOBS}").contact.phones == ()


@pytest.mark.parametrize(
    "row",
    [
        "Head of Engineering",
        "Curriculum Vitae",
        "Lindqvist Foods Ltd",
        "Leeds, UK",
        "Professional Summary",
        "2018",
    ],
)
def test_no_names(row: str) -> None:
    assert understood(f"# {row}\nof many things{JOBS}").contact.name is None


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        pytest.param("Additional information", ("ref@example.net",), id="an address of the person's own"),
        ("References", ()),
    ],
)
def test_whose_address(section: str, wanted: tuple[str, ...]) -> None:
    assert (
        understood(f"# Mira Tanqueray{JOBS}\n# {section}\nWrite to ref@example.net").contact.emails == wanted
    )


@pytest.mark.parametrize("name", ["Sofia Harrow", "Austin Quillon", "Florence Tanqueray"])
def test_a_name_may_begin_like_a_city(name: str) -> None:
    assert understood(f"# {name}\nLeeds, UK | someone@example.org").contact.name == name


def test_a_postcode_is_no_part_of_a_phone_number() -> None:
    reached = understood("# Mira Tanqueray\nHarrow, CA 94588 (555) 123-4567 mira@example.org").contact
    assert reached.phones == ("(555) 123-4567",)


def test_an_icon_shown_as_a_letter_makes_no_name() -> None:
    assert understood("B United Kingdom\nT +44 20 7946 0123").contact.name is None
