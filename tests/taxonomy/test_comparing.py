from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.taxonomy import Taxonomy, load
from gapcheck.taxonomy.comparing import pairs, rows, told_apart
from tests.taxonomy.conftest import Edit, alone


@pytest.fixture(scope="module")
def shipped() -> Taxonomy:
    return load()


def test_rows_hold_what_each_asks_the_widest_difference_first(bakery: Path, edit: Edit) -> None:
    edit("roles/baker.yaml", "id: bread, level: 3", "id: bread, level: 1")
    roles = alone(bakery)[0].roles
    found = rows([roles["baker"], roles["head-baker"]])
    assert [(row.competency, row.levels, row.apart) for row in found] == [
        ("bread", (1, 4), 3),
        ("ovens", (2, 3), 1),
    ]


def test_every_demand_of_every_role_is_in_one_of_the_four_lists_or_equal(shipped: Taxonomy) -> None:
    chosen = [shipped.roles[id_] for id_ in ("chief-technology-officer", "tech-lead", "software-engineer")]
    found = pairs(chosen)
    assert [(pair.one.id, pair.other.id) for pair in found] == [
        ("chief-technology-officer", "tech-lead"),
        ("chief-technology-officer", "software-engineer"),
        ("tech-lead", "software-engineer"),
    ]
    for pair in found:
        one, other = ({r.competency: r.level for r in role.requirements} for role in (pair.one, pair.other))
        assert set(pair.only_one) == one.keys() - other.keys()
        assert set(pair.only_other) == other.keys() - one.keys()
        both = one.keys() & other.keys()
        assert set(pair.more_in_one) == {id_ for id_ in both if one[id_] > other[id_]}
        assert set(pair.more_in_other) == {id_ for id_ in both if one[id_] < other[id_]}


def test_a_cto_needs_less_software_engineering_than_a_tech_lead(shipped: Taxonomy) -> None:
    (pair,) = pairs([shipped.roles["chief-technology-officer"], shipped.roles["tech-lead"]])
    assert "software-engineering" in pair.more_in_other


def test_both_sides_tell_what_sets_them_apart(shipped: Taxonomy) -> None:
    cto, head = shipped.roles["chief-technology-officer"], shipped.roles["head-of-technology"]
    told = told_apart([cto, head])
    assert [(role.id, said.role) for role, said in told] == [(cto.id, head.id), (head.id, cto.id)]
    assert all(said.cited.sources for _, said in told)


def test_a_variant_speaks_as_its_role_and_once(shipped: Taxonomy) -> None:
    names = (
        "chief-technology-officer-operational",
        "chief-technology-officer-strategic",
        "head-of-technology",
    )
    told = told_apart([shipped.roles[name] for name in names])
    assert [said.role for _, said in told] == ["head-of-technology", "chief-technology-officer"]
