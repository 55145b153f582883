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
    assert [row.said for row in found.scope] == ["42 people", "budget of 2,400,000 GBP"]
    assert (found.languages[0].text, found.languages[0].detail) == ("English", "native")
    assert (found.hidden[0].text, found.hidden[0].how) == ("kubernetes terraform golang", "white on white")


def test_a_cv_that_tells_nothing_of_it() -> None:
    empty = replace(builders.profile(), scope=(), experience_years=None, leadership_years=None)
    assert (facts(empty).scope, facts(empty).experience) == ((), "not stated")


def test_figures_are_counted() -> None:
    profile = builders.profile()
    assert facts(profile).scope_said == "2 figures and the words that give them"
    one = replace(profile, scope=profile.scope[:1])
    assert facts(one).scope_said == "1 figure and the words that give it"
