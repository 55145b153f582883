from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gapcheck.match import findings
from gapcheck.match.claims import claims
from gapcheck.records.advice import Claim
from gapcheck.records.profile import Education, Position, Profile, SkillUse
from tests.extract.typed import shipped, understood
from tests.match.made import job, profile, quoted, statement

AS_OF = date(2026, 11, 1)


def of(person: Profile) -> tuple[Claim, ...]:
    return claims(person, findings(person, shipped()), shipped(), AS_OF)


def held(
    title: str, employer: str | None, start: str | None, end: str | None, span: tuple[int, int] | None = None
) -> Position:
    return replace(job(), title=title, employer=employer, start=start, end=end, span=span)


def spanned(title: str, employer: str | None, first: str, last: str) -> Position:
    months = [int(year) * 12 + int(month) - 1 for year, month in (d.split("-") for d in (first, last))]
    return held(title, employer, first, last, (months[0], months[1]))


def skill(name: str, *where: str, written: str = "") -> SkillUse:
    return SkillUse(name, None, (written or name,), None, None, where, (quoted(name, section="skills"),))


def degree(name: str, level: str, year: str | None) -> Education:
    return Education(name, level, None, None, year, quoted(name))


def said(found: tuple[Claim, ...]) -> list[str]:
    return [claim.said for claim in found]


def test_a_listed_skill_that_no_position_names() -> None:
    person = profile(
        skills=(skill("Rust", "skills"), skill("Go", "skills", "position 1"), skill("Lisp", "projects"))
    )
    (claim,) = of(person)
    assert (claim.kind, claim.subject, claim.said) == (
        "skill",
        "Rust",
        "Rust is listed as a skill; no position names it.",
    )
    assert [e.quote for e in claim.evidence] == ["Rust"]


def test_a_name_that_stands_in_a_position_after_all_is_not_asked_about() -> None:
    """An ambiguous name may stand in a job without counting as the skill."""
    shown = replace(statement(), evidence=quoted("Passed two DORA reviews"))
    assert of(profile([shown], skills=(skill("DORA", "skills"),))) == ()
    inside = replace(statement(), evidence=quoted("Passed two DORADO reviews"))
    assert len(of(profile([inside], skills=(skill("DORA", "skills"),)))) == 1


def test_without_positions_there_is_nothing_to_hold_claims_against() -> None:
    assert of(replace(profile(skills=(skill("Rust", "skills"),)), positions=())) == ()


def test_a_summary_claim_without_work_and_one_with() -> None:
    claimed = statement("shown", "named", section="summary", act="led")
    (claim,) = of(profile([claimed]))
    assert (claim.kind, claim.subject, [e.quote for e in claim.evidence]) == (
        "summary",
        "vendor-management",
        ["statement 1"],
    )
    assert of(profile([claimed, statement("shown", line=2)])) == ()
    listed = statement("shown", "named", section="skills", act="none")
    assert of(profile([listed])) == ()


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2019-05", "2018-02", 1),
        ("2019", "2018", 1),
        ("2019-05", "2019", 0),
        ("2019", "2019-01", 0),
        ("2019-05", "present", 0),
        ("2019-05", None, 0),
        (None, "2018", 0),
        ("2026-12", "present", 1),
        ("2027", None, 1),
        ("2026", "present", 0),
        ("2026-11", "present", 0),
    ],
)
def test_a_job_that_ends_before_it_starts_or_starts_after_the_run(
    start: str | None, end: str | None, count: int
) -> None:
    found = of(profile(positions=[held("Architect", "Pellow", start, end)]))
    assert [claim.kind for claim in found] == ["dates"] * count


ONE = spanned("Architect", "Pellow Mills", "2018-01", "2020-06")


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (spanned("Engineer", "Tarn Rail", "2019-06", "2021-01"), 1),
        (spanned("Engineer", "Tarn Rail", "2019-07", "2021-01"), 0),
        (spanned("Engineer", "PELLOW MILLS", "2018-01", "2020-06"), 0),
        (spanned("Engineer", None, "2018-01", "2020-06"), 0),
        (spanned("Part-time Lecturer", "Tarn College", "2018-01", "2020-06"), 0),
        (spanned("Board Member", "Tarn Trust", "2018-01", "2020-06"), 0),
    ],
)
def test_long_overlaps_at_different_employers(other: Position, count: int) -> None:
    found = of(profile(positions=[ONE, other]))
    assert len(found) == count
    if count:
        assert said(found) == [
            "The dates of Architect at Pellow Mills and Engineer at Tarn Rail overlap by 13 months."
        ]
        assert len(found[0].evidence) == 2


def test_degrees_to_come_and_degrees_in_an_unusual_order() -> None:
    person = profile(
        education=(
            degree("MSc", "master", "2010"),
            degree("BSc", "bachelor", "2014"),
            degree("PhD", "doctorate", "2028"),
            degree("HND", "associate", "2019"),
            degree("Course", "other", None),
        )
    )
    assert said(of(person)) == [
        "PhD is dated 2028, after the year of this run.",
        "MSc (2010) is dated before BSc (2014).",
    ]


def test_nothing_is_an_accusation() -> None:
    """Every claim is a fact and a question."""
    person = profile(
        [statement("shown", "named", section="summary")],
        [ONE, spanned("Engineer", "Tarn Rail", "2018-01", "2020-06")],
        skills=(skill("Rust", "skills"),),
        education=(degree("PhD", "doctorate", "2028"),),
    )
    found = of(person)
    assert {claim.kind for claim in found} == {"skill", "summary", "dates"}
    for claim in found:
        assert claim.said.endswith(".")
        assert claim.ask.endswith("?")
        assert claim.evidence
        for word in ("false", "lie", "lack", "wrong", "fake", "suspicious", "contradict"):
            assert word not in f"{claim.said} {claim.ask}".casefold()


def test_a_whole_cv() -> None:
    person = understood(
        """
        # Nadia Quell

        # Summary
        Drives innovation and research into emerging technology.

        # Experience
        **Systems Engineer, Pellow Mills**
        January 2015 - Present
        - Maintained Linux servers for three sites.

        # Skills
        Linux, Terraform
        """
    )
    assert [(claim.kind, claim.subject) for claim in of(person)] == [
        ("skill", "Terraform"),
        ("summary", "innovation"),
    ]
