"""The taxonomy's rules, compiled: phrases over base forms, found by spaCy's PhraseMatcher.

Rules are written in base forms. lemminflect lists every inflection of their words once, so reading
a CV needs no trained model: a token's lemma is looked up among the words that rules know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import lemminflect
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from gapcheck.records.profile import Hit, HitKind
from gapcheck.taxonomy import Competency

_FARTHEST = 6
"""Words that may stand between the parts of a rule."""

_JOINTS = re.compile(r"(?<=\w)[-/‐‑–](?=\w)")
_SHORT_VERBS = frozenset(
    {"run", "cut", "set", "win", "own", "aid", "fix", "use", "buy", "pay", "add", "sell", "plan"}
)


def loosened(text: str) -> str:
    """The text with hyphens and slashes between words as spaces; every character keeps its place."""
    return _JOINTS.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: all its parts must be found near each other. `parts` are sets of phrases."""

    subject: str
    kind: HitKind
    text: str
    parts: tuple[frozenset[str], ...]


class Lemmas:
    """Base forms of the words that rules know, whatever their inflection."""

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted(set(words), key=lambda w: (len(w), w))
        self._base: dict[str, str] = {}
        for word in known:
            base = self._base.get(word, word)
            for form in (word, *_inflections(word)):
                self._base.setdefault(form, base)

    def of(self, word: str) -> str:
        return self._base.get(word, word)


def _inflections(word: str) -> set[str]:
    """Every form of a word, as a noun, a verb and an adjective."""
    if not word.isalpha():
        return set()
    if len(word) <= 3 and word not in _SHORT_VERBS:
        return {word + "s"}
    found = lemminflect.getAllInflections(word)
    if not found:
        found = lemminflect.getAllInflectionsOOV(word, "NOUN") | lemminflect.getAllInflectionsOOV(
            word, "VERB"
        )
    return {form.casefold() for forms in found.values() for form in forms}


class Rules:
    """All rules of a set of competencies, ready to be looked for in texts."""

    def __init__(self, nlp: Language, competencies: Iterable[Competency]) -> None:
        self._nlp = nlp
        written = [
            (c.id, kind, rule)
            for c in competencies
            for kind, rules in (
                ("shown", c.indicators.shown),
                ("named", c.indicators.named),
                ("title", c.indicators.titles),
            )
            for rule in rules
        ]
        self._lemmas = Lemmas(
            w for _, _, rule in written for w in re.findall(r"[\w'’.&#]+", loosened(rule).casefold())
        )
        self.rules = tuple(
            Rule(subject, kind, rule, tuple(self._phrases(part) for part in rule.split(" + ")))  # type: ignore[arg-type]
            for subject, kind, rule in written
        )
        self._wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, compiled in enumerate(self.rules):
            for part, phrases in enumerate(compiled.parts):
                for phrase in phrases:
                    self._wanted[phrase].append((number, part))
        self._matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
        for phrase in sorted(self._wanted):
            words = phrase.split(" ")
            self._matcher.add(phrase, [Doc(nlp.vocab, words=words, lemmas=words)])

    def _phrases(self, part: str) -> frozenset[str]:
        options = [word.split("|") for word in loosened(part).casefold().split()]
        return frozenset(
            " ".join(self._lemmas.of(token.text) for word in choice for token in self._nlp.make_doc(word))
            for choice in product(*options)
        )

    def doc(self, text: str) -> Doc:
        """A text as tokens whose lemmas are the base forms that rules know."""
        made = self._nlp.make_doc(loosened(text))
        for token in made:
            token.lemma_ = self._lemmas.of(token.lower_.replace("’", "'"))
        return made

    def find(self, doc: Doc) -> tuple[Hit, ...]:
        """The rules that hold in a text, in the taxonomy's order, each once."""
        at: dict[int, dict[int, list[tuple[int, int]]]] = {}
        for key, start, stop in self._matcher(doc):
            for number, part in self._wanted[self._nlp.vocab.strings[key]]:
                at.setdefault(number, {}).setdefault(part, []).append((start, stop))
        held = [n for n in sorted(at) if len(at[n]) == len(self.rules[n].parts) and _holds(at[n])]
        return tuple(Hit(r.subject, r.kind, r.text) for r in (self.rules[n] for n in held))


def _holds(at: dict[int, list[tuple[int, int]]]) -> bool:
    """Whether the parts of a rule, all found, stand each at most 12 words from the one before it."""
    reached = at[0]
    for part in range(1, len(at)):
        reached = [
            (start, stop) for start, stop in at[part] if any(_near(start, stop, other) for other in reached)
        ]
    return bool(reached)


def _near(start: int, stop: int, other: tuple[int, int]) -> bool:
    apart = start - other[1] if start >= other[1] else other[0] - stop
    return 0 <= apart <= _FARTHEST
