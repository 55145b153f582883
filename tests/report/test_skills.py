from __future__ import annotations

from dataclasses import replace

from gapcheck.report.axis import axis
from gapcheck.report.skills import OPEN_SKILLS, Skills, skills
from tests import builders
from tests.report.test_axis import percent


def made(times: int = 1) -> Skills:
    profile = builders.profile()
    line = axis([p.span for p in profile.positions if p.span])
    return skills(replace(profile, skills=profile.skills * times), line)


def test_skills_go_by_months_and_are_drawn_where_positions_name_them() -> None:
    found = made()
    (aws,) = found.used
    assert (aws.name, aws.written, aws.length, aws.last) == (
        "Amazon Web Services", "AWS", "7 years 9 months", "November 2026",
    )  # fmt: skip
    (bar,) = aws.bars
    assert percent(bar.x) > 50
    assert found.said == "1 skill with months of use"


def test_what_is_only_listed_and_what_is_unknown_is_said() -> None:
    found = made()
    assert [(named.name, named.written, named.known) for named in found.named] == [("Tidewatch", "", False)]
    assert found.unknown.startswith("One skill is not in the taxonomy and counts")


def test_many_are_folded() -> None:
    assert made().open
    many = made(OPEN_SKILLS + 1)
    assert (many.open, len(many.used)) == (False, OPEN_SKILLS + 1)


def test_a_cv_without_skills() -> None:
    found = made(0)
    assert (found.used, found.named, found.unknown) == ((), (), "")
