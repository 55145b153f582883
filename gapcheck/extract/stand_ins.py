"""Text that is not what is drawn: words said to stand for others, of no size, or heaped on one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from gapcheck.extract.readers.characters import Box, Char, RawPage
from gapcheck.records.document import HiddenText, Word

SMALL = "print too small to read"
_REPLACED = "said to stand for other words than are drawn"
_PILED = "printed over one another"
_LIKE = 0.6
_LONGEST_NAME = 24
"""Letters that an icon, whose drawing holds none, may be said to stand for."""

_LEAST, _NARROW, _FEWEST_PILED = 0.24, "fijlrtI1", 4
"""Share of the print's size that a letter takes at least (narrow ones half), and how many letters count."""

Second = Callable[[], list[RawPage]]
"""The pages as the other reader sees them: what is drawn, whatever the file says of it."""


def replaced(page: RawPage, second: Second) -> tuple[dict[int, str], list[Char]]:
    """The rows of characters that stand for others, and the characters that are drawn instead."""
    if page.drawing is None or not page.drawing.spoken:
        return {}, []
    rows: dict[int, str] = {}
    instead: list[Char] = []
    every, by_owner = list(page.chars), defaultdict(list)
    for row, owner in enumerate(page.chars.owner.tolist()):
        by_owner[owner].append(row)
    for text, owners in page.drawing.spoken:
        own = sorted(row for owner in owners for row in by_owner.get(owner, ()))
        if not own:
            continue
        chars = [every[row] for row in own]
        x0, x1 = min(c["x0"] for c in chars) - 1, max(c["x1"] for c in chars) + 1
        top, bottom = min(c["top"] for c in chars) - 1, max(c["bottom"] for c in chars) + 1
        drawn = [
            char
            for other in second()
            if other.number == page.number
            for char in other.chars
            if x0 < (char["x0"] + char["x1"]) / 2 < x1 and top < (char["top"] + char["bottom"]) / 2 < bottom
        ]
        if not _agree(text, "".join(char["text"] for char in drawn)):
            rows |= dict.fromkeys(own, _REPLACED)
            instead += drawn
    return rows, instead


def _agree(spoken: str, drawn: str) -> bool:
    """Whether words may stand for what is drawn: much the same letters, or the name of an icon."""
    ours, theirs = ("".join(filter(str.isalnum, text)).casefold() for text in (spoken, drawn))
    if not theirs:
        return len(ours) <= _LONGEST_NAME
    return ours in theirs or SequenceMatcher(None, ours[:500], theirs[:500]).ratio() >= _LIKE


def shrunk(page: RawPage, second: Second) -> Iterator[HiddenText]:
    """Words of no size at all, which the first reader leaves out."""
    if page.drawing is None or not page.drawing.shrunk:
        return
    chars = chain.from_iterable(other.chars for other in second() if other.number == page.number)
    tiny = [char for char in chars if char["size"] == 0]
    text = " ".join("".join(char["text"] for char in tiny).split())
    if text:
        x, top = round(tiny[0]["x0"], 2), round(tiny[0]["top"], 2)
        yield HiddenText(text[:500], SMALL, page.number, (x, top, x, top))


def piled(number: int, found: list[Word]) -> tuple[list[Word], list[HiddenText]]:
    """The words of a page that can be read, and those printed over one another."""
    heaps = [word for word in found if _is_piled(word)]
    if not heaps:
        return found, []
    kept = [word for word in found if not _is_piled(word)]
    return kept, [HiddenText(w.text[:500], _PILED, number, boxed([w])) for w in heaps]


def _is_piled(word: Word) -> bool:
    # print that runs up or down the page is longer than it is wide
    height = word.bottom - word.top
    width = max(word.x1 - word.x0, height if height > 1.5 * word.size else 0.0)
    if width >= _LEAST * word.size * len(word.text):
        return False
    letters = [sign for sign in word.text if sign.isalnum()]
    least = sum(_LEAST / 2 if sign in _NARROW else _LEAST for sign in letters)
    return len(letters) >= _FEWEST_PILED and width < least * word.size


def boxed(words: Sequence[Word]) -> Box:
    """The box around some words, to a hundredth of a point."""
    return (
        round(min(w.x0 for w in words), 2),
        round(min(w.top for w in words), 2),
        round(max(w.x1 for w in words), 2),
        round(max(w.bottom for w in words), 2),
    )
