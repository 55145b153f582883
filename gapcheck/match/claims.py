"""Claims without work: what a CV says of itself and its work history does not bear out.

Facts to ask about, with their words. There are innocent reasons for each of them (a short CV, two jobs
at once, a typing error), none is an accusation, and none touches a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from gapcheck.records.advice import Claim
from gapcheck.records.assessment import Finding
from gapcheck.records.profile import Education, Position, Profile
from gapcheck.taxonomy import Taxonomy

OVERLAP_MONTHS = 12
"""Longer overlaps of two jobs at different employers are asked about."""

_LISTS = frozenset({"skills", "summary"})
_IN_WORK = frozenset({"experience", "accomplishments", "projects", "volunteering", "publications", "awards"})
_DEGREES = ("bachelor", "master", "doctorate")
_BESIDE = re.compile(
    r"\b(?:part[- ]time|freelanc\w*|consult\w*|contract\w*|self[- ]employed|volunt\w*|advis\w+|board|trustee"
    r"|non[- ]executive|adjunct|lecturer|tutor|owner|founder|co-founder|mentor|reserv\w+|national guard)\b",
    re.IGNORECASE,
)
"""Titles that are commonly held beside another job."""


def claims(
    profile: Profile, findings: Sequence[Finding], taxonomy: Taxonomy, as_of: date
) -> tuple[Claim, ...]:
    """All claims of a CV: skills, summary, dates. None about work where no position was found."""
    work = (*_skills(profile), *_summary(findings, taxonomy)) if profile.positions else ()
    return (*work, *_dates(profile, as_of))


def _skills(profile: Profile) -> Iterator[Claim]:
    """Skills that are listed, and that no position, project or result of the CV names.

    A name with other meanings may stand in a position without counting as the skill; then nothing is said.
    """
    work = " ".join(s.evidence.quote for s in profile.statements if s.section in _IN_WORK).casefold()
    for skill in profile.skills:
        listed = skill.evidence and "skills" in skill.where and _LISTS.issuperset(skill.where)
        if listed and not any(_names(work, name) for name in (skill.name, *skill.as_written)):
            said = f"{skill.name} is listed as a skill; no position names it."
            ask = f"Where did you use {skill.name}, and for how long?"
            yield Claim("skill", skill.name, said, ask, skill.evidence[:1])


def _names(text: str, name: str) -> bool:
    """Whether a text in small letters holds a name as words of its own."""
    low = name.casefold()
    # most names are nowhere in it, which is told without a pattern
    return low in text and re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text) is not None


def _summary(findings: Sequence[Finding], taxonomy: Taxonomy) -> Iterator[Claim]:
    """Competencies that the summary claims and that no work backs."""
    for finding in findings:
        if finding.state != "claimed" or any(s.evidence.section in _IN_WORK for s in finding.supports):
            continue
        said = [s.evidence for s in finding.supports if s.evidence.section == "summary"]
        if said:
            name = taxonomy.competencies[finding.competency].name
            text = f"The summary speaks of {name.lower()}; no position of the CV shows it."
            ask = f"Which work of yours shows {name.lower()} best?"
            yield Claim("summary", finding.competency, text, ask, tuple(said))


def _dates(profile: Profile, as_of: date) -> Iterator[Claim]:
    for position in profile.positions:
        yield from _turned(position, as_of)
    for one, other in combinations(profile.positions, 2):
        yield from _overlap(one, other)
    yield from _schooling(profile.education, as_of)


def _turned(position: Position, as_of: date) -> Iterator[Claim]:
    """A job that ends before it starts, or starts after the day of the run."""
    start, end = position.start or "", position.end or ""
    now = f"{as_of.year:04}-{as_of.month:02}"
    if start and end and end != "present" and end < start[: len(end)]:
        said = f"{position.title} ends ({end}) before it starts ({start})."
        yield Claim("dates", position.title, said, "Which dates are right?", (position.evidence,))
    elif start and start > now[: len(start)]:
        said = f"{position.title} starts in {start}, after {now}, the month of this run."
        yield Claim("dates", position.title, said, "Which start is right?", (position.evidence,))


def _overlap(one: Position, other: Position) -> Iterator[Claim]:
    """Two jobs at different employers for more than a year, where neither title says "beside another"."""
    if not (one.span and other.span and one.employer and other.employer):
        return
    months = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0]) + 1
    same = one.employer.casefold() == other.employer.casefold()
    beside = any(_BESIDE.search(f"{job.title} {job.employer}") for job in (one, other))
    if months > OVERLAP_MONTHS and not same and not beside:
        jobs = f"{one.title} at {one.employer} and {other.title} at {other.employer}"
        said = f"The dates of {jobs} overlap by {months} months."
        ask = "Were both held at the same time, and how was the time shared?"
        yield Claim("dates", one.title, said, ask, (one.evidence, other.evidence))


def _schooling(education: Sequence[Education], as_of: date) -> Iterator[Claim]:
    """Degrees of a year to come, and a higher degree from before a lower one."""
    dated = [(int(e.year), e) for e in education if e.year and re.fullmatch(r"\d{4}", e.year)]
    for year, item in dated:
        if year > as_of.year:
            said = f"{item.degree} is dated {year}, after the year of this run."
            yield Claim("dates", item.degree, said, "Is it still under way?", (item.evidence,))
    known = [(year, item) for year, item in dated if item.level in _DEGREES]
    for (year, item), (later, lower) in combinations(sorted(known, key=lambda k: k[0]), 2):
        if _DEGREES.index(item.level) > _DEGREES.index(lower.level) and later > year:
            said = f"{item.degree} ({year}) is dated before {lower.degree} ({later})."
            ask = "Are both years right, or was the second degree taken later on?"
            yield Claim("dates", item.degree, said, ask, (item.evidence, lower.evidence))
