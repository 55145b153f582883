"""Fisher's exact test, in whole numbers until the last step."""

from __future__ import annotations

from fractions import Fraction
from math import comb

_EQUAL = 1 + Fraction(1, 10_000_000)
"""Tables this little likelier than the one observed count as equally likely, as R and SciPy have it."""


def fisher(passed: int, people: int, passed_other: int, people_other: int) -> float:
    """The two-sided p of two groups: how likely tables are that are no likelier than this one.

    Raises ValueError where more pass than there are.
    """
    if not (0 <= passed <= people and 0 <= passed_other <= people_other):
        raise ValueError("More passed than there are people; count again.")
    all_passed = passed + passed_other
    total = comb(people + people_other, all_passed)
    if not total:
        return 1.0
    lowest, highest = max(0, all_passed - people_other), min(people, all_passed)
    ways = {k: comb(people, k) * comb(people_other, all_passed - k) for k in range(lowest, highest + 1)}
    most = ways[passed] * _EQUAL
    return float(Fraction(sum(way for way in ways.values() if way <= most), total))
