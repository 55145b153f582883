"""The telling part of a long quote: some CVs write a whole job as one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_SHORTEST_STEM = 4
_KEPT = 512
"""The pages of one candidate show much the same quotes, role by role."""


def excerpt(text: str, rules: Sequence[str], most: int) -> str:
    """At most so many letters of a quote, as they stand, with as many words of the rules as fit.

    Starts and ends at whole words, as early as possible; the whole text where it fits.
    """
    return text if len(text) <= most else _telling(text, tuple(rules), most)


@lru_cache(_KEPT)
def _telling(text: str, rules: tuple[str, ...], most: int) -> str:
    words = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    hits = _hits([text[first:last] for first, last in words], _stems(rules))
    best, kept = -1, text[:most]
    for start, (first, _) in enumerate(words):
        stop = start + 1
        while stop < len(words) and words[stop][1] - first <= most:
            stop += 1
        found = len(set().union(*hits[start:stop]))
        if found > best:
            best, kept = found, text[first : min(words[stop - 1][1], first + most)]
    return kept


def _stems(rules: Sequence[str]) -> set[str]:
    """What the words of rules and skill ids begin with, inflections aside."""
    words = {word for rule in rules for word in re.findall(r"\w+", rule.lower())}
    return {word[: max(_SHORTEST_STEM, len(word) - 2)] for word in words}


def _hits(words: Sequence[str], stems: set[str]) -> list[set[str]]:
    """For each word of the text the stems that it begins with; short ones must be the whole word."""
    plain = [re.sub(r"^\W+|\W+$", "", word).lower() for word in words]
    return [
        {stem for stem in stems if word == stem or (len(stem) >= _SHORTEST_STEM and word.startswith(stem))}
        for word in plain
    ]
