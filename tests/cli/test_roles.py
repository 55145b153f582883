from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gapcheck.taxonomy import Taxonomy, load
from tests.cli.conftest import Call


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load()


def test_a_line_a_role(call: Call, taxonomy: Taxonomy) -> None:
    done = call("roles")
    assert (done.exit_code, done.stderr) == (0, "")
    rows = [re.split(r"  +", line) for line in done.stdout.splitlines()]
    assert rows == [[role.id, role.title] for role in taxonomy.roles.values()]


def test_all_as_json(call: Call, taxonomy: Taxonomy) -> None:
    listed = json.loads(call("roles", "--json").stdout)
    assert listed["taxonomy_sha256"] == taxonomy.sha256
    assert {role["id"]: role["title"] for role in listed["roles"]} == {
        r.id: r.title for r in taxonomy.roles.values()
    }


def test_every_role_has_a_page_with_all_that_it_asks_for(call: Call, taxonomy: Taxonomy) -> None:
    for role in taxonomy.roles.values():
        done = call("roles", role.id)
        assert (done.exit_code, done.stderr) == (0, "")
        for asked in role.requirements:
            name = re.escape(taxonomy.competencies[asked.competency].name)
            row = rf"  {name} +{asked.level} \w+ +weight {asked.weight:g}  {asked.need} +\[[\w, ]+\]\n"
            assert re.search(row, done.stdout), (role.id, asked)
        cited = {source for asked in role.requirements for source in asked.cited.sources}
        assert all(re.search(rf"\[\d+\] {re.escape(source)}\n", done.stdout) for source in cited)
        assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_heaviest_demand_comes_first(call: Call, taxonomy: Taxonomy) -> None:
    weights = re.findall(r"weight (\S+)", call("roles", "head-of-technology").stdout)
    assert [float(weight) for weight in weights] == sorted(map(float, weights), reverse=True)
    assert len(weights) == len(taxonomy.roles["head-of-technology"].requirements)


def test_one_as_json(call: Call, taxonomy: Taxonomy) -> None:
    role = json.loads(call("roles", "chief-technology-officer", "--json").stdout)
    asked = taxonomy.roles["chief-technology-officer"].requirements
    assert [(r["competency"], r["level"]) for r in role["requirements"]] == [
        (r.competency, r.level) for r in asked
    ]
    assert set(role["career"]) == {"from", "to", "lateral"}


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("chief-tecnology-oficer", "Did you mean `chief-technology-officer`"),
        ("Head of ITT", "Did you mean `head-of-technology`"),
        ("CISOO", "`chief-information-security-officer`"),
        ("xqzw", "There is no role `xqzw`. `gapcheck roles` lists all."),
    ],
)
def test_an_unknown_role_gets_the_nearest(call: Call, asked: str, hint: str) -> None:
    done = call("roles", asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert hint in done.stderr


@pytest.mark.parametrize("name", ["Head of IT", "head of technology", "HEAD-OF-TECHNOLOGY"])
def test_a_role_goes_by_its_title_and_aliases_too(call: Call, name: str) -> None:
    assert call("roles", name).stdout.startswith("Head of Technology (head-of-technology)\n")


def test_a_broken_taxonomy_is_told_with_its_place(call: Call, tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/mine.yaml").write_text("id: mine\ntitle: [")
    done = call("roles", "--taxonomy", str(tmp_path))
    assert (done.exit_code, done.stdout) == (6, "")
    assert "mine.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
