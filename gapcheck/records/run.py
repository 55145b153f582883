"""A whole run: what was asked, what it was measured with, and how each file ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.records.comparison import Ranking
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """All that the reports of a run are made from. `outcomes` are sorted by file name.

    One page needs only its own candidate: then `outcomes` is empty and `rankings` hold one standing each.
    An overview needs no evidence: then `outcomes` are light (`records.light`).

    `roles` are role ids in the order asked for; `taxonomy_sha256` names what was measured with, `drafts`
    those of the roles that nobody has gone through yet. `taxonomy_extended_by`: the user's own taxonomy
    files, relative to their folder. `rankings`: one a role, in the order of `roles`. `removed`: how many
    people were removed from the run after it was made.
    """

    version: str
    settings: Settings
    roles: tuple[str, ...]
    taxonomy_sha256: str
    outcomes: Sequence[Outcome]
    drafts: tuple[str, ...] = ()
    taxonomy_extended_by: tuple[str, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    removed: int = 0
