from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gapcheck import report
from gapcheck.settings import Adjustment
from tests import builders

SCHEMA = Path(__file__).parents[2] / "docs" / "results.schema.json"


@pytest.fixture(scope="module")
def schema() -> Any:
    return json.loads(SCHEMA.read_text("utf-8"))


def test_the_schema_is_one(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)


def test_a_run_is_as_the_schema_says(tmp_path: Path, schema: Any) -> None:
    report.write(builders.run(), builders.taxonomy(), tmp_path)
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(results)) == []


def test_the_schema_knows_every_field(tmp_path: Path, schema: Any) -> None:
    report.write(builders.run(), builders.taxonomy(), tmp_path)
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    results["candidates"][0]["assessments"][0]["percentile"] = 99
    del results["skipped"][0]["reason"]
    found = {error.validator for error in Draft202012Validator(schema).iter_errors(results)}
    assert found == {"additionalProperties", "required"}


def test_adjustments_are_in_the_schema(schema: Any) -> None:
    change = {"role": "r", "competency": "c", "field": "need", "suggested": "must", "applied": "should"}
    part = {"$ref": "#/$defs/adjustment", "$defs": schema["$defs"]}
    assert set(change) == set(Adjustment.__dataclass_fields__)
    assert Draft202012Validator(part).is_valid(change)
