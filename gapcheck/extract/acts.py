"""What a statement says of the person's own part, and which kinds of figure it holds."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import cast

import lemminflect

from gapcheck.extract.asides import CLAIM, COURSE, EMPLOYER, LISTING, OTHERS, TO_THE_READER, lists_names
from gapcheck.extract.lexicon import alternatives, words
from gapcheck.extract.rules import Lemmas
from gapcheck.records.profile import Act

_NEXT_DEED = re.compile(r"(?<=[a-z)%])\s+(?=([A-Z][a-z]+)(?:,| and)? [a-z])")
"""Where the deeds may begin that ran into what the employer is."""

_LED_AS_WELL = re.compile(
    r"(?:[,;] | and | then | while )(?:and )?(?:[a-z]+ly )?"
    r"(?:lead|led|leading|owned|spearheaded|headed|oversaw|directed|managed|supervised) "
    r"(?=(?:the|an?|all|our|its|\d+|[a-z]+ (?:of|team|project)) )"
)
"""What a later clause says was led: "Wrote the plan, and successfully led the move"."""

_REPORTING = re.compile(r"Report(?:s|ing|ed) (?:directly )?to [^,;.]{2,60}[,;] (?=[a-z])")
"""To whom, before what was done: "Reporting to the CEO, responsible for all purchasing"."""

_WAS_ABLE = re.compile(r"\b[Ww](?:as|ere) able to ")
"""Before a deed, and no claim of an ability: "Was able to cut costs by a third"."""

_IN_OFFICE = re.compile(
    r"(?:(?:I|Also|Currently) )?"
    r"(?i:(?:serv(?:e[sd]?|ing)|act(?:s|ed|ing)?|work(?:s|ed|ing)?|function(?:s|ed|ing)?) as)"
    r"(?: (?:the|an?|both|sole|one of the))*"
    r"(?: (?!(?i:to|for|of|with|on|by|assistant|deputy|account|case|sales)\b)[\w/&-]+,?){0,4}?"
    r"(?i: (?:lead(?:er)?|manager|director|head|owner|c[ti]so|c[it]o))\b"
    r"|(?:(?i:team|tech|technical|project|program(?:me)?|design|programming|development|engineering|test(?:ing)?"
    r"|qa|module|function(?:al)?|solutions?|infrastructure|network|security|architecture|data|product|delivery"
    r"|implementation|migration|support|workstream|senior|primary|sole|overall|interim|onsite|offshore|regional"
    r"|global|and|&|/),? ?){1,5}[Ll]ead(?:er)? (?:on|for|of|in)\b"
)
"""What was led by office: "Served as the project manager for ...", "Technical lead on the move"."""

_TAKEN_ON = re.compile(r"\b(?:was|were|been|am|being|originally|initially)$")

_OPENING = 9
"""The deed stands among a statement's first words; what follows says what it was done to."""

_LONGEST = 4
"""Words of the longest phrase that opens an act."""

_WORD = re.compile("[a-z']+")
_TITLED = re.compile(
    r"(?:Lead|Head) (?:(?:[A-Z][\w/&-]*|\d+|of|and) ){0,5}?"
    rf"(?i:{alternatives('titles', 'heads')})\b(?=\s*(?:[.,;(|–-]|$|for\b|on\b|in\b|at\b|and\b))"
)
"""A title that stands as a statement: "Lead Process Technician."."""

_LABEL_END = re.compile(r":|[-–]\s")
"""What ends a label before a statement: "Key results: cut ...", "Payroll - ran ..."."""

