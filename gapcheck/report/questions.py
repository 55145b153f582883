"""Interview questions of the taxonomy, with the candidate's own jobs and figures put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapcheck.records.assessment import Finding
from gapcheck.records.profile import Profile
from gapcheck.report import words
from gapcheck.taxonomy.model import Competency

MOST = 3
_BLANK = re.compile(r"\{(title|employer|people|skill)\}")


def questions(
    competency: Competency, level: int, profile: Profile, finding: Finding | None
) -> tuple[str, ...]:
    """Questions that probe a level, or the nearest lower level that has some, then the nearest higher.

    A question that asks about something the CV does not name is left out.
    """
    facts = _facts(competency, profile, finding)
    for step in (*range(level, 0, -1), *range(level + 1, 5)):
        asked = tuple(_filled(competency.questions.get(step, ()), facts))
        if asked:
            return asked[:MOST]
    return ()


def _filled(texts: tuple[str, ...], facts: dict[str, str]) -> Iterator[str]:
    for text in texts:
        if all(facts.get(blank) for blank in _BLANK.findall(text)):
            yield _BLANK.sub(lambda blank: facts[blank[1]], text)


def _facts(competency: Competency, profile: Profile, finding: Finding | None) -> dict[str, str]:
    """The job that the evidence comes from (else the latest), the most people led, the longest-used skill."""
    held = [s.evidence.position for s in finding.supports] if finding else []
    index = next((i for i in held if i is not None and i < len(profile.positions)), 0)
    job = profile.positions[index] if profile.positions else None
    people = max((fact.value for fact in profile.scope if fact.kind == "people"), default=0)
    rules = {rule for support in finding.supports for rule in support.rules} if finding else set()
    used = [skill for skill in profile.skills if skill.id and skill.id in rules]
    used.sort(key=lambda skill: (-(skill.months or 0), skill.name))
    return {
        "title": job.title if job else "",
        "employer": (job.employer or "") if job else "",
        "people": words.figure(people) if people else "",
        "skill": used[0].name if used else "",
    }
