"""Fisher's exact test, quick enough to be made for every group at every line of many thousand people."""

from __future__ import annotations

from collections.abc import Iterator

_EQUAL = 1 + 1e-7
"""Tables this little likelier than the one observed count as equally likely, as R and SciPy have it."""


def fisher(passed: int, people: int, passed_other: int, people_other: int) -> float:
    """The two-sided p of two groups: how likely tables are that are no likelier than this one.

    0.0 where it is under 1e-300. Raises ValueError where more pass than there are.
    """
    if not (0 <= passed <= people and 0 <= passed_other <= people_other):
        raise ValueError("More passed than there are people; count again.")
    of_all = passed + passed_other
    lowest, highest = max(0, of_all - people_other), min(people, of_all)
    likeliest = (of_all + 1) * (people + 1) // (people + people_other + 2)
    likeliest = min(max(likeliest, lowest), highest)
    # seen from the other group, fewer of this one are more of that one
    more = list(_beyond(likeliest, highest, people, of_all, people_other))
    fewer = list(_beyond(of_all - likeliest, of_all - lowest, people_other, of_all, people))
    away = passed - likeliest
    side = more if away > 0 else fewer
    observed = 1.0 if not away else side[abs(away) - 1] if abs(away) <= len(side) else 0.0
    every = (1.0, *more, *fewer)
    return sum(one for one in every if one <= observed * _EQUAL) / sum(every) if observed else 0.0


def _beyond(start: int, end: int, people: int, of_all: int, others: int) -> Iterator[float]:
    """How likely start + 1, start + 2 ... of `people` are to pass, by how likely `start` is; while a float
    can tell it from nothing."""
    likely = 1.0
    for k in range(start, end):
        likely *= (people - k) * (of_all - k) / ((k + 1) * (others - of_all + k + 1))
        if not likely:
            return
        yield likely
