"""Certificates, apart from courses and from skills; and human languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gapcheck.extract import dates
from gapcheck.extract.degree_words import degree_in
from gapcheck.extract.education import is_certificate
from gapcheck.extract.header_words import orgness
from gapcheck.extract.lexicon import alternatives, words
from gapcheck.extract.skills import Mention, Skills
from gapcheck.extract.statements import union
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Certification, Language

_PLACEHOLDER = re.compile(r"\[[^\]]+\]")
_ISSUERS = frozenset(words("certificates")["issuers"])
_BARE = frozenset(words("certificates")["issuers"] + words("certificates")["bare"])
_NOT_HELD = re.compile(rf"\b{alternatives('certificates', 'not_held')}\b", re.IGNORECASE)
_HELD = re.compile(rf"\b{alternatives('certificates', 'held')}\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?P<label>(?:[\w+&/-]+\s+){0,4}(?:certifications?|certificates?|licen[cs]e|licensure))\s*:\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
"""A line that says what it lists: "Certification : Tide Tables 2014"."""

_OPENS = re.compile(r"certificate\b", re.IGNORECASE)
""" "Certificate in Tide Tables, Harrow College" under Education is a course there."""

_STILL = re.compile(r"^(?:previously|formerly|currently|now)?\s*certified as (?:an? )?", re.IGNORECASE)
_NAMED = re.compile(
    r"^.{3,90}?\b(?:certification|certificate|licensure|licen[cs]e|endorsement)$", re.IGNORECASE
)
_ORDER = {"certifications": 0, "education": 1, "training": 1}
_WITHIN = re.compile(r".+\s#(?:\s+\(.*|\s+[A-Z][\w.]+(?:\s+\w+)?$)|.*\(\w[^()]*#[^()]*\)")
"""A year that belongs to a name: "COBIT 2019 Foundation", "(MCTS 2008)"."""

_LONGEST = 16
_SEVERAL = 2
"""Known certificates in one item: then it is a run of names, not one name."""

_LANGUAGE = re.compile(rf"\b({alternatives('languages', 'names')})\b", re.IGNORECASE)
_GAINED = re.compile(
    r"\b(?:earn|obtain|achiev|pass|attain|complet|receiv|gain|award|becam|acquir)\w*\b.{0,80}\b(?:certifi|licen[cs]|accredit)"
    r"|\b(?:am|was|became|is) (?:now )?(?:a )?(?:certified|licen[cs]ed|accredited)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:mentor|coach|train|taught|teach|tutor|supervis)\w*\b.*\b(?:who|whom|earn|obtain|achiev|pass)",
    re.IGNORECASE,
)
"""Those whom this person taught have gained it."""

_FIGURE = re.compile(r"\b(?:reduc|lower|cut|decreas|increas|improv|rais)\w*\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What can be raised or lowered is a figure: "reducing CPA", cost per acquisition."""

_FLUENCY = re.compile(rf"\b{alternatives('languages', 'fluency')}\b", re.IGNORECASE)
_ISSUED = re.compile(
    r"\s*\|\s*|\s+[–—-]\s+#|\s+#\d|\s+:\s+"
    r"|,?\s*\b(?:expires?|expected|issued|valid|license no|credential id)\b",
    re.IGNORECASE,
)


def certificates(texts: Iterable[Evidence], skills: Skills) -> tuple[Certification, ...]:
    """Certificates: every item of their own section, lines elsewhere that name one, and known ones.

    Placeholders ("[Job Title]"), memberships, issuers, lessons and plans are none.
    """
    out: dict[str, Certification] = {}
    for evidence in sorted(_rejoined(texts, skills), key=lambda e: _ORDER.get(e.section, 2)):
        if _PLACEHOLDER.search(evidence.quote):
            continue
        known = skills.certificates(evidence.quote)
        name = _own(evidence, known=bool(known))
        if name is not None and len({m.skill for m in known}) < _SEVERAL:
            skill = known[0].skill if known else None
            key = known[0].skill if len(known) == 1 else name.casefold()
            out.setdefault(key, Certification(name, skill, evidence))
            continue
        for mention in (m for m in known if _tells_of_one(evidence, m)):
            out.setdefault(mention.skill, Certification(mention.as_written, mention.skill, evidence))
    return tuple(out.values())


