"""YAML into a tree with places, by PyYAML's events: no tags, no aliases, no depth to fall into.

A taxonomy may come from a stranger. The events are read one by one, so that a file that would blow
up is left at the place where it starts to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from gapcheck.taxonomy.problems import Log, Mark

DEEPEST = 12
"""How deep values may nest; the deepest of ours is 6."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Marks that turn text round, hide it or belong to no text; a report would carry them on.
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Scalar: TypeAlias = yaml.ScalarEvent
Node: TypeAlias = "Scalar | Mapping | Sequence"


@dataclass(slots=True)
class Mapping:
    """`key: value` rows; a key that stands twice keeps its first value."""

    start_mark: Mark
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """`- item` rows, or `[item, item]`."""

    start_mark: Mark
    items: list[Node] = field(default_factory=list)


class _Unusable(Exception):
    """The rest of the file can't be read; why is in the log."""


def parse(content: bytes, log: Log) -> Node | None:
    """The tree of one file; None, with the reason in the log, where it is no YAML that we accept."""
    text = _text(content, log)
    if text is None:
        return None
    known = len(log.found)
    _signs(text, log)
    try:
        root = _Builder(log).build(text.replace("\t", " "))
    except _Unusable:
        return None
    except yaml.YAMLError as error:
        if len(log.found) == known:  # a tab or a hidden sign that was named already is the likely cause
            _broken(error, log)
        return None
    if root is None:
        log.whole("The file is empty.", "Fill it in or remove it.")
    return root


def _text(content: bytes, log: Log) -> str | None:
    if content.startswith(b"\xef\xbb\xbf"):
        log.whole("The file starts with a byte order mark.", "Save it as UTF-8 without one (a BOM).")
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        wrong = f"byte {content[error.start]:#04x}"
        log.at(line, column, f"The file is not UTF-8 ({wrong}).", "Save it with the encoding UTF-8.", wrong)
        return None


def _signs(text: str, log: Log) -> None:
    """Tabs and hidden signs, each line once."""
    if "\t" not in text and not _HIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            log.at(number, line.index("\t") + 1, "There is a tab.", "Use spaces, two for each step.", "\t")
        if hidden := _HIDDEN.search(line):
            sign = f"U+{ord(hidden.group()):04X}"
            log.at(number, hidden.start() + 1, f"There is a hidden sign ({sign}).", "Take it out.", sign)


def _broken(error: yaml.YAMLError, log: Log) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "not valid YAML"
    log.at(
        line, column, f"The YAML can't be parsed ({why}).", "Check quotes, colons, brackets and indentation."
    )


class _Builder:
    """Puts the events of one file together; holds the way from the root to the present place."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.awaited: list[Scalar | None] = []

    def build(self, text: str) -> Node | None:
        for event in _events(text):
            kind = type(event)
            if kind is Scalar:
                if event.anchor is not None or event.tag is not None:
                    self._plain(event)
                self._put(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._enter(event, Mapping if kind is yaml.MappingStartEvent else Sequence)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
                self.awaited.pop()
            elif kind is yaml.AliasEvent:
                self._stop(event, f"`*{event.anchor}` is a YAML alias.", "Write the value out.")
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                self._stop(event, "A second document starts here.", "Keep one document a file.")
        return self.root

    def _enter(self, event: Any, kind: type[Mapping] | type[Sequence]) -> None:
        if event.anchor is not None or event.tag is not None:
            self._plain(event)
        if len(self.open) >= DEEPEST:
            self._stop(
                event, f"The values nest deeper than {DEEPEST} steps.", "Write it as the other files do."
            )
        made = kind(event.start_mark)
        self._put(made)
        self.open.append(made)
        self.awaited.append(None)

    def _put(self, node: Node) -> None:
        """Hang a node where the file is: an item, a key, or the value of the key before it."""
        if not self.open:
            self.root = node
            return
        at = self.open[-1]
        if type(at) is Sequence:
            at.items.append(node)
            return
        key = self.awaited[-1]
        if key is not None:
            self._pair(at, key, node)  # type: ignore[arg-type]
            self.awaited[-1] = None
        elif type(node) is Scalar:
            self.awaited[-1] = node
        else:
            self._stop(node, "A key must be one word.", "Write `key: value`.")

    def _pair(self, at: Mapping, key: Scalar, node: Node) -> None:
        name = key.value
        if name in at.values:
            self.log.add(
                key, f"`{name}` stands twice, first in line {at.keys[name].start_mark.line + 1}.",
                "Keep one of the two.", name,
            )  # fmt: skip
            return
        at.values[name] = node
        at.keys[name] = key

    def _plain(self, event: Any) -> None:
        if event.anchor is not None:
            self.log.add(event, f"`&{event.anchor}` is a YAML anchor.", "Write the value out.", event.anchor)
        if event.tag is not None and event.tag != "!":
            self.log.add(event, f"`{event.tag}` is a YAML tag.", "Take it out.", event.tag)

    def _stop(self, where: Any, what: str, remedy: str) -> None:
        self.log.add(where, what, remedy)
        raise _Unusable


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()
