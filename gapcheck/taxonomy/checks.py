"""Mistakes that only show between rows and files: unknown ids, unknown documents, blanks nobody fills."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from gapcheck.taxonomy import checks_names, checks_roles, checks_rules
from gapcheck.taxonomy.contents import Contents, Item, Step
from gapcheck.taxonomy.description import BLANKS, WHYS
from gapcheck.taxonomy.files import DOCUMENTS
from gapcheck.taxonomy.problems import nearest

_DOCUMENT = re.compile(r"\(([\w.-]+\.(?:txt|pdf|docx|html|md))\)")
_BLANK = re.compile(r"\{([^{}]*)\}|[{}]")


def check(contents: Contents) -> None:
    """Note every mistake between the parts of a taxonomy at the place where it stands."""
    _skills(contents)
    _competencies(contents)
    _levels(contents)
    checks_names.check(contents)
    checks_rules.check(contents)
    checks_roles.check(contents)
    for role in contents.roles.values():
        _role_ids(role, contents)
        _documents(role, contents)


def _skills(contents: Contents) -> None:
    known = _known(contents, "competencies")
    for item in contents.skills.values():
        for number, id_ in enumerate(item.record.competencies):
            if id_ not in known:
                _unknown(item, ["competencies", number], id_, "competency", contents)


def _competencies(contents: Contents) -> None:
    used = {id_ for item in contents.skills.values() for id_ in item.record.competencies}
    for id_, item in contents.competencies.items():
        if id_ and id_ not in used and "skills" not in contents.broken:
            item.problem(["id"], f"No skill counts towards `{id_}`.", "Name it in a row of skills/.", id_)
        for level, texts in item.record.questions.items():
            for number, text in enumerate(texts):
                _blanks(item, ["questions", str(level), number], text, BLANKS)
        for number, text in enumerate(item.record.develop):
            for cited in _DOCUMENT.findall(text):
                _document(item, ["develop", number], cited, contents)


def _levels(contents: Contents) -> None:
    if contents.levels:
        for name, allowed in WHYS.items():
            _blanks(contents.levels, ["why", name], contents.levels.row["why"][name], allowed)


def _blanks(item: Item[Any], path: list[Step], text: str, allowed: tuple[str, ...]) -> None:
    for blank in _BLANK.finditer(text):
        if blank[1] not in allowed:
            said = ", ".join(f"{{{name}}}" for name in allowed) or "no braces"
            item.problem(path, f"Nothing fills in `{blank[0]}`.", f"Use {said}.", blank[0])


def _role_ids(item: Item[Any], contents: Contents) -> None:
    row, roles = item.row, contents.roles
    known = _known(contents, "competencies")
    for number, part in enumerate(row["competencies"]):
        if part["id"] and part["id"] not in known:
            _unknown(item, ["competencies", number, "id"], part["id"], "competency", contents)
    if item.record.variant_of is not None:
        return
    for path, id_ in _named_roles(row):
        if id_ not in roles and id_ not in contents.broken.get("roles", ()):
            _unknown(item, path, id_, "role", contents)
    for number, part in enumerate(row["certifications"]):
        id_ = part["skill"]
        if id_ and id_ not in contents.skills and "skills" not in contents.broken:
            _unknown(item, ["certifications", number, "skill"], id_, "skill", contents)


def _named_roles(row: dict[str, Any]) -> Iterator[tuple[list[Step], str]]:
    for number, part in enumerate(row["sets_apart"]):
        if part["role"]:
            yield ["sets_apart", number, "role"], part["role"]
    for way, steps in (row["career"] or {}).items():
        for number, part in enumerate(steps):
            if part["role"]:
                yield ["career", way, number, "role"], part["role"]


def _known(contents: Contents, part: str) -> Container[str]:
    """Ids that exist, or would if their file could be read."""
    items: Mapping[str, Item[Any]] = getattr(contents, part)
    return items.keys() | contents.broken.get(part, set())


def _unknown(item: Item[Any], path: list[Step], id_: str, what: str, contents: Contents) -> None:
    of: dict[str, Mapping[str, Item[Any]]] = {
        "competency": contents.competencies,
        "role": contents.roles,
        "skill": contents.skills,
    }
    ids = of[what]
    remedy = nearest(id_, ids) or f"Correct the id or add the {what}."
    item.problem(path, f"`{id_}` is no {what} of the taxonomy.", remedy, id_)


def _documents(item: Item[Any], contents: Contents) -> None:
    """Every document that a role cites is known, and is among those that the role says it is made from."""
    listed = item.row["sources"]
    for path, name in _cited(item.row, []):
        _document(item, path, name, contents)
        if listed and name not in listed:
            remedy = "Add it there."
            item.problem(path, f"`{name}` is not among the `sources` at the end.", remedy, name)


def _cited(value: Any, path: list[Step]) -> Iterator[tuple[list[Step], str]]:
    """The documents under a value, each with its path. Variants are items of their own."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "variants":
                yield from _cited(part, [*path, key])
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            if path[-1] == "sources":
                yield [*path, number], part
            else:
                yield from _cited(part, [*path, number])


def _document(item: Item[Any], path: list[Step], name: str, contents: Contents) -> None:
    if name not in contents.documents and DOCUMENTS not in contents.broken:
        remedy = nearest(name, contents.documents) or f"Correct the name, or list it in {DOCUMENTS}."
        item.problem(path, f"There is no document `{name}`.", remedy, name)
