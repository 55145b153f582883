"""Names: each stands for one skill, one role, one competency; ambiguous ones say what settles them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gapcheck.taxonomy.contents import Contents, Item, Step
from gapcheck.taxonomy.model import Role, Skill

_KEEP = "Keep it in one place."


def check(contents: Contents) -> None:
    """Note every name that stands for two things, and every ambiguous one that nothing settles."""
    _skill_names(contents)
    for item in contents.skills.values():
        if item.record.ambiguous or item.record.context:
            _ambiguous(item)
    taken: dict[str, Item[Any]] = {}
    for role in contents.roles.values():
        for path, name in _role_names(role):
            _take(taken, _folded(name), name, role, path)
    taken = {}
    for competency in contents.competencies.values():
        _take(taken, competency.record.name.casefold(), competency.record.name, competency, ["name"])


def _skill_names(contents: Contents) -> None:
    taken: dict[str, Item[Any]] = {}
    for item in contents.skills.values():
        skill = item.record
        for number, name in enumerate((skill.name, *skill.aliases)):
            folded = name.casefold()
            if folded in taken or len(name) == 1:
                path: list[Step] = ["aliases", number - 1] if number else ["name"]
                _take(taken, folded, name, item, path)
                _one_sign(item, name, path)
            else:
                taken[folded] = item


def _take(taken: dict[str, Item[Any]], folded: str, name: str, item: Item[Any], path: list[Step]) -> None:
    other = taken.setdefault(folded, item)
    if not name or (other is item and not _stands_before(item, folded, path)):
        return
    if other is item:
        item.problem(path, f"`{name}` stands twice in this row.", "Keep it once.", name)
    else:
        who = f"`{other.record.id}` in {other.where(['id'])}"
        item.problem(path, f"`{name}` is also a name of {who}.", _KEEP, name)


def _stands_before(item: Item[Any], folded: str, path: list[Step]) -> bool:
    """Whether the same thing has this name already, before the place at `path`."""
    if isinstance(item.record, Skill):
        names = (item.record.name, *item.record.aliases)
        at = int(path[1]) + 1 if path[0] == "aliases" else 0
        return any(name.casefold() == folded for name in names[:at])
    if isinstance(item.record, Role) and path[0] == "aliases":
        before = (item.record.title, *item.record.aliases[: int(path[1])])
        return any(_folded(name) == folded for name in before)
    return False


def _one_sign(item: Item[Skill], name: str, path: list[Step]) -> None:
    if len(name) == 1 and name not in item.record.ambiguous:
        item.problem(
            path, f"`{name}` is one sign and not `ambiguous`.", "List it there, with `context`.", name
        )


def _ambiguous(item: Item[Skill]) -> None:
    skill = item.record
    for number, name in enumerate(skill.ambiguous):
        if name not in (skill.name, *skill.aliases):
            remedy = "Write it as `name` or in `aliases` too, in the same letters."
            item.problem(["ambiguous", number], f"`{name}` is no name of `{skill.id}`.", remedy, name)
    if not skill.context:
        remedy = "Add `context:` with words that stand near it."
        item.problem(["ambiguous"], f"Nothing settles the ambiguous names of `{skill.id}`.", remedy)
    elif not skill.ambiguous:
        item.problem(
            ["context"], f"No name of `{skill.id}` is ambiguous.", "Add `ambiguous:`, or take it out."
        )


def _folded(name: str) -> str:
    """How a user may type it: in any case, with spaces or hyphens."""
    return name.casefold().replace("-", " ")


def _role_names(item: Item[Role]) -> Iterator[tuple[list[Step], str]]:
    """The id, the title where it says more than the id, and the aliases."""
    role = item.record
    yield ["id"], role.id
    if _folded(role.title) != _folded(role.id):
        yield ["title"], role.title
    for number, alias in enumerate(role.aliases):
        yield ["aliases", number], alias
