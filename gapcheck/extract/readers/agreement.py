"""Whether a reader's text looks broken, and how far two readers agree about the words of a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from gapcheck.extract.readers.characters import Chars, RawPage
from gapcheck.extract.readers.words import GAP

LEAST = 0.8
"""Share of words in common below which two readers disagree."""

_LONGEST_MEAN = 12
_MOST_STRANGE = 0.05
_FEWEST = 50
_LOST = re.compile("[\ufffd\u0080-\u009f]")


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of words, each as often as it stands there, that two readings have in common."""
    ours, theirs = Counter(one), Counter(other)
    most = max(ours.total(), theirs.total())
    return (ours & theirs).total() / most if most else 1.0


def looks_broken(pages: Sequence[RawPage]) -> bool:
    """Whether signs are lost or words run together; a cheap look, since nearly all files are sound."""
    signs = sum(int((~page.chars.blank()).sum()) for page in pages)
    if signs < _FEWEST:
        return False
    strange = sum(_strange(page.chars) for page in pages)
    breaks = 1 + sum(_breaks(page.chars) for page in pages)
    return strange > _MOST_STRANGE * signs or signs / breaks > _LONGEST_MEAN


def _strange(chars: Chars) -> int:
    """How many characters are no signs of any script, or signs that the file gives no text for."""
    if isinstance(chars.text, str):
        return len(_LOST.findall(chars.text))
    return sum(bool(_LOST.search(text)) or text.startswith("(cid:") for text in chars.text)


def _breaks(chars: Chars) -> int:
    """How often a new word or line starts: a space, a gap, or a place elsewhere."""
    size, gap = chars.size[:-1], chars.x0[1:] - chars.x1[:-1]
    elsewhere = np.abs(chars.top[1:] - chars.top[:-1]) > 0.5 * size
    return int((chars.blank()[1:] | elsewhere | (gap > GAP * size) | (gap < -2 * size)).sum())
