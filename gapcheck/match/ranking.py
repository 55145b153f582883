"""Rank intervals: how far each candidate can rise or fall when weights and unsure levels move.

Every weight moves by a quarter, each by itself and for all candidates alike; every unsure level moves
by one, within 0 to 4. Two candidates who were read on the same competencies divide by the same sum of
weights, so the sign of the difference of their scores is the sign of `sum(w * (a - b))`. That sum is
greatest where each of its terms is, so the greatest difference is exact and needs no search. Where a part
of one CV could not be read, the sums of weights differ; then the exact range of each score by itself
decides, which can call more pairs not separable, never fewer.

Ranks follow from the pairs: nobody who is above in every case can be overtaken, nobody who is below in
every case can overtake. Each pair is exact by itself; that all the pairs behind one end of an interval
come about at once is not said. So an interval may be wider than what any one choice of weights and levels
reaches, and is never narrower.

Whole numbers throughout, so that equal is equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gapcheck.match.box import Box, Measured, measured
from gapcheck.match.pairs import blocks
from gapcheck.match.separating import nearest
from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import MOST_LISTED, Ranking, Standing
from gapcheck.records.outcome import Outcome

_BETTER = 2
"""On how many competencies a candidate who dominates another is better, at the least."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One candidate for one role. `unsure`: the competencies whose level could be one lower or higher."""

    candidate: str
    assessment: Assessment
    unsure: frozenset[str] = frozenset()


def rankings(outcomes: Iterable[Outcome], roles: Sequence[str]) -> tuple[Ranking, ...]:
    """One ranking a role, of every outcome that has a candidate and an assessment for it."""
    entries: dict[str, list[Entry]] = {role: [] for role in roles}
    for outcome in outcomes:
        unsure = frozenset(finding.competency for finding in outcome.findings if not finding.firm)
        for assessment in outcome.assessments:
            if outcome.candidate is not None and assessment.role in entries:
                entries[assessment.role].append(Entry(outcome.candidate, assessment, unsure))
    return tuple(ranking(role, held) for role, held in entries.items())


def ranking(role: str, entries: Iterable[Entry]) -> Ranking:
    """Where each candidate stands. All entries are of one role, so that they have the same terms.

    The order of the entries does not matter. n candidates take n * n steps, some ns each; lists are limited.
    """
    held = list(entries)
    if not held:
        return Ranking(role, ())
    box = Box.of(held[0].assessment)
    found = [measured(entry.candidate, entry.assessment, entry.unsure, box) for entry in held]
    found.sort(key=lambda one: (-one.score, one.candidate))
    return Ranking(role, tuple(_standings(found, box)))


@dataclass(frozen=True, slots=True)
class _Row:
    """What the pairs of one candidate come to; candidates by their number. `last` is not below every time."""

    above: int
    below: int
    last: int
    apart: tuple[int, ...]
    dominating: tuple[int, ...]
    all_apart: int
    all_dominating: int


def _rows(found: Sequence[Measured], box: Box) -> Iterator[_Row]:
    for block in blocks(found, box, _BETTER):
        for place, (below, above, dominating) in enumerate(
            zip(block.below, block.above, block.dominating, strict=True)
        ):
            own = block.first + place
            apart = ~(below | above)
            apart[own] = False
            numbers, over = np.flatnonzero(apart), np.flatnonzero(dominating)
            yield _Row(
                above=int(above.sum()),
                below=int(below.sum()),
                last=int(np.flatnonzero(~below)[-1]),
                apart=_nearest(numbers, own),
                dominating=tuple(over[-MOST_LISTED:].tolist()),
                all_apart=len(numbers),
                all_dominating=len(over),
            )


def _nearest(numbers: NDArray[np.int64], own: int) -> tuple[int, ...]:
    """The first MOST_LISTED of sorted numbers by their distance from one's own, the smaller of equal ones."""
    at = int(np.searchsorted(numbers, own))
    close = numbers[max(0, at - MOST_LISTED) : at + MOST_LISTED].tolist()
    return tuple(sorted(close, key=lambda n: (abs(n - own), n))[:MOST_LISTED])


def _standings(found: Sequence[Measured], box: Box) -> Iterator[Standing]:
    rows = list(_rows(found, box))
    groups = _groups(rows)
    ranks = _ranks(found)
    names = [one.candidate for one in found]
    tied: dict[int, list[int]] = {}
    for number, rank in enumerate(ranks):
        tied.setdefault(rank, []).append(number)
    for number, (one, row) in enumerate(zip(found, rows, strict=True)):
        same = tied[ranks[number]]
        equal = [other for other in same[: MOST_LISTED + 1] if other != number][:MOST_LISTED]
        yield Standing(
            candidate=one.candidate,
            rank=ranks[number],
            best=1 + row.above,
            worst=len(found) - row.below,
            group=groups[number],
            tied_with=tuple(names[n] for n in equal),
            dominated_by=tuple(names[n] for n in row.dominating),
            not_separable_from=tuple(names[n] for n in row.apart),
            near=nearest(one, [found[n] for n in row.apart], box),
            more_tied=len(same) - 1 - len(equal),
            more_dominating=row.all_dominating - len(row.dominating),
            more_not_separable=row.all_apart - len(row.apart),
        )


def _ranks(found: Sequence[Measured]) -> list[int]:
    """1 for the highest score; equal scores share the better rank."""
    out: list[int] = []
    for place, one in enumerate(found):
        tied = place > 0 and found[place - 1].score == one.score
        out.append(out[-1] if tied else place + 1)
    return out


def _groups(rows: Sequence[_Row]) -> list[int]:
    """Numbers from 1. A group ends where all so far are above all who come after, in every case."""
    out: list[int] = []
    number, reached = 1, 0
    for place, row in enumerate(rows):
        out.append(number)
        reached = max(reached, row.last)
        number += reached == place
    return out
