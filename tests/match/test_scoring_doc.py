"""docs/scoring.md: its worked candidate is recomputed, its example file is read."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gapcheck.match import findings, measure
from gapcheck.match.ranking import Entry, ranking
from gapcheck.records.assessment import Assessment, Finding
from gapcheck.records.profile import Hit, Position, Profile, SkillUse, Statement
from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.model import Requirement
from gapcheck.taxonomy.requirements import read
from tests.extract.typed import shipped
from tests.match.made import OURS, finding, job, profile, quoted, role

DOC = Path(__file__).resolve().parents[2] / "docs" / "scoring.md"
FIRST, SECOND = "Ilse Varga", "Boris Lind"


@cache
def blocks() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The example file, what goes in, what comes out."""
    ours, given, told = re.findall(r"```yaml\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    return yaml.safe_load(ours), yaml.safe_load(given), yaml.safe_load(told)


@cache
def measured_with() -> tuple[Taxonomy, Role]:
    asked = blocks()[1]["role"]
    made = role(years=asked["years"], leading=asked["leading_people"], minimum=asked["minimum_degree"])
    rows = tuple(
        Requirement(row["id"], row["level"], row["weight"], row["need"], OURS)
        for row in asked["competencies"]
    )
    made = replace(made, requirements=rows)
    return replace(shipped(), roles={made.id: made}), made


def statement(row: dict[str, Any], number: int) -> Statement:
    position = row["job"] - 1 if "job" in row else None
    where = quoted(f"statement {number}", number, row.get("section", "experience"), position)
    hits = tuple(
        Hit(subject, kind, f"{kind} {n}")
        for subject, kinds in row["hits"].items()
        for n, kind in enumerate(kinds)
    )
    return Statement(where, row["act"], tuple(row.get("figures", ())), hits)


def position(row: dict[str, Any], index: int) -> Position:
    start = (2020 - 10 * index) * 12
    return replace(
        job(index, leads=row["leads_people"], heads=row["heads_function"]),
        title=row["title"],
        span=(start, start + row["months"] - 1),
    )


@cache
def person() -> Profile:
    row = blocks()[1]["candidate"]
    made = profile(
        [statement(one, number) for number, one in enumerate(row["statements"], start=1)],
        [position(one, index) for index, one in enumerate(row["jobs"])],
        experience_years=row["experience_years"],
        leadership_years=row["leadership_years"],
        skills=tuple(SkillUse(t, t, (t,), None, None, ("skills",), ()) for t in row["technologies"]),
    )
    return replace(made, quality=replace(made.quality, confidence=row["reading"]))


@cache
def found() -> tuple[Finding, ...]:
    return findings(person(), shipped())


@cache
def first() -> Assessment:
    taxonomy, asked = measured_with()
    return measure(person(), found(), asked, taxonomy)


@cache
def second() -> Assessment:
    taxonomy, asked = measured_with()
    levels = blocks()[1]["second"]["levels"]
    return measure(profile(), [finding(c, levels.get(c, 0)) for c in shipped().competencies], asked, taxonomy)


def of_the_role() -> list[Finding]:
    asked = {row["id"] for row in blocks()[1]["role"]["competencies"]}
    return [one for one in found() if one.competency in asked]


def test_kinds_levels_and_what_is_unsure() -> None:
    told = blocks()[2]
    assert {f.competency: [s.kind for s in f.supports] for f in of_the_role()} == told["kinds"]
    assert {f.competency: f.level for f in of_the_role()} == told["levels"]
    assert [f.competency for f in of_the_role() if not f.firm] == told["unsure"]


def test_terms_score_and_band() -> None:
    told = blocks()[2]
    assert {t.competency: t.points for t in first().terms} == pytest.approx(told["terms"], abs=0.006)
    assert first().score == pytest.approx(told["score"], abs=0.006)
    assert sum(told["terms"].values()) == pytest.approx(told["score"], abs=0.02)
    assert shipped().level_rules.band(first().score) == told["band"]


def test_gates_and_confidence() -> None:
    told = blocks()[2]
    gates = {(g.required.split()[0] if g.name == "Competency" else g.name): g.state for g in first().gates}
    assert gates == told["gates"]
    assert first().confidence == pytest.approx(told["confidence"], abs=0.0006)


def test_readiness_and_the_shortest_way_up() -> None:
    told = blocks()[2]
    readiness, advice = first().readiness, first().advice
    assert readiness
    assert advice
    assert {"step": readiness.step, "steps": readiness.steps} == told["readiness"]
    assert (advice.next_band, list(advice.closes)) == (told["next_band"]["name"], told["next_band"]["closes"])
    assert advice.score_then == pytest.approx(told["next_band"]["score_then"], abs=0.006)


def test_ranks_and_the_one_fact() -> None:
    told = blocks()[2]
    assert second().score == pytest.approx(told["second_score"], abs=0.006)
    unsure = frozenset(f.competency for f in found() if not f.firm)
    made = ranking("made-role", [Entry(FIRST, first(), unsure), Entry(SECOND, second())])
    assert {s.candidate: [s.best, s.worst] for s in made.standings} == told["ranks"]
    (near,) = made.standings[0].near
    fact = {"competency": near.competency, "what": near.what, "settles": near.settles}
    assert fact == told["separating"]


def test_the_names_are_those_of_the_page() -> None:
    given = blocks()[1]
    assert (given["candidate"]["name"], given["second"]["name"]) == (FIRST, SECOND)


def test_the_example_file_is_one_that_is_read(tmp_path: Path) -> None:
    text = re.findall(r"```yaml\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)[0]
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    rows = [(a.role, a.competency, a.field, a.applied) for a in read(path, shipped())]
    assert rows == [
        (r, c, f, v) for r, of in blocks()[0].items() for c, row in of.items() for f, v in row.items()
    ]


def test_every_number_of_levels_yaml_that_the_page_names_is_there() -> None:
    text = DOC.read_text(encoding="utf-8")
    rules = shipped().level_rules
    for name in (*rules.weights, *rules.kinds, "bands", "readiness", "levels"):
        assert f"`{name}`" in text, name
    assert "## Trials" in text
