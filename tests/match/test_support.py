from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from gapcheck.match.support import supports, works_with_technology
from gapcheck.records.assessment import Support
from gapcheck.records.profile import Act, Hit, Position, SkillUse, Statement
from tests.extract.typed import shipped
from tests.match.made import SUBJECT, job, profile, statement


def found(*statements: Statement, positions: tuple[Position, ...] = (job(),)) -> tuple[Support, ...]:
    return supports(profile(statements, positions), shipped())[SUBJECT]


def kind(said: Statement, position: Position | None = None) -> str:
    (one,) = found(said, positions=(position or job(),))
    return one.kind


@pytest.mark.parametrize(
    ("act", "leads", "heads", "wanted"),
    [
        ("led", False, False, "owned"),
        ("led", True, False, "owned"),
        ("led", True, True, "accountable"),
        ("did", False, False, "applied"),
        ("did", True, False, "owned"),
        ("did", True, True, "accountable"),
        ("helped", True, True, "applied"),
        ("none", True, True, "applied"),
        ("wished", True, True, "named"),
        ("routine", False, False, "applied"),
        ("routine", True, True, "applied"),
        ("claimed", True, True, "named"),
    ],
)
def test_the_persons_part_and_the_job_make_the_kind(act: Act, leads: bool, heads: bool, wanted: str) -> None:
    assert kind(statement("shown", "shown", "named", act=act), job(leads=leads, heads=heads)) == wanted


def test_a_name_alone_is_only_named() -> None:
    assert kind(statement("named", act="led"), job(leads=True, heads=True)) == "named"


@pytest.mark.parametrize("section", ["summary", "skills", "education", "certifications", "interests"])
def test_a_claim_outside_of_work_is_only_named(section: str) -> None:
    assert kind(statement("shown", "shown", "named", act="led", section=section)) == "named"


@pytest.mark.parametrize("section", ["accomplishments", "projects", "volunteering", "awards"])
def test_a_concrete_accomplishment_is_work(section: str) -> None:
    assert kind(statement("shown", "shown", act="did", section=section)) != "named"


def test_a_section_of_the_cvs_own_name_tells_work_where_it_tells_deeds() -> None:
    acts = [act for act in get_args(Act) if act not in ("others", "denied")]
    kinds = {act: kind(statement("shown", "shown", act=act, section="other")) for act in acts}
    assert {act for act, given in kinds.items() if given != "named"} == {"led", "did"}


def test_a_chiefs_title_says_who_answers_for_strategy_and_not_that_any_was_set() -> None:
    def said(rule: str) -> str:
        hit = Hit("technology-strategy", "title", rule)
        made = replace(statement("title", act="led"), hits=(hit,))
        found = supports(profile((made,), (job(leads=True, heads=True),)), shipped())
        return found["technology-strategy"][0].kind

    assert [said("chief information officer"), said("head of technology strategy")] == ["named", "owned"]


def test_a_title_shows_what_it_names() -> None:
    assert kind(statement("title", act="did")) == "applied"
    assert kind(statement("title", act="led"), job(leads=True)) == "owned"
    assert kind(statement("title", act="led"), job(leads=True, heads=True)) != "accountable"


def test_every_competency_has_a_row_and_only_its_own_evidence() -> None:
    other = statement("shown", subject="talent-development")
    rows = supports(profile([statement("shown"), other]), shipped())
    assert sorted(rows) == sorted(shipped().competencies)
    assert {c: len(found) for c, found in rows.items() if found} == {SUBJECT: 1, "talent-development": 1}


def test_the_strongest_evidence_comes_first_then_the_cvs_own_order() -> None:
    rows = found(
        statement("named", line=1),
        statement("shown", line=3),
        statement("shown", line=2),
        statement("shown", figures=("money",), line=4),
        statement("shown", "shown", "named", act="led", line=5),
    )
    assert [one.evidence.line for one in rows] == [5, 4, 2, 3, 1]


def test_support_keeps_the_rules_that_found_it() -> None:
    (one,) = found(statement("shown", "named", figures=("percent",)))
    assert (one.rules, one.figures) == (("rule 0", "rule 1"), ("percent",))


def test_a_word_for_lists_names_nothing_in_a_sentence_of_work() -> None:
    assert found(statement("listed", act="did")) == ()
    (one,) = found(statement("listed", "named", act="did"))
    assert (one.kind, one.rules, one.weight) == ("named", ("rule 1",), 0.5)


@pytest.mark.parametrize(
    "said",
    [
        statement("listed", section="skills", act="none"),
        statement("listed", section="summary", act="did"),
        statement("listed", act="claimed"),
    ],
)
def test_a_word_for_lists_names_its_competency_in_a_list_or_a_claim(said: Statement) -> None:
    (one,) = found(said)
    assert (one.kind, one.rules, one.weight) == ("named", ("rule 0",), 0.5)


def test_a_word_for_lists_adds_to_work_that_shows_the_competency() -> None:
    (one,) = found(statement("shown", "listed", act="did"))
    assert (one.kind, one.rules, one.weight) == ("applied", ("rule 0", "rule 1"), 1.5)


def test_technology_named_in_a_trade_without_it_is_not_shown() -> None:
    said = Statement(
        statement().evidence, "led", (), (Hit("cloud", "shown", "a"), Hit("cloud", "shown", "b"))
    )
    assert [one.kind for one in supports(profile([said]), shipped())["cloud"]] == ["named"]


def test_technology_in_a_trade_without_it_is_applied_where_a_sentence_says_it_plainly() -> None:
    hits = (Hit("cloud", "shown", "a"), Hit("cloud", "shown", "b"), Hit("cloud", "named", "c"))
    said = Statement(statement().evidence, "led", (), hits)
    assert [one.kind for one in supports(profile([said]), shipped())["cloud"]] == ["applied"]
    wished = replace(said, act="wished")
    assert [one.kind for one in supports(profile([wished]), shipped())["cloud"]] == ["named"]


