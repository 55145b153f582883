"""Must-haves of a role: met, not shown, or unknown. Shown beside the score, never a reject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gapcheck.records.assessment import LEVEL_NAMES, Finding, Gate, GateState
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Role
from gapcheck.taxonomy.model import Degree, RoleCertification, Years

_RANK = {"other": 0, "associate": 1, "bachelor": 2, "master": 3, "doctorate": 4}


def gates(profile: Profile, findings: Mapping[str, Finding], role: Role) -> tuple[Gate, ...]:
    """All gates of a role: years, degree, certificates that it names as must, must competencies."""
    return tuple(_gates(profile, findings, role))


def _gates(profile: Profile, findings: Mapping[str, Finding], role: Role) -> Iterator[Gate]:
    if role.years:
        yield _years("Years of experience", role.years, profile.experience_years)
    if role.leading_people:
        yield _years("Years of leading people", role.leading_people, profile.leadership_years)
    if role.minimum_degree:
        yield _degree(role.minimum_degree, profile)
    for certification in role.certifications:
        if certification.need == "must":
            yield _certification(certification, profile)
    for asked in role.requirements:
        if asked.need == "must":
            yield _competency(findings[asked.competency], asked.level)


def _years(name: str, asked: Years, found: float | None) -> Gate:
    if found is None:
        return Gate(name, f"at least {asked.minimum:g}", "no dates in the CV", "unknown")
    state: GateState = "met" if found >= asked.minimum else "not shown"
    return Gate(name, f"at least {asked.minimum:g}", f"{found:g}", state)


def _degree(asked: Degree, profile: Profile) -> Gate:
    required = asked.level + (f" in {asked.field}" if asked.field else "")
    held = [e for e in profile.education if e.level in _RANK]
    if not held:
        return Gate("Degree", required, "no education in the CV", "unknown")
    best = max(held, key=lambda e: _RANK[e.level])
    state: GateState = "met" if _RANK[best.level] >= _RANK[asked.level] else "not shown"
    return Gate("Degree", required, best.degree, state)


def _certification(asked: RoleCertification, profile: Profile) -> Gate:
    def same(name: str, skill: str | None) -> bool:
        return (skill is not None and skill == asked.skill) or bool(
            re.search(rf"\b{re.escape(asked.name)}\b", name, re.IGNORECASE)
        )

    held = next((c.name for c in profile.certifications if same(c.name, c.skill)), None)
    return Gate("Certificate", asked.name, held or "not in the CV", "met" if held else "not shown")


def _competency(finding: Finding, level: int) -> Gate:
    required = f"{finding.competency} at {level} ({LEVEL_NAMES[level]})"
    if finding.state == "not readable":
        return Gate("Competency", required, "not readable", "unknown")
    state: GateState = "met" if finding.level >= level else "not shown"
    return Gate("Competency", required, f"{finding.level} ({LEVEL_NAMES[finding.level]})", state)
