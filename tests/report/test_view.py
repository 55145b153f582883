from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.records.assessment import Gate
from gapcheck.report.view import CandidatePage, candidate_page, gate, gates_said, name
from tests import builders


def made() -> CandidatePage:
    outcome = builders.outcome()
    return candidate_page(builders.run(outcome), outcome, outcome.assessments[0], builders.taxonomy())


def test_the_first_screen() -> None:
    page = made()
    assert (page.who, page.role, page.met) == (
        "Ines Halloran-Voss",
        "Head of Technology",
        "2 of 7 competencies",
    )
    assert page.confidence == "medium (82%)"
    assert page.gates_said == "1 met, 1 not shown, 1 unknown"
    assert [row.id for row in page.strengths] == ["technology-strategy", "people-leadership", "cloud"]
    assert [gap.id for gap in page.first_gaps] == [
        "vendor-management",
        "financial-management",
        "people-leadership",
    ]
    assert page.reading == "All 2 pages were read by the pdf reader; confidence in the reading high (91%)."
    assert page.doubts == ("Page 2 has text that overlaps.",)
    assert page.unread == ("Business continuity",)


def test_the_pages_of_the_other_roles_are_linked() -> None:
    assert [(link.text, link.href, link.here) for link in made().roles] == [
        ("Head of Technology", "head-of-technology.html", True),
        ("Head of Engineering", "head-of-engineering.html", False),
    ]


def test_the_stamp_says_what_it_was_made_from() -> None:
    stamp = made().stamp
    assert (stamp.version, stamp.as_of, stamp.taxonomy) == ("0.1.0", "1 November 2026", "7" * 64)
    assert (stamp.file, stamp.sha256) == ("halloran.pdf", builders.sha256("halloran.pdf"))


def test_without_a_name_the_file_stands_for_the_person() -> None:
    assert name(builders.outcome("sub/x.pdf", None)) == "x.pdf"
    assert name(builders.unreadable("scan.pdf")) == "scan.pdf"


def test_a_gate_on_a_competency_has_its_name() -> None:
    taxonomy = builders.taxonomy()
    found = gate(Gate("Competency", "cloud at 3 (practitioner)", "2 (working)", "not shown"), taxonomy)
    assert (found.name, found.required, found.mark, found.tone) == (
        "Cloud",
        "3, practitioner",
        "○",
        "not-shown",
    )
    years = gate(Gate("Years of experience", "at least 12", "16.4", "met"), taxonomy)
    assert (years.name, years.required, years.mark) == ("Years of experience", "at least 12", "✓")


def test_gates_in_a_sentence() -> None:
    assessment = builders.outcome().assessments[0]
    assert gates_said(replace(assessment, gates=())) == "none asked for"
    assert gates_said(replace(assessment, gates=builders.GATES[1:2])) == "0 met, 1 not shown"


def test_a_file_that_was_not_read_has_no_page() -> None:
    outcome = replace(builders.outcome(), profile=None)
    with pytest.raises(ValueError, match="was not read"):
        candidate_page(builders.run(outcome), outcome, outcome.assessments[0], builders.taxonomy())
