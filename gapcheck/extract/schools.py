"""The names of schools, found in the entries of an education section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from gapcheck.extract import dates
from gapcheck.extract.degree_words import degree_in
from gapcheck.extract.header_words import HIDDEN_PLACE, placeness
from gapcheck.extract.lexicon import alternatives, words
from gapcheck.records.document import Line

SCHOOL = re.compile(
    rf"\b(?:{alternatives('places', 'schools')}\w*|{alternatives('places', 'school_names')}\b)", re.IGNORECASE
)

_OF_SCHOOLS = frozenset(
    {"technical", "medical", "agricultural", "state", "national", "community", "business", "law", "nursing"}
)
"""Words of fields that also begin a school's own kind: "Technical University of Harrow"."""

SURE_PLACE = 2.5
_TWO = 2

BRACKETS = re.compile(r"\([^()]*(?:\)|$)|^[^()]*\)")
_MOST_NAME = 6
"""Words in a school's name."""

_KINDS = frozenset({"academy", "college", "institute", "school", "university"})
_GRADE = re.compile(r"\s+C?GPA\b.*$", re.IGNORECASE)
_NO_SCHOOL = re.compile(
    r"\b(?:gpa|major\w*|minor\w*|thesis|speciali\w+|focus\w*|emphasis|concentration|dean|awards?|scholar\w*|grade"
    r"|honou?rs|laude|distinction|graduat\w*|advis[eo]r|project|member|president|courses?|coursework|year)\b",
    re.IGNORECASE,
)
"""What is told of studies beside their school."""

BOOTCAMP = re.compile(r"\bboot ?camp\b", re.IGNORECASE)
"""A school's word that a degree's name has as well."""


def names_school(text: str) -> bool:
    """Whether a text names a school beside its degree ("High School Diploma", "Bootcamp" are degrees)."""
    found = degree_in(text)
    bare = text if found is None else text[: found[2]] + " | " + text[found[3] :]
    return bool(SCHOOL.search(bare))


def school_in(text: str) -> str | None:
    """The school in an entry's text: the piece with a school's word, freed of degree and field."""
    text = HIDDEN_PLACE.sub("", text)
    text = dates.without(text, dates.find(text), fill=" | ")
    pieces = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s*;\s*|\s*:\s+|\s+\bfrom\s+", text)
    # a bootcamp is degree and school at once: a piece that is only a school comes before it
    for piece in sorted(pieces, key=lambda p: not names_school(p)):
        hit = SCHOOL.search(piece)
        if hit is None or _only_degree(piece):
            continue
        parts = [p.strip() for p in piece.split(",")]
        own = [p for p in parts if SCHOOL.search(p) and not _only_degree(p)]
        if own:
            hit = SCHOOL.search(own[0])
            name = _GRADE.sub("", _trimmed(own[0], hit.group()) if hit else own[0])
            return re.sub(r"\s+(?:in|at|of)$", "", _balanced(name.strip(" .-–|"))) or None
    return None


def school_beside(head: Sequence[Line], *, sure: bool) -> str | None:
    """A school without a word that schools have: what stands beside the degree on a line of its own,
    or after it with its town. `sure`: the degree says its field, so the line below can only be the school.
    """
    for line in head:
        bare = HIDDEN_PLACE.sub(" ", dates.without(line.text, dates.find(line.text), fill=" | "))
        found = degree_in(BRACKETS.sub(" ", line.text))
        told = sure or line.bold or "|" in bare or len(head) == _TWO
        for piece in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", bare) if told or found is not None else ():
            first, *rest = (part.strip() for part in piece.split(","))
            if found is None and _may_be_school(first):
                return _balanced(first)
            for name, town in pairwise(rest):
                if (
                    found is not None
                    and placeness(f"{town}, {rest[-1]}") >= SURE_PLACE
                    and _may_be_school(name)
                ):
                    return _balanced(name)
    return None


def _may_be_school(text: str) -> bool:
    """Whether a short text may be a school's name: no field of study, no place, nothing told of studies."""
    words_in = BRACKETS.sub(" ", text).split()
    named = text[:1].isupper() and 0 < len(words_in) <= _MOST_NAME and not text.endswith((".", ":"))
    if not named or placeness(text) >= SURE_PLACE or _NO_SCHOOL.search(text) or degree_in(text):
        return False
    return not all_fields(" ".join(words_in))


def all_fields(text: str) -> bool:
    """Whether all words name fields of study."""
    return all(word.casefold().strip(".,&") in {*_fields(), "and", ""} for word in text.split())


def _balanced(name: str) -> str:
    """The name without a bracket that is only half there."""
    if name.count("(") == name.count(")"):
        return name
    return name.split("(")[0].strip(" .-–|)") if name.count("(") > name.count(")") else name.strip(" .-–|)")


def _only_degree(piece: str) -> bool:
    """Whether a piece is nothing but a degree that has a school's word in it ("High School Diploma")."""
    found = degree_in(piece)
    return found is not None and not (piece[: found[2]] + piece[found[3] :]).strip(" ,.")


def _trimmed(name: str, word: str) -> str:
    """The school's name without the field of study that runs into it on either side.

    "Computer Science Illinois Institute of Technology Computer Science": a name starts at the first
    word that is no field, and ends before a field that does not belong to it by "of" or "for".
    """
    fields = _fields()
    found = degree_in(name)
    rest = name[found[3] :].strip(" :,.-|") if found is not None and found[2] == 0 else ""
    again = SCHOOL.search(rest)
    if again is not None:
        name, word = rest, again.group()
    tokens = name.split()
    at = next(i for i, token in enumerate(tokens) if word in token or token in word)
    start = 0
    while start < at and tokens[start].casefold().strip(".,") in fields:
        if start == at - 1 and tokens[start].casefold() in _OF_SCHOOLS:
            break
        start += 1
    stop = at + 1
    while stop < len(tokens) and (
        tokens[stop].casefold().strip(".,") not in fields
        or tokens[stop].casefold() in ("of", "for", "in", "and", "&")
    ):
        linked = tokens[stop].casefold() in ("of", "for")
        stop += 1
        while linked and stop < len(tokens) and tokens[stop].casefold() in fields:
            stop += 1
    if start and stop - start == 1 and tokens[start].casefold() in _KINDS:
        start -= 1  # "Science College": a kind of school alone is no name
    return " ".join(tokens[start:stop])


@cache
def _fields() -> frozenset[str]:
    return frozenset(words("fields")["words"])
