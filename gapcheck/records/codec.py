"""Records as JSON and back: the list of their fields' values, typed by the records themselves.

JSON and no pickle, because reading it can't run anything. Strict: a value of another type, a field too many
or too few and an unknown word of a `Literal` are all errors.

A packed record is compressed JSON of three things: the record, the evidence that it names by number, and the
sizes of its byte strings, which follow as they are. Statements, findings and skills name the same evidence,
each piece three times on average, and pictures do not shrink.
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
from itertools import accumulate, pairwise, repeat
from operator import attrgetter, contains
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeVar

from gapcheck.records.evidence import Evidence

Build = Callable[[Any, "_Held"], Any]
_Record = TypeVar("_Record")

_MOST_UNPACKED = 1 << 30
"""Bytes that a packed record may unfold to; ours are some ten thousand times smaller."""


def encode(record: Any) -> str:
    """Any record, or a tuple or dict of them, as compact JSON; ASCII, so that half a surrogate pair stays."""
    return json.dumps(record, default=_row, separators=(",", ":"))


def decode(kind: type[_Record], text: str | bytes) -> _Record:
    """What `encode` wrote of a record of that kind. Raises ValueError, TypeError or LookupError."""
    made: _Record = _checked(_shape(typing.cast(Any, kind)), json.loads(text), _Held({}, {}))
    return made


def pack(record: Any) -> bytes:
    """A record as few bytes. The same record gives the same bytes."""
    named: dict[Evidence, int] = {}
    content: list[bytes] = []

    def row(value: Any) -> Any:
        kind: Any = type(value)
        if kind is Evidence:
            return named.setdefault(value, len(named))
        if kind is bytes:
            content.append(value)
            return len(content) - 1
        return _writer(kind)(value)

    written = json.dumps(record, default=row, separators=(",", ":"), check_circular=False)
    beside = encode((tuple(map(_row, named)), tuple(map(len, content))))
    return b"".join([zlib.compress(f"[{written},{beside}]".encode("ascii"), 1), *content])


def unpack(kind: type[_Record], content: bytes) -> _Record:
    """What `pack` packed. Raises ValueError, TypeError or LookupError."""
    unfolder = zlib.decompressobj()
    try:
        text = unfolder.decompress(content, _MOST_UNPACKED)
    except zlib.error as error:
        raise ValueError(f"not a packed record: {error}") from error
    if not unfolder.eof:
        raise ValueError("a packed record is cut off or too large")
    record, (evidence, sizes) = json.loads(text)
    none = _Held({}, {})
    named = _checked(_shape(tuple[Evidence, ...]), evidence, none)
    parts = _parts(unfolder.unused_data, _checked(_shape(tuple[int, ...]), sizes, none))
    held = _Held(dict(enumerate(named)), dict(enumerate(parts)))
    made: _Record = _checked(_shape(typing.cast(Any, kind)), record, held)
    return made


def _parts(content: bytes, sizes: tuple[int, ...]) -> list[bytes]:
    if min(sizes, default=0) < 0 or sum(sizes) != len(content):
        raise ValueError("what follows a packed record is cut off or too long")
    return [content[start:stop] for start, stop in pairwise(accumulate(sizes, initial=0))]


def _row(record: Any) -> Any:
    kind: Any = type(record)
    return _writer(kind)(record)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """What turns a value that JSON doesn't know into one that it knows."""
    if kind is bytes:
        return lambda content: base64.b64encode(content).decode("ascii")
    if kind is date:
        return lambda day: day.isoformat()
    if issubclass(kind, PurePath):
        return lambda path: str(path)
    names = [field.name for field in fields(kind)]
    if len(names) < 2:  # then attrgetter gives no tuple
        return lambda record: tuple(getattr(record, name) for name in names)
    return attrgetter(*names)


