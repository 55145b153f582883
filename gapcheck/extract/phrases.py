"""Texts into tokens, and known phrases found among them.

spaCy's English rules part each stretch between spaces by itself, so each distinct stretch is parted
once a process and then known; a statement costs a look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from spacy.language import Language

_STRETCH = re.compile(r"\S+ ?|\s+")
"""A stretch keeps one space behind it; more of them are a token of their own, as spaCy counts."""

_KEPT = 1 << 15
"""Stretches that are remembered, over all CVs of a process."""


class Tokens:
    """Texts as tokens in one `form` (small letters, base forms ...)."""

    def __init__(self, nlp: Language, form: Callable[[str], str]) -> None:
        def parted(stretch: str) -> tuple[str, ...]:
            return tuple(form(token.text) for token in nlp.make_doc(stretch))

        def pieces(stretch: str) -> tuple[tuple[str, str], ...]:
            return tuple((token.text, token.whitespace_) for token in nlp.make_doc(stretch))

        self._parted, self._pieces = lru_cache(_KEPT)(parted), lru_cache(_KEPT)(pieces)

    def of(self, text: str) -> list[str]:
        """The tokens of a text, each in its form."""
        return [token for stretch in _STRETCH.findall(text) for token in self._parted(stretch)]

    def written(self, text: str, start: int, stop: int) -> str:
        """Tokens `start` to `stop` of a text as they are written in it."""
        pieces = [piece for stretch in _STRETCH.findall(text) for piece in self._pieces(stretch)][start:stop]
        return "".join(sign + space for sign, space in pieces[:-1]) + "".join(sign for sign, _ in pieces[-1:])


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

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Every place of every phrase: its name, first token, and the one after its last."""
        tree, count = self._tree, len(tokens)
        for start in [number for number, token in enumerate(tokens) if token in tree]:
            node, at = tree[tokens[start]], start + 1
            while node is not None:
                if None in node:
                    yield node[None], start, at
                node = node.get(tokens[at]) if at < count else None
                at += 1


def longest(spans: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The spans without those that a longer one, or an earlier one as long, overlaps; in their order."""
    out: list[tuple[str, int, int]] = []
    taken: set[int] = set()
    for name, start, stop in sorted(spans, key=lambda span: (span[1] - span[2], span[1])):
        if start not in taken and stop - 1 not in taken:
            out.append((name, start, stop))
            taken.update(range(start, stop))
    return sorted(out, key=lambda span: span[1])
