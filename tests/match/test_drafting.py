"""Roles drafted from advertisements: what is must, at which level and weight, and where from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gapcheck.extract import advert
from gapcheck.match.drafting import Draft, draft
from gapcheck.match.strength import tallies
from gapcheck.settings import Limits
from gapcheck.taxonomy import Role, load
from gapcheck.taxonomy.model import Requirement

ADVERTS = Path(__file__).resolve().parents[1] / "adverts"


@pytest.fixture(scope="module")
def reader() -> advert.Reader:
    return advert.Reader.prepare(load())


def drafted(content: bytes, reader: advert.Reader) -> Draft:
    return draft(advert.understand(advert.read(content, "ad.txt", "0", Limits()), reader), load())


def of_lines(reader: advert.Reader, *lines: str) -> Draft:
    return drafted("\n".join(lines).encode(), reader)


@pytest.fixture(scope="module")
def ciso(reader: advert.Reader) -> Role:
    return drafted((ADVERTS / "ciso.txt").read_bytes(), reader).role


def rows(role: Role) -> dict[str, Requirement]:
    return {row.competency: row for row in role.requirements}


def musts(role: Role) -> set[str]:
    return {row.competency for row in role.requirements if row.need == "must"}


def test_a_draft_is_marked(ciso: Role) -> None:
    assert ciso.draft
    assert ciso.id == "chief-information-security-officer-advertised"
    assert ciso.id not in load().roles


def test_what_matters_most_is_must_and_heavy(ciso: Role) -> None:
    asked = rows(ciso)
    assert {"cybersecurity", "compliance-governance", "financial-management"} <= musts(ciso)
    assert (asked["cybersecurity"].level, asked["cybersecurity"].weight) == (4, 5)
    assert max(row.weight for row in ciso.requirements) == 5


def test_what_is_only_preferred_is_no_must(ciso: Role) -> None:
    asked = rows(ciso)
    assert asked["cloud"].need == asked["business-continuity"].need == "should"
    assert asked["cloud"].level == 1


def test_what_the_employer_says_of_itself_is_not_asked(ciso: Role) -> None:
    cited = {
        int(line)
        for row in ciso.requirements
        for line in re.findall(r"\d+", re.findall(r"lines? ([\d, ]+)", str(row.cited.ours))[0])
    }
    assert cited <= {*range(1, 4), *range(11, 18), *range(20, 26), *range(28, 32)}


def test_every_row_names_its_line(reader: advert.Reader) -> None:
    for path in sorted(ADVERTS.iterdir()):
        lines = path.read_text("utf-8").splitlines()
        role = drafted(path.read_bytes(), reader).role
        assert role.requirements
        for cited in [*(row.cited for row in role.requirements), *(row.cited for row in role.certifications)]:
            found = re.match(
                r'From lines? (\d+)[\d, ]* of the advertisement: "(.*?)(?: \.\.\.)?"$', str(cited.ours)
            )
            assert found, cited
            assert found.group(2).split()[0].strip("#*") in lines[int(found.group(1)) - 1]


def test_years_education_and_certificates(ciso: Role) -> None:
    assert ciso.years and ciso.leading_people and ciso.minimum_degree
    assert (ciso.years.minimum, ciso.leading_people.minimum) == (10, 5)
    assert ciso.minimum_degree.level == "bachelor"
    assert [(d.level, d.field) for d in ciso.preferred_degrees] == [
        ("master", "Cybersecurity"),
        ("master", "Business Administration"),
    ]
    assert ciso.fields == ("Computer Science", "Information Security")
    assert [(c.skill, c.need) for c in ciso.certifications] == [
        ("cissp", "must"),
        ("cism", "should"),
        ("crisc", "should"),
    ]


def test_a_degree_that_experience_replaces_is_no_minimum(reader: advert.Reader) -> None:
    role = drafted((ADVERTS / "senior-engineer.md").read_bytes(), reader).role
    assert role.minimum_degree is None
    assert [(d.level, d.field) for d in role.preferred_degrees] == [("bachelor", "Computer Science")]
    assert "experience is accepted" in str(role.preferred_degrees[0].cited.ours)


def test_preferred_years_are_no_minimum(reader: advert.Reader) -> None:
    role = drafted((ADVERTS / "messy.txt").read_bytes(), reader).role
    assert role.years and role.years.minimum == 6
    assert role.leading_people is None


@pytest.mark.parametrize(
    ("title", "level"), [("Head of Networks", 4), ("Network Manager", 3), ("Network Engineer", 2)]
)
def test_the_title_bounds_the_level(reader: advert.Reader, title: str, level: int) -> None:
    role = of_lines(reader, title, "", "Your tasks", "- Oversee network and server infrastructure").role
    assert rows(role)["infrastructure-operations"].level == level


def test_wording_sets_the_level(reader: advert.Reader) -> None:
    head = ("Head of Networks", "", "Requirements")
    levels = [
        rows(of_lines(reader, *head, f"- {said} cloud platforms and cloud security").role)["cloud"].level
        for said in ("Familiarity with", "Knowledge of", "Deep expertise in")
    ]
    assert levels == [1, 2, 4]


def test_more_and_earlier_is_stronger(reader: advert.Reader) -> None:
    lines = ("Your tasks", "- Manage vendors and negotiate contracts", "- Plan and control the budget")
    once = advert.understand(advert.read("\n".join(lines).encode(), "a", "0", Limits()), reader)
    text = "\n".join((*lines, "- Negotiate contracts with each vendor")).encode()
    twice = advert.understand(advert.read(text, "a", "0", Limits()), reader)
    before, after = (tallies(ad) for ad in (once, twice))
    assert after["vendor-management"].strength > before["vendor-management"].strength
    turned = "\n".join((lines[0], lines[2], lines[1])).encode()
    late = tallies(advert.understand(advert.read(turned, "a", "0", Limits()), reader))
    assert late["vendor-management"].strength < before["vendor-management"].strength


def test_most_of_what_is_asked_is_not_must(reader: advert.Reader) -> None:
    for path in sorted(ADVERTS.iterdir()):
        role = drafted(path.read_bytes(), reader).role
        assert 3 <= len(musts(role)) <= 9
        assert len(musts(role)) < len(role.requirements)


def test_no_competency_outweighs_all_others(reader: advert.Reader) -> None:
    lines = (
        "Your tasks",
        *["- Manage vendors and negotiate contracts"] * 4,
        "- Some experience with cloud platforms",
    )
    weights = [row.weight for row in of_lines(reader, *lines).role.requirements]
    assert len(weights) > 1
    assert all(weight <= sum(weights) / 2 for weight in weights)


def test_what_found_no_place_is_listed(reader: advert.Reader) -> None:
    made = of_lines(reader, "IT Manager", "", "Your tasks", "- Lead the helpdesk", "- Juggle with hoops", "",
                    "Benefits", "- Free hoops")  # fmt: skip
    assert [(e.line, e.quote) for e in made.unplaced] == [(5, "Juggle with hoops")]


def test_no_competency_no_requirement(reader: advert.Reader) -> None:
    assert of_lines(reader, "Lorem ipsum", "", "dolor sit amet").role.requirements == ()


def test_the_same_bytes_give_the_same_draft(reader: advert.Reader) -> None:
    content = (ADVERTS / "ciso.txt").read_bytes()
    assert drafted(content, reader) == drafted(content, advert.Reader.prepare(load()))
