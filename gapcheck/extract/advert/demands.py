"""Years, degrees, fields of study and certificates that an advertisement asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gapcheck.extract.advert.wording import listed, wish_of
from gapcheck.extract.certificates import certificates
from gapcheck.extract.degree_words import degree_in
from gapcheck.extract.lexicon import words
from gapcheck.extract.skills import Skills
from gapcheck.records.advert import Ask, AskedCertification, AskedDegree, AskedField, AskedYears, Wish

_TENS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen")
_NUMBERS = {word: value for value, word in enumerate((*_TENS, *_TEENS), 1)} | {"twenty": 20}
_WORDS = "|".join(_NUMBERS)
_NUMBER = rf"(\d{{1,2}}(?:\.5)?|{_WORDS})(?:\s*\(\d{{1,2}}\))?"
_RANGE = rf"(?:\s*(?:-|–|—|to|or)\s*(?:\d{{1,2}}|more|{_WORDS})\s*\+?)?"
_YEARS = re.compile(
    rf"(?<![\d.,$€£-])\b{_NUMBER}\s*\+?{_RANGE}\s*(?:plus\s+)?(?:years?\b|yrs?\b\.?)['’]?"
    r"(?!\s+(?:old|of age|ago))",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"\b(?:of which|including|with)\s+(?:at least\s+|a minimum of\s+)?{_NUMBER}\b"
    r"(?!\s*\+?\s*(?:-|–|to|years?|yrs?|%))(?=\s*\+?\s+(?:in|of|as|were|spent|leading|managing))"
    rf"|\b{_NUMBER}\s+of\s+(?:which|them|those|these)\b",
    re.IGNORECASE,
)
"""A part of the years before: "of which five in a leadership role", "5 of them"."""

_SOMEBODY_ELSE = re.compile(
    r"\b(?:we|our|us)\b(?! (?:are looking|look|need|want|expect|require|ask|seek))"
    r"|\b(?:founded|since|history|celebrat\w+)\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b(?:universit\w+|college|institute of)\b", re.IGNORECASE)
_REPLACEABLE = re.compile(
    r"\bequivalent\b.{0,60}?\bexperience\b|\bin lieu\b"
    r"|\bor\b.{0,25}\b(?:experience|training|apprenticeship)\b.{0,20}\bequivalent\b",
    re.IGNORECASE,
)
_ANY_FIELD = re.compile(
    r"\b(?:a|an|any|some|other|similar|related|relevant|technical|technology|equivalent|comparable|closely"
    r"|fields?|disciplines?|areas?|subjects?|such as|degree|or|and|in|the|of)\b",
    re.IGNORECASE,
)
_IN_FIELD = re.compile(
    r"^['’\w\s.()/-]{0,40}?\b(?:in|of)\s+"
    r"(?:(?:a|an|any)\s+[\w ]*?fields?\s*,?\s*(?:such as|like|e\.g\.,?|\()\s*)?"
)
_JOINED = re.compile(r"['’s\s]*(?:degrees?)?\s*(?:or|and|/)\s*(?:an?\s+)?", re.IGNORECASE)
_PLAIN = re.compile(
    r"\b(?:university |college |relevant |technical |first )*degree\b(?= (?:in|or)\b|\W*$)", re.IGNORECASE
)
_OR = re.compile(r"\bor\b[^.;]*$")
_DEGREES = ("doctorate", "master", "bachelor", "associate")


def years(asks: Sequence[Ask], own: Sequence[str]) -> tuple[AskedYears, ...]:
    """All numbers of years. In a block that asks nothing, only where the line names the role itself."""
    return tuple(found for ask in asks if _may_say_years(ask, own) for found in _years(ask))


def _may_say_years(ask: Ask, own: Sequence[str]) -> bool:
    quote = ask.evidence.quote
    if ask.block == "aside":
        return any(name in quote.casefold() for name in own)
    return not _SOMEBODY_ELSE.search(quote)


def _years(ask: Ask) -> Iterator[AskedYears]:
    """The years of one statement; what stands from one number to the next says what they are of."""
    quote = ask.evidence.quote
    found = sorted([*_YEARS.finditer(quote), *_OF_THEM.finditer(quote)], key=lambda match: match.start())
    for number, match in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else len(quote)
        rest = quote[match.end() : stop]
        nearest = re.split(r"[.;]\s", rest, maxsplit=1)[0]
        heading = ask.block in ("experience", "education", "skills", "aside")
        if not (listed("experienced").search(nearest) or heading or number):
            continue
        leading = bool(listed("leading").search(nearest.split(",")[0] if len(found) == 1 else nearest))
        own = wish_of(quote[:stop] if number == 0 else nearest)
        # what one of several demands says of itself does not hold for the others
        around = "none" if ask.wish_said and len(found) > 1 else ask.wish
        yield AskedYears(_value(match), leading, own if own != "none" else around, ask.evidence)


def _value(match: re.Match[str]) -> float:
    written = next(group for group in match.groups() if group).casefold()
    return float(_NUMBERS.get(written, 0) or written)


def _wish(ask: Ask, text: str) -> Wish:
    """What the words nearest to a demand say, else its statement, else its heading."""
    said = wish_of(text)
    return said if said != "none" else ask.wish


def degrees(asks: Iterable[Ask]) -> tuple[AskedDegree, ...]:
    """Every degree asked for, with its field. A school's own offer is none."""
    return tuple(d for ask in asks if ask.block != "aside" or _states_degree(ask) for d in _degrees(ask))


