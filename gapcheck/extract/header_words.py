"""What the words in a job's header are: a title, an organisation, or a place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gapcheck.extract.lexicon import alternatives, words

_KEPT = 1 << 10
"""Texts whose likeness is remembered: each of a CV's is asked for four times on average."""

_TOKEN = re.compile(r"[a-z0-9&.+#'-]+", re.IGNORECASE)
HIDDEN_EMPLOYER = re.compile(
    r"\b(?:company name|employer name|confidential company|name of company|organization name)\b",
    re.IGNORECASE,
)
HIDDEN_PLACE = re.compile(r"\b(?:city\s*,\s*state|city\s*,\s*country)\b", re.IGNORECASE)
_ANYWHERE = re.compile(r"(?:remote|hybrid|on-?site)(?:\s*\([^()]*\)?)?")
"""No place, or one said in brackets: "Remote (Spain)"; the last bracket may be trimmed off."""

_ACRONYM_TITLES = re.compile(r"\b(?:CTO|CIO|CEO|COO|CFO|CISO|CSO|CMO|CPO|CDO|VP|SVP|EVP|AVP|SRE|DBA)\b")
_OF = re.compile(r"\b(?:of|for|,|-|–)\b")
_RANK = re.compile(
    r"\b(?:senior|junior|lead|chief|head|principal|staff|assistant|deputy|vice|sr|jr|interim|acting)\b",
    re.IGNORECASE,
)


@cache
def _set(file: str, key: str) -> frozenset[str]:
    return frozenset(words(file)[key])


@cache
def _phrases(file: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternatives(file, key)}(?![\w])", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """A text's words in lower case, without the marks around them."""
    return [t.strip(".'-&").casefold() for t in _TOKEN.findall(text)]


@lru_cache(_KEPT)
def titleness(text: str) -> float:
    """How much a text reads like a job title: 0 (not) to about 3."""
    found = tokens(text)
    if not found or len(found) > 14:
        return 0.0
    heads = _set("titles", "heads")
    parts = [part for token in found for part in (token, *token.split("/"))]
    at = [
        i for i, token in enumerate(parts) if token in heads or (token.endswith("s") and token[:-1] in heads)
    ]
    if not at and not _ACRONYM_TITLES.search(text):
        return 0.0
    singular = any(part in heads for part in parts) or bool(_ACRONYM_TITLES.search(text))
    score = 1.5 if singular else 0.9
    # "Manager" at the end or before "of", "for", a comma is what a title looks like
    if found[-1].split("/")[-1] in heads or _OF.search(text):
        score += 0.5
    if _RANK.search(text):
        score += 0.5
    weak = _set("titles", "weak")
    if all(parts[i] in weak for i in at):
        score -= 0.8
    if orgness(text) >= 2:
        score -= 0.7
    return max(0.0, score)


@lru_cache(_KEPT)
def orgness(text: str) -> float:
    """How much a text reads like an organisation's name: 0 to about 2."""
    if HIDDEN_EMPLOYER.search(text):
        return 3.0
    found = tokens(text)
    known = _set("places", "organisations")
    if not found:
        return 0.0
    legal = _set("places", "legal")
    if any(token in legal for token in found):
        return 2.0
    return 1.5 if any(token in known for token in found) else 0.0


@lru_cache(_KEPT)
def placeness(text: str) -> float:
    """How much a text reads like a place: 0 to 3."""
    if HIDDEN_PLACE.search(text):
        return 3.0
    bare = text.strip(" ,.()")
    low = bare.casefold()
    if not low or len(low.split()) > 6:
        return 0.0
    if low in _set("places", "countries") or low in _set("places", "cities"):
        return 3.0
    last = low.split(",")[-1].strip()
    if "," in low and (last in _set("places", "countries") or last in _set("places", "states")):
        return 3.0
    if last in _set("places", "states") and (len(last) > 2 or bare.isupper()):
        return 2.5
    if _phrases("places", "cities").match(low) and len(low.split()) <= 3:
        return 2.0
    return 1.5 if _ANYWHERE.fullmatch(low) else 0.0


def _either_way(title: str) -> str:
    """A title with its hyphens and without: "Vice-President" is one, and so is "Co-founder"."""
    return f"{title} | {title.replace('-', ' ')}" if "-" in title else title


def leads_by_title(title: str) -> bool:
    """Whether the title itself says that its holder manages people."""
    low = _either_way(title.casefold())
    if _phrases("titles", "not_leading").search(low) and not re.search(
        r"\b(?:director|head|chief|vp|vice president)\b",
        low.replace("assistant director", "").replace("art director", ""),
    ):
        return False
    if re.search(r"\bassistant to\b|\bassistant (?:of|for)\b", low):
        return False
    return bool(_phrases("titles", "leads").search(low))


def heads_function(title: str) -> bool:
    """Whether a title says that its holder answers for an organisation or a function of it."""
    said = _either_way(title)
    return bool(_phrases("titles", "functions").search(said)) and not _phrases(
        "titles", "no_functions"
    ).search(said)
