"""The taxonomy as JSON and back: rows of field values, typed by the records themselves.

JSON and no pickle, because reading it can't run anything.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from gapcheck.taxonomy.model import Taxonomy

Build = Callable[[Any], Any]


def encode(taxonomy: Taxonomy) -> str:
    """Every record as the list of its fields, in their order."""
    return json.dumps(taxonomy, default=_row, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Taxonomy:
    """What `encode` wrote. Raises ValueError, TypeError, KeyError or the like for anything else."""
    build = _builder(Taxonomy)
    assert build is not None
    made = build(json.loads(text))
    assert isinstance(made, Taxonomy)
    return made


def _row(record: Any) -> Any:
    kind: Any = type(record)
    return _fields(kind)(record)


@cache
def _fields(kind: Any) -> Callable[[object], Any]:
    return attrgetter(*(field.name for field in fields(kind)))


@cache
def _builder(kind: Any) -> Build | None:
    """What makes a value of a type out of parsed JSON; None where JSON has it already."""
    if is_dataclass(kind):
        return _record(kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        item = _builder(inner[0])
        return tuple if item is None else lambda row: tuple(map(item, row))
    if origin is dict:
        key, value = (int if inner[0] is int else None), _builder(inner[1])
        return None if key is value is None else lambda row: _dict(row, key, value)
    if origin is types.UnionType and inner[1] is type(None):
        some = _builder(inner[0])
        return None if some is None else lambda row: None if row is None else some(row)
    return None


def _record(kind: Any) -> Build:
    hints = typing.get_type_hints(kind)
    builds = [_builder(hints[field.name]) for field in fields(kind)]
    built = [(number, build) for number, build in enumerate(builds) if build is not None]
    count = len(builds)

    def make(row: list[Any]) -> Any:
        if len(row) != count:
            raise ValueError(f"{kind.__name__} has {count} fields and not {len(row)}")
        for number, build in built:
            row[number] = build(row[number])
        return kind(*row)

    return make


def _dict(row: dict[str, Any], key: Build | None, value: Build | None) -> dict[Any, Any]:
    return {(key(name) if key else name): (value(part) if value else part) for name, part in row.items()}
