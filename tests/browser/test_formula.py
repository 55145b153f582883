"""The page's own formula against the program's: the same scores, ranks, intervals and groups."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from gapcheck.match import assess
from gapcheck.match.ranking import Entry, ranking
from gapcheck.records.outcome import Outcome
from gapcheck.resources import templates_dir
from gapcheck.taxonomy import Role, load

pytestmark = pytest.mark.xdist_group("browser")

SETS = 1000
FORMULA = (templates_dir() / "formula.js").read_text("utf-8")
RUN = f"([sets, required, people]) => {{ {FORMULA}; return sets.map(s => standings(s, required, people)); }}"
Unread = dict[str, set[str]]


def entries(outcomes: tuple[Outcome, ...], role: Role, unread: Unread) -> list[Entry]:
    """The program's view of candidates; `unread` makes competencies of some not readable."""
    out = []
    for one in outcomes:
        assert one.profile and one.candidate
        hidden = unread.get(one.candidate, set())
        findings = tuple(
            replace(f, state="not readable", level=0) if f.competency in hidden else f for f in one.findings
        )
        unsure = frozenset(f.competency for f in findings if not f.firm)
        out.append(Entry(one.candidate, assess(one.profile, findings, role), unsure))
    return out


def with_weights(role: Role, weights: list[float]) -> Role:
    asked = zip(role.requirements, weights, strict=True)
    return replace(role, requirements=tuple(replace(one, weight=weight) for one, weight in asked))


def person(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.candidate,
        "levels": [term.level for term in entry.assessment.terms],
        "unsure": [term.competency in entry.unsure for term in entry.assessment.terms],
    }


@pytest.mark.parametrize("parts", ["all readable", "parts not readable"])
def test_page_and_program_agree(chromium: Browser, outcomes: tuple[Outcome, ...], parts: str) -> None:
    draw = random.Random(7)
    role = load().roles["chief-technology-officer"]
    ids = [term.competency for term in role.requirements]
    unread: Unread = {}
    if parts == "parts not readable":
        unread = {str(one.candidate): set(draw.sample(ids, 2)) for one in outcomes[:2]}
        unread[str(outcomes[2].candidate)] = set(ids)
    steps = [n / 2 for n in range(11)] + [0.125, 1.375, 4.999]
    sets = [[draw.choice(steps) for _ in ids] for _ in range(SETS // 2)]
    sets[0] = [0.0] * len(ids)
    required = [term.level for term in role.requirements]
    first = entries(outcomes, role, unread)
    page = chromium.new_context().new_page()
    said = page.evaluate(RUN, [sets, required, [person(entry) for entry in first]])
    for weights, answered in zip(sets, said, strict=True):
        held = entries(outcomes, with_weights(role, weights), unread)
        score = {entry.candidate: entry.assessment.score for entry in held}
        mine = [(s.candidate, s.rank, s.best, s.worst, s.group) for s in ranking(role.id, held).standings]
        theirs = [(a["id"], a["rank"], a["best"], a["worst"], a["group"]) for a in answered]
        assert theirs == mine, weights
        assert all(abs(a["score"] - score[a["id"]]) < 1e-9 for a in answered), weights
    assert any(one != other for one, other in pairwise(said))


def test_the_page_rounds_as_the_program_does(chromium: Browser) -> None:
    values = [0.0, 0.5, 1.5, 2.5, 62.5, 63.5, 49.999, 50.001, 99.5, 100.0]
    page = chromium.new_context().new_page()
    said = page.evaluate(f"(values) => {{ {FORMULA}; return values.map(printed); }}", values)
    assert said == [str(round(value)) for value in values]