def _rejoined(texts: Iterable[Evidence], skills: Skills) -> list[Evidence]:
    """The texts, with a known certificate's name that two lines share put together."""
    out: list[Evidence] = []
    for evidence in texts:
        before = out[-1] if out else None
        if (
            before is not None
            and before.section == evidence.section == "certifications"
            and before.page == evidence.page
        ):
            whole = f"{before.quote} {evidence.quote}"
            over = [
                m
                for m in skills.find(whole, listed=True)
                if m.as_written not in before.quote and m.as_written not in evidence.quote
            ]
            if over:
                out[-1] = replace(before, quote=whole, bbox=union([before.bbox, evidence.bbox]))
                continue
        out.append(evidence)
    return out


def _own(evidence: Evidence, *, known: bool) -> str | None:
    """The certificate that a whole item or line names; None where it names none."""
    if evidence.position is not None:
        return None
    labelled = _LABEL.match(evidence.quote)
    if labelled is None and evidence.section not in _ORDER:
        return None
    name = _certificate_name(labelled["name"] if labelled else evidence.quote)
    low = name.casefold()
    if len(re.findall(r"[^\W\d_]", re.sub(r"\([^)]*\)", "", name))) < 2 or low in _BARE:
        return None
    if len(name.split()) > _LONGEST or (_is_degree(name) and not known):
        return None
    if _NOT_HELD.search(re.sub(r"\([^)]*\)", "", low)):
        return None
    own = evidence.section == "certifications" or (labelled is not None and orgness(name) < 2)
    if evidence.section in ("education", "training"):
        own = (
            (own and labelled is not None)
            or (is_certificate(name) and not _OPENS.match(name))
            or bool(_NAMED.match(name))
        )
    return name if own else None


def _is_degree(name: str) -> bool:
    found = degree_in(name)
    return found is not None and found[1] != "other" and found[0].casefold() != "licence"


def _tells_of_one(evidence: Evidence, mention: Mention) -> bool:
    """Whether a known certificate named in a text of another kind is held by this person."""
    text, name = evidence.quote, mention.as_written
    if _NOT_HELD.search(text) or evidence.section == "affiliations" or name.casefold() in _BARE:
        return False
    if evidence.position is not None:
        return bool(_GAINED.search(text)) and not _OTHERS.search(text)
    if evidence.section == "summary" and _FIGURE.search(text[: text.find(name)]):
        return False
    if evidence.section in _ORDER or sum(map(str.isupper, name)) > 1 or "+" in name:
        return True
    # in ordinary words ("a registered nurse on a busy ward") it is a trade, not a certificate
    return not name.islower() and (evidence.section == "skills" or bool(_HELD.search(text)))


def _certificate_name(quote: str) -> str:
    """A certificate as written, without dates, numbers and who issued it."""
    told = [r for r in dates.find(quote) if r.whole or not _WITHIN.match(quote[: r.at] + "#" + quote[r.to :])]
    bare = dates.without(quote, told, fill=" | ")
    parts = [part.strip(" ,;:.-–—|") for part in _ISSUED.split(bare)]
    bare = next((part for part in parts if part and part.casefold() not in _BARE), "")
    bare = _without_issuer(_STILL.sub("", bare))
    *first, last = re.split(r",\s+", bare)
    if first and last.casefold() in _BARE:
        bare = ", ".join(first)
    bare = re.sub(r"\s{2,}", " ", re.sub(r"\(\s*\|?\s*\)|\(\s*$", "", bare))
    return bare.strip(" ,;:.-–—|")


def _without_issuer(name: str) -> str:
    """A certificate's name without the issuer from the line below it: "Certified Tide Reader Udemy"."""
    words_in = name.split()
    for count in (3, 2, 1):
        first, last = words_in[:-count], " ".join(words_in[-count:])
        told = len(first) > 1 and first[-1].casefold() not in (
            "of",
            "by",
            "from",
            "for",
            "in",
            "on",
            "with",
            "&",
        )
        if told and last.casefold() in _ISSUERS and first[-1][-1] not in ",(-–:":
            return " ".join(first)
    return name


def languages(texts: Iterable[Evidence]) -> tuple[Language, ...]:
    """Human languages named in a languages section, with their fluency where it is said."""
    out: dict[str, Language] = {}
    for evidence in texts:
        for match in _LANGUAGE.finditer(evidence.quote):
            fluency = _FLUENCY.search(evidence.quote)
            name = match.group(1).capitalize()
            out.setdefault(name, Language(name, fluency.group() if fluency else None, evidence))
    return tuple(out.values())
