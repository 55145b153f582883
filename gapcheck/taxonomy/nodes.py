"""YAML with its line numbers: a cursor over nodes that collects every mistake instead of stopping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_MOST_BYTES = 2_000_000


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake: where it stands (line and column from 1), what is wrong, how to mend it."""

    file: str
    line: int
    column: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what} {self.remedy}"


@dataclass
class Problems:
    """Collects mistakes over all files of a taxonomy."""

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, mark: yaml.Mark | None, what: str, remedy: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.found.append(Problem(file, line, column, what, remedy))


class Cursor:
    """One YAML node and where it stands; its readers note a problem and answer a harmless value."""

    def __init__(self, node: yaml.Node, file: str, problems: Problems, path: str = "") -> None:
        self.node, self.file, self.problems, self.path = node, file, problems, path
        self._asked: set[str] = set()
        self._fields: dict[str, yaml.Node] | None = None

    def problem(self, what: str, remedy: str) -> None:
        self.problems.add(self.file, self.node.start_mark, what, remedy)

    def _name(self) -> str:
        return f"`{self.path}`" if self.path else "the file"

    def _child(self, node: yaml.Node, step: str) -> Cursor:
        return Cursor(node, self.file, self.problems, f"{self.path}.{step}" if self.path else step)

    def _mapping(self) -> dict[str, yaml.Node]:
        """The mapping's values by key; repeated keys are a problem, the first one counts."""
        if self._fields is None:
            self._fields = self._read_mapping()
        return self._fields

    def _read_mapping(self) -> dict[str, yaml.Node]:
        if not isinstance(self.node, yaml.MappingNode):
            self.problem(f"{self._name()} must be a mapping.", "Write `key: value` rows.")
            return {}
        out: dict[str, yaml.Node] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name in out:
                self.problems.add(self.file, key.start_mark, f"`{name}` stands twice.", "Keep one of the two.")
            else:
                out[name] = value
        return out

    def get(self, key: str) -> Cursor | None:
        """The value of an optional key; None where absent or null."""
        self._asked.add(key)
        node = self._mapping().get(key)
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return None
        return self._child(node, key)

    def need(self, key: str) -> Cursor | None:
        """The value of a key that must be there."""
        found = self.get(key)
        if found is None:
            self.problem(f"{self._name()} has no `{key}`.", f"Add a `{key}:` row.")
        return found

    def text(self, key: str, default: str = "") -> str:
        found = self.need(key)
        return found.as_text() if found else default

    def maybe_text(self, key: str) -> str | None:
        found = self.get(key)
        return found.as_text() if found else None

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        found = self.need(key) if required else self.get(key)
        return tuple(item.as_text() for item in found.items()) if found else ()

    def rows(self, key: str, *, required: bool = False) -> tuple[Cursor, ...]:
        found = self.need(key) if required else self.get(key)
        return tuple(found.items()) if found else ()

    def number(self, key: str, low: float, high: float) -> float:
        found = self.need(key)
        return found.as_number(low, high) if found else low

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        options = tuple(allowed)
        found = self.get(key) if default is not None else self.need(key)
        if found is None:
            return default if default is not None else options[0]
        value = found.as_text()
        if value not in options:
            found.problem(f"`{value}` is not a value of `{key}`.", f"Write one of: {', '.join(options)}.")
            return options[0]
        return value

    def as_text(self) -> str:
        if not isinstance(self.node, yaml.ScalarNode):
            self.problem(f"{self._name()} must be a text.", "Write it on one line, in quotes if it holds `: `.")
            return ""
        value = str(self.node.value).strip()
        if not value:
            self.problem(f"{self._name()} is empty.", "Write a text or remove the row.")
        return value

    def as_number(self, low: float, high: float) -> float:
        try:
            value = float(self.as_text())
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            self.problem(f"{self._name()} must be a number.", f"Write a number from {low:g} to {high:g}.")
            return low
        return value

    def items(self) -> Iterator[Cursor]:
        if not isinstance(self.node, yaml.SequenceNode):
            self.problem(f"{self._name()} must be a list.", "Write it as `[a, b]` or as rows that start with `- `.")
            return
        for number, node in enumerate(self.node.value, start=1):
            yield self._child(node, str(number))

    def keys(self) -> Iterator[tuple[str, Cursor]]:
        for key, node in self._mapping().items():
            self._asked.add(key)
            yield key, self._child(node, key)

    def done(self) -> None:
        """Every key that nobody asked for is a mistake: it would be ignored in silence."""
        for key, node in self._mapping().items():
            if key not in self._asked:
                self.problems.add(
                    self.file, node.start_mark, f"`{key}` is not known here.", f"Use one of: {', '.join(sorted(self._asked))}."
                )


def read(path: Path, name: str, problems: Problems) -> Cursor | None:
    """Parse one file into a cursor; None (and a problem) where it is no YAML that we accept."""
    try:
        raw = path.read_bytes()
        if len(raw) > _MOST_BYTES:
            problems.add(name, None, "The file is larger than 2 MB.", "Split it.")
            return None
        text = raw.decode("utf-8")
        aliases = sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader))
        if aliases:
            problems.add(name, None, "YAML anchors and aliases are not allowed.", "Write the value out.")
            return None
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        problems.add(name, None, f"The file can't be read ({error.strerror}).", "Check its permissions.")
        return None
    except UnicodeDecodeError:
        problems.add(name, None, "The file is not UTF-8.", "Save it with the encoding UTF-8.")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not valid YAML"
        problems.add(name, mark, f"The YAML can't be parsed: {problem}.", "Check quotes, colons and the indentation.")
        return None
    if node is None:
        problems.add(name, None, "The file is empty.", "Remove it or fill it in.")
        return None
    return Cursor(node, name, problems)
