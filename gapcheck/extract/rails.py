"""Dates that stand in a rail beside a text, put where they belong.

A date that is broken over two rows of a rail is joined on the first; a date at the right end of a
bullet belongs to the job above it, so it becomes a row of its own before the bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gapcheck.extract import dates
from gapcheck.extract.lexicon import alternatives
from gapcheck.extract.rows import Row, cells
from gapcheck.extract.text import BULLETS
from gapcheck.records.document import Word

_DURATION = re.compile(r"^(?:\d+ (?:years?|yrs?|months?|mos?)\s*)+$", re.IGNORECASE)
_OPEN = re.compile(
    rf"(?:[-–—]|\bto|\bthrough|\buntil)\s*(?:{alternatives('months', *map(str, range(1, 13)))}\.?)?\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
"""Dates and durations have one; most rows have none."""

_APART = 0.7
"""White between a rail and a text, in font sizes, that is wider than a space can be."""

_PROSE = 7
_LONGEST_DATE = 8
"""Words in a cell that holds nothing but a date ("from 1 November 2019 until 31 August 2022")."""


def settled(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with their dates in place."""
    joined = _joined([Row(list(row.words)) for row in rows])
    for row in joined:
        if not row.words:
            continue  # all of it has gone to the row above
        parts = cells(row.words, _APART) if _DIGIT.search(row.text) else [row.words]
        before = [word for part in parts[:-1] for word in part]
        if before and _is_date(Row(parts[-1]).text) and _is_text(before):
            yield Row(parts[-1])
            yield Row(before)
        else:
            yield row


def _joined(rows: list[Row]) -> list[Row]:
    """Move the rest of a date that a narrow rail, or a line's end, broke up to where it begins."""
    for number, row in enumerate(rows):
        below, further = (rows[number + n] if number + n < len(rows) else None for n in (1, 2))
        if row.words and below is not None and below.words:
            if _wrapped(row, below) or not dates.DIGITS.search(row.text):
                continue  # without digits there is no date that goes on below
            _moved(row, [below]) or (
                further is not None and bool(further.words) and _moved(row, [below, further])
            )
    return rows


def _wrapped(row: Row, below: Row) -> bool:
    """A header that broke inside its date: all of the row below finishes it."""
    if len(below.words) > 3 or not _OPEN.search(row.text):
        return False
    text, rest = row.text, below.text
    found = dates.find(f"{text} {rest}")
    if not found or not found[-1].whole or found[-1].to < len(text) + len(rest) or found[-1].at > len(text):
        return False
    row.words += below.words
    below.words.clear()
    return True


def _moved(row: Row, below: list[Row]) -> bool:
    """Move the cells of the rows below that finish a date of this row; False where there are none."""
    parts = cells(row.words, _APART)
    for first in (True, False):
        ours = parts[0 if first else -1]
        if len(ours) > _LONGEST_DATE or not any(dates.DIGITS.search(word.text) for word in ours):
            continue
        theirs = [cells(r.words, _APART)[0 if first else -1] for r in below]
        rest = [word for cell in theirs for word in cell]
        aligned = all(abs(ours[-1].x1 - c[-1].x1) < 8 or abs(ours[0].x0 - c[0].x0) < 8 for c in theirs)
        if aligned and _finishes(ours, rest):
            at = len(ours) if first else len(row.words)
            row.words[at:at] = rest
            taken = {id(word) for word in rest}
            for other in below:
                other.words[:] = [word for word in other.words if id(word) not in taken]
            return True
    return False


def _finishes(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two cells are one date broken in two: together a range and nothing else."""
    if len(ours) > _LONGEST_DATE or len(theirs) > _LONGEST_DATE:
        return False
    text, rest = (" ".join(w.text for w in words) for words in (ours, theirs))
    own = dates.find(text)
    if not own or (own[0].whole and _is_date(text) and not _OPEN.search(text)):
        return False
    whole = dates.find(f"{text} {rest}")
    left = dates.without(f"{text} {rest}", whole).strip(" ,.()|")
    return len(whole) == 1 and whole[0].whole and not left and not any(r.whole for r in dates.find(rest))


def _is_date(text: str) -> bool:
    found = dates.find(text)
    alone = bool(found) and not dates.without(text, found).strip(" ,.()|")
    return alone or bool(_DURATION.match(text))


def _is_text(words: Sequence[Word]) -> bool:
    """A bullet or a sentence, not a title with its date."""
    return words[0].text[0] in BULLETS.replace("o", "") or len(words) > _PROSE + 3
