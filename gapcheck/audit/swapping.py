"""The same CV of another person: names, pronouns, schools, home and birth years exchanged, the layout kept.

Words are exchanged where they stand, in the document as it was read; what is exchanged must not change a
single figure. What the page tells of work (dates of jobs, amounts, employers' towns) is left alone unless
it holds the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gapcheck.audit import personal
from gapcheck.audit.identity import Identity, folded
from gapcheck.audit.words import SCHOOL
from gapcheck.records.document import Document, Line

KINDS = ("names", "pronouns", "schools", "places", "birth years")

VARIANTS = 3
"""So many other people."""

_NAMES = (
    ("Adaeze", "Okonkwo", "Chidinma", "Abubakar", "Folasade"),
    ("Björn", "Haraldsen", "Sigurd", "Lindqvist", "Torvald"),
    ("Mei", "Zhang", "Xiaoling", "Ouyang", "Jianguo"),
)
_TOWNS = ("Nairobi", "Seoul", "Oslo")
_SCHOOLS = (("Ibadan", "Kaduna", "Lokoja"), ("Uppsala", "Umeå", "Tromsø"), ("Xiamen", "Lanzhou", "Ningbo"))
_PRONOUNS = {
    "he": "she", "she": "he", "him": "her", "his": "her", "her": "his", "hers": "his",
    "himself": "herself", "herself": "himself",
}  # fmt: skip
_TITLES = {"Mr": "Ms", "Ms": "Mr", "Mrs": "Mr", "Miss": "Mr"}
"""In this case alone: MS is a maker of office programs, and a deadline is one to miss."""

_OLDER = 17
"""Years."""

_WORD = re.compile(r"[^\W\d_]+")
_BORN = re.compile(r"\b(?:born|birth|birthday|d\.?o\.?b)\b", re.IGNORECASE)
_AGED = re.compile(r"\b\d{2}(?=[\s-]*(?:years?|yrs?)[\s-]*(?:old|of age)\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Exchange:
    """What becomes of a document's words; `always` in any case, `capitals` where they begin with one."""

    always: Mapping[str, str]
    capitals: Mapping[str, str]
    birth: bool
    titles: bool

    def document(self, document: Document) -> Document:
        """The document of the other person: the same lines, words and boxes."""
        return replace(document, lines=tuple(self._line(line) for line in document.lines))

    def _line(self, line: Line) -> Line:
        born = self.birth and _BORN.search(line.text) is not None
        words = tuple(replace(word, text=self._text(word.text, born)) for word in line.words)
        return replace(line, text=self._text(line.text, born), words=words)

    def _text(self, text: str, born: bool) -> str:
        if self.birth:
            text = _AGED.sub(lambda found: str(int(found.group()) + _OLDER), text)
        if born:
            text = personal.LONE_YEAR.sub(lambda found: str(int(found.group()) - _OLDER), text)
        return _WORD.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        old = found.group()
        key = folded(old)
        if self.titles and old in _TITLES:
            return _TITLES[old]
        new = self.always.get(key) or (self.capitals.get(key) if old[0].isupper() else None)
        return _shaped(new, old) if new else old


def exchange(identity: Identity, kinds: Iterable[str] = KINDS, variant: int = 0) -> Exchange:
    """Somebody else's words in place of this person's, of the given kinds; `variant` picks which."""
    chosen, turn = frozenset(kinds), variant % len(_NAMES)
    names = _NAMES[turn] if "names" in chosen else ()
    schools = _SCHOOLS[turn] if "schools" in chosen else ()
    told = [school for school in identity.schools if _WORD.fullmatch(school)]
    town = identity.places[0].split(",")[0].strip() if identity.places and "places" in chosen else ""
    return Exchange(
        always={
            **(_PRONOUNS if "pronouns" in chosen else {}),
            **_paired((name for name in identity.names if len(name) > 1), names),
        },
        capitals={
            **_paired((folded(w) for w in told if folded(w) not in SCHOOL), schools),
            **({folded(town): _TOWNS[turn]} if _WORD.fullmatch(town) else {}),
            **_paired((name for name in identity.unsure if len(name) > 1), names),
        },
        birth="birth years" in chosen,
        titles="pronouns" in chosen,
    )


def _paired(words: Iterable[str], others: tuple[str, ...]) -> dict[str, str]:
    """Each word with one of the others, in turn; nothing where there are none."""
    return {word: others[n % len(others)] for n, word in enumerate(sorted(set(words)))} if others else {}


def _shaped(new: str, old: str) -> str:
    """In the case of the word whose place it takes."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new.lower() if old.islower() else new
