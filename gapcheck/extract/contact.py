"""Contact data: name, e-mail, phone, links, place, from the header and contact sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

from gapcheck.extract import dates
from gapcheck.extract.header_words import HIDDEN_PLACE, orgness, placeness, titleness
from gapcheck.extract.reach import reach
from gapcheck.extract.sections import Part, cut, kind_of, segments
from gapcheck.records.document import Line
from gapcheck.records.profile import Contact

_EMAIL = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s,;|()<>]+|\b(?:[a-z0-9-]+\.)*(?:linkedin\.com|github\.com|gitlab\.com|twitter\.com|stackoverflow\.com|medium\.com|behance\.net|dribbble\.com|x\.com|orcid\.org)/[^\s,;|()<>]+"
    r"|(?<![@\w.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|ai|inc|co\.uk|info|tech)\b(?:/[^\s,;|()<>]*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/.])(?:\+|00)?\(?\d(?:[\d().\-–/]|[^\S\n]){6,18}\d(?![\w/])")
_ZIP = re.compile(r"(?<=\b[A-Z]{2})[ ,]+\d{5}(?:-\d{4})?\b")
_NAME = re.compile(
    r"^(?:[A-ZÀ-ÖØ-ÞŠŽĆČŁŚŻ][\w'’.-]*|de|da|del|della|di|do|dos|van|von|der|den|la|le|el|al|bin|ibn|ben|y|e|af|zu)(?:\s+(?:[A-ZÀ-ÖØ-ÞŠŽĆČŁŚŻ][\w'’.-]*|de|da|del|della|di|do|dos|van|von|der|den|la|le|el|al|bin|ibn|ben|y|e|af|zu)){1,4}$"
)
_NO_NAME = re.compile(
    r"\b(?:curriculum|vitae|resume|résumé|cv|page|profile|summary|address|phone|email|mobile|www|http)\b",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r",?\s+(?:MBA|PhD|Ph\.D\.?|MSc|BSc|MS|MA|CISSP|PMP|CISM|CISA|PE|CPA|FBCS|MBCS|CEng|Jr\.?|Sr\.?|II|III)\b\.?",
    re.IGNORECASE,
)
_SURE_PLACE = 2.5
_LARGE = 1.15
_POSTCODE = re.compile(r"\s*\b(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b\s*$")


def find(parts: Sequence[Part], lines: Sequence[Line]) -> Contact:
    """The person's contact data. E-mails and phones may stand anywhere but inside a job."""
    near = [line for part in parts if part.kind in ("header", "contact") for line in part.lines]
    near += [line for line in lines[:4] if line not in near]
    whole = "\n".join(line.text for line in near)
    own = [part for part in parts if part.kind not in ("experience", "references")]
    everywhere = "\n".join(line.text for part in own for line in part.lines)
    emails = _each(_EMAIL, everywhere)
    phones = tuple(
        p
        for p in _each(_PHONE, _ZIP.sub(" | ", _without_dates(whole)))
        if 7 <= len(re.sub(r"\D", "", p)) <= 15
    )
    return Contact(
        name=_name(parts),
        emails=emails,
        phones=phones,
        links=tuple(link.rstrip(".") for link in _each(_LINK, _EMAIL.sub(" ", whole))),
        location=_place(near),
        reach=reach(emails, phones),
    )


def _each(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().strip(" .-") for match in pattern.finditer(text)))


def _without_dates(text: str) -> str:
    """Date ranges look like phone numbers ("2018-07.2020"), so they go first."""
    return "\n".join(
        dates.without(line, [r for r in dates.find(line) if r.whole or r.start.month], fill=" | ")
        for line in text.split("\n")
    )


def _name(parts: Sequence[Part]) -> str | None:
    """The likeliest name: set largest among what stands above or beside the sections.

    No title, place, heading or organisation; None where nothing there is shaped like a name.
    """
    best: tuple[float, float, str] | None = None
    body = median([line.size for part in parts for line in part.lines] or [0.0])
    for number, part in enumerate(parts):
        lines = part.lines if part.kind in ("header", "contact") else []
        for line, text in _large(lines):
            # further down, only what is set as a name is one
            name = _as_name(text) if number == 0 or line.bold or line.size > _LARGE * body else None
            if name is not None and (best is None or (line.size, -line.bbox[1]) > best[:2]):
                best = (line.size, -line.bbox[1], name)
    return best[2] if best else None


def _large(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Texts of the first page that may be a name; one set in two lines is put together."""
    shown = [line for line in lines if line.page == 1 and not line.bullet]
    for line, below in zip_longest(shown, shown[1:]):
        for words in segments(line):
            yield cut(line, words), " ".join(w.text for w in words)
        if below and below.size == line.size and max(map(len, (line.words, below.words))) <= 2:
            yield line, f"{line.text} {below.text}"


def _as_name(text: str) -> str | None:
    """The text as a name, in the case that it is written in; None where it is none."""
    bare = _AFTER_NAME.sub("", re.split(r"\s+[|•·–—-]\s+|,\s", text)[0]).strip(" ,.")
    shaped = bare.title() if bare.isupper() else bare
    if not _NAME.match(shaped) or _NO_NAME.search(bare) or any(c.isdigit() for c in bare):
        return None
    if (
        titleness(bare) > 0
        or _is_place(text)
        or _is_place(bare)
        or orgness(bare) >= 1.5
        or kind_of(bare) is not None
    ):
        return None
    return bare


def _is_place(text: str) -> bool:
    """Whether a text is a place; a city's name may also open a person's ("Sofia", "Austin")."""
    first, *rest = text.split() or [""]
    if len(first) == 1 and rest:
        # an icon that a font shows as a letter
        return placeness(" ".join(rest)) >= _SURE_PLACE
    return placeness(text) >= _SURE_PLACE or (placeness(text) >= 2 and len(rest) == 0)


def _place(lines: Sequence[Line]) -> str | None:
    for line in lines:
        for words in segments(line, gap=1.2):
            text = _LINK.sub("|", _EMAIL.sub("|", " ".join(w.text for w in words)))
            for piece in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+|\s{2,}", _PHONE.sub("|", text)):
                bare = _POSTCODE.sub(
                    "",
                    re.sub(
                        r"^(?:address|location|based in|lives? in)\s*:?\s*",
                        "",
                        piece.strip(" ,"),
                        flags=re.IGNORECASE,
                    ),
                )
                if HIDDEN_PLACE.search(bare):
                    continue
                if placeness(bare) >= 2.5 and titleness(bare) == 0:
                    return bare.strip(" ,")
    return None
