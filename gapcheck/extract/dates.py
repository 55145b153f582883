"""Dates and date ranges as CVs write them.

A range is two dates with a dash or "to" between them, a date with "since" before or "onwards" after
it, or one date alone. Everything is found by one pass of linear patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gapcheck.extract.lexicon import one_of, words

_SEASONS = {"winter": 1, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_MONTH_OF = {name: int(number) for number, names in words("months").items() for name in names} | _SEASONS
_FOUR_DIGITS = re.compile(r"\d{4}")
DIGITS = re.compile(r"\d\d")
"""Every date has two digits in a row, and most of them a year; most lines have none."""

_SEASON = "|".join(_SEASONS)
_MONTH_FIRST = re.compile(r"(?:0?[1-9]|1[0-2])[./-](?:1[3-9]|2\d|3[01])[./-]\d{4}")
_THREE_NUMBERS = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d{2}\b")
_QUARTER_START = {"1": 1, "2": 4, "3": 7, "4": 10}

_NAME = one_of(_MONTH_OF) + r"(?![^\W\d_])\.?"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_SHORT = r"['’]\d{2}"
_ANY_YEAR = re.compile(f"{_YEAR}|{_SHORT}")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{_ORDINAL}\s+)?{_NAME}(?:\s+{_ORDINAL})?\s*[,/'’-]?\s*(?:of\s+)?(?:{_YEAR}|{_SHORT}|(?<=['’])\d{{2}})\b"
    rf"|\b{_YEAR}\s+{_NAME}(?!\s*\d)"
    rf"|q[1-4]\s*[/,-]?\s*{_YEAR}\b"
    rf"|\b{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?\b"
    rf"|\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-]{_YEAR}\b"
    rf"|\b(?:0?[1-9]|[12]\d|3[01])[./-](?:1[3-9]|2\d|3[01])[./-]{_YEAR}\b"
    rf"|\b(?:0?[1-9]|1[0-2])\s?[./-]\s?{_YEAR}\b"
    rf"|\b{_YEAR}\b"
    rf"|(?<!\w){_SHORT}\b)"
)
_NOW = (
    r"(?:\(?\b(?:to[ -])?(?:present|currently|current|now|today|to[ -]?date|(?:the )?present day|till date"
    r"|heute|aktuell|presente|actualidad|actualmente|aujourd'hui|présent|oggi|attuale|heden|atual|idag|obecnie"
    r"|till now|until now|ongoing|on-going|date|continuing)\b\)?)"
)
_DASH = r"\s*(?:-{1,2}|–|—|~|→|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bup to\b)\s*"
_RANGE = re.compile(
    rf"(?P<since>\b(?:since|from|starting|as of)\s+)?(?P<start>{_DATE})"
    rf"(?:(?:{_DASH}|\s+(?=to[ -]date))(?P<end>{_NOW}|{_DATE})"
    r"|(?P<open>\s*(?:onwards?|\+|[-–—](?=\s*(?:$|[|,;)])))))?"
)
_CUT = re.compile(rf"(?:\b{_NAME}|{_DASH})$")
_SHARED_YEAR = re.compile(rf"\b(?P<one>{_NAME}){_DASH}(?P<two>{_NAME})\s*,?\s*(?P<year>{_YEAR})\b")
_SHORT_END = re.compile(rf"\b(?P<year>{_YEAR})\s*[-–—/]\s*(?P<end>\d{{2}})\b(?!\s*[-/.]?\d|\s+{_NAME})")
_TWO_DIGITS = re.compile(
    rf"\b(?P<one>{_NAME}|(?:0?[1-9]|1[0-2])/)\s*(?P<from>\d{{2}}){_DASH}"
    rf"(?:(?P<two>{_NAME}|(?:0?[1-9]|1[0-2])/)\s*(?P<to>\d{{2}})|(?P<now>{_NOW}))\b(?!\s*[/.]?\d|,?\s*{_YEAR})"
)
_MISPRINT = re.compile(
    rf"\b{_NAME}(?:\s+{_ORDINAL}(?=[\s,]))?\s*,?\s*(?:\d{{3}}|\d{{5,6}}|1[0-8]\d\d|20[5-9]\d|2[1-9]\d\d)(?![\d%])(?!\s*[a-z])"
    rf"|\b{_YEAR}\s*[-–—]\s*(?:\d{{3}}|\d{{5,6}}|1[0-8]\d\d|20[5-9]\d|2[1-9]\d\d)(?![\d%])"
    rf"|\b(?:1[3-9]|[2-9]\d)/{_YEAR}\b(?!/)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A month, or a whole year where `month` is None."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)

    @property
    def first(self) -> int:
        """The first month it covers, as year * 12 + month - 1."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last(self) -> int:
        return self.year * 12 + (self.month or 12) - 1


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range in a text, at characters `at` to `to`. `end` is None where only one date stands.

    `present` says that the end is now; `since` that only the start is given, on purpose.
    """

    start: Moment
    end: Moment | None
    present: bool
    since: bool
    at: int
    to: int

    @property
    def whole(self) -> bool:
        """Both ends are known."""
        return self.present or self.end is not None

    def written(self) -> tuple[str, str | None]:
        """Start and end as the contract writes them."""
        return str(self.start), "present" if self.present else (str(self.end) if self.end else None)

    def span(self, as_of: date) -> tuple[int, int] | None:
        """First and last month, inclusive; None where an end is missing or before the start."""
        now = as_of.year * 12 + as_of.month - 1
        last = now if self.present else (self.end.last if self.end else None)
        if last is None or self.start.first > min(last, now):
            return None
        return self.start.first, min(last, now)


def find(text: str, *, month_first: bool = False) -> list[DateRange]:
    """All ranges and single dates of a text, from left to right.

    `month_first`: the CV writes "02/01/2025" for the first of February.
    """
    return list(_find(_in_small_letters(text), month_first)) if DIGITS.search(text) else []


def writes_month_first(texts: Iterable[str]) -> bool:
    """Whether a CV's dates of three numbers have the month before the day.

    Told by a date that can be read in one way only; else by dates that all are the first of a month.
    """
    found = [(int(one), int(two)) for text in texts for one, two in _THREE_NUMBERS.findall(text)]
    month_first, day_first = any(two > 12 for _, two in found), any(one > 12 for one, _ in found)
    if month_first != day_first:
        return month_first
    return len(found) > 2 and {two for _, two in found} == {1} and len({one for one, _ in found}) > 1


def _in_small_letters(text: str) -> str:
    """The text with each sign in its place: patterns that take either kind of letter are half as fast."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(s if len(s.lower()) > 1 else s.lower() for s in text)


