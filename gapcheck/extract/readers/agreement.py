"""Whether a reader's text looks broken, and how far two readers agree about the words of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gapcheck.extract.readers.characters import Char, RawPage

LEAST = 0.8
"""Share of words in common below which two readers disagree."""

_LONGEST_MEAN = 12
_MOST_STRANGE = 0.05
_FEWEST = 50
_GAP = 0.17


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of words, each as often as it stands there, that two readings have in common."""
    ours, theirs = Counter(one), Counter(other)
    most = max(ours.total(), theirs.total())
    return (ours & theirs).total() / most if most else 1.0


def looks_broken(pages: Sequence[RawPage]) -> bool:
    """Whether signs are lost or words run together; a cheap look, since nearly all files are sound."""
    chars = [char for page in pages for char in page.chars]
    signs = sum(not char["text"].isspace() for char in chars)
    if signs < _FEWEST:
        return False
    strange = sum(map(_is_strange, chars))
    breaks = 1 + sum(_is_break(one, other) for page in pages for one, other in pairwise(page.chars))
    return strange > _MOST_STRANGE * signs or signs / breaks > _LONGEST_MEAN


def _is_strange(char: Char) -> bool:
    text = char["text"]
    return "\ufffd" in text or text.startswith("(cid:") or "\u0080" <= text <= "\u009f"


def _is_break(one: Char, other: Char) -> bool:
    """Whether a new word or line starts: a space, a gap, or a place elsewhere."""
    if other["text"].isspace() or abs(other["top"] - one["top"]) > 0.5 * one["size"]:
        return True
    gap = other["x0"] - one["x1"]
    return gap > _GAP * one["size"] or gap < -2 * one["size"]
