from __future__ import annotations

from dataclasses import replace

from gapcheck.records.assessment import Finding
from gapcheck.report.competencies import MOST_EVIDENCE, MOST_LETTERS, Row, _asked, others, rows, shown
from gapcheck.taxonomy.model import Cited
from tests import builders


def made(*findings: Finding) -> dict[str, Row]:
    outcome, profile = builders.outcome(), builders.profile()
    if findings:
        outcome = replace(outcome, findings=findings)
    found = rows(shown(outcome, profile), outcome.assessments[0], builders.taxonomy())
    return {row.id: row for row in found}


def test_must_haves_come_first_then_weight_then_name() -> None:
    assert list(made()) == [
        "people-leadership", "technology-strategy", "financial-management", "cybersecurity",
        "vendor-management", "cloud", "business-continuity",
    ]  # fmt: skip


def test_levels_and_states_are_worded() -> None:
    found = made()
    strategy, money, suppliers = (
        found[c] for c in ("technology-strategy", "financial-management", "vendor-management")
    )
    assert (strategy.reached, strategy.required, strategy.state) == ("4, expert", "4, expert", "demonstrated")
    assert (money.state, money.tone) == ("claimed, not shown in work", "claimed")
    assert (suppliers.state, suppliers.reached, suppliers.shown.best, suppliers.shown.more) == (
        "not found in the CV", "0, not evidenced", None, "Why",
    )  # fmt: skip
    assert (found["business-continuity"].state, found["business-continuity"].reached) == (
        "could not be read", "not readable",
    )  # fmt: skip


def test_the_best_quote_stands_out_and_the_others_follow() -> None:
    row = made()["cloud"]
    assert row.shown.best is not None
    assert row.shown.best.text == "Ran cloud for route 1, cutting its cost by 3%"
    assert [quote.text for quote in row.shown.evidence] == ["Ran cloud for route 2, cutting its cost by 4%"]
    assert (row.shown.more, row.shown.rest) == ("Why, and 2 pieces of evidence", "")
    assert row.asked == "Taken from 000_example.txt."


def test_words_that_only_touch_a_competency_stand_under_why_alone() -> None:
    touched = replace(builders.finding("cloud", 1, pieces=2), level=0, state="not found")
    row = made(touched)["cloud"]
    assert (row.shown.best, row.shown.picture, row.shown.more) == (None, None, "Why")
    assert [quote.text for quote in row.shown.evidence] == [s.evidence.quote for s in touched.supports]


def test_much_evidence_is_cut_and_the_rest_is_named() -> None:
    row = made(builders.finding("cloud", 3, pieces=20))["cloud"]
    assert len(row.shown.evidence) == MOST_EVIDENCE
    assert row.shown.rest == "And 14 more in results.json."


def test_long_evidence_is_kept_whole_or_left_out() -> None:
    finding = builders.finding("cloud", 3, pieces=3)
    long = [
        replace(s, evidence=replace(s.evidence, quote="cloud " * (MOST_LETTERS // 8)))
        for s in finding.supports
    ]
    row = made(replace(finding, supports=tuple(long)))["cloud"]
    assert len(row.shown.evidence) == 1
    assert row.shown.evidence[0].text == long[0].evidence.quote
    assert row.shown.rest == "And one more in results.json."


def test_an_unsure_level_says_so() -> None:
    finding = replace(builders.finding("cloud", 3), firm=False)
    assert made(finding)["cloud"].shown.unsure.startswith("One piece of evidence")
    assert made()["cloud"].shown.unsure == ""


def test_what_the_role_does_not_ask_for_is_listed_apart() -> None:
    outcome = builders.outcome()
    found = others(outcome, outcome.assessments[0], builders.taxonomy())
    assert [(other.name, other.level) for other in found] == [("Software engineering", "2, working")]


def test_a_document_is_named_by_what_it_is() -> None:
    documents = {"000.txt": "A guide to the post: duties, skills.", "001.txt": "An article."}
    cited = Cited(("000.txt", "001.txt", "advert.pdf, line 3"))
    assert _asked(cited, documents) == "Taken from a guide to the post, an article and advert.pdf, line 3."
    assert _asked(Cited(), documents) == ""
