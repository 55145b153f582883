"""Skills: the taxonomy's names found in the text, and listed items that the taxonomy does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import lemminflect

from gapcheck.extract import dates
from gapcheck.extract.header_words import placeness
from gapcheck.extract.lexicon import alternatives, words
from gapcheck.extract.phrases import Phrases, Tokens, longest
from gapcheck.extract.text import WEB_ADDRESS
from gapcheck.extract.timeline import months_in, written_month
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Position, SkillUse
from gapcheck.taxonomy import Skill

_SHORT, _KEPT = 3, 512
_PROPER_KINDS = frozenset({"technology", "tool", "standard", "certification"})
"""Skills with a proper name: in small letters a verb or adjective is just that word ("angular")."""

_MARKS = " .:;-–•"
_FULL_STOP = re.compile(r"\.(?=\s|$)")
_ADDRESS = re.compile(
    rf"\S+@\S+|{WEB_ADDRESS}"
    r"|\b(?!(?i:asp|vb|ado)\.(?i:net)/)[\w-]+(?:\.(?!(?i:js)\b)[\w-]+)+/\S+"
)
"""An address, whose words name no skill; "ASP.NET/C#" and "Node.js/React" are two names each."""

_JOINED = re.compile(r"-\w|/[a-z]")
"""What makes a letter part of a word: "C-suite", "the C/side database"."""

_AFTER_VERBS = frozenset({"to", "at", "into"})
_ACRONYM = 5
_SOFT = frozenset(
    {
        "people-leadership",
        "talent-development",
        "stakeholder-communication",
        "problem-solving",
        "cross-functional-collaboration",
    }
)
_SCHOOLING = frozenset({"certifications", "education", "training"})
_GENERAL = frozenset(words("traits")["general"])
_ORDINARY = frozenset(words("traits")["ordinary"])
_MONTHS = frozenset(name for names in words("months").values() for name in names)
_NO_NAMES = _GENERAL | _MONTHS | frozenset(words("languages")["names"])
_SURE_PLACE = 2.5
_LONGEST_ITEM = 6
_TRAITS = re.compile(rf"\b{alternatives('traits', 'traits')}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill named in a statement."""

    skill: str
    as_written: str


class _Span(NamedTuple):
    """A skill's name at tokens `start` to `stop` of a text, as it is written there.

    `ambiguous`: the name has other meanings too.
    """

    skill: str
    start: int
    stop: int
    text: str
    ambiguous: bool


class Skills:
    """The taxonomy's skills, ready to be looked for in texts."""

    def __init__(self, tokens: Tokens, skills: Iterable[Skill]) -> None:
        self.known = {skill.id: skill for skill in skills}
        self._tokens, self._lower, self._phrases = tokens, tokens.formed(str.lower), Phrases()
        # a statement is asked for its skills and again for its certificates
        self._named = lru_cache(_KEPT)(self._all_names)
        self._exact: dict[str, tuple[set[str], set[str]]] = {}
        self._ambiguous: dict[str, set[str]] = {}
        for skill in self.known.values():
            for name in skill.names:
                self._phrases.add(self._lower(name), skill.id)
            self._ambiguous[skill.id] = {name.casefold() for name in skill.ambiguous}
            exact = {n for n in skill.names if (len(n) <= _SHORT and n.isalpha()) or n in skill.ambiguous}
            self._exact[skill.id] = exact, {name.casefold() for name in exact}

    def find(self, text: str, *, listed: bool) -> tuple[Mention, ...]:
        """The skills that a text names, from left to right. `listed`: it is an item of a list."""
        tokens, spans = self._named(text)
        return tuple(Mention(s.skill, s.text) for s in spans if listed or self._is_meant(s, spans, tokens))

    def certificates(self, text: str) -> list[Mention]:
        """The certificates among the skills that a text names, as an item of a list."""
        return [m for m in self.find(text, listed=True) if self.is_certificate(m)]

    def is_certificate(self, mention: Mention) -> bool:
        """Whether what is named is a certificate, and no skill of another kind."""
        return self.known[mention.skill].kind == "certification"

    def _is_meant(self, span: _Span, spans: Sequence[_Span], tokens: Sequence[str]) -> bool:
        """Whether a name in an ordinary sentence is the skill's there."""
        skill = self.known[span.skill]
        acronym = len(span.text) <= _ACRONYM and sum(map(str.isupper, span.text)) > 1
        if (skill.kind == "topic" and not acronym) or _is_verb(span, tokens):
            # topics ("sales", "servers") fill ordinary sentences; only a list names them as skills
            return False
        if not span.ambiguous:
            return True
        subjects = {c for s in spans if not s.ambiguous for c in self.known[s.skill].competencies}
        return not (set(tokens).isdisjoint(skill.context) and subjects.isdisjoint(skill.competencies))

    def _all_names(self, text: str) -> tuple[list[str], list[_Span]]:
        """A text's tokens, and every name among them that is written as one, whatever it means there."""
        if "@" in text or "/" in text or "www." in text:  # few have any
            text = _ADDRESS.sub(" ", text)
        # a full stop belongs to the sentence, not to the last name in it
        text = _FULL_STOP.sub(" .", text)
        tokens = self._lower(text)
        found = longest(self._phrases.find(tokens))
        places = self._tokens.places(text) if found else []
        spans = (self._span(k, at, to, text[places[at][0] : places[to - 1][1]]) for k, at, to in found)
        following = (text[places[to - 1][1] :] for _, _, to in found)
        return tokens, [s for s, more in zip(spans, following, strict=True) if self._is_as_written(s, more)]

    def _span(self, skill: str, start: int, stop: int, text: str) -> _Span:
        return _Span(skill, start, stop, text, self._is_ambiguous(skill, text))

    def _is_ambiguous(self, skill: str, text: str) -> bool:
        """Whether a name may mean something else: by the taxonomy, or as it is written."""
        if text.casefold() in self._ambiguous[skill]:
            return True
        known = self.known[skill]
        proper = known.kind in _PROPER_KINDS and text not in known.names
        return proper and text.isalpha() and text.islower() and _tells_more(text)

    def _is_as_written(self, span: _Span, following: str) -> bool:
        """Short and ambiguous names count only in the capitals that the taxonomy gives, a letter alone."""
        if len(span.text) == 1 and _JOINED.match(following):
            return False
        exact, low = self._exact[span.skill]
        return span.text.casefold() not in low or span.text in exact


