"""Takes the words that tell who somebody is out of a text and puts neutral tokens there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gapcheck.audit import personal
from gapcheck.audit.identity import Identity, folded
from gapcheck.audit.words import MONTHS, PARTICLES

NAME, PLACE, SCHOOL, YEAR = "[name]", "[place]", "[school]", "[year]"

_CHUNK = re.compile(r"[^\W_](?:[\w'’.@&-]*[\w])?")
_PART = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_MORE = rf"\[name\]|(?:{_PARTICLE}\s+)+(?=\[name\])|[A-Z]\.(?!\w)|[A-Z](?=\s*\[name\])"
_JOINED = re.compile(rf"\[name\](?:[\s,.-]*(?:{_MORE}))+|\b(?:[A-Z]\.?[\s-]*){{1,3}}\[name\]")
_CUT = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,40}(?=[-\u2010\u00ad]\s*$)")
"""The beginning of a word that goes on in the next line."""
_DATE_AFTER = re.compile(r"\.?,?\s*(?:\d|['’]\d|[-–—]|to\b|present\b)")


@dataclass(frozen=True)
class Redactor:
    """Made once a CV; `schools` says whether schools go too."""

    identity: Identity
    schools: bool = False
    _exact: re.Pattern[str] | None = field(init=False)
    _places: re.Pattern[str] | None = field(init=False)
    _schools: re.Pattern[str] | None = field(init=False)
    _phones: re.Pattern[str] | None = field(init=False)
    _squeezed: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        one = self.identity
        names = one.names | one.unsure | one.kept
        letters = {name[0] for name in names}
        whole = sorted((n for n in names if len(n) > 1), key=len, reverse=True)
        set_ = object.__setattr__
        set_(self, "_exact", _any(one.exact, re.IGNORECASE))
        set_(
            self,
            "_places",
            _any([form for place in one.places for form in (place, place.upper(), place.title())]),
        )
        set_(self, "_schools", _any(one.schools))
        set_(self, "_phones", _digits(one.phones))
        joined = "|".join(map(re.escape, [*whole, *sorted(letters)]))
        set_(self, "_squeezed", re.compile(rf"(?:{joined})+") if whole else None)

    def text(self, text: str) -> str:
        """The text without what gives the person away."""
        text = personal.EMAIL.sub("[e-mail]", text)
        text = self._exact.sub("[contact]", text) if self._exact else text
        text = personal.LINK.sub("[link]", text)
        text = self._phones.sub("[phone]", text) if self._phones else text
        text = personal.PHONE.sub(_unless_dated, text)
        if self.schools and self._schools:
            text = self._schools.sub(SCHOOL, text)
        text = personal.GRADUATION.sub(lambda m: (m[1] or "") + YEAR, text)
        text = self._names(text)
        for pattern, token in personal.DETAILS:
            text = pattern.sub(token, text)
        return self._places.sub(PLACE, text) if self._places else text

    def without_years(self, text: str) -> str:
        """`text`, and no year left: for what stands beside a degree."""
        return personal.YEAR.sub(YEAR, self.text(text))

    def _names(self, text: str) -> str:
        chunks = list(_CHUNK.finditer(text))
        sure = [self._is_name(chunk) for chunk in chunks]
        folds = [set(map(folded, _PART.findall(chunk.group()))) for chunk in chunks]
        weak = self.identity.unsure | self.identity.kept
        for i, parts in enumerate(folds):  # a word that may be a name is one beside a name
            beside = any(0 <= j < len(chunks) and (sure[j] or folds[j] & weak) for j in (i - 1, i + 1))
            sure[i] = sure[i] or bool(parts & weak and parts <= weak and beside)
        kept, done = [], 0
        for chunk, is_name in zip(chunks, sure, strict=True):
            if is_name:
                tail = _POSSESSIVE.search(chunk.group())
                kept += [text[done : chunk.start()], NAME, tail.group() if tail else ""]
                done = chunk.end()
        text = "".join([*kept, text[done:]])
        text = _CUT.sub(lambda cut: NAME if self._begins_a_name(cut.group()) else cut.group(), text)
        return _JOINED.sub(NAME, text)

    def _begins_a_name(self, begun: str) -> bool:
        one = self.identity
        return begun[0].isupper() and any(name.startswith(folded(begun)) for name in one.names | one.unsure)

    def _is_name(self, chunk: re.Match[str]) -> bool:
        """Whether a run of letters, points and hyphens holds a name ("j.smith", "Smith's", "smithj84")."""
        one, parts = self.identity, _PART.findall(_POSSESSIVE.sub("", chunk.group()))
        folds = [folded(part) for part in parts]
        if any(part in one.names for part in folds):
            return True
        for part, fold in zip(parts, folds, strict=True):
            dated = fold in MONTHS and _DATE_AFTER.match(chunk.string, chunk.end())
            if fold in one.unsure and part[0].isupper() and not dated:
                return True
        return self._is_squeezed("".join(folds))

    def _is_squeezed(self, letters: str) -> bool:
        """Names and initials run together, a name of three letters or more among them."""
        one = self.identity
        if self._squeezed is None or len(letters) < 4 or not self._squeezed.fullmatch(letters):
            return False
        held = [name for name in one.names | one.unsure | one.kept if len(name) > 2 and name in letters]
        return any(name != letters and (name in one.names or len(letters) - len(name) > 2) for name in held)


def _unless_dated(found: re.Match[str]) -> str:
    """A token for a phone number; what has a year standing by itself in it is a range of dates."""
    number = found.group()
    dated = not number.startswith(("+", "00", "(")) and personal.LONE_YEAR.search(number)
    return number if dated else "[phone]"


def _any(texts: list[str] | tuple[str, ...], flags: int = 0) -> re.Pattern[str] | None:
    forms = sorted({text for text in texts if text.strip()}, key=lambda text: (-len(text), text))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", flags) if forms else None


def _digits(phones: tuple[str, ...]) -> re.Pattern[str] | None:
    """The same numbers, however they are grouped, with or without what stands before their last nine."""
    forms = {phone[-9:] for phone in phones if len(phone) >= 7}
    grouped = (r"\D{0,3}".join(form) for form in sorted(forms))
    return re.compile(rf"(?:[+(]{{0,3}}\d[\d() .-]{{0,6}})?(?:{'|'.join(grouped)})") if forms else None
