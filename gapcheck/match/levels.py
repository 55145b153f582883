"""Levels 0 to 4 from the evidence, by the numbers of `taxonomy/levels.yaml`, each with its why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.match.support import WORK, supports
from gapcheck.records.assessment import Finding, State, Support
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Taxonomy
from gapcheck.taxonomy.model import LevelRules

_STATES: tuple[State, ...] = ("not found", "claimed", "demonstrated", "demonstrated", "demonstrated")


@dataclass(frozen=True, slots=True)
class Tally:
    """What the evidence for one competency amounts to; every number only grows with more evidence.

    `done` is what was applied by a deed of the person, owned or not. `best_owned`, `best_led` and
    `best_accountable` are the weights of the best piece that was owned, that was led by its own verb or has
    a figure as well, and that a head of function owned with a figure.
    """

    owned: int
    applied: int
    done: int
    named: float
    figures_owned: int
    figures_done: int
    heads: bool
    jobs_owned: int
    jobs_applied: int
    jobs_done: int
    months_owned: int
    best: float = 0.0
    best_in_work: float = 0.0
    best_led: float = 0.0
    best_owned: float = 0.0
    best_accountable: float = 0.0


def findings(profile: Profile, taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """One finding for each competency of the taxonomy, in the order of their ids."""
    return tuple(
        _finding(competency, found, profile, taxonomy.level_rules)
        for competency, found in supports(profile, taxonomy).items()
    )


def _finding(competency: str, found: tuple[Support, ...], profile: Profile, rules: LevelRules) -> Finding:
    level, why = level_of(tally_of(found, profile, rules), rules)
    return Finding(competency, level, _STATES[level], found, why, firm=_firm(level, found, profile, rules))


def _firm(level: int, found: tuple[Support, ...], profile: Profile, rules: LevelRules) -> bool:
    """Whether the level stands without the strongest piece of its evidence, or that piece says it plainly."""
    if not found or found[0].weight >= rules.kinds["plain"]:
        return True
    return level_of(tally_of(found[1:], profile, rules), rules)[0] == level


def tally_of(found: Sequence[Support], profile: Profile, rules: LevelRules) -> Tally:
    """Count the evidence. What was owned was applied too."""
    owned = [s for s in found if s.kind in ("owned", "accountable")]
    applied = [s for s in found if s.kind != "named"]
    done = [s for s in applied if s.deed]
    jobs = _jobs_of(owned)
    return Tally(
        owned=len(owned),
        applied=len(applied),
        done=len(done),
        named=_named(found),
        figures_owned=sum(bool(s.figures) for s in owned),
        figures_done=sum(bool(s.figures) for s in done),
        heads=any(s.kind == "accountable" for s in found),
        jobs_owned=len(jobs),
        jobs_applied=len(_jobs_of(applied)),
        jobs_done=len(_jobs_of(done)),
        months_owned=sum(profile.positions[job].months or 0 for job in jobs if job is not None),
        best=max((_as_a_name(s, rules) for s in found), default=0.0),
        best_in_work=max((_as_a_name(s, rules) for s in found if s.evidence.section in WORK), default=0.0),
        best_led=max((s.weight for s in owned if s.led or s.figures), default=0.0),
        best_owned=max((s.weight for s in owned), default=0.0),
        best_accountable=max((s.weight for s in owned if s.kind == "accountable" and s.figures), default=0.0),
    )


def _jobs_of(pieces: Sequence[Support]) -> set[int | None]:
    """The jobs in which evidence stands; what stands in none, an accomplishment, may be of any of them."""
    jobs = {piece.evidence.position for piece in pieces}
    return jobs - {None} or jobs


def _as_a_name(support: Support, rules: LevelRules) -> float:
    """What a piece weighs as a name: many skills of which each only points to it are still no name."""
    each = support.weight / len(support.rules)
    return support.weight if each > rules.weights["skill"] else each


def _named(found: Sequence[Support]) -> float:
    """What all of it weighs together, each sign once: the same word said twice names no more."""
    signs: dict[str, float] = {}
    for support in found:
        for rule in support.rules:
            signs[rule] = max(signs.get(rule, 0.0), support.weight / len(support.rules))
    return round(sum(signs.values()), 3)


def level_of(tally: Tally, rules: LevelRules) -> tuple[int, str]:
    """The highest level that the evidence supports, and the sentence of the rule that gave it."""
    asked, say = rules.levels, rules.why
    expert, practitioner = asked["expert"], asked["practitioner"]
    if tally.best_accountable >= expert["weight"]:
        return 4, say["expert_accountable"]
    long = tally.jobs_owned >= expert["jobs"] or tally.months_owned > expert["months"]
    if tally.owned >= expert["owned"] and tally.figures_owned >= expert["figures"] and (tally.heads or long):
        return 4, say["expert"].format(owned=tally.owned, jobs=_jobs(tally.jobs_owned))
    if tally.owned >= practitioner["owned"]:
        return 3, say["practitioner_owned"].format(owned=tally.owned, jobs=_jobs(tally.jobs_owned))
    one = tally.best_led >= practitioner["weight"] or tally.best_owned >= practitioner["as_lead"]
    if tally.best_accountable > 0 or one:
        return 3, say["practitioner_one"]
    if (
        tally.done >= practitioner["done"]
        and tally.jobs_done >= practitioner["jobs"]
        and tally.figures_done >= practitioner["figures"]
    ):
        return 3, say["practitioner_done"].format(done=tally.done, jobs=_jobs(tally.jobs_done))
    if tally.applied >= asked["working"]["applied"]:
        return 2, say["working"].format(jobs=_jobs(tally.jobs_applied))
    named = asked["awareness"]
    listed = tally.named >= named["weight"] and tally.best >= named["best"]
    if listed or tally.best_in_work >= named["in_work"]:
        return 1, say["awareness"]
    return 0, say["none" if not tally.named else "too_thin"]


def _jobs(count: int) -> str:
    return "one job" if count == 1 else f"{count} jobs"