_COUNT = rf"(?:\d[\d,.]*\s?[km]?\+?|{alternatives('measures', 'number_words')})\)?"
_WHOLE = alternatives("measures", "whole")
_FIGURES = {  # in small letters
    "percent": re.compile(r"\d\s?%|\bper ?cent\b|\bpercentage points\b"),
    "money": re.compile(
        r"[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:k|m|mm|bn|million|billion|thousand)?\s?(?:usd|eur|gbp|dollars|euros|pounds)\b"
        r"|\bmillions? (?:of )?dollars\b",
    ),
    "people": re.compile(
        rf"\b{_COUNT}\s+(?:[\w-]+\s+){{0,3}}?{alternatives('measures', 'people')}\b"
        rf"|\b(?:team|staff|department|group|crew) of (?:(?:over|up to|about|more than|\w+) )?{_COUNT}",
    ),
    "count": re.compile(
        rf"\b{_COUNT}\s+(?:[\w/-]+\s+){{0,3}}?{alternatives('measures', 'things')}\b"
        rf"|\b{_WHOLE}[- ]?wide\b|\bacross (?:the|all) {_WHOLE}\b"
        rf"|\b(?:entire|whole) (?:[\w-]+ )?{_WHOLE}\b|\bthe {_WHOLE}[’']s\b"
        r"|\b\d+(?:\.\d+)?x\b|\bdoubled?\b|\btripled?\b|\bby half\b|\bhalved\b",
    ),
}

_TOLD_BY = {"percent": re.compile("%|cent"), "money": re.compile(r"[$€£¥\d]|dollars")}
"""What such a figure always holds: looking for it is cheaper than for the figure, and most have none."""


@cache
def _openings() -> tuple[Lemmas, dict[str, dict[tuple[str, ...], Act]]]:
    """Base forms; and the acts that phrases open, by the phrase's first base form, then by all of them."""
    listed = words("acts")
    lemmas = Lemmas(
        word for phrases in listed.values() for phrase in phrases for word in phrase.replace("-", " ").split()
    )
    order = ("denied", "wished", "claimed", "helped", "led", "did", "routine")
    found: dict[str, dict[tuple[str, ...], Act]] = {}
    for act in reversed(order):
        for phrase in listed[act]:
            opening = tuple(lemmas.of(w) for w in phrase.replace("-", " ").split())
            found.setdefault(opening[0], {})[opening] = cast(Act, act)
    return lemmas, found


def act_of(text: str) -> Act:
    """The deed that a statement opens with, or what a later clause of it says was led."""
    reporting = _REPORTING.match(text)
    text = _WAS_ABLE.sub("", text[reporting.end() :] if reporting else text)
    opened = _opening_act(text)
    return "led" if opened in ("did", "routine") and _LED_AS_WELL.search(text) else opened


def _opening_act(text: str) -> Act:
    """The first deed that a statement opens with; longer phrases win over shorter ones."""
    if _tells_of_others(text):
        return "others"
    if _IN_OFFICE.match(text):
        return "led"
    listing = LISTING.match(text)
    if (listing and not _opens_with_deed(text[listing.end() :])) or CLAIM.match(text) or COURSE.match(text):
        return "claimed"
    lemmas, known = _openings()
    found_words = _WORD.finditer(text.casefold().replace("-", " ").replace("’", "'"))
    words_ = list(islice(found_words, _OPENING + _LONGEST))
    tokens = [lemmas.of(word.group()) for word in words_]
    for start, first in enumerate(tokens[:_OPENING]):
        opened = known.get(first, {})
        for length in range(_LONGEST, 0, -1) if opened else ():
            found = opened.get(tuple(tokens[start : start + length]))
            if found is None or (
                length == 1 and found in ("led", "did", "routine") and not _is_deed(text, words_, start)
            ):
                continue
            return found
    if _opens_with_verb([word.group() for word in words_]):
        return "did"
    return "claimed" if lists_names(text) else "none"


def _tells_of_others(text: str) -> bool:
    """Whether a sentence is about somebody else, and not about what was seen to: "Ensured Acme was paid"."""
    told = OTHERS.match(text)
    if told and told[0].endswith((" was", " were")) and is_past_deed(text.split(" ", 1)[0]):
        return False
    return told is not None or tells_employer(text) or TO_THE_READER.search(text) is not None


def is_past_deed(word: str) -> bool:
    """Whether a word is the past form of a listed verb of doing: "managed", "answered", "helped"."""
    low = word.casefold()
    return _is_listed(_openings()[0].of(low)) and _is_past(low)


