"""Who a CV is about, as far as its words tell: the names, addresses and places to be hidden."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from gapcheck.audit import personal
from gapcheck.audit.words import GENERIC, MONTHS, ORDINARY, PARTICLES, SCHOOL
from gapcheck.records.document import Document, Line
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Taxonomy

_LONGEST_NAME = 7
_LONGEST_SCHOOL = 8
"""Words; a longer one has run into the text beside it."""

_EDGE = 0.08
"""Share of a page's height that counts as its head or foot."""

_LONGEST_USER = 64
"""Letters that a mailbox's user may have (RFC 5321)."""

_INITIALS, _SHORTEST_PART = 3, 3
"""Letters: a part of a mailbox's user with less is initials; so many make a name."""

_TOP = 3
"""Lines of the first page in which a name is looked for where none was recognised."""

_LETTERS = re.compile(r"[^\W\d_]+")
_LABELLED = re.compile(
    r"^(?:full |first |last |family |given |candidate )?(?:name|surname)\s*[:–-]\s*(.{2,60}?)"
    r"(?:\s{2,}|[|;•]|$)"
    r"|^(?:curriculum vitae|cv|r[ée]sum[ée])\s*(?:[:–—-]|of|for)\s+(.{2,60}?)(?:\s{2,}|[|;•]|$)"
    r"|\bsigned\s*(?:by)?\s*:\s*(.{2,60})$",
    re.IGNORECASE,
)


_LIVES = re.compile(
    r"\b(?i:lives?|living|based|resid\w+|located|relocat\w+|home)\s+(?i:in|near|at|to|outside|town)\s+"
    r"((?:[^\W\d_a-z][\w'’-]+)(?:[\s,]+[^\W\d_a-z][\w'’-]+){0,3})"
)
_LONGEST = 25
"""Words; a longer line is a sentence, not a row of contact data."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What gives a person away. All but `exact` and `schools` are single words, folded.

    `names` count in any case; `unsure` are words as well, and count in capitals or beside another name.
    `kept` are names that are skills of the CV too. `exact` are contact data as written.
    """

    names: frozenset[str]
    unsure: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    exact: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Small letters without accents: "Müller-Łoś" and "MULLER-LOS" are one."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(c for c in bare if not unicodedata.combining(c))


_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def vocabulary(taxonomy: Taxonomy) -> frozenset[str]:
    """The words of roles, competencies and skills: no guess takes one of them for a name."""
    names = [c.name for c in taxonomy.competencies.values()]
    names += [name for role in taxonomy.roles.values() for name in (role.title, *role.aliases)]
    names += [name for skill in taxonomy.skills.values() for name in skill.names]
    return frozenset(word for name in names for word in _tokens(name))


def identity(profile: Profile, document: Document, path_name: str, known: frozenset[str]) -> Identity:
    """Everything that extract recognised and what stands around it; `path_name` is the file's own name."""
    sure = {token for text in _named(profile, document) for token in _tokens(text)} - PARTICLES
    headings = {token for section in profile.sections for token in _tokens(section.heading)}
    plain = PARTICLES | GENERIC | ORDINARY | known | headings
    guessed = _guessed(profile, document, path_name, bool(sure)) - plain
    names = {token for token in sure | {g for g in guessed if len(g) > 2} if not token.isdigit()}
    skills = {
        token for skill in profile.skills if skill.id for name in skill.as_written for token in _tokens(name)
    }
    contact = profile.contact
    return Identity(
        names=frozenset(names - ORDINARY - skills),
        unsure=frozenset(names & ORDINARY - skills),
        kept=frozenset(names & skills),
        exact=tuple(
            sorted({*contact.emails, *contact.links, *_handles(contact.emails)}, key=len, reverse=True)
        ),
        places=tuple(dict.fromkeys([*_places(contact.location), *_beside(document.lines, known, names)])),
        phones=tuple(re.sub(r"\D", "", phone) for phone in contact.phones),
        schools=_schools(profile, known),
    )


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded, without the little ones that join titles."""
    return frozenset(_tokens(text)) - {"of", "and", "the", "for", "in", "a", "an", "to", "with"}


def _tokens(text: str) -> Iterator[str]:
    """The words of a text, folded; "O'Neill" gives "o", "neill" and "oneill"."""
    for chunk in text.split():
        parts = [folded(part) for part in _LETTERS.findall(chunk)]
        yield from parts
        if 1 < len(parts) < 4 and re.fullmatch(r"\W*[^\W\d_]+(?:['’-][^\W\d_]+)+\W*", chunk):
            yield "".join(parts)


def _named(profile: Profile, document: Document) -> Iterator[str]:
    """Texts that are names: the one recognised, and those with a label."""
    if profile.contact.name:
        yield profile.contact.name
    for line in document.lines:
        found = _LABELLED.search(line.text)
        if found and len(text := next(group for group in found.groups() if group)) and len(text.split()) <= 5:
            yield text


def _guessed(profile: Profile, document: Document, path_name: str, named: bool) -> frozenset[str]:
    """Words that are likely parts of a name: in the mailbox, in links, in the file's name, in running heads.

    A word that the text writes in small letters somewhere is one only where two of these have it. The parts
    of a mailbox that the text writes apart and in capitals are names as well ("adaroe@": Ada, Roe).
    """
    mails = [found.group() for line in document.lines for found in personal.EMAIL.finditer(line.text)]
    links = (link.rstrip("/").removeprefix("www.") for link in profile.contact.links)
    top = [line.text for line in document.lines[:_TOP] if _headlike(line.text)]
    sources = (
        [mail.split("@")[0] for mail in (*mails, *profile.contact.emails)],
        [link.split("/")[-1] if "/" in link else link.split(".")[0] for link in links],
        re.split(r"[\W\d_]+", path_name),
        _running(document),
        top,
    )
    counted = Counter(token for texts in sources for token in {t for text in texts for t in _tokens(text)})
    alone = {t for texts in (sources[:-1] if named else sources) for text in texts for t in _tokens(text)}
    common = _common(document)
    likely = {t for t in alone if counted[t] > 1 or t not in common}
    users = {token for text in (*sources[0], *sources[1]) for token in _tokens(text)}
    return frozenset(likely | (_run_together(users, document) - common))


def _headlike(text: str) -> bool:
    """Whether a line may hold nothing but a name and what stands behind names."""
    words = [word for word in text.split() if folded(word.strip(",.")) not in PARTICLES]
    return (
        0 < len(words) <= _LONGEST_NAME  # one word alone: first name and surname may have a line each
        and not any(word[0].islower() for word in words)
        and text.isprintable()
    )


def _common(document: Document) -> frozenset[str]:
    """The words that the text writes in small letters, but beside an e-mail address, where some write all so.

    No guess takes one of them for a name.
    """
    words = (w for line in document.lines if not personal.EMAIL.search(line.text) for w in line.text.split())
    return frozenset(
        folded(bare) for w in words if (bare := w.strip(".,;:()'\"")).isalpha() and bare.islower()
    )


def _run_together(users: Iterable[str], document: Document) -> frozenset[str]:
    """Words in capitals that make up a mailbox's user by twos, or by one and an initial."""
    written = (w for line in document.lines for w in re.findall(r"[^\W\d_]{3,}", line.text) if w[0].isupper())
    words = frozenset(map(folded, written))
    found = set()
    for user in (user for user in users if len(user) <= _LONGEST_USER):
        for at in range(1, len(user)):
            parts = {user[:at], user[at:]}
            told = {part for part in parts if part in words}
            if told and all(part in words or len(part) < _INITIALS for part in parts):
                found |= {part for part in told if len(part) >= _SHORTEST_PART}
    return frozenset(found)


