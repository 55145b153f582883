"""What a value of a taxonomy file may be. Reading it and describing it to editors stand side by side.

`read` answers the value, or a harmless one (`empty`) and a note in the log. `schema` is the same rule
as JSON Schema. Both are made from the same fields, so that neither allows what the other forbids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Rows
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from gapcheck.taxonomy.problems import Log, nearest
from gapcheck.taxonomy.scalars import other_than_text
from gapcheck.taxonomy.tree import Mapping, Node, Scalar, Sequence

Json = dict[str, Any]

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


class Shape(Protocol):
    """A rule for one value."""

    @property
    def empty(self) -> Any: ...

    def read(self, node: Node, log: Log, name: str) -> Any:
        """The value of a node that is called `name`; mistakes go to the log."""

    def schema(self) -> Json:
        """The same rule as JSON Schema."""


@dataclass(frozen=True)
class Text:
    """One text. `pattern` is what all of it must match, and `words` says that to a person."""

    pattern: str | None = None
    words: str = ""
    longest: int = 1000
    empty: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return None if self.pattern is None else re.compile(self.pattern)

    def read(self, node: Node, log: Log, name: str) -> str:
        if type(node) is not Scalar:
            log.add(node, f"`{name}` must be one text.", "Write it on one line, in quotes if it holds `: `.")
            return ""
        value: str = node.value.strip()
        if not value:
            log.add(node, f"`{name}` is empty.", "Write a text or take the row out.")
        elif node.implicit[0] and (other := other_than_text(value)):
            log.add(
                node, f"`{name}` must be a text, and YAML reads `{value}` as {other}.",
                f'Write "{value}" in quotes.', value,
            )  # fmt: skip
        elif len(value) > self.longest:
            log.add(node, f"`{name}` has {len(value)} characters.", f"Use at most {self.longest}.", value)
        elif self._pattern is not None and not self._pattern.fullmatch(value):
            log.add(node, f"`{value}` can't be `{name}`.", f"Write {self.words}.", value)
        return value

    def schema(self) -> Json:
        out: Json = {"type": "string", "minLength": 1, "maxLength": self.longest}
        return out if self.pattern is None else out | {"pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True)
class Number:
    """A number from `low` to `high`; `whole` ones have no fraction."""

    low: float
    high: float
    whole: bool = False

    @property
    def empty(self) -> float:
        return self.low

    def read(self, node: Node, log: Log, name: str) -> float:
        value = node.value if type(node) is Scalar else ""
        plain = type(node) is Scalar and node.implicit[0] and _NUMBER.fullmatch(value)
        number = float(value) if plain else self.low - 1
        if not self.low <= number <= self.high or (self.whole and number % 1):
            said = f"`{name}` can't be `{value}`." if value else f"`{name}` must be a number."
            quoted = " without quotes" if type(node) is Scalar and not node.implicit[0] else ""
            kind = "a whole number" if self.whole else "a number"
            log.add(node, said, f"Write {kind} from {self.low:g} to {self.high:g}{quoted}.", value)
            return self.low
        return number

    def schema(self) -> Json:
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True)
class Flag:
    """true or false."""

    empty: bool = False

    def read(self, node: Node, log: Log, name: str) -> bool:
        value = node.value if type(node) is Scalar and node.implicit[0] else ""
        if value not in ("true", "false"):
            log.add(node, f"`{name}` must be true or false.", "Write one of the two without quotes.", value)
        return value == "true"

    def schema(self) -> Json:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def empty(self) -> str:
        return self.options[0]

    def read(self, node: Node, log: Log, name: str) -> str:
        value: str = node.value if type(node) is Scalar else ""
        if value in self.options:
            return value
        hint = nearest(value, self.options) or f"Write one of: {', '.join(self.options)}."
        log.add(
            node, f"`{value}` can't be `{name}`." if value else f"`{name}` must be one word.", hint, value
        )
        return self.options[0]

    def schema(self) -> Json:
        return {"enum": list(self.options)}


@dataclass(frozen=True)
class List:
    """Values of one shape; `least` of them at least."""

    item: Shape
    least: int = 0
    empty: tuple[Any, ...] = ()

    def read(self, node: Node, log: Log, name: str) -> tuple[Any, ...]:
        if type(node) is not Sequence:
            value = node.value if type(node) is Scalar else ""
            log.add(node, f"`{name}` must be a list.", "Write `[a, b]`, or rows that start with `- `.", value)
            return ()
        if len(node.items) < self.least:
            log.add(node, f"`{name}` is an empty list.", "Add at least one row.")
        read = self.item.read
        return tuple([read(item, log, name) for item in node.items])

    def schema(self) -> Json:
        out: Json = {"type": "array", "items": self.item.schema()}
        return out | {"minItems": self.least} if self.least else out


@dataclass(frozen=True)
class Field:
    """A key of `Fields`: its shape, whether it must be there or may be null, and what it is for."""

    shape: Shape
    about: str = ""
    required: bool = False
    nullable: bool = False

    @property
    def absent(self) -> Any:
        """The value where the key is missing."""
        holds_many = isinstance(self.shape, List | Named | Flag)
        return self.shape.empty if holds_many and not self.nullable else None

    def schema(self) -> Json:
        made = self.shape.schema()
        if self.nullable:
            made = {"anyOf": [made, {"type": "null"}]}
        return made | {"description": self.about} if self.about else made


class Fields:
    """`key: value` rows with known keys. `either`: at least one of these keys must be there."""

    def __init__(self, rows: Rows[str, Field], either: tuple[str, ...] = (), without: str = "") -> None:
        self.rows, self.either, self.without = dict(rows), either, without
        self._defaults = {key: field.absent for key, field in rows.items()}
        self._required = [key for key, field in rows.items() if field.required]
        self._nullable = frozenset(key for key, field in rows.items() if field.nullable)
        self._readers = {key: field.shape.read for key, field in rows.items()}

    @property
    def empty(self) -> dict[str, Any]:
        """Every key with the harmless value of its shape, or None where it may be missing."""
        required = {key: self.rows[key].shape.empty for key in self._required if key not in self._nullable}
        return self._defaults | required

    def read(self, node: Node, log: Log, name: str) -> dict[str, Any]:
        if type(node) is not Mapping:
            wrong = node.value if type(node) is Scalar else ""
            log.add(node, f"`{name}` must be `key: value` rows.", f"Give it {self._said()}.", wrong)
            return self.empty
        out = self._defaults.copy()
        readers = self._readers
        for key, value in node.values.items():
            reader = readers.get(key)
            if reader is None:
                self._unknown(node.keys[key], log)
            elif key not in self._nullable or not _null(value):
                out[key] = reader(value, log, key)
        for key in self._required:
            if key not in node.values:
                log.add(node, f"`{name}` has no `{key}`.", f"Add a row `{key}:`.")
                out[key] = None if key in self._nullable else self.rows[key].shape.empty
        if self.either and not any(key in node.values for key in self.either):
            log.add(node, self.without, f"Add {' or '.join(f'`{key}:`' for key in self.either)}.")
        return out

    def _unknown(self, key: Scalar, log: Log) -> None:
        remedy = nearest(key.value, self.rows) or f"Use {self._said()}."
        log.add(key, f"`{key.value}` is not known here.", remedy, key.value)

    def _said(self) -> str:
        return ", ".join(f"`{key}`" for key in self.rows)

    def schema(self) -> Json:
        out: Json = {
            "type": "object",
            "additionalProperties": False,
            "properties": {key: field.schema() for key, field in self.rows.items()},
        }
        if self._required:
            out["required"] = list(self._required)
        if self.either:
            out["anyOf"] = [{"required": [key]} for key in self.either]
        return out


@dataclass(frozen=True)
class Named:
    """Rows whose keys are names that the author chooses; `key` says how they are written."""

    key: Text
    value: Fields

    @property
    def empty(self) -> dict[str, Any]:
        return {}

    def read(self, node: Node, log: Log, name: str) -> dict[str, Any]:
        if type(node) is not Mapping:
            log.add(node, f"`{name}` must be `name:` rows.", "Write `{}` where there is none.")
            return {}
        names = {key: self.key.read(node.keys[key], log, f"a name in {name}") for key in node.values}
        return {names[key]: self.value.read(value, log, key) for key, value in node.values.items()}

    def schema(self) -> Json:
        names = {"propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}
        return {"type": "object"} | names


def _null(node: Node) -> bool:
    return type(node) is Scalar and bool(node.implicit[0]) and node.value in ("", "~", "null", "Null", "NULL")
