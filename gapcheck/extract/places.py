"""Where the phrases of a text stand, and which of them stand together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

_FARTHEST = 6
"""Words that may stand between the parts of a sign."""

_MARKS, _LISTING = frozenset(",;:|•"), frozenset({"and", "or", "&"})
"""Marks between words that may have nothing to do with each other: "card purchases, booking system"; and what
says that the marks part the items of one list: "linked pharmacy, laboratory and ward systems"."""

Span = tuple[int, int]
"""A phrase's first token and the one after its last."""

Parts = Sequence[Collection[str]]
"""The parts of a sign: for each the phrases of which one must stand there."""

_At = Mapping[str, Sequence[Span]]
_Near = Callable[[Span, Span], bool]


class Places:
    """One text's tokens, and the places of its phrases (`at`)."""

    def __init__(self, tokens: Sequence[str], found: Iterable[tuple[str, int, int]]) -> None:
        self.at: dict[str, list[Span]] = {}
        for phrase, start, stop in found:
            self.at.setdefault(phrase, []).append((start, stop))
        self._tokens, self._asides = tokens, _asides(tokens)
        self._loosely: _Near | None = self._near if self._asides else None

    def hold(self, parts: Parts) -> bool:
        """Whether the parts of a sign, all of which are found, stand each near the one before it."""
        return len(parts) == 1 or self._together(parts, self.at, self._loosely)

    def hold_closely(self, parts: Parts) -> bool:
        """The same, and nothing between them says that they have nothing to do with each other."""
        return self._together(parts, self.at, self._closely)

    def hold_only_from(self, parts: Parts, start: int) -> bool:
        """Whether a sign holds in the tokens from `start` on, and not in those before."""
        before = {phrase: [span for span in spans if span[1] <= start] for phrase, spans in self.at.items()}
        if len(parts) == 1:
            return not _spans(parts[0], before)
        after = {phrase: [span for span in spans if span[0] >= start] for phrase, spans in self.at.items()}
        return self._together(parts, after, self._loosely) and not self._together(
            parts, before, self._loosely
        )

    def _together(self, parts: Parts, at: _At, near: _Near | None) -> bool:
        first, *others = (_spans(part, at) for part in parts)
        for places in others:
            if near:
                first = [span for span in places if any(near(other, span) for other in first)]
            else:  # nearly always, and a call for each pair costs more than all else here
                first = list(
                    {
                        (start, stop)
                        for start, stop in places
                        for a, b in first
                        if 0 <= (start - b if start >= b else a - stop) <= _FARTHEST
                    }
                )
        return bool(first)

    def _near(self, first: Span, second: Span) -> bool:
        """Few words apart; what a bracket says between them pushes nothing apart."""
        start, stop = _between(first, second)
        aside = sum(b - a for a, b in self._asides if start <= a and b <= stop)
        return 0 <= stop - start <= _FARTHEST + aside

    def _closely(self, first: Span, second: Span) -> bool:
        start, stop = _between(first, second)
        between = self._tokens[start:stop]
        apart = not _MARKS.isdisjoint(between) and _LISTING.isdisjoint(between)
        return not apart and self._near(first, second)


def _spans(part: Collection[str], at: _At) -> list[Span]:
    return [span for phrase in part if phrase in at for span in at[phrase]]


def _between(first: Span, second: Span) -> Span:
    """The tokens between two phrases; the first one lies behind the last where they overlap."""
    return (first[1], second[0]) if second[0] >= first[1] else (second[1], first[0])


def _asides(tokens: Sequence[str]) -> list[Span]:
    """What stands in brackets, with them."""
    opened = [at for at, token in enumerate(tokens) if token == "("] if "(" in tokens else []
    closed = [at for at, token in enumerate(tokens) if token == ")"] if opened else []
    ends = ((start, next((stop for stop in closed if stop > start), 0)) for start in opened)
    return [(start, stop + 1) for start, stop in ends if stop]
