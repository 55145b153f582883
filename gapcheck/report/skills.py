"""Skills by how long and until when positions name them, then those that are only listed."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.records.profile import Profile, SkillUse
from gapcheck.report import words
from gapcheck.report.axis import Axis, Block, merged

OPEN_SKILLS, MOST_SKILLS = 12, 40
"""Up to so many rows are shown at once; more are folded under their number, many more left out."""


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill that positions name: how long, until when, and where on the axis of years."""

    name: str
    written: str
    length: str
    last: str
    where: str
    known: bool
    bars: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A skill that stands in a list or a summary only."""

    name: str
    written: str
    known: bool


@dataclass(frozen=True, slots=True)
class Skills:
    """All skills of a CV; `unknown` says how many the taxonomy doesn't know."""

    used: tuple[SkillRow, ...]
    rest: str
    said: str
    open: bool
    named: tuple[Named, ...]
    unknown: str


def skills(profile: Profile, years: Axis) -> Skills:
    """Those used longest first, then by name."""
    found = sorted(profile.skills, key=lambda s: (-(s.months or 0), s.name.casefold(), s.name))
    used = [skill for skill in found if skill.months]
    return Skills(
        used=tuple(_used(skill, profile, years) for skill in used[:MOST_SKILLS]),
        rest=words.more_in_results(len(used) - MOST_SKILLS),
        said=f"{words.plural(len(used), 'skill')} with months of use",
        open=len(used) <= OPEN_SKILLS,
        named=tuple(Named(s.name, _written(s), s.id is not None) for s in found if not s.months),
        unknown=_unknown(sum(skill.id is None for skill in found)),
    )


def _used(skill: SkillUse, profile: Profile, years: Axis) -> SkillRow:
    held = {e.position for e in skill.evidence if e.position is not None}
    spans = (p.span for number, p in enumerate(profile.positions) if number in held and p.span)
    return SkillRow(
        name=skill.name,
        written=_written(skill),
        length=words.duration(skill.months),
        last=words.month(skill.last_used),
        where=", ".join(skill.where),
        known=skill.id is not None,
        bars=tuple(years.block(span) for span in merged(spans)),
    )


def _written(skill: SkillUse) -> str:
    """How the CV writes it, where that is another way."""
    return ", ".join(name for name in skill.as_written if name != skill.name)


def _unknown(count: int) -> str:
    if not count:
        return ""
    said = "skill is" if count == 1 else "skills are"
    counts = "counts" if count == 1 else "count"
    number = words.capital(words.spoken(count))
    return f"{number} {said} not in the taxonomy and {counts} towards no competency; marked “unknown”."
