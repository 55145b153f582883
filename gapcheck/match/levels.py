"""Levels 0 to 4 from the evidence, by the numbers of `taxonomy/levels.yaml`, each with its why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gapcheck.match.support import supports, works_with_technology
from gapcheck.records.assessment import Finding, State, Support
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Taxonomy
from gapcheck.taxonomy.model import LevelRules

_STATES: tuple[State, ...] = ("not found", "claimed", "demonstrated", "demonstrated", "demonstrated")


@dataclass(frozen=True, slots=True)
class Tally:
    """What the evidence for one competency amounts to; every number only grows with more evidence."""

    owned: int
    applied: int
    thin: int
    named: float
    figures_owned: int
    figures_applied: int
    heads: bool
    jobs_owned: int
    jobs_applied: int
    months_owned: int
    best_owned: float = 0.0
    best_accountable: float = 0.0
    """The weight of the best piece that was owned, and that a head of function owned with a figure."""


def findings(profile: Profile, taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """One finding for each competency of the taxonomy, in the order of their ids."""
    technical = works_with_technology(profile, taxonomy)
    out = []
    for competency, found in supports(profile, taxonomy).items():
        tally = tally_of(found, profile)
        if taxonomy.competencies[competency].domain == "technology" and not technical:
            # in another trade, words that touch on technology name it, however often
            tally = replace(tally, thin=0)
        out.append(_finding(competency, found, tally, taxonomy.level_rules))
    return tuple(out)


def _finding(competency: str, found: tuple[Support, ...], tally: Tally, rules: LevelRules) -> Finding:
    level, why = level_of(tally, rules)
    fewer = level_of(_without_one(tally), rules)[0]
    return Finding(competency, level, _STATES[level], found, why, firm=fewer == level)


def tally_of(found: Sequence[Support], profile: Profile) -> Tally:
    """Count the evidence. What was owned was applied too."""
    owned = [s for s in found if s.kind in ("owned", "accountable")]
    applied = [s for s in found if s.kind != "named"]
    thin = [s for s in found if s.kind == "named" and s.evidence.position is not None]
    jobs = {s.evidence.position for s in owned}
    return Tally(
        owned=len(owned),
        applied=len(applied),
        thin=len(applied) + len(thin),
        named=round(sum(s.weight for s in found), 3),
        figures_owned=sum(bool(s.figures) for s in owned),
        figures_applied=sum(bool(s.figures) for s in applied),
        heads=any(s.kind == "accountable" for s in found),
        jobs_owned=len(jobs),
        jobs_applied=len({s.evidence.position for s in applied}),
        months_owned=sum(profile.positions[job].months or 0 for job in jobs if job is not None),
        best_owned=max((s.weight for s in owned), default=0.0),
        best_accountable=max((s.weight for s in owned if s.kind == "accountable" and s.figures), default=0.0),
    )


def _without_one(tally: Tally) -> Tally:
    return replace(
        tally,
        best_owned=tally.best_owned if tally.owned > 1 else 0.0,
        best_accountable=tally.best_accountable if tally.figures_owned > 1 else 0.0,
        owned=max(0, tally.owned - 1),
        applied=max(0, tally.applied - 1),
        thin=max(0, tally.thin - 1),
        named=max(0.0, tally.named - 1),
    )


def level_of(tally: Tally, rules: LevelRules) -> tuple[int, str]:
    """The highest level that the evidence supports, and the sentence of the rule that gave it."""
    asked, say = rules.levels, rules.why
    expert, practitioner, working = asked["expert"], asked["practitioner"], asked["working"]
    if tally.best_accountable >= expert["weight"]:
        return 4, say["expert_accountable"]
    long = tally.jobs_owned >= expert["jobs"] or tally.months_owned > expert["months"]
    if tally.owned >= expert["owned"] and tally.figures_owned >= expert["figures"] and (tally.heads or long):
        return 4, say["expert"].format(owned=tally.owned, jobs=_jobs(tally.jobs_owned))
    if tally.owned >= practitioner["owned"]:
        return 3, say["practitioner_owned"].format(owned=tally.owned, jobs=_jobs(tally.jobs_owned))
    if tally.best_accountable > 0 or tally.best_owned >= practitioner["weight"]:
        return 3, say["practitioner_one"]
    if (
        tally.applied >= practitioner["applied"]
        and tally.jobs_applied >= practitioner["jobs"]
        and tally.figures_applied >= practitioner["figures"]
    ):
        return 3, say["practitioner_applied"].format(applied=tally.applied, jobs=_jobs(tally.jobs_applied))
    if tally.applied >= working["applied"]:
        return 2, say["working"].format(jobs=_jobs(tally.jobs_applied))
    if tally.thin >= working["thin"]:
        return 2, say["working_thin"]
    if tally.named >= asked["awareness"]["weight"]:
        return 1, say["awareness"]
    return 0, say["none" if not tally.named else "too_thin"]


def _jobs(count: int) -> str:
    return "one job" if count == 1 else f"{count} jobs"