def is_told_deed(word: str) -> bool:
    """Whether a word is a listed verb of doing as told of somebody, and no noun: "Maintains", not "Plans"."""
    low = word.casefold()
    if not low.endswith("s"):
        return False
    base = _openings()[0].of(low)
    return base != low and _is_listed(base) and "NOUN" not in _lemmas_of(low)


def is_deed(word: str) -> bool:
    """Whether a word is a listed verb of doing in its base or past form: "Perform", "Managed"."""
    return is_past_deed(word) or _is_listed(word.casefold())


def _is_listed(base: str) -> bool:
    """Whether a base form is a listed verb of doing, and no ability, wish or claim."""
    return _openings()[1].get(base, {}).get((base,)) in ("led", "did", "routine", "helped")


def tells_employer(text: str) -> bool:
    """Whether a statement opens with what the employer is, without a verb."""
    found = EMPLOYER.match(text)
    return found is not None and not _is_past(found[1].casefold())


def after_employer(text: str, start: int, stop: int) -> int | None:
    """Where the first deed begins that ran into what the employer is."""
    lemmas, known = _openings()
    for match in _NEXT_DEED.finditer(text, start, stop):
        base = lemmas.of(match[1].casefold())
        if (base,) in known.get(base, {}) and not match[1].endswith("ing"):
            return match.end()
    return None


def _opens_with_deed(text: str) -> bool:
    first = _WORD.findall(text.casefold())[:2]
    return bool(first) and (is_past_deed(first[0]) or _opens_with_verb(first))


def _is_deed(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Whether a verb's form stands there as a verb: first, in the past, or after what goes before verbs."""
    after = found[at + 1].group() if at + 1 < len(found) else ""
    if _TITLED.match(text, found[at].start()):
        return False
    if after == "to" and found[at].group() in ("lead", "leads", "leading", "led"):
        return False  # "which led to" leads nobody
    if found[at].group() in ("hired", "recruited", "appointed") and (
        after in ("to", "as", "by", "into", "from", "for")
        or _TAKEN_ON.search(text[: found[at].start()].rstrip())
    ):
        return False  # the one who was hired
    if at == 0 or _is_past(found[at].group()):
        return True
    before = found[at - 1]
    between = text[before.end() : found[at].start()]
    return (
        before.group() in words("acts")["before_deeds"]
        or before.group().endswith("ly")
        or bool(_LABEL_END.search(between))
    )


def _opens_with_verb(tokens: list[str]) -> bool:
    """Whether a statement opens with a deed that no list knows: "Retendered the ...", "Put the ..."."""
    while tokens and tokens[0].endswith("ly"):
        tokens = tokens[1:]
    if not tokens or tokens[0] in words("acts")["not_deeds"]:
        return False
    if _is_past(tokens[0]):
        return True
    return len(tokens) > 1 and _is_base(tokens[0]) and tokens[1] in words("acts")["objects"]


@cache
def _is_past(word: str) -> bool:
    """A past form, of a known verb or of one that only looks like one ("retendered")."""
    every = _lemmas_of(word)
    lemmas = every.get("VERB", ())
    if any(word in lemminflect.getInflection(lemma, tag="VBD") for lemma in lemmas):
        return True
    return word.endswith("ed") and len(word) > 5 and not every


def _is_base(word: str) -> bool:
    return word in _lemmas_of(word).get("VERB", ())


@cache
def _lemmas_of(word: str) -> dict[str, tuple[str, ...]]:
    """The base forms of a word by its part of speech."""
    found: dict[str, tuple[str, ...]] = lemminflect.getAllLemmas(word)
    return found


def figures_of(text: str) -> tuple[str, ...]:
    """The kinds of figure in a text: percent, money, people, count."""
    said = text.lower()
    return tuple(
        kind
        for kind, pattern in _FIGURES.items()
        if (kind not in _TOLD_BY or _TOLD_BY[kind].search(said)) and pattern.search(said)
    )
