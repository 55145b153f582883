"""How much text of one CV is read: caps on a word, a row and the whole, before any rule sees it.

Rules and tokenizers take time that grows with the square of a word's length; no CV comes near these caps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gapcheck.records.document import Word

MOST = 100_000
"""Characters of one CV."""

MOST_IN_ROW = 2_000
MOST_IN_WORD = 120

_LONG = 16
_RUN = re.compile(r"(.)\1{7,}", re.DOTALL)

_DOUBT = (
    f"It holds far more text than a CV; what goes beyond {MOST:,} characters, or {MOST_IN_ROW:,} on one "
    "line, is not read. Look at the pages, or leave the annex out."
)

Pages = list[tuple[int, list[Word]]]


def tamed(text: str) -> str:
    """A word without endless runs of one sign, and of a length that rules can bear."""
    if len(text) <= _LONG:
        return text
    return _RUN.sub(lambda run: run.group(1) * 7, text[: 4 * MOST_IN_WORD])[:MOST_IN_WORD]


def capped(pages: Sequence[tuple[int, Sequence[Word]]]) -> tuple[Pages, tuple[str, ...]]:
    """The words that are read, and the doubt where some are not."""
    out: Pages = []
    left, cut = MOST, False
    for number, words in pages:
        kept: list[Word] = []
        rows: Counter[int] = Counter()
        for word in words:
            if left <= 0:
                break
            text = tamed(word.text)
            row = round(word.top)
            if rows[row] + len(text) > MOST_IN_ROW:
                cut = True
                continue
            rows[row] += len(text) + 1
            left -= len(text) + 1
            kept.append(word if text is word.text else replace(word, text=text))
        cut = cut or len(kept) < len(words)
        out.append((number, kept))
    return out, (_DOUBT,) if cut else ()
