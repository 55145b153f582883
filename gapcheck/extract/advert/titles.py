"""The title that an advertisement is for, and the names of other roles in its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from gapcheck.extract.advert.wording import listed
from gapcheck.extract.header_words import heads_function, leads_by_title
from gapcheck.extract.lexicon import words
from gapcheck.records.document import Line
from gapcheck.taxonomy import Role

_FIRST_LINES = 15
_LONGEST_LINE = 20
_LONGEST_TITLE = 7
_LABEL = re.compile(
    r"^(?:job\s+|position\s+|role\s+)?(?:title|position|role|vacancy|job)\s*[:–-]\s*(\S.*)$", re.IGNORECASE
)
_CUT = re.compile(r"\s*(?:[|(\[•·!?,:;/]|\s[–—-]\s).*$")
_TOKEN = re.compile(r"[\w&'’.+#-]*\w[+#]*")


@dataclass(frozen=True)
class Names:
    """The names of the advertised role and of all other roles that the taxonomy knows."""

    own: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def of(cls, title: str | None, roles: Iterable[Role]) -> Names:
        own: set[str] = {title.casefold()} if title else set()
        others: set[str] = set()
        for role in roles:
            names = {name.casefold() for name in (role.title, *role.aliases)}
            (own if own & names else others).update(names)
        return cls(tuple(sorted(own)), tuple(sorted(others - own, key=lambda n: (-len(n), n))))

    def of_another(self, heading: str) -> bool:
        """Whether a heading speaks of another role and of nothing else ("Duties of the CIO")."""
        low = re.sub(r"[’']s\b|s[’'](?=\s)", "", heading.casefold())
        if any(re.search(rf"\b{re.escape(name)}s?\b", low) for name in self.own):
            return False
        rest = low
        for name in self.others:
            rest = re.sub(rf"\b{re.escape(name)}s?\b", " ", rest)
        left = re.findall(r"[a-z]+", listed("of_a_role").sub(" ", rest))
        return rest != low and not left


def find(lines: Sequence[Line], roles: Iterable[Role]) -> tuple[str, Line] | None:
    """The title and the line that gives it: a labelled one, the first one written like a title in the
    first lines, or a role of the taxonomy that they name."""
    first = [line for line in lines[:_FIRST_LINES] if len(line.text.split()) <= _LONGEST_LINE]
    for line in first:
        label = _LABEL.match(line.text)
        if label and (title := _cut(label.group(1))):
            return title, line
    for line in first:
        if (title := title_in(line.text)) is not None:
            return title, line
    known = {name.casefold(): role.title for role in roles for name in (role.title, *role.aliases)}
    for line in first:
        for name in sorted(known, key=lambda n: (-len(n), n)):
            if re.search(rf"\b{re.escape(name)}\b", line.text.casefold()):
                return known[name], line
    return None


def rank(title: str | None) -> int:
    """What a title says of seniority, 1 to 4; an unknown one is taken as 3, which a person looks at."""
    if title is None:
        return 3
    if listed("junior").search(title):
        return 1
    if heads_function(title):
        return 4
    return 3 if leads_by_title(title) or listed("senior").search(title) else 2


def _cut(text: str) -> str | None:
    """A labelled title without what stands behind it: places, hours, "(m/f/d)"."""
    title = _CUT.sub("", text).strip(" .*_–—-")
    return title if 0 < len(title.split()) <= 2 * _LONGEST_TITLE else None


@cache
def _heads() -> frozenset[str]:
    return frozenset(words("titles")["heads"]) - frozenset(words("advert")["weak_heads"])


@cache
def _stops() -> frozenset[str]:
    return frozenset(words("advert")["not_title"])


def title_in(text: str) -> str | None:
    """The first run of capitalised words that ends in, or goes on from, a word that makes a title."""
    found = list(_TOKEN.finditer(text))
    tokens = [match.group() for match in found]
    for at, token in enumerate(tokens):
        if token.casefold() in _heads() and _capital(token):
            start, stop = _start(text, found, at), _stop(text, found, at)
            if stop - start >= 2 or token.isupper():
                return text[found[start].start() : found[stop - 1].end()].strip(" .'’")
    return None


def _capital(token: str) -> bool:
    return token[:1].isupper() or token[:1].isdigit()


def _together(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return text[one.end() : other.start()].strip() in ("", "&")


def _start(text: str, found: list[re.Match[str]], at: int) -> int:
    """The first word of the title that holds word `at`."""
    while (
        at > 0
        and _together(text, found[at - 1], found[at])
        and _capital(word := found[at - 1].group())
        and word.casefold() not in _stops()
    ):
        at -= 1
    return at


def _stop(text: str, found: list[re.Match[str]], at: int) -> int:
    """One after the last word: further words up to the last that makes a title, and what it is of."""
    end, linked, next_ = at + 1, False, at + 1
    if next_ < len(found) and next_ == 1 and text[found[at].end() : found[next_].start()].strip() == ",":
        linked = True  # "Director, Engineering"
    while next_ < len(found) and (linked or _together(text, found[next_ - 1], found[next_])):
        word = found[next_].group()
        if word.casefold() in ("of", "for") and not linked and next_ == end:
            linked, next_ = True, next_ + 1
            continue
        if not _capital(word) or word.casefold() in _stops() or next_ - at > _LONGEST_TITLE:
            break
        if linked and not _together(text, found[next_ - 1], found[next_]) and next_ - 1 != at:
            break
        next_ += 1
        if linked or word.casefold() in _heads():
            end = next_
    return end
