"""A user's own weights, levels and must-haves for a run, from a file or from flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from gapcheck.errors import UsageProblem
from gapcheck.settings import Adjustment, Changeable
from gapcheck.taxonomy.description import NEEDS
from gapcheck.taxonomy.model import Requirement, Role, Taxonomy
from gapcheck.taxonomy.problems import Log, nearest
from gapcheck.taxonomy.shapes import Choice, Field, Fields, Number
from gapcheck.taxonomy.tree import Mapping, parse

HIGHEST_WEIGHT = 5
"""The taxonomy's own weights are 1 to 5; 0 leaves a competency out of the score."""

_ROW = Fields(
    {
        "weight": Field(Number(0, HIGHEST_WEIGHT)),
        "level": Field(Number(1, 4, whole=True)),
        "need": Field(Choice(NEEDS)),
    }
)


def read(path: Path, taxonomy: Taxonomy) -> tuple[Adjustment, ...]:
    """The rows of a file, `role: {competency: {weight, level, need}}`.

    Raises UsageProblem with every mistake, each with its line and what was probably meant.
    """
    log = Log(path.name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"`{path}` can't be read ({error.strerror}). Check --requirements.") from error
    root = parse(content, log)
    found = tuple(_roles(root, log, taxonomy)) if root is not None else ()
    if log.found:
        listed = "\n".join(f"  {problem}" for problem in sorted(log.found))
        raise UsageProblem(f"The file of --requirements has mistakes:\n{listed}\nMend them and run again.")
    return found


def _roles(root: Any, log: Log, taxonomy: Taxonomy) -> Iterator[Adjustment]:
    if type(root) is not Mapping:
        log.add(root, "The file must be `role: competencies` rows.", "See docs/scoring.md for one.")
        return
    for id_, node in root.values.items():
        role = taxonomy.roles.get(id_)
        if role is None:
            remedy = nearest(id_, taxonomy.roles) or "`gapcheck roles` lists all."
            log.add(root.keys[id_], f"There is no role `{id_}`.", remedy, id_)
        elif type(node) is not Mapping:
            log.add(node, f"`{id_}` must be `competency: {{weight: …}}` rows.", "Write at least one row.")
        else:
            yield from _competencies(role, node, log)


def _competencies(role: Role, node: Mapping, log: Log) -> Iterator[Adjustment]:
    asked = {requirement.competency: requirement for requirement in role.requirements}
    for id_, value in node.values.items():
        if id_ not in asked:
            remedy = nearest(id_, asked) or f"`gapcheck roles {role.id}` lists what it asks for."
            log.add(node.keys[id_], f"{role.id} does not ask for `{id_}`.", remedy, id_)
        else:
            yield from _given(role.id, asked[id_], _ROW.read(value, log, id_))


def _given(role: str, asked: Requirement, row: dict[str, Any]) -> Iterator[Adjustment]:
    fields: tuple[Changeable, ...] = ("weight", "level", "need")
    for field in fields:
        if row.get(field) is not None:
            yield Adjustment(role, asked.competency, field, getattr(asked, field), row[field])


def weights(texts: Iterable[str], roles: Sequence[str], taxonomy: Taxonomy) -> tuple[Adjustment, ...]:
    """`cloud=2` for every chosen role that asks for it. Raises UsageProblem with what was probably meant."""
    return tuple(found for text in texts for found in _weight(text, roles, taxonomy))


def _weight(text: str, roles: Sequence[str], taxonomy: Taxonomy) -> Iterator[Adjustment]:
    id_, _, said = (part.strip() for part in text.partition("="))
    try:
        value = float(said)
    except ValueError:
        value = -1.0
    if not 0 <= value <= HIGHEST_WEIGHT:
        raise UsageProblem(
            f"`--weight {text}` is no weight. "
            f"Write a competency and 0 to {HIGHEST_WEIGHT}, as `--weight cloud=2`."
        )
    if id_ not in taxonomy.competencies:
        hint = nearest(id_, taxonomy.competencies) or "`gapcheck roles ROLE` lists what a role asks for."
        raise UsageProblem(f"There is no competency `{id_}` to weigh. {hint}")
    asking = [r for role in roles for r in taxonomy.roles[role].requirements if r.competency == id_]
    if not asking:
        raise UsageProblem(f"None of the chosen roles asks for `{id_}`. Leave --weight {text} out.")
    for role in roles:
        for asked in taxonomy.roles[role].requirements:
            if asked.competency == id_:
                yield from _given(role, asked, {"weight": value})
