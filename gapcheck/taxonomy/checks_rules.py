"""Rules are words, `|` and ` + `. Anything else is a mistake, and so is a rule that finds everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from gapcheck.taxonomy.contents import Contents, Item, Step
from gapcheck.taxonomy.description import LONGEST_RULE
from gapcheck.taxonomy.model import Competency

MOST_PHRASES = 100
"""Phrases that a rule may stand for when all its alternatives are written out."""

_MOST_PARTS = 5
_MOST_WORDS = 6

_SIGN = r"(?:[^\W_]|[&.'’#])"
_WORD = rf"\.?[^\W_](?:{_SIGN}*(?:[^\W_]|#))?(?:\+\+)?"
_PHRASES = 100
"""Phrases that a rule may stand for when all its alternatives are written out."""

_MOST_PARTS = 5
_MOST_WORDS = 6

_WORD = r"[^\W_A-Z](?:[^\W_A-Z]|[&.'’#](?=\S))*[#+]?|\.[a-z]+|[a-z]\+\+"
_PHRASE = rf"(?:{_WORD})(?:\|(?:{_WORD}))*"
_RULE = re.compile(rf"(?:{_PHRASE})(?: (?:\+ )?(?:{_PHRASE}))*")
_EXPRESSION = re.compile(r"[*?\[\](){}^$\\]")
_REMEDY = "Rules are words; write `a|b` for either and `a + b` for both."

# Words of every second statement: alone they find nothing in particular.
_COMMON = frozenset(
    word
    for line in (
        "a ability all an and any as at business by company department do experience for from get",
        "good help in information is it job knowledge make manage management new of on or",
        "organisation organization other people process project provide responsibility responsible",
        "role service skill support system team technical technology the time to use various we with",
        "work year",
    )
    for word in line.split()
)


def check(contents: Contents) -> None:
    """Note every rule that the matcher would misread, or that would cost or find too much."""
    for item in contents.competencies.values():
        seen: set[tuple[bool, str]] = set()
        for kind, path, rule in _rules(item):
            if not rule or len(rule) > LONGEST_RULE:
                continue
            mistake = _written(rule) or _sized(rule) or _sharp(rule, kind)
            once = (kind == "titles", rule)  # a title may well be named in a sentence too
            if once in seen:
                mistake = f"The rule `{rule}` stands twice in `{item.record.id}`.", "Keep it once."
            if mistake:
                item.problem(path, mistake[0], mistake[1], rule)
            seen.add(once)


def _rules(item: Item[Competency]) -> Iterator[tuple[str, list[Step], str]]:
    indicators = item.record.indicators
    for kind in ("shown", "named", "listed", "titles"):
        for number, rule in enumerate(getattr(indicators, kind)):
            yield kind, ["indicators", kind, number], rule


def _written(rule: str) -> tuple[str, str] | None:
    if _RULE.fullmatch(rule) and rule == rule.lower():
        return None
    if rule != rule.lower():
        return f"The rule `{rule}` has capitals.", "Write it in small letters; it matches both."
    if sign := _EXPRESSION.search(rule):
        return f"The rule `{rule}` holds `{sign[0]}`, as a regular expression would.", _REMEDY
    if re.search(r"[-/‐‑–]", rule):
        return f"The rule `{rule}` has a hyphen or slash.", "Write a space; it matches both."
    if sign := re.search(r"[^\w&.'’#+| ]|_", rule):
        return f"The rule `{rule}` holds `{sign[0]}`, which rules don't know.", _REMEDY
    if re.search(r"^\W*$|^ *\+|\+ *$|\+ *\+ ", rule):
        return f"The rule `{rule}` has an empty part.", "Write words on both sides of each ` + `."
    if re.search(r"(?:^|[ |])\||\|(?:[ |]|$)", rule):
        return f"The rule `{rule}` has an empty alternative.", "Write a word on both sides of each `|`."
    return f"The rule `{rule}` is not written as rules are.", "One space between words, ` + ` between parts."


def _sized(rule: str) -> tuple[str, str] | None:
    parts = rule.split(" + ")
    if len(parts) > _MOST_PARTS:
        return f"The rule `{rule}` has {len(parts)} parts.", f"Use at most {_MOST_PARTS}."
    if any(len(part.split()) > _MOST_WORDS for part in parts):
        return (
            f"The rule `{rule}` has a phrase of over {_MOST_WORDS} words.",
            "Write ` + ` between its parts.",
        )
    phrases = sum(prod(len(word.split("|")) for word in part.split()) for part in parts)
    if phrases > MOST_PHRASES:
        remedy = f"At most {MOST_PHRASES} are allowed; write several rules."
        return f"The rule `{rule}` stands for {phrases} phrases.", remedy
    return None


def _sharp(rule: str, kind: str) -> tuple[str, str] | None:
    words = [word.split("|") for word in rule.replace(" + ", " ").split()]
    if kind == "titles" and " + " in rule:
        return f"The title `{rule}` holds a `+`.", "Write titles as plain phrases."
    if number := next((w for word in words for w in word if w.isdigit()), None):
        return (
            f"The rule `{rule}` holds the bare number `{number}`.",
            "Write it with its word, as `iso27001`.",
        )
    if twice := next((w for word in words for w in word if word.count(w) > 1), None):
        return f"The rule `{rule}` gives `{twice}` twice as an alternative.", "Keep it once."
    if len(words) == 1 and (common := next((w for w in words[0] if w in _COMMON or len(w) < 2), None)):
        return f"The rule `{rule}` finds `{common}` in every CV.", "Add a word or a second part."
    return None