def _states_degree(ask: Ask) -> bool:
    """Career and advice sections count only where they say what holders of the role have."""
    return bool(
        re.search(r"\b(?:most|typically|usually|often|at least|minimum|required)\b", ask.evidence.quote, re.I)
    )


def _degrees(ask: Ask) -> Iterator[AskedDegree]:
    quote = ask.evidence.quote
    if _SCHOOL.search(quote) and wish_of(quote) == "none" and ask.wish == "none":
        return
    found = list(_degree_words(quote)) or list(_plain_degrees(quote))
    replaceable = bool(_REPLACEABLE.search(quote))
    studies = _studies(quote, found)
    for number, (level, start, _) in enumerate(found):
        until = found[number + 1][1] if number + 1 < len(found) else len(quote)
        near = quote[start:until]
        wish = _wish(ask, near if wish_of(near) != "none" else quote)
        if number and wish == ask.wish and _OR.search(quote[:start]) and level != found[0][0]:
            wish = "should"  # of "bachelor's or master's" the first is what is asked
        for name in studies[number]:
            yield AskedDegree(level, name and _titled(name), wish, replaceable, ask.evidence)


def _studies(quote: str, found: Sequence[tuple[str, int, int]]) -> list[tuple[str | None, ...]]:
    """The fields of each degree of a sentence; "bachelor's or master's degree in X" gives both the same."""
    out: list[tuple[str | None, ...]] = [()] * len(found)
    for number in reversed(range(len(found))):
        _, start, stop = found[number]
        until = found[number + 1][1] if number + 1 < len(found) else len(quote)
        if _is_mba(quote[start:stop], quote[start:until]):
            out[number] = ("Business Administration",)
        else:
            out[number] = _named_fields(quote[stop:until])
            joined = number + 1 < len(found) and _JOINED.fullmatch(quote[stop:until])
            if joined and not _is_mba(quote[until : found[number + 1][2]], quote[until:]):
                out[number] = out[number + 1]
    return out


def _degree_words(quote: str) -> Iterator[tuple[str, int, int]]:
    """Level and place of each degree; two names of one ("Master of Science (M.S.)") are one."""
    at, last = 0, ""
    while (found := degree_in(quote[at:])) is not None:
        written, level, start, stop = found
        begin, end = at + start, at + stop
        again = level == last and re.fullmatch(r"[\w\s]{0,30}[(/]\s*", quote[at:begin])
        if level in _DEGREES and not again and _is_degree(written, quote[end:]):
            yield level, begin, end
            last = level
        at = end


