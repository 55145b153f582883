"""What stands in the files: records by id, each with the place that it came from, own over shipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Generic, TypeVar

from gapcheck.taxonomy import description, files, loading
from gapcheck.taxonomy.files import File
from gapcheck.taxonomy.model import Competency, Role, Skill
from gapcheck.taxonomy.problems import Log, Placed
from gapcheck.taxonomy.shapes import Fields
from gapcheck.taxonomy.tree import Mapping, Node, Sequence, parse

Record = TypeVar("Record")
Step = str | int


@dataclass(frozen=True, slots=True)
class Item(Generic[Record]):
    """A record, the row that it was made from, and the node where it stands.

    `own`: it comes from the user's folder. `row` is what the description read: {} for a skill.
    """

    record: Record
    row: dict[str, Any]
    node: Node
    log: Log
    own: bool

    def problem(self, path: Iterable[Step], what: str, remedy: str, value: str = "") -> None:
        """Note a mistake at the end of a path of keys and numbers (from 0), or as near as there is."""
        self.log.add(place(self.node, path), what, remedy, value)

    def where(self, path: Iterable[Step] = ()) -> str:
        """File and line, for a message about another place."""
        placed: Placed = place(self.node, path)
        return f"{self.log.file}:{placed.start_mark.line + 1}"


def place(node: Node, path: Iterable[Step]) -> Node:
    """The node at the end of a path, or the last one that there is on it."""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.values:
            node = node.values[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


@dataclass
class Contents:
    """Everything that was read, by id. `broken`: stems of files that could not be read, by part."""

    competencies: dict[str, Item[Competency]] = field(default_factory=dict)
    skills: dict[str, Item[Skill]] = field(default_factory=dict)
    roles: dict[str, Item[Role]] = field(default_factory=dict)
    documents: dict[str, Item[str]] = field(default_factory=dict)
    levels: Item[None] | None = None
    broken: dict[str, set[str]] = field(default_factory=dict)
    logs: list[Log] = field(default_factory=list)


def read(found: Iterable[File]) -> Contents:
    """Read files in their order: a later row of the user's takes the place of a shipped one."""
    contents = Contents()
    for file in found:
        log = Log(file.name)
        contents.logs.append(log)
        if file.trouble:
            log.whole(*file.trouble)
        root = parse(file.content, log) if file.content is not None else None
        if root is None:
            contents.broken.setdefault(file.part, set()).add(file.stem)
        else:
            _READERS[file.part](contents, root, log, file)
    return contents


def _whole(shape: Fields, root: Node, log: Log) -> dict[str, Any]:
    return shape.read(root, log, PurePath(log.file).name)


def _competency(contents: Contents, root: Node, log: Log, file: File) -> None:
    row = _whole(description.COMPETENCY, root, log)
    item = Item(loading.competency(row), row, root, log, file.own)
    _named_as_file(item, item.record.id, file)
    _keep(contents.competencies, item.record.id, item)


def _skills(contents: Contents, root: Node, log: Log, file: File) -> None:
    row = _whole(description.SKILLS, root, log)
    rows = place(root, ["skills"])
    nodes = rows.items if isinstance(rows, Sequence) else []
    for part, node in zip(row["skills"], nodes, strict=False):
        skill = loading.skill(part, row["kind"])
        _keep(contents.skills, skill.id, Item(skill, {}, node, log, file.own))


def _role(contents: Contents, root: Node, log: Log, file: File) -> None:
    row = _whole(description.ROLE, root, log)
    base, *variants = loading.role(row)
    item = Item(base, row, root, log, file.own)
    _named_as_file(item, base.id, file)
    if file.own:  # the variants of a shipped role go with it
        gone = [key for key, other in contents.roles.items() if other.record.variant_of == base.id]
        for key in gone:
            del contents.roles[key]
    _keep(contents.roles, base.id, item)
    for (name, part), made in zip(row["variants"].items(), variants, strict=True):
        variant = Item(made, part, place(root, ["variants", name]), log, file.own)
        _keep(contents.roles, made.id, variant)


def _levels(contents: Contents, root: Node, log: Log, file: File) -> None:
    contents.levels = Item(None, _whole(description.LEVELS, root, log), root, log, file.own)


def _documents(contents: Contents, root: Node, log: Log, file: File) -> None:
    row = _whole(description.DOCUMENTS, root, log)
    for number, part in enumerate(row["documents"]):
        item = Item(part["about"], part, place(root, ["documents", number]), log, file.own)
        _keep(contents.documents, part["file"], item, "file")


_READERS = {
    "competencies": _competency,
    "skills": _skills,
    "roles": _role,
    files.LEVELS: _levels,
    files.DOCUMENTS: _documents,
}


def _named_as_file(item: Item[Any], id_: str, file: File) -> None:
    if id_ and id_ != file.stem:
        item.problem(
            ["id"], f"The id `{id_}` differs from the file name `{file.stem}`.", "Make them the same.", id_
        )


def _keep(items: dict[str, Item[Any]], id_: str, item: Item[Any], key: str = "id") -> None:
    other = items.get(id_)
    if other is None or (item.own and not other.own):
        items[id_] = item
    elif id_:
        remedy = f"Give each its own {key}, or keep one."
        item.problem([key], f"`{id_}` is given twice, first in {other.where([key])}.", remedy, id_)