@lru_cache(maxsize=4096)
def _find(text: str, month_first: bool = False) -> tuple[DateRange, ...]:
    out = [*(_shared_years(text) if _FOUR_DIGITS.search(text) else ()), *_short_years(text)]
    for match in _RANGE.finditer(text) if _ANY_YEAR.search(text) else ():
        if not any(r.at < match.end() and match.start() < r.to for r in out):
            found = _made(match, text, month_first)
            if found:
                out.append(found)
    return tuple(sorted(out, key=lambda r: r.at))


def goes_over(text: str, following: str) -> bool:
    """Whether a range begins in one line and ends in the next: "April 1980 to October" above "2004"."""
    if not _CUT.search(_in_small_letters(text)):
        return False
    return any(r.whole and r.at < len(text) < r.to for r in find(f"{text} {following}"))


def misprints(text: str) -> list[str]:
    """What is written where a date stands and is none: "March 20199", "2014 - 20166"."""
    return [match.group().strip() for match in _MISPRINT.finditer(text)] if DIGITS.search(text) else []


def is_only_date(text: str) -> bool:
    """Whether a text is a date and nothing else, its year maybe misprinted: "August 3rd 20144 - 2016)."."""
    if not DIGITS.search(text):
        return False
    left = _MISPRINT.sub(" ", text)
    found = find(left)
    return bool(found or left != text) and not any(map(str.isalpha, without(left, found)))


def _shared_years(text: str) -> list[DateRange]:
    """Ranges that give their year once: "Jan - Mar 2019", "2015-18"."""
    out = []
    for match in _SHARED_YEAR.finditer(text):
        year = int(match["year"])
        one, two = (_month(match[name]) for name in ("one", "two"))
        out.append(DateRange(Moment(year, one), Moment(year, two), False, False, match.start(), match.end()))
    for match in _SHORT_END.finditer(text):
        start, end = int(match["year"]), int(match["year"][:2] + match["end"])
        # "2018-07" is a month, "2018-20" and "2008–11" are two years
        if end > start and ("–" in match.group() or not 1 <= int(match["end"]) <= 12):
            out.append(DateRange(Moment(start), Moment(end), False, False, match.start(), match.end()))
    return out


