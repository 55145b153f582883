from __future__ import annotations

from dataclasses import replace

from gapcheck.records.advice import Claim
from gapcheck.report.asking import asking
from tests import builders


def test_skills_in_one_line_and_other_claims_one_by_one() -> None:
    skill = Claim("skill", "Rust", "Rust is listed.", "Where?", (builders.evidence("Rust", 2),))
    dates = Claim(
        "dates",
        "A job",
        "Two jobs overlap.",
        "Were both held?",
        (builders.evidence("One"), builders.evidence("Two")),
    )
    found = asking((skill, replace(skill, subject="Go"), dates), builders.profile())
    assert found.skills_said == "Two listed skills are named in no position. Ask where each was used."
    assert [(quote.text, quote.page) for quote in found.skills] == [("Rust", "page 2")] * 2
    (row,) = found.rows
    assert (row.said, row.ask) == ("Two jobs overlap.", "Were both held?")
    assert [quote.text for quote in row.quotes] == ["One", "Two"]
    assert not found.empty


def test_nothing_to_ask() -> None:
    assert asking((), builders.profile()).empty