def _running(document: Document) -> list[str]:
    """Short lines at the head or foot of several pages: they carry names."""
    heights = {page.number: page.height for page in document.pages}
    edge = [
        line
        for line in document.lines
        if (height := heights.get(line.page)) and not _EDGE * height < line.bbox[1] < (1 - _EDGE) * height
    ]
    pages = Counter(text for text, _ in {(re.sub(r"\d+", "", line.text), line.page) for line in edge})
    return sorted(text for text, count in pages.items() if count > 1 and len(text.split()) <= _LONGEST_NAME)


def _handles(emails: Iterable[str]) -> Iterator[str]:
    """User names of mailboxes, where they are no plain word."""
    for email in emails:
        user = email.split("@")[0]
        if len(user) > 3 and user.casefold() not in GENERIC | ORDINARY:
            yield user


def _places(location: str | None) -> tuple[str, ...]:
    """The home place and its parts; parts of three letters or less only as part of the whole."""
    if not location:
        return ()
    parts = [part.strip() for part in re.split(r"[,/|()]|\s[–-]\s", location)]
    return (location, *(part for part in parts if len(part) > 3 and part != location))


def _beside(lines: Iterable[Line], known: frozenset[str], names: set[str]) -> Iterator[str]:
    """Home places that are not recognised as such: beside contact data, or where somebody says to live."""
    for line in lines:
        for found in _LIVES.finditer(line.text):
            yield from _places(found[1].strip())
        bare = reduce(lambda text, pattern: pattern.sub("|", text), personal.REACH, line.text)
        if bare == line.text or len(line.text.split()) > _LONGEST:
            continue
        street = any(pattern.search(line.text) for pattern in personal.STREETS)
        for piece in re.split(r"\s*[|•·/;,]\s*|\s+[–—-]\s+|\s{2,}", bare):
            words = set(_tokens(piece))
            told = words <= (known | names | GENERIC) if street else words & (known | names | GENERIC)
            if re.fullmatch(r"[A-Z][^\d@]{3,40}", piece) and not told:
                yield from _places(piece.strip(" ,.:"))


def _schools(profile: Profile, known: frozenset[str]) -> tuple[str, ...]:
    """The names of schools, and the words of them that tell which school it is, as written."""
    whole = [e.institution for e in profile.education if e.institution]
    sure = [name for name in whole if len(name.split()) <= _LONGEST_SCHOOL]
    words = [word for name in sure for word in re.findall(r"[^\W\d_][\w'’-]+", name)]
    common = SCHOOL | MONTHS | known | GENERIC
    telling = [w for w in words if w[0].isupper() and len(w) > 2 and not set(_tokens(w)) & common]
    return tuple(dict.fromkeys([*whole, *telling, *map(str.upper, telling)]))
