"""The words for degrees, as CVs write them, and their levels."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gapcheck.extract.lexicon import words

_KEPT = 1 << 10
"""Texts whose degree is remembered: each of a CV's is asked for four times on average."""

_OF_A_CERTIFICATE = re.compile(
    r"\b(?:certified|architect|developer|administrator|engineer|analyst|operations|practitioner|network)\b[^.;|]{0,20}$",
    re.IGNORECASE,
)
"""What stands before an "Associate" that is a certificate's: "Solutions Architect - Associate"."""

_LEVELS = ("doctorate", "master", "bachelor", "associate", "other")


@cache
def _degrees() -> re.Pattern[str]:
    """Degree words, the longest first; points between letters don't matter ("Ph.D.", "B. Sc")."""
    names = sorted(
        {(n, level) for level in _LEVELS for n in words("degrees")[level]}, key=lambda p: (-len(p[0]), p[0])
    )
    grouped = "|".join(
        r"\.?\s*".join(map(re.escape, name.split(" ")))
        if len(name.split(" ")[0]) < 3
        else re.escape(name).replace(r"\ ", r"\s+")
        for name, _ in names
    )
    return re.compile(rf"(?<![\w'-])(?:{grouped})(?![\w-])\.?", re.IGNORECASE)


@cache
def _level_of() -> dict[str, str]:
    return {re.sub(r"[^a-z]", "", n): level for level in reversed(_LEVELS) for n in words("degrees")[level]}


@lru_cache(_KEPT)
def degree_in(text: str) -> tuple[str, str, int, int] | None:
    """The first degree word of a text: as written, its level, and where it stands.

    Two letters alone ("MA", "BE", "AS") count only in capitals: they are words and places too.
    """
    for match in _degrees().finditer(text):
        written = match.group().strip()
        letters = re.sub(r"[^A-Za-z]", "", written)
        if len(letters) <= 2 and not (letters.isupper() or re.match(r"[BM]Sc?$", letters)):
            continue
        if letters.casefold() == "associate" and _OF_A_CERTIFICATE.search(text[: match.start()]):
            continue
        level = _level_of().get(letters.casefold())
        if level:
            return written, level, match.start(), match.end()
    return None
