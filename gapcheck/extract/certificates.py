"""Certificates, apart from courses and from skills; and human languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gapcheck.extract import dates
from gapcheck.extract.education import degree_in, is_certificate
from gapcheck.extract.lexicon import alternatives
from gapcheck.extract.skills import Skills
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Certification, Language

_PLACEHOLDER = re.compile(r"\[[^\]]+\]")
_LANGUAGE = re.compile(rf"\b({alternatives('languages', 'names')})\b", re.IGNORECASE)
_FLUENCY = re.compile(rf"\b{alternatives('languages', 'fluency')}\b", re.IGNORECASE)
_ISSUED = re.compile(
    r"\s*\|\s*|\s+[–—-]\s+#|\s+#\d|\s+:\s+"
    r"|,?\s*\b(?:expires?|expected|issued|valid|license no|credential id)\b",
    re.IGNORECASE,
)


def certificates(texts: Iterable[Evidence], skills: Skills) -> tuple[Certification, ...]:
    """Certificates: every item of their own section, and known ones named in the others.

    Placeholders ("[Job Title]") and memberships are none.
    """
    out: dict[str, Certification] = {}
    for evidence in texts:
        bare = _certificate_name(evidence.quote)
        found = skills.find(evidence.quote, listed=True)
        known = [m for m in found if skills.known[m.skill].kind == "certification"]
        if _PLACEHOLDER.search(evidence.quote) or len(bare) < 3 or not any(c.isalpha() for c in bare):
            continue
        own = evidence.section == "certifications"
        own = own or (evidence.section in ("education", "training") and is_certificate(bare))
        if own and len(bare.split()) <= 16 and not degree_in(bare):
            skill = known[0].skill if known else None
            key = known[0].skill if len(known) == 1 else bare.casefold()
            out.setdefault(key, Certification(bare, skill, evidence))
            continue
        for mention in known:
            out.setdefault(mention.skill, Certification(mention.as_written, mention.skill, evidence))
    return tuple(out.values())


def _certificate_name(quote: str) -> str:
    """A certificate as written, without dates, numbers and who issued it."""
    bare = dates.without(quote, dates.find(quote), fill=" | ")
    bare = _ISSUED.split(bare, maxsplit=1)[0]
    bare = re.sub(r"\s{2,}", " ", re.sub(r"\(\s*\)|\(\s*$", "", bare))
    return bare.strip(" ,;:.-–—|")


def languages(texts: Iterable[Evidence]) -> tuple[Language, ...]:
    """Human languages named in a languages section, with their fluency where it is said."""
    out: dict[str, Language] = {}
    for evidence in texts:
        for match in _LANGUAGE.finditer(evidence.quote):
            fluency = _FLUENCY.search(evidence.quote)
            name = match.group(1).capitalize()
            out.setdefault(name, Language(name, fluency.group() if fluency else None, evidence))
    return tuple(out.values())
