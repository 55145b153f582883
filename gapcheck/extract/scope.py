"""Figures that say how large something was: people led, budgets, sites, users, revenue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import ScopeFact, ScopeKind

_WORDS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a dozen": 12, "dozen": 12}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?:k|m)?\b\+?|" + "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9}
_MONEY = r"(?P<currency>[$€£])\s?(?P<amount>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>k|thousand|mm|mil|million|m|bn|billion|b)?\b"
_WORKERS = r"(?:people|employees|staff|engineers|developers|technicians|analysts|associates|professionals|direct reports|reports|team members|members|individuals|personnel|managers|consultants|designers|specialists|administrators|contractors)"

_PEOPLE = re.compile(
    rf"\b(?:led|lead|leads|leading|managed?|manages|managing|supervis\w+|direct(?:ed|s|ing|ly)?|oversaw|oversee\w*|head(?:ed|ing|s)?|grew|grown|built|hired|scaled|team|staff|department|group|crew)\b"
    rf"[^.;]{{0,60}}?(?:\bfrom (?P<from>{_NUMBER}) (?:to|up to) )?(?<![$€£\d.,-])\b(?P<value>{_NUMBER})\)?\+?\s+(?:[\w-]+\s+){{0,3}}?{_WORKERS}\b"
    rf"|\b(?:team|staff|department|group|crew)s? of (?:over |up to |about |approximately |around |more than |nearly |\()?(?P<of>{_NUMBER})\b"
    rf"|\b(?:team|staff|organi[sz]ation|department)\b[^.;]{{0,20}}?\bfrom (?P<grew>{_NUMBER}) to (?P<to>{_NUMBER})\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(rf"\b(?:budgets?|p&l|capex|opex|spend|expenditure)\b[^.;]{{0,50}}?{_MONEY}|{_MONEY.replace('<currency>', '<c2>').replace('<amount>', '<a2>').replace('<scale>', '<s2>')}[^.;]{{0,40}}?\b(?:budgets?|p&l|capex|opex|spend|expenditure)\b", re.IGNORECASE)
_REVENUE = re.compile(rf"\b(?:revenues?|turnover|sales|arr)\b[^.;]{{0,40}}?{_MONEY}|{_MONEY.replace('<currency>', '<c2>').replace('<amount>', '<a2>').replace('<scale>', '<s2>')}[^.;]{{0,25}}?\b(?:revenues?|turnover|sales|arr)\b", re.IGNORECASE)
_SITES = re.compile(rf"(?<![$€£\d.,-])\b(?P<value>{_NUMBER})\+?\s+(?:[\w-]+\s+){{0,2}}?(?P<unit>sites|locations|offices|countries|branches|campuses|stores|schools|hospitals|plants|data cent(?:er|re)s)\b", re.IGNORECASE)
_USERS = re.compile(rf"(?<![$€£\d.,-])\b(?P<value>{_NUMBER})\+?\s*(?P<scale>million|thousand)?\s+(?:[\w-]+\s+){{0,3}}?(?P<unit>users|customers|students|clients|subscribers|patients|residents)\b", re.IGNORECASE)


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
        currency, amount, scale = (match[a] or match[b] for a, b in (("currency", "c2"), ("amount", "a2"), ("scale", "s2")))
        value = float(amount.replace(",", "")) * _SCALE.get((scale or "").casefold(), 1.0)
        out.append(ScopeFact(kind, value, {"$": "USD", "€": "EUR", "£": "GBP"}[currency], one))
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
