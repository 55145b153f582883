from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.bars import moves
from gapcheck.taxonomy.changes import Change, changes
from gapcheck.taxonomy.model import Degree, Requirement, RoleCertification, Years
from tests.taxonomy.conftest import Edit, alone

BAKER, HEAD, SKILLS, BREAD = (
    "roles/baker.yaml",
    "roles/head-baker.yaml",
    "skills/bakery.yaml",
    "competencies/bread.yaml",
)


@pytest.fixture
def small(bakery: Path) -> Taxonomy:
    return alone(bakery)[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            BAKER,
            "level: 3, weight: 2",
            "level: 4, weight: 2",
            [("roles", "baker", "bread: level 3 to 4", "higher")],
        ),
        (
            BAKER,
            "level: 3, weight: 2",
            "level: 1, weight: 2",
            [("roles", "baker", "bread: level 3 to 1", "lower")],
        ),
        (BAKER, "need: must", "need: should", [("roles", "baker", "bread: must to should", "lower")]),
        (
            BAKER,
            "summary: Bakes.",
            "summary: Bakes well.",
            [("roles", "baker", "differs in summary", "same")],
        ),
        (
            BAKER,
            'ours: "Bread needs',
            'ours: "All bread needs',
            [("roles", "baker", "differs in requirements", "same")],
        ),
        (
            HEAD,
            "minimum: 8",
            "minimum: 6",
            [
                ("roles", "head-baker", "years in all: 8 to 6", "lower"),
                ("roles", "head-baker-night", "years in all: 8 to 6", "lower"),
            ],
        ),
        (
            SKILLS,
            "[Hearth Oven, SO-9]",
            "[Hearth Oven, SO-10]",
            [
                ("skills", "stone-oven", "has one more name, `SO-10`", None),
                ("skills", "stone-oven", "has one name fewer, `SO-9`", None),
            ],
        ),
        (
            SKILLS,
            "[bread, ovens]",
            "[bread]",
            [("skills", "proof-box", "has one competency fewer, `ovens`", None)],
        ),
        (SKILLS, "[dough]", "[dough, yeast]", [("skills", "proof-box", "differs in context", None)]),
        (
            SKILLS,
            "id: whisk, name: Whisk",
            "id: bowl, name: Bowl",
            [("skills", "bowl", "is new", None), ("skills", "whisk", "is gone", None)],
        ),
        (
            BREAD,
            "[bread, baguette]",
            "[bread]",
            [("rules", "bread", "finds less: `baguette` went from `named`", None)],
        ),
        (
            BREAD,
            "[bread, baguette]",
            "[bread, baguette, rye loaf]",
            [("rules", "bread", "finds more: `rye loaf` came to `named`", None)],
        ),
        (BREAD, "name: Bread", "name: Loaves", [("competencies", "bread", "differs in name", None)]),
        (
            "documents.yaml",
            "advert.pdf",
            "notice.pdf",
            [("documents", "notice.pdf", "is new", None), ("documents", "advert.pdf", "is gone", None)],
        ),
        (
            "levels.yaml",
            "months: 60",
            "months: 48",
            [("levels", "levels.expert.months", "went from 60 to 48", None)],
        ),
        (BAKER, "# What a baker is asked for.", "# Another comment.", []),
    ],
)
def test_each_change_is_told(
    bakery: Path, edit: Edit, small: Taxonomy, file: str, old: str, new: str, expected: list[tuple[str, ...]]
) -> None:
    edit(file, old, new)
    after, problems = alone(bakery)
    assert problems == ()
    assert changes(small, after) == tuple(Change(*row) for row in expected)  # type: ignore[arg-type]


def test_nothing_changed(small: Taxonomy) -> None:
    assert changes(small, small) == ()


def test_roles_that_came_and_went(small: Taxonomy) -> None:
    roles = dict(small.roles)
    roles["sweeper"] = replace(roles.pop("baker"), id="sweeper")
    found = changes(small, replace(small, roles=roles))
    assert found == (Change("roles", "sweeper", "is new"), Change("roles", "baker", "is gone"))


def years(role: Role, number: float | None) -> Role:
    return replace(role, leading_people=None if number is None else Years(number, role.requirements[0].cited))


def asked(role: Role, *rows: Requirement) -> Role:
    return replace(role, requirements=rows)


CERTIFICATE = "Guild Letter"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda r: years(r, 5), [("higher", "years of leading people: 3 to 5")]),
        (lambda r: years(r, None), [("lower", "years of leading people: 3 to 0")]),
        (
            lambda r: replace(r, minimum_degree=Degree("master", None, r.requirements[0].cited)),
            [("higher", "minimum degree: bachelor to master")],
        ),
        (lambda r: replace(r, minimum_degree=None), [("lower", "minimum degree: bachelor to none")]),
        (
            lambda r: replace(r, certifications=()),
            [("lower", "Guild Letter: should to not asked for")],
        ),
        (
            lambda r: replace(
                r,
                certifications=(RoleCertification(CERTIFICATE, None, "must", r.requirements[0].cited),),
            ),
            [("higher", "Guild Letter: should to must")],
        ),
        (
            lambda r: asked(r, r.requirements[0]),
            [("lower", "ovens: no longer asked for, was level 3 (must)")],
        ),
        (
            lambda r: asked(r, *r.requirements, replace(r.requirements[0], competency="cakes", level=2)),
            [("higher", "cakes: now asked for, level 2 (must)")],
        ),
        (
            lambda r: asked(r, replace(r.requirements[0], weight=5), r.requirements[1]),
            [("same", "bread: weight 3 to 5, counts more")],
        ),
    ],
)
def test_the_bar_moves(
    small: Taxonomy, change: Callable[[Role], Role], expected: list[tuple[str, str]]
) -> None:
    before = small.roles["head-baker"]
    assert moves(before, change(before)) == tuple(expected)
    back = {"higher": "lower", "lower": "higher", "same": "same"}
    assert [way for way, _ in moves(change(before), before)] == [back[way] for way, _ in expected]
