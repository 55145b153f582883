"""Cleaning of text before any rule sees it: broken encodings, control signs, odd spaces, ligatures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C),
    (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xD800, 0xDFFF), (0xE000, 0xF8FF),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFD), (0xE0000, 0xE01EF),
)  # fmt: skip
_DROP = dict.fromkeys(code for first, last in _UNSEEN for code in range(first, last + 1))
"""Control, zero-width and direction signs, blank letters, halves of signs, and the private use area, where
icon fonts live."""

_SAME = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2028": " ",
        "\u2029": " ",
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u2011": "-",
        "\u2010": "-",
    }
)
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BROKEN = re.compile(
    r"[\u00c2\u00c3\u00e2\u00ef][\u0080-\u00bf\u20ac\u201a-\u2122\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a]+|\u00c2(?=[\s.,;:)]|$)\s?"
)
_MOST_TIMES = 3
_BROKEN_OTHERWISE = re.compile(
    r"\u201a\u00c4[^\w\s]?|\u221a[\u00a0-\u02dd\u2013-\u25ca]|(?:[\u00d0\u00d1][\u0080-\u00bf\u0152-\u2122]){2}|(?:[\u0420\u0421][\u0080-\u04ff\u2013-\u2122]){2}"
)
"""What UTF-8 leaves behind when it is read as MacRoman ("caf√©"), Latin-1 or Windows-1251."""

_BYTE_OF = {
    bytes([n]).decode("cp1252", "ignore"): n for n in range(256) if bytes([n]).decode("cp1252", "ignore")
}
"""Windows-1252 characters to their bytes."""

BULLETS = "•▪◦●○■□▫‣⁃∙·►▶➢➤✓✔❖◆◇★*-–—o»>"


_INITIALS = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros|Assn|Dept|Univ)\.)$")
"""Full stops that belong to a name: "Harbour S.A.", "Quillon Ltd."."""


WEB_ADDRESS = r"\b(?:https?://|www\.)\S+"
"""A pattern: the words of an address name nothing."""

_SMALL = 3
"""Letters of the words that stay small in a name: "of", "and"."""


def all_names(words: Iterable[str]) -> bool:
    """Whether all longer words begin with a capital, as names and titles do and prose does not."""
    return not any(word[:1].islower() and len(word) > _SMALL for word in words)


def ends_sentence(text: str) -> bool:
    """Whether a text ends in a full stop that is not part of a name."""
    return text.endswith(".") and not _INITIALS.search(text)


def repair(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 ("â€“" is a dash, "NaciÃ³n" is "Nación").

    Twice where it was read wrongly twice; what was read as MacRoman or Cyrillic is left to ftfy.
    """
    if text.isascii():
        return text
    for _ in range(_MOST_TIMES):
        whole = _BROKEN.sub(_repaired, text)
        if whole == text:
            break
        text = whole
    if not _BROKEN_OTHERWISE.search(text):
        return text
    # imported where such a text is met: most CVs have none
    from ftfy import fix_encoding

    return fix_encoding(text)


def _repaired(match: re.Match[str]) -> str:
    broken = match.group()
    codes = bytes(_BYTE_OF.get(sign, ord(sign) if ord(sign) < 256 else 63) for sign in broken)
    try:
        return codes.decode("utf-8")
    except UnicodeDecodeError:
        # a lone "Â" is what is left of a broken no-break space, "ï¼" of a wide sign that parts two words
        return {"\u00c2": " ", "\u00ef\u00bc": " - "}.get(broken.strip(), broken)


def clean(text: str) -> str:
    """One word or line as the rules want it: repaired, composed, no invisible signs."""
    if text.isascii():
        return text.translate(_DROP).strip()
    text = repair(text).translate(_SAME).translate(_LIGATURES)
    return unicodedata.normalize("NFC", text).translate(_DROP).strip()
