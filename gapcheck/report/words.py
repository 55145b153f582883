"""How the pages say things: levels, bands, dates, lengths of time, counts. One place for each wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from gapcheck.records.assessment import LEVEL_NAMES, State, SupportKind
from gapcheck.records.profile import ScopeFact

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

BANDS = {
    "nearly_all": "shows nearly all",
    "most": "shows most",
    "part": "shows part",
    "little": "shows little",
}
"""What is said of the CV (never of the person) in each band of levels.yaml."""

BAND_NAMES = {"nearly_all": "nearly all", "most": "most", "part": "part", "little": "little"}
"""The same for the bar of the score, where the sentence stands beside it."""

_CONFIDENCE = ((0.85, "high"), (0.6, "medium"), (0.0, "low"))

STATES: dict[State, tuple[str, str]] = {
    "demonstrated": ("●", "demonstrated"),
    "claimed": ("◐", "claimed, not shown in work"),
    "not found": ("○", "not found in the CV"),
    "not readable": ("–", "could not be read"),
}
"""A state's mark (never the only sign) and its words."""

KINDS: dict[SupportKind, str] = {
    "named": "named only",
    "applied": "applied in work",
    "owned": "led or owned",
    "accountable": "accountable for it",
}

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def confidence(value: float) -> str:
    """A confidence of 0 to 1 as "high (93%)"."""
    word = next(word for least, word in _CONFIDENCE if value >= least)
    return f"{word} ({percent(value)})"


def percent(share: float) -> str:
    """A share of 0 to 1 as "93%"."""
    return f"{round(share * 100)}%"


def level(value: int | None) -> str:
    """A level as "3, practitioner"."""
    return "not readable" if value is None else f"{value}, {LEVEL_NAMES[value]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 page", "2 pages"; `many` where an s is not enough."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def spoken(count: int) -> str:
    """A count inside a sentence: words below ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


@lru_cache(1024)
def figure(value: float) -> str:
    """A number without trailing zeros, thousands set apart: 5, 2.5, 12,000,000."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def tenth(value: float) -> str:
    """A number of points to one decimal."""
    return f"{value:.1f}"


def day(value: date) -> str:
    """ "1 November 2026", in no locale but ours."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: str | None) -> str:
    """A CV's date ("2018-03", "2018", "present", None) as words."""
    found = re.fullmatch(r"(\d{4})-(\d{2})", value or "")
    if found and 1 <= int(found[2]) <= 12:
        return f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return value or "not stated"


def month_of(index: int) -> str:
    """A month counted as year * 12 + month - 1, as words."""
    return f"{MONTHS[index % 12]} {index // 12}"


def duration(months: int | None) -> str:
    """A number of months as "4 years 6 months"."""
    if months is None:
        return "not stated"
    years, rest = divmod(months, 12)
    parts = [plural(count, unit) for count, unit in ((years, "year"), (rest, "month")) if count]
    return " ".join(parts) or "under a month"


def years(value: float | None) -> str:
    """Years of experience to one decimal, or that the CV gives none."""
    return "not stated" if value is None else f"{figure(round(value, 1))} {'year' if value == 1 else 'years'}"


def scope(fact: ScopeFact) -> str:
    """ "34 people", "6 countries", "budget of 8,600,000 GBP"."""
    amount = figure(fact.value)
    if fact.kind in ("budget", "revenue"):
        return f"{fact.kind} of {amount} {fact.unit}".rstrip()
    return f"{amount} {fact.unit or fact.kind}"


def listed(items: Sequence[str]) -> str:
    """ "a, b and c"."""
    return ", ".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} and {items[-1]}"


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at a word, with an ellipsis."""
    if len(text) <= most:
        return text
    head, _, tail = text[: most - 1].rpartition(" ")
    return f"{(head if len(head) > most // 2 else head + ' ' + tail).strip()}…"


def more_in_results(count: int) -> str:
    """What a page leaves out so that it stays small; "" where that is nothing."""
    return f"And {spoken(count)} more in results.json." if count > 0 else ""


def sentence(text: str) -> str:
    """With a full stop at the end if there is none."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
