"""How much an advertisement speaks of each competency.

Strength adds up over its statements: how much of a statement is about the competency, where it
stands, how early, how it asks, and whether it is a heading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gapcheck.records.advert import Advert, Ask, Block, Depth, Wish
from gapcheck.records.profile import Hit

_BLOCKS: Mapping[Block, float] = {
    "title": 2.0,
    "duties": 1.0,
    "skills": 0.6,
    "experience": 0.6,
    "body": 0.3,
    "education": 0.2,
    "aside": 0.0,
}
_WISHES: Mapping[Wish, float] = {"must": 1.2, "none": 1.0, "should": 0.6}
_DEPTHS: Mapping[Depth, float] = {
    "expert": 1.2,
    "led": 1.2,
    "did": 1.0,
    "none": 1.0,
    "known": 0.8,
    "aware": 0.5,
}
_HITS = {"title": 1.0, "shown": 1.0, "named": 0.6, "listed": 0.6, "skill": 0.6}
_HEADING = 3.0
_EARLY = 0.5
"""How much of its strength a statement at the end of a block loses against one at its beginning."""

_BREADTHS = frozenset({"title", "duties", "skills", "experience"})
MOSTLY, _BREADTH = 0.4, 0.3
"""Share from which on a statement is mostly about a competency, and what each further block adds."""


@dataclass
class Tally:
    """All that an advertisement says of one competency: each ask with its strength."""

    asks: list[tuple[float, Ask, float]] = field(default_factory=list)

    @property
    def strength(self) -> float:
        """The sum, and more where several blocks speak of it: a duty that is also asked as a skill."""
        mostly = {ask.block for _, ask, share in self.asks if share >= MOSTLY} & _BREADTHS
        return sum(strength for strength, _, _ in self.asks) * (1 + _BREADTH * max(0, len(mostly) - 1))


def tallies(advert: Advert) -> dict[str, Tally]:
    """Competency id to what the advertisement says of it, in the order of ids."""
    found: dict[str, Tally] = defaultdict(Tally)
    sizes = Counter(ask.block for ask in advert.asks)
    passed: Counter[Block] = Counter()
    for ask in advert.asks:
        early = 1 - _EARLY * passed[ask.block] / sizes[ask.block]
        passed[ask.block] += 1
        factor = early * _BLOCKS[ask.block] * _WISHES[ask.wish] * _DEPTHS[ask.depth]
        factor *= _HEADING if ask.heading and ask.block != "title" else 1.0
        for competency, share in _shares(ask.statement.hits, whole=ask.heading).items():
            if factor > 0:
                found[competency].asks.append((factor * share * advert.trust[competency], ask, share))
    return dict(sorted(found.items()))


def _shares(hits: Iterable[Hit], *, whole: bool) -> dict[str, float]:
    """How much of a statement is about each competency: 1 for what it is all about.

    A single naming of a subject is less than a statement about it, but as a heading it is a `whole` one.
    """
    weights: dict[str, float] = defaultdict(float)
    for hit in hits:
        weights[hit.subject] += _HITS[hit.kind]
    total = sum(w * w for w in weights.values())
    most = 1.0 if whole else min(1.0, max(weights.values(), default=0.0))
    return {c: most * w * w / total for c, w in weights.items()}
