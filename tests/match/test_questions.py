from __future__ import annotations

from dataclasses import replace

from gapcheck.match.questions import questions
from gapcheck.records.assessment import Support
from tests import builders

CLOUD = builders.taxonomy().competencies["cloud"]


def test_the_blanks_are_filled_from_the_job_that_the_evidence_comes_from() -> None:
    finding = builders.finding("cloud", 3)
    support = replace(finding.supports[0], evidence=builders.evidence("Ran it", position=1))
    asked = questions(CLOUD, 3, builders.profile(), replace(finding, supports=(support,)))
    assert asked == ("As Infrastructure Manager, who owned cloud?", "What did Quillon Rail gain from it?")


def test_without_evidence_the_latest_job_is_asked_about() -> None:
    assert questions(CLOUD, 3, builders.profile(), None)[0] == "As Head of Technology, who owned cloud?"


def test_a_question_about_something_the_cv_does_not_name_is_left_out() -> None:
    asked = questions(CLOUD, 4, builders.profile(), None)
    assert asked == ("How did cloud look for 42 people?",)


def test_the_skill_is_one_that_the_evidence_names() -> None:
    support = Support(builders.evidence("AWS"), "applied", (), ("aws",))
    finding = replace(builders.finding("cloud", 2), supports=(support,))
    assert questions(CLOUD, 4, builders.profile(), finding)[1] == "Why Amazon Web Services?"


def test_a_level_without_questions_takes_the_nearest_lower_then_higher() -> None:
    empty = replace(builders.profile(), positions=(), scope=())
    assert questions(CLOUD, 4, empty, None) == ("Where did you use cloud?",)
    assert questions(CLOUD, 1, empty, None) == ("Where did you use cloud?",)
    assert questions(replace(CLOUD, questions={}), 3, empty, None) == ()


def test_braces_in_a_cv_are_not_filled_a_second_time() -> None:
    position = builders.position("{skill} {employer}", "Merrow", "2019-01", "present")
    profile = replace(builders.profile(), positions=(position,))
    assert questions(CLOUD, 3, profile, None)[0] == "As {skill} {employer}, who owned cloud?"