def _is_verb(span: _Span, tokens: Sequence[str]) -> bool:
    """ "Access to the data", "they excel at it": an ordinary word that happens to be a name too."""
    following = tokens[span.stop] if span.stop < len(tokens) else ""
    return span.stop - span.start == 1 and following in _AFTER_VERBS


@dataclass
class _Use:
    name: str
    id: str | None
    written: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    positions: set[int] = field(default_factory=set)


def uses(
    skills: Skills,
    found: Sequence[tuple[Evidence, tuple[Mention, ...]]],
    positions: Sequence[Position],
    as_of: date,
) -> tuple[SkillUse, ...]:
    """Every skill of a CV once, with where it stands and the months of the jobs that mention it."""
    by_key: dict[str, _Use] = {}
    for evidence, mentions in found:
        if evidence.section == "contact":
            # "GitHub", "LinkedIn" name where the person is found
            continue
        for mention in mentions:
            if not _is_named_skill(skills.known[mention.skill], mention, evidence.section):
                continue
            use = by_key.setdefault(mention.skill, _Use(skills.known[mention.skill].name, mention.skill))
            _note(use, mention.as_written, evidence)
            if (
                evidence.section == "skills"
                and len(mentions) == 1
                and len(evidence.quote.split()) <= _LONGEST_ITEM
            ):
                # the whole item is how it is written: "Windows Server 2012/2016"
                _note(use, evidence.quote.strip(_MARKS), evidence)
        if not mentions and evidence.section == "skills" and _names_something(evidence.quote):
            name = evidence.quote.strip(_MARKS)
            _note(by_key.setdefault("?" + name.casefold(), _Use(name, None)), name, evidence)
    made = [_use(use, positions, as_of) for use in by_key.values()]
    return tuple(sorted(made, key=lambda u: (u.id is None, u.name.casefold())))


def _is_named_skill(skill: Skill, mention: Mention, section: str) -> bool:
    """Traits ("mentoring", "presentations") are evidence, not skills; certificates stand apart."""
    written = mention.as_written.casefold()
    if written in _GENERAL or (section != "skills" and written in _ORDINARY):
        return False
    if skill.kind == "certification":
        return section not in _SCHOOLING
    soft = skill.kind == "topic" and _SOFT.issuperset(skill.competencies)
    return not (soft and _TRAITS.search(mention.as_written))


def _note(use: _Use, written: str, evidence: Evidence) -> None:
    where = f"position {evidence.position + 1}" if evidence.position is not None else evidence.section
    if written not in use.written:
        use.written.append(written)
    if where not in use.where:
        use.where.append(where)
        use.evidence.append(evidence)
    if evidence.position is not None:
        use.positions.add(evidence.position)


def _use(use: _Use, positions: Sequence[Position], as_of: date) -> SkillUse:
    spans = [span for i in sorted(use.positions) if (span := positions[i].span) is not None]
    months = months_in(spans) if spans else None
    last = written_month(max(stop for _, stop in spans)) if spans else None
    return SkillUse(use.name, use.id, tuple(use.written), months, last, tuple(use.where), tuple(use.evidence))


def _names_something(item: str) -> bool:
    """Whether a listed item that we don't know is a name (kept, marked unknown) and not a word.

    A name has a word that no dictionary has, or that is written like none: "dBase", "S3", "JCL".
    """
    text = item.strip(_MARKS)
    parts = re.findall(r"[\w+#.]+", text)
    if not 1 < len(text) <= 40 or len(parts) > 4 or text.endswith(":") or _TRAITS.search(text):
        return False
    if text.count("(") != text.count(")") or parts[0].casefold() in ("and", "or") or dates.find(text):
        return False
    if placeness(text) >= _SURE_PLACE or any(part.casefold() in _NO_NAMES for part in parts):
        return False
    return any(_is_name(part) for part in parts)


def _is_name(word: str) -> bool:
    """A word with a capital or a digit that no dictionary has, or that is set like none: "dBase"."""
    if len(word) < 2 or word.islower() or not any(c.isalpha() for c in word):
        return False
    shouted = word.isupper() and len(word) > _ACRONYM
    odd = any(c.isdigit() for c in word) or (word[1:] != word[1:].lower() and not shouted)
    return odd or not word.isascii() or not _in_a_dictionary(word.casefold())


@lru_cache(_KEPT)
def _tells_more(word: str) -> bool:
    """Whether a dictionary has the word as more than a noun."""
    return not lemminflect.getAllLemmas(word).keys().isdisjoint(("VERB", "ADJ", "ADV"))


@lru_cache(_KEPT)
def _in_a_dictionary(word: str) -> bool:
    return bool(lemminflect.getAllLemmas(word))
