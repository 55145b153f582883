"""Records as JSON and back: the list of their fields' values, typed by the records themselves.

JSON and no pickle, because reading it can't run anything. Strict: a value of another type, a field too many
or too few and an unknown word of a `Literal` are all errors.
"""

from __future__ import annotations

import base64
import json
import types
import typing
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter, contains
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeVar

Build = Callable[[Any], Any]
_Record = TypeVar("_Record")

_MOST_UNPACKED = 1 << 30
"""Bytes that a packed record may unfold to; ours are some ten thousand times smaller."""


def encode(record: Any) -> str:
    """Any record, or a tuple or dict of them, as compact JSON; ASCII, so that half a surrogate pair stays."""
    return json.dumps(record, default=_row, separators=(",", ":"))


def decode(kind: type[_Record], text: str | bytes) -> _Record:
    """What `encode` wrote of a record of that kind. Raises ValueError, TypeError or LookupError."""
    made: _Record = _checked(_shape(typing.cast(Any, kind)), json.loads(text))
    return made


def pack(record: Any) -> bytes:
    """`encode`, compressed: about a tenth of the size. The same record gives the same bytes."""
    return zlib.compress(encode(record).encode("ascii"), 1)


def unpack(kind: type[_Record], content: bytes) -> _Record:
    """What `pack` packed. Raises ValueError, TypeError or LookupError."""
    unfolder = zlib.decompressobj()
    try:
        text = unfolder.decompress(content, _MOST_UNPACKED)
    except zlib.error as error:
        raise ValueError(f"not a packed record: {error}") from error
    if not unfolder.eof:
        raise ValueError("a packed record is cut off or too large")
    return decode(kind, text)


def _row(record: Any) -> Any:
    if isinstance(record, bytes):
        return base64.b64encode(record).decode("ascii")
    if isinstance(record, date):
        return record.isoformat()
    if isinstance(record, PurePath):
        return str(record)
    kind: Any = type(record)
    return _fields(kind)(record)


@cache
def _fields(kind: Any) -> Callable[[object], Any]:
    names = [field.name for field in fields(kind)]
    if len(names) < 2:  # then attrgetter gives no tuple
        return lambda record: tuple(getattr(record, name) for name in names)
    return attrgetter(*names)


class _Shape(NamedTuple):
    """What a value looks like in parsed JSON, and what makes it; None where JSON has it already."""

    types: frozenset[type]
    build: Build | None


def _of(*types: type, build: Build | None = None) -> _Shape:
    return _Shape(frozenset(types), build)


_PLAIN: dict[Any, _Shape] = {
    str: _of(str),
    int: _of(int),
    float: _of(float, int),
    bool: _of(bool),
    bytes: _of(str, build=lambda text: base64.b64decode(text, validate=True)),
    date: _of(str, build=date.fromisoformat),
    Path: _of(str, build=Path),
}


@cache
def _shape(kind: Any) -> _Shape:
    """Raises TypeError for a type that records don't use."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind):
        return _of(list, build=_record(kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _of(list, build=_tuple(inner))
    if origin is dict:
        return _of(dict, build=_dict(*inner))
    if origin is typing.Literal:
        return _of(str, build={word: word for word in inner}.__getitem__)
    if origin in (types.UnionType, typing.Union):
        return _union([_shape(part) for part in inner if part is not type(None)], type(None) in inner)
    raise TypeError(f"{kind} can't be read back from JSON")


def _checked(shape: _Shape, value: Any) -> Any:
    if type(value) not in shape.types:
        raise TypeError(f"{type(value).__name__} where {_names([shape.types])} was expected")
    return shape.build(value) if shape.build else value


def _names(types_: Any) -> str:
    return ", ".join("|".join(sorted(t.__name__ for t in one)) for one in types_)


def _record(kind: Any) -> Build:
    hints = typing.get_type_hints(kind)
    shapes = [_shape(hints[field.name]) for field in fields(kind)]
    types_ = [shape.types for shape in shapes]
    built = [(number, shape.build) for number, shape in enumerate(shapes) if shape.build is not None]
    count = len(shapes)

    def make(row: list[Any]) -> Any:
        if len(row) != count:
            raise ValueError(f"{kind.__name__} has {count} fields and not {len(row)}")
        if not all(map(contains, types_, map(type, row))):
            raise TypeError(f"{kind.__name__} has fields of {_names(types_)}")
        for number, build in built:
            row[number] = build(row[number])
        return kind(*row)

    return make


def _tuple(inner: tuple[Any, ...]) -> Build:
    if inner[1:] == (...,):
        types_, build = _shape(inner[0])

        def many(row: list[Any]) -> Any:
            if not types_.issuperset(map(type, row)):
                raise TypeError(f"a list of {_names([types_])} holds something else")
            return tuple(map(build, row)) if build else tuple(row)

        return many
    shapes = [_shape(part) for part in inner]
    return lambda row: tuple(_checked(shape, value) for shape, value in zip(shapes, row, strict=True))


def _dict(key: Any, value: Any) -> Build:
    name: Build = int if key is int else str
    types_, build = _shape(value)

    def make(row: dict[str, Any]) -> Any:
        if not types_.issuperset(map(type, row.values())):
            raise TypeError(f"a table of {_names([types_])} holds something else")
        return {name(k): (build(v) if build else v) for k, v in row.items()}

    return make


def _union(some: list[_Shape], or_none: bool) -> _Shape:
    """Of several types or None; they must look different in JSON."""
    builds = {type_: shape.build for shape in some for type_ in shape.types}
    if or_none:
        builds[type(None)] = None
    if not any(builds.values()):
        return _of(*builds)

    def make(value: Any) -> Any:
        build = builds[type(value)]
        return build(value) if build else value

    return _of(*builds, build=make)
