"""Figures that say how large something was: people led, budgets, sites, users, revenue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gapcheck.extract.lexicon import alternatives
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import ScopeFact, ScopeKind

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {word: number for number, word in enumerate(_UNITS.split())} | {
    "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_NUMBER = r"(?:(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?:k|m)?\b\+?|" + "|".join(sorted(_WORDS)) + ")"
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9}
_SCALE["billion"] = 1e9
_MONEY = (
    r"(?P<currency{0}>[$€£])\s?(?P<amount{0}>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale{0}>k|thousand|mm|mil|million|m|bn|billion|b)?\b"
)
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
_WORKERS = alternatives("measures", "workers")

_PEOPLE = re.compile(
    r"\b(?:led|leads?|leading|manage[sd]?|managing|supervis\w+|direct(?:ed|s|ing|ly)?|oversaw|oversee\w*"
    r"|head(?:ed|ing|s)?|grew|grown|built|hired|scaled|team|staff|department|group|crew)\b"
    rf"[^.;]{{0,60}}?(?:\bfrom {_NUMBER} (?:to|up to) )?(?<![$€£\d.,-])\b(?P<value>{_NUMBER})\)?\+?\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{_WORKERS}\b"
    r"|\b(?:team|staff|department|group|crew)s? of (?:(?:over|up to|about|approximately|around|more than) )?"
    rf"(?P<of>{_NUMBER})\b"
    rf"|\b(?:team|staff|organi[sz]ation|department)\b[^.;]{{0,20}}?\bfrom {_NUMBER} to (?P<to>{_NUMBER})\b",
    re.IGNORECASE,
)


def _amounts(key: str, before: int, after: int) -> re.Pattern[str]:
    """Money with one of a list's words near it, on either side."""
    about = rf"\b{alternatives('measures', key)}\b"
    one, other = _MONEY.format(1), _MONEY.format(2)
    return re.compile(rf"{about}[^.;]{{0,{before}}}?{one}|{other}[^.;]{{0,{after}}}?{about}", re.IGNORECASE)


def _counts(key: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![$€£\d.,-])\b(?P<value>{_NUMBER})\+?\s*(?P<scale>million|thousand)?\s+(?:[\w-]+\s+){{0,3}}?"
        rf"(?P<unit>{alternatives('measures', key)})\b",
        re.IGNORECASE,
    )


_BUDGET, _REVENUE = _amounts("budgets", 50, 40), _amounts("revenues", 40, 25)
_SITES, _USERS = _counts("sites"), _counts("users")


def facts(evidence: Iterable[Evidence]) -> tuple[ScopeFact, ...]:
    """Every figure of scope in the statements, in their order."""
    out: list[ScopeFact] = []
    for one in evidence:
        out += _people(one)
        out += _money(one, _BUDGET, "budget")
        out += _money(one, _REVENUE, "revenue")
        out += _counted(one, _SITES, "sites")
        out += _counted(one, _USERS, "users")
    return tuple(out)


def _people(one: Evidence) -> list[ScopeFact]:
    out = []
    for match in _PEOPLE.finditer(one.quote):
        value = _number(match["to"] or match["value"] or match["of"])
        if value:
            out.append(ScopeFact("people", value, "people", one))
    return out


def _money(one: Evidence, pattern: re.Pattern[str], kind: ScopeKind) -> list[ScopeFact]:
    out = []
    for match in pattern.finditer(one.quote):
        currency, amount, scale = (
            match[f"{part}1"] or match[f"{part}2"] for part in ("currency", "amount", "scale")
        )
        value = float(amount.replace(",", "")) * _SCALE.get((scale or "").casefold(), 1.0)
        out.append(ScopeFact(kind, value, _CURRENCIES[currency], one))
    return out


def _counted(one: Evidence, pattern: re.Pattern[str], kind: ScopeKind) -> list[ScopeFact]:
    out = []
    for match in pattern.finditer(one.quote):
        scale = (match.groupdict().get("scale") or "").casefold()
        value = _number(match["value"]) * _SCALE.get(scale, 1.0)
        if value:
            out.append(ScopeFact(kind, value, match["unit"].casefold(), one))
    return out


def _number(text: str) -> float:
    low = text.casefold().strip(" +")
    if low in _WORDS:
        return float(_WORDS[low])
    scale = _SCALE.get(low[-1:], 1.0)
    return float(low.rstrip("km ").replace(",", "")) * scale
