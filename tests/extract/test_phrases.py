from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from gapcheck.extract.phrases import Phrases, Tokens, longest


@cache
def nlp() -> Language:
    return spacy.blank("en")


@cache
def tokens() -> Tokens:
    return Tokens.english()


TEXTS = [
    "",
    "Moved the timetables to AWS, the first of their kind, for £2.5m.",
    "  two  spaces,\ta tab\n and a line ",
    "C++/C# (.NET), Node.js; s3://bucket and mail@example.org, https://example.org/a-b?c=1",
    "I'd've gone there at 5p.m. on the 3rd, U.S. time :) they're e.g. cannot",
    "don't ... won't!? “quoted” - 10km a.m. o.O 8) Jan. 2018",
]
WORDS = st.lists(
    st.sampled_from(
        ["don't", "U.S.", " ", "  ", "C#", "(AWS)", "e.g.", "-", "a.m.", ":", ")", "\n", "\u00a0", "é"]
    )
    | st.text(max_size=5),
    max_size=12,
)


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_spacys(text: str) -> None:
    assert tokens().of(text) == [token.text for token in nlp().make_doc(text)]


def test_two_names_are_no_address() -> None:
    assert tokens().of("Node.js/React.js/Express in use") == [
        *("Node.js", "/", "React.js", "/", "Express", "in", "use")
    ]


def test_plain_words_and_special_cases_are_parted_as_spacy_does() -> None:
    tokenizer: Any = nlp().tokenizer
    special = set(tokenizer.rules)
    plain = {form for word in special for form in (word.strip(".'’"), word.upper(), word.title())}
    known = {*special, *plain, "tide", "Tide", "TIDE", "x", "2019"} - {""}
    shapes = (
        *(
            "{}",
            "{},",
            "{}.",
            "({}",
            "({})",
            "{}:",
            "{}!",
            "({}),",
            "{}).",
            "({}.)",
            "{}:)",
            "${}",
            "(${}%),",
        ),
        *("tide-{}", "{}-tide.", "{0}-{0}", "tide-{}.", "{0}/{0}", "tide/{}", "{}/tide-x"),
    )
    for text in sorted({shape.format(word) for word in known for shape in shapes}):
        assert tokens().of(text) == [token.text for token in nlp().make_doc(text)], text


NUMBERS = st.from_regex(r"\A\(?[$€£~+]?[0-9]{1,4}([.,-][0-9]{1,3}){0,2}([kmxM]|km)?[%+,;:.)!?]{0,3}\Z")


@given(st.lists(NUMBERS, max_size=6).map(" ".join))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_tokens_of_figures_are_spacys(text: str) -> None:
    assert tokens().of(text) == [token.text for token in nlp().make_doc(text)]


@given(WORDS.map(" ".join) | WORDS.map("".join))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_tokens_of_any_text_are_spacys(text: str) -> None:
    doc = nlp().make_doc(text)
    assert tokens().of(text) == [token.text for token in doc]
    assert tokens().places(text) == [(token.idx, token.idx + len(token)) for token in doc]


@pytest.mark.parametrize("seed", range(8))
def test_phrases_and_the_longest_of_them_are_spacys(seed: int) -> None:
    chance = random.Random(seed)
    known = {tuple(chance.choices("abcd", k=chance.randint(1, 4))) for _ in range(12)}
    matcher, ours = PhraseMatcher(nlp().vocab), Phrases()
    for phrase in sorted(known):
        matcher.add("".join(phrase), [nlp().make_doc(" ".join(phrase))])
        ours.add(phrase, "".join(phrase))
    doc = nlp().make_doc(" ".join(chance.choices("abcde", k=40)))
    found = list(ours.find([token.text for token in doc]))
    spans = matcher(doc, as_spans=True)
    assert sorted(found) == sorted((span.label_, span.start, span.end) for span in spans)
    assert longest(found) == [(span.label_, span.start, span.end) for span in filter_spans(spans)]
