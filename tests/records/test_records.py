from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields, is_dataclass

import pytest

import gapcheck.records as room
from gapcheck.records.assessment import Assessment, Term
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Position

OFTEN = {"Evidence", "Finding", "Hit", "Line", "ScopeFact", "SkillUse", "Statement", "Support", "Word"}
RECORDS = [
    value
    for module in pkgutil.iter_modules(room.__path__)
    for value in vars(importlib.import_module(f"{room.__name__}.{module.name}")).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__.startswith(room.__name__)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_slotted(record: type) -> None:
    params = record.__dataclass_params__  # type: ignore[attr-defined]
    # those made `often` are frozen for the type checker only, and can be looked up all the same
    assert params.frozen != (record.__name__ in OFTEN)
    assert params.frozen or params.unsafe_hash
    assert "__slots__" in vars(record)
    assert record.__doc__ and not record.__doc__.startswith(f"{record.__name__}(")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_record_holds_what_can_be_changed(record: type) -> None:
    kinds = [str(field.type) for field in fields(record)]
    assert not [kind for kind in kinds if kind.startswith(("list", "dict", "set"))]


HERE = Evidence("quote", 1, 1, (0, 0, 1, 1))


def test_months_are_inclusive() -> None:
    assert Position("CTO", None, "2018-01", "2018-01", True, (24216, 24216), HERE).months == 1
    assert Position("CTO", None, None, None, True, None, HERE).months is None


def test_gaps_are_the_terms_with_a_gap_and_the_costliest_first() -> None:
    def term(name: str, gap: int, points: float) -> Term:
        return Term(name, 3, 1.0, "must", 3 - gap, gap, points, 50.0)

    made = Assessment(
        "cto", 0, 1, (term("b", 1, 20), term("a", 1, 20), term("met", 0, 50), term("c", 2, 5)), ()
    )
    assert [t.competency for t in made.gaps] == ["c", "a", "b"]
    assert [t.cost for t in made.gaps] == [45, 30, 30]
