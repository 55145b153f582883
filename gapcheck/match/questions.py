"""Interview questions of the taxonomy, with the candidate's own jobs and figures put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapcheck.records.assessment import Finding
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Competency

MOST = 3
_BLANK = re.compile(r"\{(title|employer|people|skill)\}")
_OF_THE_JOB = frozenset({"title", "employer"})


def questions(
    competency: Competency, level: int, profile: Profile, finding: Finding | None
) -> tuple[str, ...]:
    """Questions that probe a level, or the nearest lower level that has some, then the nearest higher.

    A question that asks about something the CV does not name is left out.
    """
    facts = _facts(profile, finding)
    for step in (*range(level, 0, -1), *range(level + 1, 5)):
        asked = tuple(_filled(competency.questions.get(step, ()), facts))
        if asked:
            return asked[:MOST]
    return ()


def _filled(texts: tuple[str, ...], facts: dict[str, str]) -> Iterator[str]:
    for text in texts:
        blanks = set(_BLANK.findall(text))
        # beside a job stand the people of that job; by themselves, the most people that the CV names
        known = facts | ({} if blanks & _OF_THE_JOB else {"people": facts["most_people"]})
        if all(known.get(blank) for blank in blanks):
            yield _BLANK.sub(lambda blank: known[blank[1]], text)  # noqa: B023  called before the next turn


def _facts(profile: Profile, finding: Finding | None) -> dict[str, str]:
    """The job that the evidence comes from (else the latest), people led there, the longest-used skill."""
    held = [s.evidence.position for s in finding.supports] if finding else []
    index = next((i for i in held if i is not None and i < len(profile.positions)), 0)
    job = profile.positions[index] if profile.positions else None
    rules = {rule for support in finding.supports for rule in support.rules} if finding else set()
    used = [skill for skill in profile.skills if skill.id and skill.id in rules]
    used.sort(key=lambda skill: (-(skill.months or 0), skill.name))
    return {
        "title": job.title if job else "",
        "employer": (job.employer or "") if job else "",
        "people": _people(profile, index),
        "most_people": _people(profile, None),
        "skill": used[0].name if used else "",
    }


def _people(profile: Profile, job: int | None) -> str:
    """The most people that the CV, or one job of it, names; "" where it names none."""
    named = (f for f in profile.scope if f.kind == "people" and job in (None, f.evidence.position))
    most = max((fact.value for fact in named), default=0)
    return f"{most:,.0f}" if most else ""
