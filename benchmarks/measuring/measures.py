"""The design's measures of one CV: each compares a truth record with what `inspect --json` prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from benchmarks.measuring.likeness import Tally, alike, paired, plain

Record = dict[str, Any]
Compare = Callable[[Record, Record], Tally]

TITLE, EMPLOYER, SCHOOL, CERTIFICATE, SKILL = 0.85, 0.8, 0.75, 0.8, 0.88
"""How alike two texts have to be, see `likeness.alike`."""


def _list(record: Record, key: str) -> list[Any]:
    return record.get(key) or []


def _same_title(truth: Record, read: Record) -> bool:
    return alike(truth["title"], read.get("title"), TITLE)


def _same_dates(truth: Record, read: Record) -> bool:
    return all(_at_grain(read.get(end), truth.get(end)) == truth.get(end) for end in ("start", "end"))


def _at_grain(read: str | None, truth: str | None) -> str | None:
    """A year in the truth asks for the year only."""
    return read[:4] if read and truth and re.fullmatch(r"\d{4}", truth) else read


def _same_position(truth: Record, read: Record) -> bool:
    same = _same_title(truth, read) and _same_dates(truth, read)
    return same and alike(truth.get("employer"), read.get("employer"), EMPLOYER)


def _shown(position: Record) -> str:
    return " / ".join(str(position.get(key)) for key in ("title", "employer", "start", "end"))


def _positions(same: Callable[[Record, Record], bool]) -> Compare:
    return lambda truth, read: paired(_list(truth, "positions"), _list(read, "positions"), same, _shown)


def _same_school(truth: Record, read: Record) -> bool:
    where = truth.get("institution")
    return truth["level"] == read.get("level") and (
        not where or alike(where, read.get("institution"), SCHOOL)
    )


def _education(truth: Record, read: Record) -> Tally:
    def show(item: Record) -> str:
        return " / ".join(str(item.get(key)) for key in ("degree", "level", "institution"))

    return paired(_list(truth, "education"), _list(read, "education"), _same_school, show)


def _certifications(truth: Record, read: Record) -> Tally:
    found = [row if isinstance(row, str) else row.get("name", "") for row in _list(read, "certifications")]
    return paired(_list(truth, "certifications"), found, lambda a, b: alike(a, b, CERTIFICATE))


def _skills(truth: Record, read: Record) -> Tally:
    def same(wanted: str, use: Record) -> bool:
        return any(alike(wanted, text, SKILL) for text in (use["name"], *use.get("as_written", ())))

    def show(item: Any) -> str:
        if isinstance(item, str):
            return item
        return f"{', '.join(item['as_written'])} ({item.get('id')}; {', '.join(item.get('where', ()))})"

    return paired(_list(truth, "skills"), _list(read, "skills"), same, show)


def _contacts(key: str, clean: Callable[[str], str]) -> Compare:
    def compare(truth: Record, read: Record) -> Tally:
        wanted, found = (
            sorted({clean(text) for text in _list(record.get("contact") or {}, key)})
            for record in (truth, read)
        )
        return paired(wanted, found, str.__eq__)

    return compare


def _digits(phone: str) -> str:
    """The last nine digits: the country's code may be written or not."""
    return re.sub(r"\D", "", phone)[-9:]


COUNTED: dict[str, Compare] = {
    "position title": _positions(_same_title),
    "title and dates": _positions(lambda a, b: _same_title(a, b) and _same_dates(a, b)),
    "title, dates and employer": _positions(_same_position),
    "education": _education,
    "certifications": _certifications,
    "skills": _skills,
    "e-mail": _contacts("emails", str.casefold),
    "phone": _contacts("phones", _digits),
}
"""Measures that are an F1 over things named."""


def _share(holds: bool, said: str) -> Tally:
    return Tally(int(holds), 1, 1, [] if holds else [said], [])


def _name(truth: Record, read: Record) -> Tally:
    wanted, found = ((record.get("contact") or {}).get("name") for record in (truth, read))
    return _share(plain(wanted) == plain(found), f"{wanted} != {found}") if wanted else Tally()


def _leads(truth: Record, read: Record) -> Tally:
    """Over the positions whose title was found; where several are alike, the one of the same dates."""
    out = Tally()
    for wanted in _list(truth, "positions"):
        likely = [p for p in _list(read, "positions") if _same_title(wanted, p)]
        match = next((p for p in likely if _same_dates(wanted, p)), likely[0] if likely else None)
        if match is not None:
            agree = bool(match.get("leads_people")) == bool(wanted.get("leads_people"))
            out.add(_share(agree, f"{wanted['title']}: truth {wanted.get('leads_people')}"))
    return out


def _years(key: str, most: float) -> Compare:
    def compare(truth: Record, read: Record) -> Tally:
        wanted, found = truth.get(key), read.get(key)
        if wanted is None:
            return Tally()
        off = abs(wanted - (found or 0.0))
        return _share(round(off, 6) <= most, f"truth {wanted}, read {found}")

    return compare


SHARES: dict[str, Compare] = {
    "name": _name,
    "leads people": _leads,
    "experience years within half a year": _years("experience_years", 0.5),
    "leadership years within one": _years("leadership_years", 1.0),
}
"""Measures that are a share of the questions that the truths ask."""
