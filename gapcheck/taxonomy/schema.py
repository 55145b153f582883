"""The description of the files as JSON Schema, for editors; shipped as `taxonomy/schema.json`."""

from __future__ import annotations

import json

from gapcheck.taxonomy.description import FILES
from gapcheck.taxonomy.shapes import Json

NAME = "schema.json"


def schema() -> Json:
    """One definition a kind of file; the first line of each file points to its own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The files of a gapcheck taxonomy",
        "$defs": {kind: shape.schema() for kind, shape in FILES.items()},
    }


def text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