def _short_years(text: str) -> list[DateRange]:
    """Ranges whose years have two digits: "Jan 16 - Mar 19"."""
    out = []
    for match in _TWO_DIGITS.finditer(text):
        first = Moment(_century(match["from"]), _month(match["one"]))
        last = None if match["now"] else Moment(_century(match["to"]), _month(match["two"]))
        if last is not None and last.last < first.first:
            first, last = last, first
        out.append(DateRange(first, last, last is None, False, match.start(), match.end()))
    return out


def _century(digits: str) -> int:
    """Two digits as a year of the last hundred years."""
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def _made(match: re.Match[str], text: str, month_first: bool) -> DateRange | None:
    start = _moment(match["start"], month_first=month_first)
    if start is None or not _may_be_year(match, text):
        return None
    end_text = match["end"]
    present = bool(end_text and re.fullmatch(_NOW, end_text, re.IGNORECASE)) or bool(match["open"])
    end = _moment(end_text, ends=True, month_first=month_first) if end_text and not present else None
    if end is not None and _MONTH_FIRST.match(end_text):
        start = _moment(match["start"], month_first=True) or start
    since = bool(match["since"]) and not end_text
    if since and match["since"].strip().casefold() in {"since", "starting"}:
        present = True
    season = re.match(_SEASON, match["start"], re.IGNORECASE)
    if season and not end_text and not match["open"] and start.month:
        # a season alone is its three months
        end = Moment(start.year, min(12, start.month + 2))
    if end is not None and end.last < start.first:
        # written newest first: "2019 - 2016"
        start, end = end, start
    return DateRange(start, end, present, since, match.start(), match.end())


def _may_be_year(match: re.Match[str], text: str) -> bool:
    """A bare number that could be a year, but is a count, an amount or a product's version."""
    if not re.fullmatch(_YEAR, match["start"]):
        return True
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 16]
    if not match["end"] and (
        re.search(r"[$€£#.,\d-]$", before)
        or re.match(r"[\d%]|\.\d|,\d{3}|\+?\s*(?:users|people|employees|clients|customers|students)", after)
    ):
        return False
    return not re.search(
        r"(?:server|windows|office|exchange|sql|word|excel|project|visio|sharepoint|studio|autocad)\s*$",
        before,
        re.IGNORECASE,
    )


def _moment(text: str, *, ends: bool = False, month_first: bool = False) -> Moment | None:
    """One date; two-digit years are of the last hundred years.

    `ends`: it ends a range, so a quarter means its last month. `month_first`: the other end of the
    range can only be read with the month before the day.
    """
    name = re.search(_NAME, text, re.IGNORECASE)
    year = re.search(_YEAR, text)
    if year is None:
        short = re.search(r"['’](\d{2})\b", text) or re.search(r"(\d{2})\s*$", text)
        if short is None:
            return None
        return Moment(_century(short.group(1)), _month(name.group()) if name else None)
    number = int(year.group())
    if name:
        return Moment(number, _month(name.group()))
    quarter = re.match(r"Q([1-4])", text, re.IGNORECASE)
    if quarter:
        return Moment(number, _QUARTER_START[quarter.group(1)] + (2 if ends else 0))
    return Moment(number, _numeric_month(text, year, month_first=month_first))


def _numeric_month(text: str, year: re.Match[str], *, month_first: bool) -> int | None:
    """The month of an all-numeric date: the one that can only be a month, else the day-first reading."""
    parts = [int(p) for p in re.findall(r"\d+", text[: year.start()] + " " + text[year.end() :])]
    if not parts:
        return None
    if year.start() == 0:
        return parts[0] if parts[0] <= 12 else None
    day_first = len(parts) > 1 and parts[1] <= 12 and not (month_first and parts[0] <= 12)
    month = parts[1] if day_first else parts[0]
    return month if 1 <= month <= 12 else None


def _month(name: str) -> int:
    """A month by its name, or by its number ("07/")."""
    bare = name.rstrip("./").casefold()
    return int(bare) if bare.isdigit() else _MONTH_OF[bare]


def without(text: str, ranges: list[DateRange], fill: str = " ") -> str:
    """The text with its dates taken out."""
    for found in reversed(ranges):
        text = text[: found.at] + fill + text[found.to :]
    return text
