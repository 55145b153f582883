from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from gapcheck.records.assessment import SupportKind
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Act, Statement
from gapcheck.report import inspected
from tests import builders

DESIGN = [
    "schema", "file", "sha256", "state", "reason", "contact", "positions", "education", "certifications",
    "languages", "skills", "scope", "experience_years", "leadership_years", "competencies",
    "hidden_text", "quality",
]  # fmt: skip
PLACE = ["quote", "page", "line", "bbox"]


def made(outcome: Outcome | None = None) -> dict[str, Any]:
    """Through JSON and back, as a reader of the file gets it."""
    found: dict[str, Any] = json.loads(json.dumps(inspected(outcome or builders.outcome())))
    return found


def test_the_keys_are_those_of_the_design_in_its_order() -> None:
    out = made()
    assert list(out) == DESIGN
    assert list(out["contact"]) == ["name", "emails", "phones", "links", "location"]
    assert list(out["positions"][0]) == [
        "title", "employer", "start", "end", "leads_people", "months", "evidence",
    ]  # fmt: skip
    assert list(out["positions"][0]["evidence"]) == PLACE
    assert list(out["education"][0]) == ["degree", "level", "field", "institution", "year", "evidence"]
    assert list(out["certifications"][0]) == ["name", "id", "evidence"]
    assert list(out["languages"][0]) == ["name", "fluency", "evidence"]
    assert list(out["skills"][0]) == ["name", "id", "as_written", "months", "last_used", "where"]
    assert list(out["scope"][0]) == ["kind", "value", "unit", "quote", "page"]
    assert list(out["competencies"]["cloud"]) == ["level", "state", "quotes", "evidence", "why"]
    assert list(out["competencies"]["cloud"]["evidence"][0]) == [
        *PLACE,
        "section",
        "position",
        "kind",
        "rules",
        "effect",
    ]
    assert list(out["hidden_text"][0]) == ["text", "how", "page", "bbox"]
    assert list(out["quality"]) == ["reader", "pages", "confidence", "doubts"]


def test_the_values_are_those_of_the_records() -> None:
    out = made()
    assert (out["schema"], out["file"], out["state"], out["reason"]) == (
        1,
        "halloran.pdf",
        "read-with-doubts",
        None,
    )
    first = out["positions"][0]
    assert (first["title"], first["start"], first["end"], first["months"]) == (
        "Head of Technology", "2019-02", "present", 94,
    )  # fmt: skip
    assert out["positions"][3]["months"] is None
    assert out["scope"][1] == {
        "kind": "budget", "value": 2_400_000, "unit": "GBP", "quote": "Led 42 engineers at three sites",
        "page": 1,
    }  # fmt: skip
    assert out["quality"] == {
        "reader": "pdf", "pages": 2, "confidence": 0.91, "doubts": ["Page 2 has text that overlaps."],
    }  # fmt: skip


def test_all_competencies_are_there_sorted() -> None:
    found = made()["competencies"]
    assert list(found) == list(builders.COMPETENCIES)
    assert len(found) == 24
    assert (found["innovation"]["level"], found["innovation"]["state"]) == (0, "not found")
    assert found["innovation"]["quotes"] == found["innovation"]["evidence"] == []
    assert found["business-continuity"]["state"] == "not readable"


def test_at_most_three_quotes_and_none_twice() -> None:
    many = builders.finding("cloud", 3, pieces=5)
    doubled = replace(many, supports=(many.supports[0], *many.supports))
    cloud = made(replace(builders.outcome(), findings=(doubled,)))["competencies"]["cloud"]
    assert cloud["quotes"] == [support.evidence.quote for support in many.supports[:3]]
    assert len(cloud["evidence"]) == 6


def test_boxes_are_rounded_to_a_hundredth_of_a_point() -> None:
    assert made()["positions"][0]["evidence"]["bbox"] == [72.0, 120.0, 500.12, 129.0]


@pytest.mark.parametrize(
    ("act", "kind", "said"),
    [
        ("led", "owned", "supports"),
        ("none", "named", "supports"),
        ("wished", "named", "weakens"),
        ("claimed", "named", "supports"),
        ("helped", "applied", "mixed"),
        ("helped", "named", "weakens"),
    ],
)
def test_evidence_supports_weakens_or_is_mixed(act: Act, kind: SupportKind, said: str) -> None:
    finding = builders.finding("cloud", 2)
    support = replace(finding.supports[0], kind=kind)
    person = builders.outcome()
    assert person.profile
    profile = replace(person.profile, statements=(Statement(support.evidence, act, (), ()),))
    out = made(replace(person, profile=profile, findings=(replace(finding, supports=(support,)),)))
    assert [piece["effect"] for piece in out["competencies"]["cloud"]["evidence"]] == [said]


def test_an_unreadable_file_has_every_key_and_nothing_in_it() -> None:
    out = made(builders.unreadable())
    assert list(out) == DESIGN
    assert out["state"] == "not-readable"
    assert out["reason"] == "The pages hold pictures and no text; add a text layer"
    assert out["contact"] == {"name": None, "emails": [], "phones": [], "links": [], "location": None}
    for key in ("positions", "education", "certifications", "languages", "skills", "scope", "hidden_text"):
        assert out[key] == []
    assert out["experience_years"] is out["leadership_years"] is None
    assert out["competencies"] == {}
    assert out["quality"] == {"reader": None, "pages": None, "confidence": None, "doubts": []}
