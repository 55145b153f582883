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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import ge, getitem, gt

from gapcheck.match.box import Box, Measured, measured
from gapcheck.match.separating import nearest
from gapcheck.records.assessment import Assessment
from gapcheck.records.comparison import Ranking, Standing
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

    The order of the entries does not matter. n candidates take n * n steps.
    """
    held = list(entries)
    if not held:
        return Ranking(role, ())
    box = Box.of(held[0].assessment)
    found = [measured(entry.candidate, entry.assessment, entry.unsure, box) for entry in held]
    found.sort(key=lambda one: (-one.score, one.candidate))
    return Ranking(role, tuple(_standings(found, box)))


def _standings(found: Sequence[Measured], box: Box) -> Iterable[Standing]:
    below = _below(found, box)
    above = [0] * len(found)
    for row in below:
        for number in row:
            above[number] += 1
    worst = [len(found) - len(row) for row in below]
    groups = _groups(below)
    ranks = _ranks(found)
    for number, one in enumerate(found):
        apart = [found[other] for other in _not_separable(number, below)]
        yield Standing(
            candidate=one.candidate,
            rank=ranks[number],
            best=1 + above[number],
            worst=worst[number],
            group=groups[number],
            tied_with=tuple(
                found[other].candidate
                for other, rank in enumerate(ranks)
                if rank == ranks[number] and other != number
            ),
            dominated_by=tuple(two.candidate for two in found[: ranks[number] - 1] if dominates(two, one)),
            not_separable_from=tuple(two.candidate for two in apart),
            near=nearest(one, apart, box),
        )


def dominates(one: Measured, other: Measured) -> bool:
    """At least as good on every competency that the role weighs, better on two or more.

    Levels count as far as the role asks for them, so that dominating means scoring higher as well.
    Nothing is said where a part of either CV could not be read.
    """
    if not (one.whole and other.whole):
        return False
    return all(map(ge, one.shown, other.shown)) and sum(map(gt, one.shown, other.shown)) >= _BETTER


def _below(found: Sequence[Measured], box: Box) -> list[set[int]]:
    """For each candidate, by number, those who are below in every case."""
    highs = [other.high for other in found]
    alike = {one.readable for one in found}
    out: list[set[int]] = []
    for one in found:
        gains = box.gains_on(one.low)
        row = {other for other, high in enumerate(highs) if sum(map(getitem, gains, high)) < 0}
        if len(alike) > 1:
            row = {n for n in row if found[n].readable == one.readable}
            row |= {n for n, two in enumerate(found) if two.readable != one.readable and two.most < one.least}
        out.append(row)
    return out


def _ranks(found: Sequence[Measured]) -> list[int]:
    """1 for the highest score; equal scores share the better rank."""
    out: list[int] = []
    for place, one in enumerate(found):
        tied = place > 0 and found[place - 1].score == one.score
        out.append(out[-1] if tied else place + 1)
    return out


def _not_separable(number: int, below: Sequence[set[int]]) -> list[int]:
    """Everybody who is neither above nor below in every case, the nearest in rank first."""
    found = [
        n for n in range(len(below)) if n != number and n not in below[number] and number not in below[n]
    ]
    return sorted(found, key=lambda n: (abs(n - number), n))


def _groups(below: Sequence[set[int]]) -> list[int]:
    """Numbers from 1. A group ends where all so far are above all who come after, in every case."""
    out: list[int] = []
    number, reached = 1, 0
    for place, row in enumerate(below):
        out.append(number)
        reached = max(reached, next(n for n in range(len(below) - 1, -1, -1) if n not in row))
        number += reached == place
    return out
