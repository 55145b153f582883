"""Figures that say how large something was: people led, budgets, sites, users, revenue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gapcheck.extract.leading import is_of_others
from gapcheck.extract.lexicon import alternatives, one_of
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import ScopeFact, ScopeKind

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {word: number for number, word in enumerate(_UNITS.split())} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
_TIMES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9}
_SCALE["billion"] = 1e9
_CURRENCY_OF = {"$": "USD", "usd": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euros": "EUR"}
_CURRENCY_OF |= {"£": "GBP", "gbp": "GBP", "pounds": "GBP"}

_UNIT_WORDS = one_of(_WORDS)
_NUMBER = (
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?:k|m)?\b\+?"
    rf"|(?:(?:{_UNIT_WORDS}|an?)\s+)?(?:dozen|hundred|thousand)|{_UNIT_WORDS})"
)
_ANY_NUMBER = re.compile(rf"\d|\b{one_of([*_WORDS, *_TIMES])}")
"""Every figure has a number in it; most statements have none."""

_SPAN = r"(?:\d{1,6}\s?[-–]\s?)?"
_BETWEEN = r"(?:(?!(?:at|in|across|for|and|to|of|on|by|with|from)\b|\d)[\w-]+\s+)"
"""A word that may stand between a number and what it counts."""

_SCALES = "k|thousand|mm|mil|million|m|bn|billion|b"
_MONEY = (
    rf"(?:(?P<sign{{0}}>[$€£]|\b(?:usd|eur|gbp)\b)\s?(?P<amount{{0}}>\d[\d,]*(?:\.\d+)?)\s?(?P<scale{{0}}>{_SCALES})?\b"
    rf"|\b(?P<bare{{0}}>\d[\d,]*(?:\.\d+)?)\s?(?P<much{{0}}>{_SCALES})?\s?(?P<word{{0}}>usd|eur|gbp|dollars|euros|pounds)\b)"
)
_ANY_MONEY = re.compile("[$€£]|usd|eur|gbp|dollars|euros|pounds")
_WORKERS = alternatives("measures", "workers")
_NO_PAPER = r"(?!\s+(?:records?|files?|accounts?|manuals?|data|surveys?|requests?|claims?|badges?|forms?)\b)"
"""What is counted where a worker's word stands before it: "285 personnel records"."""

_APPROX = r"(?:(?:over|up to|about|approximately|around|more than|nearly) )?"

_PEOPLE = re.compile(
    r"\b(?:led|leads?|leading|manage[sd]?|managing|supervis\w+|direct(?:ed|s|ing|ly)?|oversaw|oversee\w*"
    r"|head(?:ed|ing|s)?|grew|grown|built|hired|scaled|team|staff|department|group|crew)\b"
    rf"[^.;]{{0,60}}?(?:\bfrom {_NUMBER} (?:to|up to) )?(?<![$€£\d.,-])\b{_SPAN}(?P<value>{_NUMBER})\)?\+?\s+"
    rf"{_BETWEEN}{{0,3}}?{_WORKERS}\b{_NO_PAPER}"
    rf"|\b(?:team|staff|department|group|crew)s? of {_APPROX}{_SPAN}(?P<of>{_NUMBER})\b"
    rf"|\b(?:team|staff|organi[sz]ation|department)\b[^.;]{{0,20}}?\bfrom {_NUMBER} to (?P<to>{_NUMBER})\b",
)

_NOT_LED = re.compile(
    r"\b(?:payrolls?|records?|files?|benefits|accounts?|data|badges?|equipment|travel)\b[^.;]* for\b"
    rf"|\bone of {_APPROX}{_NUMBER}"
)
"""People who are no team of the person: "managed payroll for 80 employees", "as one of three technicians"."""


def _amounts(key: str, before: int, after: int) -> re.Pattern[str]:
    """Money with one of a list's words near it, on either side; of "from A to B", B."""
    about = rf"\b{alternatives('measures', key)}\b"
    one, other = _MONEY.format(1), _MONEY.format(2)
    grown = r"(?:\bfrom [$€£]?\d[\d.,]*\s?\w{0,8} to )?"
    return re.compile(rf"{about}[^.;]{{0,{before}}}?{grown}{one}|{other}[^.;]{{0,{after}}}?{about}")


def _counts(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is counted, which most statements with a number don't name; and that with its number."""
    counted = re.compile(rf"\b{alternatives('measures', key)}\b")
    return counted, re.compile(
        rf"(?<![$€£\d.,-])\b{_SPAN}(?P<value>{_NUMBER})\+?\s*(?P<scale>million|thousand)?\s+{_BETWEEN}{{0,3}}?"
        rf"(?P<unit>{alternatives('measures', key)})\b",
    )


_Fact = tuple[ScopeKind, float, str]
"""Kind, value and unit of a figure."""

_BUDGET, _REVENUE = _amounts("budgets", 50, 40), _amounts("revenues", 40, 25)
_SITES, _USERS = _counts("sites"), _counts("users")


def facts(evidence: Iterable[Evidence]) -> tuple[ScopeFact, ...]:
    """Every figure of scope in the statements, in their order."""
    out: list[ScopeFact] = []
    for one in evidence:
        # small letters once: a pattern that takes either kind is twice as slow
        said = one.quote.lower()
        if not _ANY_NUMBER.search(said):
            continue
        found = _people(said)
        if _ANY_MONEY.search(said):
            found += [*_money(said, _BUDGET, "budget"), *_money(said, _REVENUE, "revenue")]
        found += [*_counted(said, _SITES, "sites"), *_counted(said, _USERS, "users")]
        out += [ScopeFact(kind, value, unit, one) for kind, value, unit in found]
    return tuple(out)


def _people(said: str) -> list[_Fact]:
    matches = _PEOPLE.finditer(said)
    found = (m for m in matches if not is_of_others(said, m.start()) and not _NOT_LED.search(m.group()))
    values = (_number(match["to"] or match["value"] or match["of"]) for match in found)
    return [("people", value, "people") for value in values if value]


def _money(said: str, pattern: re.Pattern[str], kind: ScopeKind) -> Iterator[_Fact]:
    for match in pattern.finditer(said):
        parts = {name.rstrip("12"): text for name, text in match.groupdict().items() if text}
        amount, scale = parts.get("amount") or parts["bare"], parts.get("scale") or parts.get("much") or ""
        value = float(amount.replace(",", "")) * _SCALE.get(scale, 1.0)
        yield kind, value, _CURRENCY_OF[parts.get("sign") or parts["word"]]


def _counted(
    said: str, patterns: tuple[re.Pattern[str], re.Pattern[str]], kind: ScopeKind
) -> Iterator[_Fact]:
    counted, pattern = patterns
    for match in pattern.finditer(said) if counted.search(said) else ():
        value = _number(match["value"]) * _SCALE.get(match["scale"] or "", 1.0)
        if value:
            yield kind, value, match["unit"]


def _number(text: str) -> float:
    """A number in digits ("3,000", "2k") or small words ("eight", "two dozen")."""
    low = text.strip(" +")
    if low[:1].isdigit():
        return float(low.rstrip("km ").replace(",", "")) * _SCALE.get(low[-1:], 1.0)
    first, *times = low.split()
    if first in _TIMES:
        return float(_TIMES[first])
    return float(_WORDS.get(first, 1)) * (_TIMES[times[0]] if times else 1)
