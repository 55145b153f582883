"""Adjustments of a run, laid over the roles of the taxonomy.

The taxonomy stays as it is: a run carries the adjustments, each with what the taxonomy suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from gapcheck.settings import Adjustment
from gapcheck.taxonomy.model import Taxonomy


def merged(*given: Iterable[Adjustment], roles: Sequence[str]) -> tuple[Adjustment, ...]:
    """What differs from the taxonomy in the chosen roles, sorted. Of the same thing the last one counts."""
    found = {(a.role, a.competency, a.field): a for part in given for a in part if a.role in roles}
    order = {role: number for number, role in enumerate(roles)}
    changed = [a for a in found.values() if a.applied != a.suggested]
    return tuple(sorted(changed, key=lambda a: (order[a.role], a.competency, a.field)))


def adjusted(taxonomy: Taxonomy, adjustments: Iterable[Adjustment]) -> Taxonomy:
    """The taxonomy with the adjustments applied to its roles; its fingerprint stays the taxonomy's own."""
    by_role: dict[str, dict[str, dict[str, Any]]] = {}
    for one in adjustments:
        by_role.setdefault(one.role, {}).setdefault(one.competency, {})[one.field] = one.applied
    if not by_role:
        return taxonomy
    roles = {
        id_: replace(
            role,
            requirements=tuple(
                replace(asked, **by_role.get(id_, {}).get(asked.competency, {}))
                for asked in role.requirements
            ),
        )
        for id_, role in taxonomy.roles.items()
    }
    return replace(taxonomy, roles=roles)


def told(adjustments: Iterable[Adjustment], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Each adjustment in words, as "Cloud, weight 2 instead of 3 (Tech Lead)"."""
    return tuple(
        f"{taxonomy.competencies[a.competency].name}, {a.field} {_plain(a.applied)} instead of "
        f"{_plain(a.suggested)} ({taxonomy.roles[a.role].title})"
        for a in adjustments
    )


def _plain(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}"
