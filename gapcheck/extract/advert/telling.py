"""What the taxonomy's rules tell beyond CVs: how far a hit can be trusted, and which single words name a subject.

Names, definitions, levels, questions and advice give every competency about as much text. Where a
competency's rules also hit the texts of many others ("plan", "team"), one hit says little. And a
word that almost all rules with it share one subject of ("budget", "supplier") names that subject in
a heading, where there is no sentence for a rule to hold in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gapcheck.extract.rules import Rules
from gapcheck.records.profile import Hit
from gapcheck.taxonomy import Competency

_PRIOR = 1.0
"""Texts of its own, and of others, that a competency is taken to have met before: few texts prove little."""

_RULES, _SHARE = 8, 0.6
"""A word names a subject where at least so many of its rules hold the word, and so much of all with it."""


@dataclass(frozen=True)
class Telling:
    """`trust`: competency id to 0 to 1; `subjects`: base form of a word to the competency it names."""

    trust: dict[str, float]
    subjects: dict[str, str]

    @classmethod
    def of(cls, rules: Rules, competencies: Iterable[Competency]) -> Telling:
        return cls(_trust(rules, tuple(competencies)), _subjects(rules))

    def named(self, rules: Rules, heading: str) -> tuple[Hit, ...]:
        """What the words of a heading name, each subject once."""
        words = [token.lemma_ for token in rules.doc(heading)]
        found = [Hit(self.subjects[word], "named", word) for word in words if word in self.subjects]
        return tuple({hit.subject: hit for hit in reversed(found)}.values())


def _trust(rules: Rules, competencies: tuple[Competency, ...]) -> dict[str, float]:
    """The share of a competency's hits that fall on its own texts."""
    own: defaultdict[str, float] = defaultdict(float)
    every: defaultdict[str, float] = defaultdict(float)
    for competency in competencies:
        for text in _texts(competency):
            hits = [hit.subject for hit in rules.find(rules.doc(text)) if hit.kind != "title"]
            for subject in hits:
                every[subject] += 1 / len(hits)
                own[subject] += (subject == competency.id) / len(hits)
    return {c.id: (own[c.id] + _PRIOR) / (every[c.id] + 2 * _PRIOR) for c in competencies}


def _texts(competency: Competency) -> Iterator[str]:
    yield from (competency.name, competency.definition, *competency.levels.values(), *competency.develop)
    yield from (question for asked in competency.questions.values() for question in asked)


def _subjects(rules: Rules) -> dict[str, str]:
    counts: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for rule in rules.rules:
        if rule.kind != "title":
            for word in sorted({word for part in rule.parts for phrase in part for word in phrase.split()}):
                counts[word][rule.subject] += 1
    out = {}
    for word, by_subject in counts.items():
        subject, most = max(by_subject.items(), key=lambda item: (item[1], item[0]))
        if len(word) > 3 and most >= _RULES and most >= _SHARE * sum(by_subject.values()):
            out[word] = subject
    return dict(sorted(out.items()))
