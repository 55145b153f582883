"""The taxonomy's rules, compiled: phrases over base forms, found by spaCy's PhraseMatcher.

Rules are written in base forms. lemminflect lists every inflection of their words once, so reading
a CV needs no trained model: a token's lemma is looked up among the words that rules know.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, pairwise, product
from operator import or_

import lemminflect

from gapcheck.extract.meanings import MEANT, OWN, in_other_words
from gapcheck.extract.phrases import Phrases, Tokens
from gapcheck.records.profile import Hit, HitKind
from gapcheck.taxonomy import Competency

_FARTHEST = 6
"""Words that may stand between the parts of a rule."""

_MARKS, _LISTING = frozenset(",;:|•"), frozenset({"and", "or", "&"})
"""Marks between words that may have nothing to do with each other: "card purchases, booking system"; and what
says that the marks part the items of one list: "linked pharmacy, laboratory and ward systems"."""

_CONTEXT = re.compile(
    r"\b(?:according to|in accordance with|in line with|in support of|as per)\b", re.IGNORECASE
)
"""What follows says by what or for what it was done: "installed it in accordance with security standards"."""

_MANY = 4
"""Commas from which on a piece without a full stop is one of a list."""

_JOINTS = re.compile(r"(?<=\w)[-/‐‑–](?=\w)|(?<=\w)/(?= )")
_SHORT_VERBS = frozenset(
    {"run", "cut", "set", "win", "own", "aid", "fix", "use", "buy", "pay", "add", "sell", "plan"}
)

_ACTIVITY = re.compile(r"[a-z]+ing")
"""A rule of one such word means the activity: "writing", which "wrote unit tests" does not name."""

_FIRST = frozenset(first for first, _ in MEANT)

_Span = tuple[int, int]
"""A phrase's first token and the one after its last."""

_Together = Callable[[_Span, _Span], bool]


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
        self._loose = {
            n: Hit(rule.subject, "named", rule.text)
            for n, rule in enumerate(self.rules)
            if rule.kind == "shown"
        }
        self._phrased, self._anchored = Phrases(), _anchored(self.rules)
        # a bit for each part: whether a text has all parts of a rule is one sum, and most have not
        bits = {p: 1 << n for n, p in enumerate(dict.fromkeys(p for rule in self.rules for p in rule.parts))}
        self._wanted = [reduce(or_, map(bits.__getitem__, rule.parts)) for rule in self.rules]
        self._given: dict[str, int] = defaultdict(int)
        for part, bit in bits.items():
            for phrase in part:
                self._given[phrase] |= bit
        for phrase in sorted({phrase for rule in self.rules for part in rule.parts for phrase in part}):
            self._phrased.add(phrase.split(" "), phrase)

    def _phrases(self, part: str) -> frozenset[str]:
        options = [word.split("|") for word in loosened(part).casefold().split()]
        return frozenset(
            " ".join(self._lemmas.of(token) for word in choice for token in self._of_tokens(word))
            for choice in product(*options)
        )

    def tokens(self, text: str) -> list[str]:
        """A text as the base forms that rules know."""
        made = self._base_forms(loosened(in_other_words(text)))
        if _FIRST.isdisjoint(made):  # nearly always: pairs cost more than all look-ups
            return made
        for at, two in enumerate(pairwise(made)):
            if two in MEANT:
                made[at : at + 2] = MEANT[two]
        return made

    def find(self, text: str) -> tuple[Hit, ...]:
        """The rules that hold in a text, in the taxonomy's order, each once.

        A sign whose words stand only loosely together names its subject; another sign of the same subject
        in the text says that they belong together. One in what only gives the context names it too.
        """
        at: dict[str, list[_Span]] = {}
        tokens = self.tokens(text)
        for phrase, start, stop in self._phrased.find(tokens):
            at.setdefault(phrase, []).append((start, stop))
        given, wanted = reduce(or_, map(self._given.__getitem__, at), 0), self._wanted
        near = {n for phrase in at for n in self._anchored.get(phrase, ()) if wanted[n] & given == wanted[n]}
        said = text.casefold()
        within, activities = _within(tokens), self._activities
        held = [
            n for n in sorted(near) if _holds(self.rules[n], at, within) and activities.get(n, "") in said
        ]
        signs, closely = Counter(self.rules[n].subject for n in held), _closely(tokens, within)

        context = _CONTEXT.search(text) if held else None
        told = len(self.tokens(text[: context.start()])) if context else len(tokens)

        def is_loose(number: int) -> bool:
            rule = self.rules[number]
            if (
                len(rule.parts) > 1
                and rule.kind == "shown"
                and signs[rule.subject] == 1
                and not _holds(rule, at, closely)
            ):
                return True
            return bool(context) and rule.kind == "shown" and _holds_only_from(rule, at, told)

        if text.count(",") >= _MANY and not text.rstrip().endswith("."):
            # a piece of a list: words of several items make no sign
            loosely = {
                n for n in held if len(self.rules[n].parts) > 1 and not _holds(self.rules[n], at, closely)
            }
            held = [n for n in held if n not in loosely or signs[self.rules[n].subject] > 1]
        return tuple(self._loose[n] if is_loose(n) else self._hits[n] for n in held)


