from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy.description import FILES
from gapcheck.taxonomy.schema import NAME, schema, text

KINDS = {"competencies": "competency", "roles": "role", "skills": "skills"}
SHIPPED = sorted(taxonomy_dir().rglob("*.yaml"))


def kind_of(path: Path) -> str:
    return KINDS.get(path.parent.name, path.stem)


def validator(kind: str) -> Any:
    whole = schema()
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{kind}", **whole})


def test_it_is_a_schema_of_every_kind_of_file() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert list(schema()["$defs"]) == ["competency", "role", "skills", "levels", "documents"] == list(FILES)


def test_the_shipped_copy_is_the_one_that_is_printed() -> None:
    assert (taxonomy_dir() / NAME).read_text(encoding="utf-8") == text(), (
        "Write it anew: gapcheck taxonomy schema > taxonomy/schema.json"
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_obeys_it_and_points_to_it(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    # keys of JSON are texts; those of levels are numbers in YAML
    validator(kind_of(path)).validate(json.loads(json.dumps(yaml.safe_load(written))))
    up = "../" if path.parent.name in KINDS else ""
    assert written.splitlines()[0] == (f"# yaml-language-server: $schema={up}{NAME}#/$defs/{kind_of(path)}")


def test_what_it_forbids() -> None:
    path = taxonomy_dir() / "roles/tech-lead.yaml"
    role = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert validator("role").is_valid(role)
    del role["competencies"][0]["sources"]
    assert not validator("role").is_valid(role)