def test_one_sign_of_technology_names_nothing_in_work_of_another_trade() -> None:
    said = Statement(statement().evidence, "did", (), (Hit("cloud", "shown", "a"),))
    assert supports(profile([said]), shipped())["cloud"] == ()
    listed = replace(said, evidence=replace(said.evidence, section="skills"), act="none")
    tool = replace(said, hits=(Hit("cloud", "skill", "aws"),))
    for other in (listed, tool):
        assert [one.kind for one in supports(profile([other]), shipped())["cloud"]] == ["named"]


def test_daily_work_with_a_figure_counts_as_any_other_deed() -> None:
    said = statement("shown", "shown", "named", act="routine", figures=("percent",))
    assert kind(said, job(leads=True)) == "owned"


@pytest.mark.parametrize("act", ["others", "denied"])
def test_what_others_do_and_what_was_denied_is_no_evidence(act: Act) -> None:
    assert found(statement("shown", "named", act=act)) == ()


def test_work_that_says_it_plainly_stands_before_what_was_led_and_hardly_says_it() -> None:
    rows = found(
        statement("shown", act="led", line=1),
        statement("shown", "shown", "shown", "named", act="did", line=2),
        statement("named", "named", section="skills", act="none", line=3),
    )
    assert [one.evidence.line for one in rows] == [2, 1, 3]


def test_work_that_only_names_stands_behind_what_says_that_it_was_done() -> None:
    rows = found(
        statement("named", "named", "named", act="did", line=1),
        statement("shown", act="did", line=2),
    )
    assert [one.kind for one in rows] == ["applied", "applied"]
    assert [one.evidence.line for one in rows] == [2, 1]


def test_a_title_that_leads_nobody_only_names_the_leading_of_people() -> None:
    said = statement("title", act="did", subject="people-leadership")
    for leads, wanted in ((False, "named"), (True, "owned")):
        (one,) = supports(profile((said,), (job(leads=leads),)), shipped())["people-leadership"]
        assert one.kind == wanted


def test_a_sentence_that_says_as_much_stands_before_the_jobs_title() -> None:
    title = statement("title", act="led", line=1)
    plain = statement("shown", "shown", "named", act="led", line=2)
    thin = statement("shown", act="did", line=3)
    rows = found(title, plain, thin, positions=(job(leads=True),))
    assert [one.evidence.line for one in rows] == [2, 1, 3]


@pytest.mark.parametrize(
    ("skills", "technical"),
    [
        (("python", "kubernetes", "postgresql"), True),
        (("python", "postgresql"), False),
        (("microsoft-office", "microsoft-excel", "autocad", "adobe-photoshop"), False),
        (("agile", "quality-assurance", "requirements-gathering", "process-re-engineering"), False),
    ],
)
def test_named_technologies_make_a_technical_trade_and_neither_office_tools_nor_methods_do(
    skills: tuple[str, ...], technical: bool
) -> None:
    uses = tuple(SkillUse(skill, skill, (), None, None, (), ()) for skill in skills)
    assert works_with_technology(profile(skills=uses), shipped()) is technical


def reworded(said: Statement, quote: str) -> Statement:
    return replace(said, evidence=replace(said.evidence, quote=quote))


@pytest.mark.parametrize(("position", "wanted"), [(None, 1), (1, 2)])
def test_a_bullet_of_a_history_printed_twice_counts_once(position: int | None, wanted: int) -> None:
    """The same words in another job are work of that job."""
    first = reworded(statement("shown"), "Kept all the gauges.")
    again = reworded(statement("shown", line=9, position=position), "Kept all the gauges")
    assert len(found(first, again, positions=(job(), job(1)))) == wanted


def test_an_assistant_manager_leads_people_as_part_of_somebody_elses_task() -> None:
    said = statement("title", act="led", subject="people-leadership")
    titled = replace(job(leads=True), title="Assistant Store Manager")
    (one,) = supports(profile([said], [titled]), shipped())["people-leadership"]
    assert one.kind == "applied"
    (one,) = supports(profile([said], [replace(titled, title="Manager")]), shipped())["people-leadership"]
    assert one.kind == "owned"


@pytest.mark.parametrize(("words", "first"), [(61, 2), (60, 1)])
def test_a_very_long_quote_stands_behind_a_shorter_one_of_like_weight(words: int, first: int) -> None:
    long = reworded(statement("shown", line=1), " ".join(["tide"] * words))
    rows = found(long, statement("shown", line=2))
    assert rows[0].evidence.line == first


def test_a_title_stands_further_behind_a_sentence_than_where_people_are_led() -> None:
    title, said = statement("title", line=1), statement("shown", "named", line=2)
    assert [one.evidence.line for one in found(title, said)] == [2, 1]
    leading = [
        replace(s, hits=tuple(replace(h, subject="people-leadership") for h in s.hits)) for s in (title, said)
    ]
    rows = supports(profile(leading, (job(leads=True),)), shipped())["people-leadership"]
    assert [one.evidence.line for one in rows] == [1, 2]


def test_a_teachers_title_leads_no_staff_whoever_is_led_in_the_job() -> None:
    for rule, wanted in (("teacher", "applied"), ("training manager", "owned")):
        said = statement("title", act="led", subject="talent-development")
        said = replace(said, hits=(replace(said.hits[0], rule=rule),))
        (one,) = supports(profile((said,), (job(leads=True),)), shipped())["talent-development"]
        assert one.kind == wanted
