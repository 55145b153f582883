"""What a statement says of the person's own part, and which kinds of figure it holds."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from gapcheck.extract.lexicon import words
from gapcheck.extract.rules import Lemmas
from gapcheck.records.profile import Act

_OPENING = 9
"""The deed stands among a statement's first words; what follows says what it was done to."""

_FIGURES = {
    "percent": re.compile(r"\d\s?%|\bper ?cent\b|\bpercentage points\b", re.IGNORECASE),
    "money": re.compile(r"[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:k|m|mm|bn|million|billion|thousand)?\s?(?:usd|eur|gbp|dollars|euros|pounds)\b|\bmillions? (?:of )?dollars\b", re.IGNORECASE),
    "people": re.compile(
        r"\b(?:\d[\d,]*\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?|dozens?)\)?\s+(?:[\w-]+\s+){0,3}?"
        r"(?:people|employees|staff|engineers|developers|users|students|customers|clients|members|technicians|analysts|associates|teachers|consultants|managers|reports|professionals|individuals|personnel|volunteers|patients|nurses|subscribers|residents|attendees|participants|team members|agents|workers|designers|trainees|specialists|administrators|interns|contractors)\b"
        r"|\b(?:team|staff|department|group|crew) of (?:over |up to |about |approximately |more than |\w+ )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)",
        re.IGNORECASE,
    ),
    "count": re.compile(
        r"\b(?:\d[\d,.]*\s?[kKmM]?\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?|thousands?|dozens?|millions?)\)?\s+(?:[\w/-]+\s+){0,3}?"
        r"(?:sites?|locations?|offices?|countries|states|branches|campuses|stores|schools|hospitals|servers|desktops|laptops|computers|pcs|workstations|devices|applications|apps|systems|projects|programs|programmes|databases|products|services|vendors|suppliers|contracts|networks|switches|buildings|facilities|departments|units|teams|regions|markets|platforms|endpoints|nodes|accounts|months|weeks|days|hours|releases|transactions|records|requests|tickets|incidents|events|courses|classes|properties|brands|companies|plants|warehouses|data cent(?:er|re)s|virtual machines|vms|mailboxes|terabytes|tb|gb|lines of code|call cent(?:er|re)s|clients|websites|sessions|policies|audits)\b"
        r"|\b(?:company|organi[sz]ation|enterprise|firm|group|county|district|world|nation|global)[- ]?wide\b|\bacross (?:the|all) (?:company|organi[sz]ation|enterprise|firm|business|group|sites|locations|offices|departments|business units|country)\b"
        r"|\b\d+(?:\.\d+)?x\b|\bdoubled?\b|\btripled?\b|\bby half\b|\bhalved\b|\b\d{2}\.\d+\s?%",
        re.IGNORECASE,
    ),
}


@cache
def _openings() -> tuple[Lemmas, dict[tuple[str, ...], Act]]:
    """Base forms and the acts that phrases open, by the phrase's base forms."""
    listed = words("acts")
    lemmas = Lemmas(word for phrases in listed.values() for phrase in phrases for word in phrase.replace("-", " ").split())
    order = ("wished", "helped", "led", "did")
    found: dict[tuple[str, ...], Act] = {}
    for act in reversed(order):
        for phrase in listed[act]:
            found[tuple(lemmas.of(w) for w in phrase.replace("-", " ").split())] = cast(Act, act)
    return lemmas, found


def act_of(text: str) -> Act:
    """The first deed that a statement opens with; longer phrases win over shorter ones."""
    lemmas, known = _openings()
    tokens = [lemmas.of(t) for t in re.findall(r"[a-z']+", text.casefold().replace("-", " "))]
    for start in range(min(_OPENING, len(tokens))):
        for length in (4, 3, 2, 1):
            found = known.get(tuple(tokens[start : start + length]))
            if found is not None:
                return found
    return "none"


def figures_of(text: str) -> tuple[str, ...]:
    """The kinds of figure in a text: percent, money, people, count."""
    return tuple(kind for kind, pattern in _FIGURES.items() if pattern.search(text))
