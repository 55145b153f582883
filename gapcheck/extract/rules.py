"""The taxonomy's rules, compiled: phrases over base forms, found in a tree of their tokens.

Rules are written in base forms. lemminflect lists every inflection of their words once, so reading
a CV needs no trained model: a token's lemma is looked up among the words that rules know.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, product
from operator import or_

import lemminflect

from gapcheck.extract.meanings import MEANT, OWN, as_meant, in_other_words
from gapcheck.extract.phrases import Phrases, Tokens
from gapcheck.extract.places import Places
from gapcheck.records.profile import Hit, HitKind
from gapcheck.taxonomy import Competency

_CONTEXT = re.compile(
    r"\b(?:according to|in accordance with|in line with|in support of|as per"
    r"|under (?:the )?(?:direct |general )?(?:supervision|direction|guidance|regulation|leadership) of)\b"
    r"|(?<=\w )(?:after|during)(?= )(?! (?:which|my|school|hours|sales|\w+ing)\b)",
    re.IGNORECASE,
)
"""What follows says by what, for what or when it was done: "installed it in accordance with security
standards", "answered users' calls after the migration"."""

_MANY = 4
"""Commas from which on a piece without a full stop is one of a list."""

_JOINTS = re.compile(r"(?<=\w)[-/‐‑–](?=\w)|(?<=\w)/(?= )")
_SHORT_VERBS = frozenset(
    {"run", "cut", "set", "win", "own", "aid", "fix", "use", "buy", "pay", "add", "sell", "plan"}
)

_ACTIVITY = re.compile(r"[a-z]+ing")
"""A rule of one such word means the activity: "writing", which "wrote unit tests" does not name."""


def loosened(text: str) -> str:
    """The text with hyphens and slashes between words as spaces; every character keeps its place."""
    if "-" not in text and "/" not in text and text.isascii():  # most have none
        return text
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
        forms = {word: _inflections(word) for word in known}
        inflected = {form for word in known for form in forms[word] if form != word}
        self._base: dict[str, str] = {}
        # base forms first: "led" is a form of "lead" though it is shorter
        for word in sorted(known, key=lambda w: w in inflected):
            base = self._base.get(word, word)
            for form in (word, *sorted(forms[word])):
                self._base.setdefault(form, base)
        self._base.update(zip(OWN, OWN, strict=True))

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

    def __init__(self, tokens: Tokens, competencies: Iterable[Competency]) -> None:
        written = [
            (c.id, kind, rule)
            for c in competencies
            for kind, rules in (
                ("shown", c.indicators.shown),
                ("named", c.indicators.named),
                ("listed", c.indicators.listed),
                ("title", c.indicators.titles),
            )
            for rule in rules
        ]
        self._lemmas = Lemmas(
            chain(
                (w for _, _, rule in written for w in re.findall(r"[\w'’.&#]+", loosened(rule).casefold())),
                *MEANT,
            )
        )
        self._of_tokens = tokens.of
        self._base_forms = tokens.formed(lambda token: self._lemmas.of(token.lower().replace("’", "'")))
        self.rules = tuple(
            Rule(subject, kind, rule, tuple(self._phrases(part) for part in rule.split(" + ")))  # type: ignore[arg-type]
            for subject, kind, rule in written
        )
        self._activities = {n: r.text for n, r in enumerate(self.rules) if _ACTIVITY.fullmatch(r.text)}
        self._hits = [Hit(rule.subject, rule.kind, rule.text) for rule in self.rules]
        # what a sign gives where it only names its subject
        self._named = {
            n: Hit(r.subject, "named", r.text) for n, r in enumerate(self.rules) if r.kind == "shown"
        }
        self._phrased, self._anchored = Phrases(), _anchored(self.rules)
        # a bit for each part: whether a text has all parts of a rule is one sum, and most have not; where a
        # rule has one part only, the phrase that leads to it is all of it. Usual parts first: short sums
        parted = [rule.parts if len(rule.parts) > 1 else () for rule in self.rules]
        usual = Counter(chain.from_iterable(parted)).most_common()
        bits = {part: 1 << n for n, (part, _) in enumerate(usual)}
        self._wanted = [reduce(or_, map(bits.__getitem__, parts), 0) for parts in parted]
        self._given: dict[str, int] = defaultdict(int)
        for part, bit in bits.items():
            for phrase in part:
                self._given[phrase] |= bit
        for phrase in sorted({phrase for rule in self.rules for part in rule.parts for phrase in part}):
            self._phrased.add(phrase.split(" "), phrase)

    def _phrases(self, part: str) -> frozenset[str]:
        options = [map(self._based, words.split("|")) for words in loosened(part).casefold().split()]
        return frozenset(" ".join(as_meant([*chain(*choice)])) for choice in product(*options))

    def _based(self, word: str) -> list[str]:
        """A rule's word as base forms: mostly one."""
        return [self._lemmas.of(token) for token in self._of_tokens(word)]

    def tokens(self, text: str) -> list[str]:
        """A text as the base forms that rules know."""
        return as_meant(self._base_forms(loosened(in_other_words(text))))

    def find(self, text: str) -> tuple[Hit, ...]:
        """The rules that hold in a text, in the taxonomy's order, each once.

        A sign whose words stand only loosely together names its subject; another sign of the same subject
        in the text says that they belong together. One in what only gives the context names it too.
        """
        tokens = self.tokens(text)
        places = Places(tokens, self._phrased.find(tokens))
        held = self._held(places, text.casefold())
        signs = Counter(self.rules[n].subject for n in held)
        loose = {n for n in held if self._is_loose(n, signs, places)}
        if text.count(",") >= _MANY and not text.rstrip().endswith("."):
            # a piece of a list: words of several items make no sign
            held, loose = [n for n in held if n not in loose], set()
        context = _CONTEXT.search(text) if held else None
        if context:
            start = len(self.tokens(text[: context.start()]))
            loose |= {n for n in held if places.hold_only_from(self.rules[n].parts, start)}
        return tuple(self._named.get(n, self._hits[n]) if n in loose else self._hits[n] for n in held)

    def _held(self, places: Places, said: str) -> list[int]:
        """The numbers of the rules whose parts stand near each other."""
        at, wanted = places.at, self._wanted
        given = reduce(or_, map(self._given.__getitem__, at), 0)
        near = {n for phrase in at for n in self._anchored.get(phrase, ()) if wanted[n] & given == wanted[n]}
        activities = self._activities
        return [n for n in sorted(near) if places.hold(self.rules[n].parts) and activities.get(n, "") in said]

    def _is_loose(self, number: int, signs: Mapping[str, int], places: Places) -> bool:
        """Whether a rule is its subject's only one in the text, and its parts may not belong together."""
        rule = self.rules[number]
        return len(rule.parts) > 1 and signs[rule.subject] == 1 and not places.hold_closely(rule.parts)


def _anchored(rules: Sequence[Rule]) -> dict[str, list[int]]:
    """The numbers of the rules to look at where a phrase is found: those whose rarest part it fits."""
    often = Counter(phrase for rule in rules for part in rule.parts for phrase in part)
    out: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for phrase in min(rule.parts, key=lambda part: sum(often[phrase] for phrase in part)):
            out[phrase].append(number)
    return dict(out)