def _anchored(rules: Sequence[Rule]) -> dict[str, list[int]]:
    """The numbers of the rules to look at where a phrase is found: those whose rarest part it fits."""
    often = Counter(phrase for rule in rules for part in rule.parts for phrase in part)
    out: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for phrase in min(rule.parts, key=lambda part: sum(often[phrase] for phrase in part)):
            out[phrase].append(number)
    return dict(out)


def _near(first: _Span, second: _Span) -> bool:
    apart = second[0] - first[1] if second[0] >= first[1] else first[0] - second[1]
    return 0 <= apart <= _FARTHEST


def _within(tokens: Sequence[str]) -> _Together:
    """Near each other, where what a bracket says between them pushes nothing apart."""
    if "(" not in tokens:
        return _near
    opened = [at for at, token in enumerate(tokens) if token == "("]
    closed = [next((at for at in range(start, len(tokens)) if tokens[at] == ")"), start) for start in opened]

    def near(first: _Span, second: _Span) -> bool:
        start, stop = (first[1], second[0]) if second[0] >= first[1] else (second[1], first[0])
        aside = sum(b - a + 1 for a, b in zip(opened, closed, strict=True) if start <= a < b < stop)
        return 0 <= stop - start <= _FARTHEST + aside

    return near


def _closely(tokens: Sequence[str], near: _Together) -> _Together:
    """Near each other, and nothing between them says that they have nothing to do with each other."""

    def close(first: _Span, second: _Span) -> bool:
        if not near(first, second):
            return False
        between = tokens[second[1] : first[0]] if second[0] < first[1] else tokens[first[1] : second[0]]
        return _MARKS.isdisjoint(between) or not _LISTING.isdisjoint(between)

    return close


def _holds(rule: Rule, at: dict[str, list[_Span]], near: _Together = _near) -> bool:
    """Whether the parts of a rule, all of which are found, stand each near the one before it."""
    if len(rule.parts) == 1:
        return True
    first, *others = ([span for phrase in part if phrase in at for span in at[phrase]] for part in rule.parts)
    reached = first
    for places in others:
        if near is _near:  # nearly always, and a call for each pair costs more than all else here
            reached = list(
                {
                    (start, stop)
                    for start, stop in places
                    for a, b in reached
                    if 0 <= (start - b if start >= b else a - stop) <= _FARTHEST
                }
            )
            continue
        reached = [span for span in places if any(near(other, span) for other in reached)]
    return bool(reached)


def _holds_only_from(rule: Rule, at: dict[str, list[_Span]], start: int) -> bool:
    """Whether a rule holds in the tokens from `start` on, and not in those before."""
    before = {phrase: [span for span in spans if span[1] <= start] for phrase, spans in at.items()}
    after = {phrase: [span for span in spans if span[0] >= start] for phrase, spans in at.items()}
    if len(rule.parts) == 1:
        (part,) = rule.parts
        return not any(before.get(phrase) for phrase in part)
    return _holds(rule, after) and not _holds(rule, before)