class _Held(NamedTuple):
    """What a packed record names by number."""

    evidence: dict[int, Evidence]
    content: dict[int, bytes]


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
    bytes: _of(str, int, build=lambda value, held: _bytes(value, held.content)),
    date: _of(str, build=lambda text, _: date.fromisoformat(text)),
    Path: _of(str, build=lambda text, _: Path(text)),
}


def _bytes(value: str | int, content: dict[int, bytes]) -> bytes:
    return content[value] if isinstance(value, int) else base64.b64decode(value, validate=True)


@cache
def _shape(kind: Any) -> _Shape:
    """Raises TypeError for a type that records don't use."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Evidence:
        whole = _record(kind)
        return _of(int, list, build=lambda v, held: held.evidence[v] if type(v) is int else whole(v, held))
    if is_dataclass(kind):
        return _of(list, build=_record(kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _of(list, build=_tuple(inner))
    if origin is dict:
        return _of(dict, build=_dict(*inner))
    if origin is typing.Literal:
        known = {word: word for word in inner}
        return _of(str, build=lambda word, _: known[word])
    if origin in (types.UnionType, typing.Union):
        return _union([_shape(part) for part in inner if part is not type(None)], type(None) in inner)
    raise TypeError(f"{kind} can't be read back from JSON")


def _checked(shape: _Shape, value: Any, held: _Held) -> Any:
    if type(value) not in shape.types:
        raise TypeError(f"{type(value).__name__} where {_names([shape.types])} was expected")
    return shape.build(value, held) if shape.build else value


def _names(types_: Any) -> str:
    return ", ".join("|".join(sorted(t.__name__ for t in one)) for one in types_)


def _record(kind: Any) -> Build:
    hints = typing.get_type_hints(kind)
    return _row_of([_shape(hints[field.name]) for field in fields(kind)], kind)


def _row_of(shapes: list[_Shape], kind: Callable[..., Any]) -> Build:
    """Rows of so many values, each of its own shape."""
    name = kind.__name__
    types_ = [shape.types for shape in shapes]
    built = [(number, shape.build) for number, shape in enumerate(shapes) if shape.build is not None]
    known: set[tuple[type, ...]] = set()  # rows look alike, and looking one up is much quicker than checking

    def check(found: tuple[type, ...]) -> None:
        if len(found) != len(types_):
            raise ValueError(f"{name} has {len(types_)} fields and not {len(found)}")
        if not all(map(contains, types_, found)):
            raise TypeError(f"{name} has fields of {_names(types_)}")
        known.add(found)

    def make(row: list[Any], held: _Held) -> Any:
        found = tuple(map(type, row))
        if found not in known:
            check(found)
        for number, build in built:
            row[number] = build(row[number], held)
        return kind(*row)

    return make


def _tuple(inner: tuple[Any, ...]) -> Build:
    if inner[1:] != (...,):
        return _row_of([_shape(part) for part in inner], _values)
    types_, build = _shape(inner[0])

    def many(row: list[Any], held: _Held) -> Any:
        if not types_.issuperset(map(type, row)):
            raise TypeError(f"a list of {_names([types_])} holds something else")
        return tuple(map(build, row, repeat(held))) if build else tuple(row)

    return many


def _values(*values: Any) -> tuple[Any, ...]:
    return values


def _dict(key: Any, value: Any) -> Build:
    name: Callable[[str], Any] = int if key is int else str
    types_, build = _shape(value)

    def make(row: dict[str, Any], held: _Held) -> Any:
        if not types_.issuperset(map(type, row.values())):
            raise TypeError(f"a table of {_names([types_])} holds something else")
        return {name(k): (build(v, held) if build else v) for k, v in row.items()}

    return make


def _union(some: list[_Shape], or_none: bool) -> _Shape:
    """Of several types or None; they must look different in JSON."""
    builds = {type_: shape.build for shape in some for type_ in shape.types}
    if or_none:
        builds[type(None)] = None
    if not any(builds.values()):
        return _of(*builds)

    def make(value: Any, held: _Held) -> Any:
        build = builds[type(value)]
        return build(value, held) if build else value

    return _of(*builds, build=make)
