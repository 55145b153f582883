"""YAML into a tree with places, by PyYAML's events: no tags, no aliases, no depth to fall into.

A taxonomy may come from a stranger. The events are read one by one, so that a file that would blow
up is left at the place where it starts to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml

from gapcheck.taxonomy.problems import Log, Placed

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

    start_mark: Any  # yaml.Mark, or its twin in C
    values: dict[str, Node]
    keys: dict[str, Scalar]


@dataclass(slots=True)
class Sequence:
    """`- item` rows, or `[item, item]`."""

    start_mark: Any  # yaml.Mark, or its twin in C
    items: list[Node]


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
        root = _build(_HIDDEN.sub(" ", text.replace("\t", " ")), log)
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


def _build(text: str, log: Log) -> Node | None:
    """Put the events of a file together. One loop, because it runs once for each word of every file."""
    loader = _Loader(text)
    root: Node | None = None
    at: Mapping | Sequence | None = None
    key: Scalar | None = None
    above: list[Mapping | Sequence | None] = []
    while (event := loader.get_event()) is not None:
        kind = type(event)
        node: Node
        if kind is Scalar:
            node = event
        elif kind is yaml.MappingStartEvent:
            node = Mapping(event.start_mark, {}, {})
        elif kind is yaml.SequenceStartEvent:
            node = Sequence(event.start_mark, [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            at = above.pop()
            continue
        else:
            _other(event, root, log)
            continue
        if event.anchor is not None or event.tag is not None:
            _plain(event, log)
        if at is None:
            root = node
        elif type(at) is Sequence:
            at.items.append(node)
        elif key is None:
            key = _key(node, log)
        else:
            _pair(at, key, node, log)  # type: ignore[arg-type]
            key = None
        if node is not event:
            above.append(at)
            at = node  # type: ignore[assignment]
            if len(above) > DEEPEST:
                _stop(
                    event, f"The values nest deeper than {DEEPEST} steps.", "Write it as other files do.", log
                )
    return root


def _key(node: Node, log: Log) -> Scalar:
    if type(node) is not Scalar:
        _stop(node, "A key must be one word.", "Write `key: value`.", log)
    return node


def _pair(at: Mapping, key: Scalar, node: Node, log: Log) -> None:
    name = key.value
    if name not in at.values:
        at.values[name] = node
        at.keys[name] = key
        return
    first: Placed = at.keys[name]
    line = first.start_mark.line + 1
    log.add(key, f"`{name}` stands twice, first in line {line}.", "Keep one of the two.", name)


def _plain(event: Any, log: Log) -> None:
    if event.anchor is not None:
        log.add(event, f"`&{event.anchor}` is a YAML anchor.", "Write the value out.", event.anchor)
    if event.tag is not None and event.tag != "!":
        log.add(event, f"`{event.tag}` is a YAML tag.", "Take it out.", event.tag)


def _other(event: Any, root: Node | None, log: Log) -> None:
    if type(event) is yaml.AliasEvent:
        _stop(event, f"`*{event.anchor}` is a YAML alias.", "Write the value out.", log)
    if type(event) is yaml.DocumentStartEvent and root is not None:
        _stop(event, "A second document starts here.", "Keep one document a file.", log)


def _stop(where: Any, what: str, remedy: str, log: Log) -> NoReturn:
    log.add(where, what, remedy)
    raise _Unusable
