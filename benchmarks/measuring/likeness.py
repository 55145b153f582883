"""When two texts say the same, and how two lists of things pair up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")

_BETWEEN = re.compile(r"[^\w+#./&]+")
_LEAST_PART = 5
"""A text shorter than this is not looked for inside another."""


def plain(text: str | None) -> str:
    """A text without case, marks and odd spaces; the signs of names such as "C++" stay."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", text or "").casefold()).strip()


def alike(one: str | None, other: str | None, least: float) -> bool:
    """Equal, at least half of the other, or alike to a share of `least` of their letters."""
    a, b = sorted((plain(one), plain(other)), key=len)
    if not a or a == b:
        return a == b
    if len(a) >= _LEAST_PART and a in b and 2 * len(a) >= len(b):
        return True
    # the order of the arguments changes the ratio a little: keep that of the truth and the reading
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio() >= least


@dataclass
class Tally:
    """How many of the wanted things were found; `missed` and `extra` say which were not."""

    hits: int = 0
    wanted: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.hits += other.hits
        self.wanted += other.wanted
        self.found += other.found
        self.missed += other.missed
        self.extra += other.extra

    @property
    def precision(self) -> float:
        if not self.found:
            return 0.0 if self.wanted else 1.0
        return self.hits / self.found

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def paired(
    wanted: Sequence[One],
    found: Sequence[Other],
    same: Callable[[One, Other], bool],
    show: Callable[[One | Other], str] = str,
) -> Tally:
    """Pair each wanted thing with the first found one that is the same and not taken yet."""
    left = list(found)
    out = Tally(wanted=len(wanted), found=len(found))
    for one in wanted:
        at = next((i for i, other in enumerate(left) if same(one, other)), None)
        if at is None:
            out.missed.append(show(one))
        else:
            del left[at]
            out.hits += 1
    out.extra = [show(other) for other in left]
    return out
