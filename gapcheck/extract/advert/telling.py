"""What the taxonomy's rules tell beyond CVs: how far to trust a hit, and which words name a subject.

Names, definitions, levels, questions and advice give every competency about as much text. Where a
competency's rules also hit the texts of many others ("plan", "team"), one hit says little. And a
word most of whose rules are one competency's, and by which that one is named outright ("budget",
"supplier"), names it by itself: advertisements speak in other sentences than CVs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from gapcheck.extract.rules import Rule, Rules
from gapcheck.records.profile import Hit
from gapcheck.taxonomy import Competency

_PRIOR = 1.0
"""Texts of its own, and of others, that a competency is taken to have met before: few texts prove little."""

_SHARE, _OFTEN = 0.55, 3
"""A word names a subject that holds this share of the rules with the word, and so many that name it."""

_WIDELY, _MOSTLY = 12, 0.75
"""Fewer naming rules are enough where so many rules, and almost all of them, are that subject's."""


@dataclass(frozen=True)
class Telling:
    """`trust`: competency id to 0 to 1; `subjects`: base form of a word to the competency it names."""

    trust: dict[str, float]
    subjects: dict[str, str]

    @classmethod
    def of(cls, rules: Rules, competencies: Iterable[Competency]) -> Telling:
        return cls(_trust(rules, tuple(competencies)), _subjects(rules))

    def named(self, rules: Rules, text: str) -> tuple[Hit, ...]:
        """What the single words of a text name, each subject once."""
        words = rules.tokens(text)
        found = [Hit(self.subjects[word], "named", word) for word in words if word in self.subjects]
        return tuple({hit.subject: hit for hit in reversed(found)}.values())


def _trust(rules: Rules, competencies: tuple[Competency, ...]) -> dict[str, float]:
    """The share of a competency's hits that fall on its own texts."""
    own: defaultdict[str, float] = defaultdict(float)
    every: defaultdict[str, float] = defaultdict(float)
    for competency in competencies:
        for text in _texts(competency):
            hits = [hit.subject for hit in rules.find(text) if hit.kind != "title"]
            for subject in hits:
                every[subject] += 1 / len(hits)
                own[subject] += (subject == competency.id) / len(hits)
    return {c.id: (own[c.id] + _PRIOR) / (every[c.id] + 2 * _PRIOR) for c in competencies}


def _texts(competency: Competency) -> Iterator[str]:
    yield from (competency.name, competency.definition, *competency.levels.values(), *competency.develop)
    yield from (question for asked in competency.questions.values() for question in asked)


def _subjects(rules: Rules) -> dict[str, str]:
    """Words that one competency owns, both among all rules and among those that name a subject."""
    found = [rule for rule in rules.rules if rule.kind != "title"]
    every = _counts(found)
    # of a rule in parts no word names the subject by itself
    naming = _counts(rule for rule in found if rule.kind in ("named", "listed") and len(rule.parts) == 1)
    out = {}
    for word, by_subject in every.items():
        subject, most = max(by_subject.items(), key=lambda item: (item[1], item[0]))
        share, names = most / by_subject.total(), naming[word][subject]
        owned = share >= _SHARE and names >= _SHARE * naming[word].total()
        if (
            len(word) > 3
            and owned
            and not _is_filler(rules, word)
            and (names >= _OFTEN or (names and most >= _WIDELY and share >= _MOSTLY))
        ):
            out[word] = subject
    return dict(sorted(out.items()))


def _is_filler(rules: Rules, word: str) -> bool:
    return all(token in STOP_WORDS for token in rules.tokens(word))


def _counts(rules: Iterable[Rule]) -> defaultdict[str, Counter[str]]:
    """Word to the number of rules with it, by competency."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for rule in rules:
        for word in {word for part in rule.parts for phrase in part for word in phrase.split()}:
            counts[word][rule.subject] += 1
    return counts
