"""How an advertisement asks: words that require or prefer, and how deep the knowledge is to be."""

from __future__ import annotations

import re
from functools import cache

from gapcheck.extract.acts import act_of
from gapcheck.extract.lexicon import words
from gapcheck.records.advert import Depth, Wish

_NO_DEMAND = re.compile(
    r"\b(?:the|as|if|when|where) (?:required|necessary)\b|\bat least once\b", re.IGNORECASE
)
_NOT_WANTED = re.compile(
    r"\b(?:not|no|isn't|aren't) (?:\w+ ){0,2}(?:required|necessary|mandatory|essential|must)\b"
)
_NEED: tuple[Wish, ...] = ("must", "should")
_DEPTHS: tuple[Depth, ...] = ("aware", "expert", "led", "known")


@cache
def listed(name: str) -> re.Pattern[str]:
    """One of the lists of `lexicon/advert.yaml` as whole words, the longest first."""
    longest = sorted(words("advert")[name], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE)


def wish_of(text: str) -> Wish:
    """Whether a text requires or prefers; "none" where it says neither, or both."""
    bare = _NO_DEMAND.sub(" ", text)
    if _NOT_WANTED.search(bare.casefold()):
        return "should"
    said = [wish for wish in _NEED if listed(wish).search(bare)]
    said += ["should"] if re.search(r"\bplus\W*$", bare, re.IGNORECASE) and "should" not in said else []
    return said[0] if len(said) == 1 else "none"


def depth_of(text: str) -> Depth:
    """How deep: by the deed that the text opens with, else by its words for knowing."""
    found: dict[str, int] = {
        depth: match.start() for depth in _DEPTHS if (match := listed(depth).search(text)) is not None
    }
    if "aware" in found:
        return "aware"
    if "expert" in found:
        return "expert"
    act = act_of(text)
    if act == "led" or found.get("led", len(text)) < found.get("known", len(text)):
        return "led"
    if "known" in found:
        return "known"
    return "did" if act == "did" else "none"


_TURNED = re.compile(r"\b([a-z]+) (?:of|for) ((?:[a-z'-]+[ ,/&]*){1,5})", re.IGNORECASE)
_LINKS = frozenset(
    {
        "the",
        "a",
        "an",
        "and",
        "or",
        "our",
        "its",
        "their",
        "all",
        "any",
        "new",
        "of",
        "for",
        "in",
        "to",
        "with",
        "on",
    }
)


def turned(text: str) -> tuple[str, ...]:
    """Nouns that "of" joins, the other way round: "management of our suppliers" as "suppliers management".

    Advertisements are written in such nouns, rules in the shorter order.
    """
    out: list[str] = []
    for match in _TURNED.finditer(text):
        head = match.group(1)
        if head.casefold() not in _LINKS:
            things = [
                word for word in re.findall(r"[\w'-]+", match.group(2)) if word.casefold() not in _LINKS
            ]
            out += [f"{thing} {head}" for thing in things]
    return tuple(dict.fromkeys(out))
