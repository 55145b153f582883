"""Texts into tokens, and known phrases found among them.

spaCy's English rules part each stretch between spaces by itself, so each distinct stretch is parted
once a process and then known; a statement costs a look-up a word. Plain words, with the marks that spaCy
takes off wherever no special case of its own says otherwise, are parted here: nine in ten of all, at a third
of the cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import spacy
from spacy.language import Language

_STRETCH = re.compile(r"\S+ ?|\s+")
"""A stretch keeps one space behind it; more of them are a token of their own, as spaCy counts."""

_SIMPLE = re.compile(
    r"(\(?[$€£]?)([A-Za-z]+(?:(?:-[A-Za-z]+)*|/[A-Za-z]+)|[0-9]+(?:[.,][0-9]+)*)"
    r"((?:[,;:)!?]|(?<=[0-9])[%+]|(?<=[a-z%])\.){0,2}) ?"
)
"""A word or number with what spaCy takes off before and behind it, sign by sign."""

_TWO_NAMES = re.compile(r"(\w+\.js)/([A-Za-z]\S* ?)", re.IGNORECASE)
"""What spaCy takes for an address: "Node.js/React"."""

_SIGNS = "($€£,;:)!?%+."
_WITHIN = re.compile("([-/])")
_KEPT = 1 << 15
"""Stretches that are remembered, over all CVs of a process."""


class Tokens:
    """Texts as spaCy's tokens, as they are written."""

    def __init__(self, nlp: Language) -> None:
        tokenizer: Any = nlp.tokenizer
        special = frozenset(tokenizer.rules)
        cores = frozenset(case.strip(_SIGNS) for case in special)

        def parted(stretch: str) -> tuple[str, ...]:
            bare = stretch.removesuffix(" ")
            if bare.isalpha() and bare.isascii() and bare not in special:  # most of all, by far
                return (bare,)
            found = _SIMPLE.fullmatch(stretch)
            if found:
                opening, word, marks = found.groups()
                parts = _WITHIN.split(word)
                if cores.isdisjoint((word, parts[0], parts[-1])) and marks not in special:
                    return (*opening, *parts, *marks)
            names = _TWO_NAMES.fullmatch(stretch)
            if names:
                return (names[1], "/", *parted(names[2]))
            return tuple(token.text for token in nlp.make_doc(stretch))

        self._parted = lru_cache(_KEPT)(parted)

    @classmethod
    def english(cls) -> Tokens:
        """By spaCy's rules for English."""
        nlp: Any = spacy.blank("en")
        # spaCy works out a dozen properties of each new word, its shape and the like, which nobody asks for
        nlp.vocab.lex_attr_getters = {}
        return cls(nlp)

    def of(self, text: str) -> list[str]:
        """The tokens of a text."""
        return list(chain.from_iterable(map(self._parted, _STRETCH.findall(text))))

    def formed(self, form: Callable[[str], str]) -> Callable[[str], list[str]]:
        """What gives a text's tokens in one form (small letters, base forms ...)."""
        known = lru_cache(_KEPT)(lambda stretch: tuple(map(form, self._parted(stretch))))
        return lambda text: list(chain.from_iterable(map(known, _STRETCH.findall(text))))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where each token of a text starts, and where it ends."""
        out = []
        for stretch in _STRETCH.finditer(text):
            at = stretch.start()
            for token in self._parted(stretch.group()):
                start = text.index(token, at)
                at = start + len(token)
                out.append((start, at))
        return out


class Phrases:
    """Phrases, each with a name, in a tree of their tokens."""

    def __init__(self) -> None:
        self._tree: dict[str | None, Any] = {}

    def add(self, tokens: Sequence[str], name: str) -> None:
        """Two phrases of the same tokens are not kept apart: the last name counts."""
        node = self._tree
        for token in tokens:
            node = node.setdefault(token, {})
        node[None] = name

    def find(self, tokens: Sequence[str]) -> list[tuple[str, int, int]]:
        """Every place of every phrase: its name, first token, and the one after its last."""
        tree, count, out = self._tree, len(tokens), []
        for start in [number for number, token in enumerate(tokens) if token in tree]:
            node, at = tree[tokens[start]], start + 1
            while node is not None:
                name = node.get(None)
                if name is not None:
                    out.append((name, start, at))
                node = node.get(tokens[at]) if at < count else None
                at += 1
        return out


def longest(spans: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The spans without those that a longer one, or an earlier one as long, overlaps; in their order."""
    out: list[tuple[str, int, int]] = []
    taken: set[int] = set()
    for name, start, stop in sorted(spans, key=lambda span: (span[1] - span[2], span[1])):
        if start not in taken and stop - 1 not in taken:
            out.append((name, start, stop))
            taken.update(range(start, stop))
    return sorted(out, key=lambda span: span[1])
