"""Roles: no competency decides alone, nobody is asked for more than can be, no ladder bites its tail."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from gapcheck.taxonomy.contents import Contents, Item, Step
from gapcheck.taxonomy.description import DEGREES
from gapcheck.taxonomy.model import Role

MOST_SHARE = 1 / 2
"""More of a role's weight than this, and one competency outweighs all others together."""

Edges = dict[str, dict[str, tuple[Item[Role], list[Step]]]]


def check(contents: Contents) -> None:
    """Note every demand of a role that contradicts another."""
    for item in contents.roles.values():
        _competencies(item)
        _weights(item)
        if item.record.variant_of is None:
            _experience(item)
            _education(item)
            _certifications(item, contents)
            _neighbours(item)
    _cycles(contents.roles)


def _competencies(item: Item[Role]) -> None:
    _once(item, ["competencies"], [row["id"] for row in item.row["competencies"]], "id")


def _once(item: Item[Role], path: list[Step], names: list[str | None], key: str) -> None:
    """Every name of a list once."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name and first.setdefault(name, number) != number:
            line = item.where([*path, first[name], key]).rpartition(":")[2]
            what = f"`{name}` is asked for twice, first in line {line}."
            item.problem([*path, number, key], what, "Keep one row.", name)


def _weights(item: Item[Role]) -> None:
    role = item.record
    rows = [row["id"] for row in item.row["competencies"]]
    for asked in role.requirements:
        if asked.weight > MOST_SHARE * role.total_weight + 1e-9:
            path: list[Step] = ["competencies"]
            if asked.competency in rows:
                path += [rows.index(asked.competency), "weight"]
            share = f"{100 * asked.weight / role.total_weight:.0f} % of the weight of `{role.id}`"
            what = f"`{asked.competency}` has {share}: it decides alone."
            item.problem(path, what, "Lower its weight or ask for more competencies.", f"{asked.weight:g}")


def _experience(item: Item[Role]) -> None:
    years, leading = item.record.years, item.record.leading_people
    if years and leading and leading.minimum > years.minimum:
        what = (
            f"{leading.minimum:g} years of leading people are more than the {years.minimum:g} years in all."
        )
        path: list[Step] = ["experience", "leading_people", "minimum"]
        item.problem(path, what, "Lower the one or raise the other.", f"{leading.minimum:g}")


def _education(item: Item[Role]) -> None:
    """A degree that is preferred adds to the minimum; `other` (a course) stands beside the scale."""
    minimum = item.record.minimum_degree
    for number, degree in enumerate(item.record.preferred_degrees):
        below = minimum and DEGREES.index(degree.level) > DEGREES.index(minimum.level)
        if minimum and below and degree.level != "other":
            what = f"The preferred `{degree.level}` is below the minimum, `{minimum.level}`."
            path: list[Step] = ["education", "preferred", number, "level"]
            item.problem(path, what, "Raise it or take it out.", degree.level)


def _certifications(item: Item[Role], contents: Contents) -> None:
    rows = item.row["certifications"]
    _once(item, ["certifications"], [row["name"].casefold() for row in rows], "name")
    for number, row in enumerate(rows):
        skill = contents.skills.get(row["skill"] or "")
        if skill and skill.record.kind not in ("certification", "standard"):
            what = f"The skill `{row['skill']}` is a {skill.record.kind} and no certification."
            path: list[Step] = ["certifications", number, "skill"]
            item.problem(path, what, "Name the skill of the certificate.", row["skill"])


def _neighbours(item: Item[Role]) -> None:
    role = item.record
    _once(item, ["sets_apart"], [row["role"] for row in item.row["sets_apart"]], "role")
    for number, difference in enumerate(role.sets_apart):
        if difference.role == role.id:
            path: list[Step] = ["sets_apart", number, "role"]
            item.problem(path, f"`{role.id}` is set apart from itself.", "Name a neighbour.", role.id)
    for way, steps in (item.row["career"] or {}).items():
        _once(item, ["career", way], [step["role"] for step in steps], "role")
        for number, step in enumerate(steps):
            _step(item, ["career", way, number], step)


def _step(item: Item[Role], path: list[Step], step: dict[str, Any]) -> None:
    role, title = step["role"], step["title"]
    if role == item.record.id:
        item.problem([*path, "role"], f"`{role}` is a step to itself.", "Name another role.", role)
    elif role and title:
        item.problem([*path, "title"], "The step has a role and a title.", "Keep one of the two.", title)
    elif not role and not title:
        item.problem(path, "The step names nobody.", "Add `role:` with an id of ours, or `title:`.")


def _cycles(roles: Mapping[str, Item[Role]]) -> None:
    """Each loop of the career ladder once, at a step of it, in the user's own file where there is one."""
    edges = _edges(roles)
    told: set[str] = set()
    for start in sorted(edges):
        loop = [] if start in told else _loop(start, edges)
        if loop:
            told.update(loop)
            steps = [edges[a][b] for a, b in pairwise(loop)]
            item, path = next((step for step in steps if step[0].own), steps[0])
            what = f"The ladder goes round: {' to '.join(f'`{id_}`' for id_ in loop)}."
            item.problem(path, what, "Take one of the steps out, or make it `lateral`.", loop[1])


def _edges(roles: Mapping[str, Item[Role]]) -> Edges:
    """From each role to those that it leads to, and where that is written."""
    edges: Edges = defaultdict(dict)
    for id_, item in roles.items():
        career = {} if item.record.variant_of is not None else item.row["career"] or {}
        for way in ("to", "from"):
            for number, step in enumerate(career.get(way, ())):
                other = step["role"]
                if other and other != id_ and other in roles:
                    low, high = (id_, other) if way == "to" else (other, id_)
                    edges[low].setdefault(high, (item, ["career", way, number, "role"]))
    return edges


def _loop(start: str, edges: Edges) -> list[str]:
    """The shortest way from a role back to itself, both ends included; [] if there is none."""
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        at = queue.popleft()
        for following in sorted(edges.get(at, {})):
            if following == start:
                back = [start, at]
                while back[-1] != start:
                    back.append(came[back[-1]])
                return back[::-1]
            if following not in came:
                came[following] = at
                queue.append(following)
    return []
