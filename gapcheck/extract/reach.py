"""Addresses and numbers in a form that does not depend on how they were written, to compare files by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gapcheck.records.profile import Reach

SHORTEST = 9
"""Digits below which two people may well have the same number."""

_TRUNK = re.compile(r"\(\s*0\s*\)")
# E.164: a calling code has three digits unless it is one of these
_COUNTRY = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{1,3}")


def reach(emails: Iterable[str], phones: Iterable[str]) -> tuple[Reach, ...]:
    """Each address and each number that is long enough, once."""
    found = [Reach("e-mail", email.casefold()) for email in emails]
    found += [number for phone in phones if (number := _number(phone))]
    return tuple(dict.fromkeys(found))


def _number(phone: str) -> Reach | None:
    """+44 (0)20 7946 0958 and 020 7946 0958 get the same `number`, the first of them a `country` too."""
    written = _TRUNK.sub("", phone)
    digits = re.sub(r"\D", "", written)
    if not written.lstrip(" (").startswith("+") and not digits.startswith("00"):
        own = digits.lstrip("0")
        return Reach("phone", own) if len(own) >= SHORTEST else None
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    found = _COUNTRY.match(digits)
    country = found[0] if found else ""
    own = digits.removeprefix(country).lstrip("0")
    if len(own) >= SHORTEST:
        return Reach("phone", own, country)
    # too short to be taken for the same number written without its country
    return Reach("phone", f"+{country}{own}", country) if len(country + own) >= SHORTEST else None
