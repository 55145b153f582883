from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck import report
from gapcheck.records.run import Run
from gapcheck.report.letter import letter
from gapcheck.report.pages import letter_html
from gapcheck.report.view import CandidatePage, candidate_page
from tests import builders


@pytest.fixture
def run() -> Run:
    return builders.run()


@pytest.fixture
def page(run: Run) -> CandidatePage:
    person = next(o for o in run.outcomes if o.file == "halloran.pdf")
    return candidate_page(run, person, person.assessments[0], builders.taxonomy())


def text(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_it_tells_nothing_of_others_and_asks_no_interview_questions(page: CandidatePage) -> None:
    shown = text(letter_html(letter(page)))
    assert page.rank
    assert page.rank not in shown
    assert "brandeis" not in shown
    for word in ("rank", "candidates", "others", "interview", "best fit", "costs"):
        assert not re.search(rf"\b{word}\b", shown, re.IGNORECASE), word
    asked = [question for gap in page.gaps for question in gap.questions]
    assert asked
    assert not [question for question in asked if question in shown]
    assert not re.search(r'<a href="(?!#)', letter_html(letter(page)))


def test_it_has_the_same_facts(page: CandidatePage) -> None:
    html = letter_html(letter(page))
    for row in page.rows:
        assert row.name in html
        assert row.shown.best is None or row.shown.best.text in html
    for gap in page.gaps:
        assert gap.closes in html
        assert all(way in html for way in gap.develop)
    assert f"<strong>{page.score.number}</strong>" in html
    assert page.stamp.sha256 in html


def test_it_is_courteous_and_says_who_decides(page: CandidatePage) -> None:
    shown = text(letter_html(letter(page)))
    assert "Thank you" in shown
    assert "A person decides, not this page." in shown
    assert "you may ask for a person to look at it again" in shown
    for word in ("lacks", "fails", "failed", "weak", "poor", "rejected", "unsuitable"):
        assert not re.search(rf"\b{word}\b", shown, re.IGNORECASE), word


def test_it_is_written_beside_the_report_where_asked_for(run: Run, tmp_path: Path) -> None:
    asked = replace(run, settings=replace(run.settings, for_candidate=True))
    report.write(asked, builders.taxonomy(), tmp_path)
    pages = {path.name for path in tmp_path.glob("candidates/*/*.html")}
    assert pages == {f"{role}{kind}.html" for role in run.roles for kind in ("", ".candidate")}
