"""Which language a CV is in, by its small words; English is understood, others are named.

A profile of small words tells whole pages apart without a library or a model. It is asked only
whether a text is plainly another language: short and mixed texts count as English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from gapcheck.errors import Unreadable
from gapcheck.extract.lexicon import words
from gapcheck.records.document import Document, Line

ENGLISH = "en"
NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech",
    "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS, _FEWEST_FOUND = 40, 10
_LEAST_SHARE = 0.06
_LEAD = 2.0
"""Another language's small words: at least so many, so large a share of all words, and so many times
the English ones."""

_MOST_FOREIGN_LETTERS = 0.6


def require_english(document: Document) -> None:
    """Raises Unreadable where a CV is plainly in another language."""
    found = of(document.lines)
    if found in NAMES:
        raise Unreadable(
            f"The CV is in {NAMES[found]} ({found}), which is not supported yet. Ask for an English version."
        )
    if found != ENGLISH:
        raise Unreadable(
            f"The CV is in {found} script, whose languages are not supported yet. Ask for an English version."
        )


def of(lines: Sequence[Line]) -> str:
    """A language's code, "en" where none is plain; the name of the script where it is not Latin."""
    text = unicodedata.normalize("NFC", " ".join(line.text for line in lines).casefold())
    if (script := _script(text)) != "Latin":
        return script
    found = Counter(_WORD.findall(text))
    if found.total() < _FEWEST_WORDS:
        return ENGLISH
    counts = {code: sum(found[word] for word in own) for code, own in _telling().items()}
    best = max(NAMES, key=lambda code: (counts[code], code))
    least = max(_FEWEST_FOUND, _LEAST_SHARE * found.total(), _LEAD * counts[ENGLISH])
    return best if counts[best] >= least else ENGLISH


@cache
def _telling() -> dict[str, frozenset[str]]:
    """Each language's small words without those that English shares with any."""
    # letters alone are as often grades, list marks or what an apostrophe left over
    lists = {c: frozenset(w for w in own if len(w) > 1) for c, own in words("stopwords").items()}
    others = frozenset().union(*(own for code, own in lists.items() if code != ENGLISH))
    english = lists[ENGLISH]
    return {code: own - (others if code == ENGLISH else english) for code, own in lists.items()}


def _script(text: str) -> str:
    """The script that most letters are of, where most are not Latin."""
    letters = [sign for sign in text if sign.isalpha()]
    foreign = Counter(
        unicodedata.name(sign, "unknown").split()[0].capitalize() for sign in letters if ord(sign) > 0x24F
    )
    foreign.pop("Latin", None)
    if len(letters) < 2 * _FEWEST_WORDS or foreign.total() < _MOST_FOREIGN_LETTERS * len(letters):
        return "Latin"
    return max(foreign, key=lambda name: (foreign[name], name)).replace("Cjk", "Chinese or Japanese")