def _plain_degrees(quote: str) -> Iterator[tuple[str, int, int]]:
    """ "A degree in X" without its level is a first degree."""
    for match in _PLAIN.finditer(quote):
        yield "bachelor", match.start(), match.end()


def _is_degree(written: str, rest: str) -> bool:
    """Whether a word that may be a degree is one here: "master" and "associate" are words too."""
    bare = re.sub(r"[^a-z']", "", written.casefold())
    if bare not in ("master", "associate", "associates", "masters", "bachelor", "bachelors"):
        return bool(bare)
    if bare.startswith("bachelor"):
        return True
    return bool(re.match(r"['’]?s?\s*(?:\([^)]*\)\s*)?(?:degree|of |in [A-Z]|or |/)", rest))


def _is_mba(written: str, near: str) -> bool:
    return bool(
        re.match(r"(?i)e?mba\b|m\.b\.a", written)
        or re.match(r"(?i)master(?:'s)? (?:of|in) business admin", near)
    )


def _named_fields(text: str) -> tuple[str | None, ...]:
    """The fields after a degree word; (None,) where none is named."""
    found = _IN_FIELD.match(text)
    if found is None:
        return (None,)
    return tuple(
        field_names(re.split(r"[.;)]\s|[.;)]$|\bwith\b|\brequired\b|\bpreferred\b", text[found.end() :])[0])
    ) or (None,)


def field_names(text: str) -> Iterator[str]:
    """Names of fields of study in a list, as written; "a related field" is none."""
    known = frozenset(words("fields")["words"])
    for piece in re.split(r"\s*(?:,|/|;|\||\bor\b)\s*|\s+and\s+(?=[A-Z])", text):
        bare = piece.strip(" .()–-")
        tokens = [token.casefold() for token in re.findall(r"[\w']+", bare)]
        telling = _ANY_FIELD.sub(" ", bare).split()
        if telling and tokens and len(tokens) <= 5 and all(t in known for t in tokens):
            yield re.sub(r"^(?:a|an|the)\s+", "", bare)


def fields(
    asks: Iterable[Ask], asked: Iterable[AskedDegree], listed_lines: frozenset[int]
) -> tuple[AskedField, ...]:
    """Fields of study: the items of a list under such a heading, and those of the degrees asked for."""
    asked = tuple(asked)
    found = []
    for ask in asks:
        if ask.evidence.line in listed_lines and not ask.heading:
            found += [AskedField(_titled(name), ask.evidence) for name in field_names(ask.evidence.quote)]
    firm = [degree for degree in asked if degree.wish != "should"] or asked
    found += [AskedField(degree.field, degree.evidence) for degree in firm if degree.field]
    by_name: dict[str, AskedField] = {}
    for one in found:
        by_name.setdefault(one.name.casefold(), one)
    return tuple(by_name.values())


def _titled(name: str) -> str:
    """ "computer science" as "Computer Science"; what has capitals stays."""
    small = {"and", "of", "in", "&"}
    return " ".join(w if w in small or not w.islower() else w.capitalize() for w in name.split())


def certifications(asks: Sequence[Ask], skills: Skills) -> tuple[AskedCertification, ...]:
    """Certificates that are asked for or welcomed, each once."""
    out: dict[str, AskedCertification] = {}
    for ask in asks:
        if ask.block == "aside" and not re.search(r"\bcertif", ask.evidence.quote, re.IGNORECASE):
            continue
        section = "certifications" if _lists_certificates(ask) else "skills"
        for one in certificates([replace(ask.evidence, section=section)], skills):
            certification = replace(one, evidence=ask.evidence)
            key = one.skill or one.name.casefold()
            out.setdefault(key, AskedCertification(certification, _wish(ask, ask.evidence.quote)))
    return tuple(out.values())


def _lists_certificates(ask: Ask) -> bool:
    """Whether an item is a certificate that the taxonomy may not know ("Certified X Professional")."""
    return not ask.heading and bool(
        re.match(r"\W*certified\b(?:\s+\w+){1,7}\W*$", ask.evidence.quote, re.IGNORECASE)
    )
