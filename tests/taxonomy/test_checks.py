"""Mistakes between rows, one at a time, with the exact words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.taxonomy.checks_rules import MOST_PHRASES
from tests.taxonomy.conftest import Edit, alone, line_of

BREAD, BAKER, HEAD = "competencies/bread.yaml", "roles/baker.yaml", "roles/head-baker.yaml"
SKILLS = "skills/bakery.yaml"


def said(bakery: Path) -> list[str]:
    return [problem.what for problem in alone(bakery)[1]]


@pytest.mark.parametrize(
    "rule",
    ["knead", "knead|fold dough", "knead + dough + long", "p&l", "c#", ".net", "node.js", "c++ + oven", "5s"],
)
def test_rules_that_are_well_written(bakery: Path, edit: Edit, rule: str) -> None:
    edit(BREAD, "sourdough starter", f'"{rule}"')
    assert said(bakery) == []


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("Knead", "has capitals"),
        ("(knead|fold)", "holds `(`, as a regular expression would"),
        ("knead.*", "holds `*`"),
        ("cross-functional", "has a hyphen or slash"),
        ("knead, fold", "holds `,`, which rules don't know"),
        ("knead +", "has an empty part"),
        ("+ knead", "has an empty part"),
        ("knead + + fold", "has an empty part"),
        ("knead||fold", "has an empty alternative"),
        ("|knead", "has an empty alternative"),
        ("knead+fold", "is not written as rules are"),
        ("knead  fold", "is not written as rules are"),
        ("iso 27001", "holds the bare number `27001`"),
        ("knead|knead", "gives `knead` twice"),
        ("team", "finds `team` in every CV"),
        ("oven|support", "finds `support` in every CV"),
        ("x", "finds `x` in every CV"),
        ("a1 + a2 + a3 + a4 + a5 + a6", "has 6 parts"),
        ("a1 a2 a3 a4 a5 a6 a7", "has a phrase of over 6 words"),
        ("a1|b1|c1|d1|e1 a2|b2|c2|d2|e2 a3|b3|c3|d3|e3", "stands for 125 phrases"),
        ("bread", "stands twice in `bread`"),
    ],
)
def test_rules_that_are_not(bakery: Path, edit: Edit, rule: str, what: str) -> None:
    edit(BREAD, "sourdough starter", f'"{rule}"')
    (problem,) = alone(bakery)[1]
    assert what in problem.what
    at = "[bread, baguette]" if rule == "bread" else f'"{rule}"'
    assert problem.line == line_of(bakery / BREAD, at)
    assert problem.value == rule


def test_a_rule_cannot_blow_up(bakery: Path, edit: Edit) -> None:
    words = " ".join("a|b|c" for _ in range(20))
    edit(BREAD, "sourdough starter", f'"{words}"')
    (what,) = said(bakery)
    assert f"stands for {3**20}" in what or "over 6 words" in what
    assert MOST_PHRASES < 3**20


def test_a_title_may_be_named_in_a_sentence_too(bakery: Path, edit: Edit) -> None:
    edit(BREAD, "[bread, baguette]", "[bread, bread baker]")
    assert said(bakery) == []


def test_a_competency_that_no_skill_counts_towards(bakery: Path) -> None:
    text = (
        (bakery / BREAD).read_text().replace("id: bread", "id: cakes").replace("name: Bread", "name: Cakes")
    )
    (bakery / "competencies/cakes.yaml").write_text(text)
    (problem,) = alone(bakery)[1]
    assert str(problem) == (
        "competencies/cakes.yaml:2:5: No skill counts towards `cakes`. Name it in a row of skills/."
    )


def test_one_competency_must_not_outweigh_the_others(bakery: Path, edit: Edit) -> None:
    edit(BAKER, "level: 3, weight: 2", "level: 3, weight: 2.1")
    (problem,) = alone(bakery)[1]
    assert problem.what == "`bread` has 51 % of the weight of `baker`: it decides alone."
    assert problem.value == "2.1"


def test_a_variant_is_weighed_with_what_it_inherits(bakery: Path, edit: Edit) -> None:
    edit(HEAD, "level: 4, weight: 3, need: must, ours", "level: 4, weight: 4, need: must, ours")
    (problem,) = alone(bakery)[1]
    assert "57 % of the weight of `head-baker-night`" in problem.what
    assert problem.line == 27


def test_a_ladder_must_not_go_round_over_other_roles(bakery: Path, edit: Edit) -> None:
    text = (bakery / BAKER).read_text()
    text = text.replace("id: baker", "id: owner").replace("title: Baker", "title: Owner")
    text = text.replace("[Bread Maker]", "[]").replace("to: [{role: head-baker", "to: [{role: baker")
    (bakery / "roles/owner.yaml").write_text(text)
    assert said(bakery) == []
    edit(HEAD, "  to: []", "  to: [{role: owner, sources: [guild.txt]}]")
    assert said(bakery) == ["The ladder goes round: `baker` to `head-baker` to `owner` to `baker`."]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("to: [{role: head-baker,", "to: [{role: baker,", "`baker` is a step to itself."),
        ("{role: head-baker, difference", "{role: baker, difference", "`baker` is set apart from itself."),
        ("{title: Apprentice,", "{", "The step names nobody."),
        ("{title: Apprentice,", "{title: A, role: head-baker,", "The step has a role and a title."),
        ("[{title: Apprentice, sources: [guild.txt]}]", "[]", None),
        ("id: ovens, level: 2", "id: oven, level: 2", "`oven` is no competency of the taxonomy."),
        (
            "aliases: [Bread Maker]",
            "aliases: [Head-Baker]",
            "`head-baker` is also a name of `baker` in roles/baker.yaml:2.",
        ),
        ("aliases: [Bread Maker]", "aliases: [A, a]", "`a` stands twice in this row."),
    ],
)
def test_roles(bakery: Path, edit: Edit, old: str, new: str, what: str | None) -> None:
    edit(BAKER, old, new)
    assert (what in said(bakery)) if what else said(bakery) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("ambiguous: [Retarder]", "ambiguous: [retarder]", "`retarder` is no name of `proof-box`."),
        (", context: [dough]", "", "Nothing settles the ambiguous names of `proof-box`."),
        (", ambiguous: [Retarder]", "", "No name of `proof-box` is ambiguous."),
        ("[Hearth Oven, SO-9]", "[S]", "`S` is one sign and not `ambiguous`."),
        (
            "[Hearth Oven, SO-9]",
            "[proof box]",
            "`proof box` is also a name of `proof-box` in skills/bakery.yaml:5.",
        ),
        ("kind: certification, ", "", "The skill `guild-letter` is a technology and no certification."),
    ],
)
def test_skills(bakery: Path, edit: Edit, old: str, new: str, what: str) -> None:
    edit(SKILLS, old, new)
    assert said(bakery) == [what]


def test_a_competency_name_is_given_once(bakery: Path, edit: Edit) -> None:
    edit("competencies/ovens.yaml", "name: Ovens", "name: bread")
    assert said(bakery) == ["`bread` is also a name of `bread` in competencies/bread.yaml:2."]


def test_documents_of_a_variant_are_known_too(bakery: Path, edit: Edit) -> None:
    edit(HEAD, "    sources: []", "    sources: [rumour.txt]")
    (problem,) = alone(bakery)[1]
    assert problem.what == "There is no document `rumour.txt`."
    assert problem.remedy == "Correct the name, or list it in documents.yaml."


def test_without_a_list_of_documents_none_is_known(bakery: Path) -> None:
    (bakery / "documents.yaml").unlink()
    assert set(said(bakery)) == {"There is no document `guild.txt`."}
