"""Selection and scoring rates by group, impact ratios, and exact tests, over every possible line.

The arithmetic is that of 29 CFR 1607.4(D) (a rate below four fifths of the highest group's) and of New
York City's Local Law 144 (6 RCNY 5-300: the share of each group that scores above the sample's median,
by the highest share). A group of less than 2 % of the people has no ratio and is nobody's measure; its
number and rate are shown. People without a group are counted as unknown and are in no rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from statistics import median

from gapcheck.audit.exact import fisher
from gapcheck.records.impact import Cut, GroupRate, Impact, Split

SMALL = 0.02
_MOST_CROSSED = 3
"""So many columns are crossed at most; more leave hardly anybody in each group."""

Group = tuple[str, ...]
Groups = Mapping[str, Mapping[str, str]]
"""Candidate to column to group; a group that is not known is missing."""


def impact(role: str, scores: Mapping[str, float], groups: Groups, columns: Sequence[str]) -> Impact:
    """All splits of a role's candidates; `scores` by candidate."""
    crossed = [c for n in range(1, _MOST_CROSSED + 1) for c in combinations(columns, n)]
    made = (_split(scores, groups, chosen) for chosen in crossed)
    return Impact(role, tuple(split for split in made if split is not None))


def _split(scores: Mapping[str, float], groups: Groups, columns: tuple[str, ...]) -> Split | None:
    """The people of whom all columns are known; None where there are none."""
    known: dict[str, Group] = {}
    for candidate in scores:
        held = groups.get(candidate, {})
        if all(held.get(column) for column in columns):
            known[candidate] = tuple(held[column] for column in columns)
    if not known:
        return None
    people = [(scores[candidate], group) for candidate, group in sorted(known.items())]
    middle = median(score for score, _ in people)
    return Split(
        columns=columns,
        people=len(people),
        unknown=len(scores) - len(people),
        median=middle,
        scoring=cut(people, middle, above=True),
        cuts=tuple(_cuts(people)),
    )


def _cuts(people: Sequence[tuple[float, Group]]) -> Iterator[Cut]:
    """Every line that parts anybody, the lowest first, in one go: there may be as many as people."""
    total = Counter(group for _, group in people)
    passed = Counter(total)
    by_score = sorted(people)
    for (score, group), (line, _) in pairwise(by_score):
        passed[group] -= 1
        if line > score:
            yield Cut(line, passed.total(), *rates(total, passed))


def cut(people: Sequence[tuple[float, Group]], line: float, *, above: bool = False) -> Cut:
    """All groups at one line: a score of `line` passes, unless `above`, which asks for more than it."""
    total = Counter(group for _, group in people)
    passed = Counter(group for score, group in people if score > line or (score == line and not above))
    return Cut(line, sum(passed.values()), *rates(total, passed))


def rates(total: Mapping[Group, int], passed: Mapping[Group, int]) -> tuple[Group, tuple[GroupRate, ...]]:
    """The group with the highest rate, and all groups by name."""
    everybody = sum(total.values())
    small = {group for group, people in total.items() if people < SMALL * everybody}
    counted = sorted(set(total) - small)
    against = max(counted, key=lambda g: passed.get(g, 0) / total[g]) if counted else ()
    rows = (_rate(group, total, passed, against, group in small) for group in sorted(total))
    return against, tuple(rows)


def _rate(
    group: Group, total: Mapping[Group, int], passed: Mapping[Group, int], against: Group, small: bool
) -> GroupRate:
    people, through = total[group], passed.get(group, 0)
    others, other = (total[against], passed.get(against, 0)) if against else (0, 0)
    counts = not small and other > 0
    ratio = (through * others) / (people * other) if counts else None
    compared = counts and group != against
    # in whole numbers, so that exactly four fifths is not below it
    below = counts and 5 * through * others < 4 * people * other
    turns = below and (through + 1) * others > (other - 1) * people
    p = fisher(through, people, other, others) if compared else None
    return GroupRate(group, people, through, through / people, ratio, below, p, turns, small)
