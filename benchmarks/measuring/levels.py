"""Measures over competency levels, for truth records that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.measuring.likeness import Tally, plain

HIGHEST = 4
_TOUCH = 0.6
"""The share of the shorter quote's words that two quotes have to have in common."""


@dataclass
class Levels:
    """Pairs of truth's and reading's level, and the quotes of those that both find."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    touched: int = 0
    quoted: int = 0

    def add(self, truth: dict[str, Any], read: dict[str, Any]) -> None:
        """Take in one CV; a competency that the reading lacks counts as level 0."""
        found = read.get("competencies") or {}
        for key, wanted in (truth.get("competencies") or {}).items():
            other = found.get(key, {})
            levels = int(wanted["level"]), int(other.get("level", 0))
            self.pairs.append(levels)
            if levels[0] >= 2 and levels[1] >= 1:
                self.quoted += 1
                self.touched += _touch(wanted.get("quotes", ()), other.get("quotes", ()))

    def f1(self, counts: Callable[[int], bool]) -> float:
        """The F1 of the levels of which `counts` holds ("present", "shown", "absent")."""
        both = sum(counts(a) and counts(b) for a, b in self.pairs)
        return Tally(both, sum(counts(a) for a, _ in self.pairs), sum(counts(b) for _, b in self.pairs)).f1

    @property
    def kappa(self) -> float:
        """Cohen's kappa with quadratic weights; 1 where there is no room for disagreement."""
        total = len(self.pairs)
        rows, columns = Counter(a for a, _ in self.pairs), Counter(b for _, b in self.pairs)
        seen = sum((a - b) ** 2 for a, b in self.pairs)
        chance = sum((a - b) ** 2 * rows[a] * columns[b] for a in rows for b in columns) / total
        return 1 - seen / chance if chance else 1.0

    def within(self, most: int) -> float:
        return sum(abs(a - b) <= most for a, b in self.pairs) / len(self.pairs)

    def measures(self) -> dict[str, float]:
        """All measures by name; none where no truth holds a level."""
        if not self.pairs:
            return {}
        return {
            "competency present": self.f1(lambda level: level >= 1),
            "competency shown": self.f1(lambda level: level >= 2),
            "competency absent": self.f1(lambda level: level == 0),
            "levels, weighted kappa": self.kappa,
            "levels within one": self.within(1),
        } | ({"evidence touches the quote": self.touched / self.quoted} if self.quoted else {})


def _touch(wanted: Sequence[str], found: Sequence[str]) -> bool:
    pairs = [({*plain(a).split()}, {*plain(b).split()}) for a in wanted for b in found]
    return any(len(a & b) >= _TOUCH * min(len(a), len(b)) for a, b in pairs if a and b)
