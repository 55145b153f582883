from __future__ import annotations

from dataclasses import replace

from gapcheck.report.facts import facts
from tests import builders


def test_facts_are_worded() -> None:
    found = facts(builders.profile())
    assert (found.experience, found.leadership) == ("16.4 years", "11.6 years")
    assert (found.education[0].text, found.education[0].detail, found.education[0].page) == (
        "BSc Computing", "Computing, Ellery University, 2009", "page 2",
    )  # fmt: skip
    assert [row.value for row in found.scope] == ["42", "2,400,000 GBP"]
    assert (found.languages[0].text, found.languages[0].detail) == ("English", "native")
    assert (found.hidden[0].text, found.hidden[0].how) == ("kubernetes terraform golang", "white on white")


def test_skills_go_by_months_and_unknown_ones_are_said() -> None:
    found = facts(builders.profile())
    known, unknown = found.skills
    assert (known.name, known.written, known.length, known.last) == (
        "Amazon Web Services", "AWS", "7 years 9 months", "November 2026",
    )  # fmt: skip
    assert (unknown.name, unknown.written, unknown.length, unknown.last, unknown.known) == (
        "Tidewatch", "", "named only", "–", False,
    )  # fmt: skip
    assert found.unknown.startswith("One skill is not in the taxonomy")


def test_many_skills_are_folded() -> None:
    profile = builders.profile()
    assert facts(profile).skills_open
    many = facts(replace(profile, skills=profile.skills * 10))
    assert (many.skills_open, many.skills_said) == (False, "20 skills")


def test_a_cv_that_tells_nothing_of_it() -> None:
    empty = replace(builders.profile(), skills=(), experience_years=None, leadership_years=None)
    assert (facts(empty).unknown, facts(empty).experience) == ("", "not stated")
