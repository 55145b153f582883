"""The taxonomy as typed, frozen records: Competency, Skill, Role, Taxonomy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Need = Literal["must", "should"]


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a requirement comes from: document file names, or our own reason in a sentence."""

    sources: tuple[str, ...] = ()
    ours: str | None = None


@dataclass(frozen=True, slots=True)
class Indicators:
    """Rules that find evidence: `shown` says that it was done, `named` only names the subject.

    `listed` names it as well, but not in passing, in a sentence of work: "communication".
    """

    shown: tuple[str, ...]
    named: tuple[str, ...]
    titles: tuple[str, ...]
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Competency:
    """An ability that roles ask for. `levels`, `questions` are keyed by level 1 to 4."""

    id: str
    name: str
    domain: Literal["technology", "any"]
    definition: str
    levels: dict[int, str]
    indicators: Indicators
    scope: tuple[str, ...]
    questions: dict[int, tuple[str, ...]]
    develop: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """A named tool, technology, method or standard; evidence for `competencies`.

    Names in `ambiguous` count only in a skills list, or beside a word of `context`.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    competencies: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    esco: str | None = None
    onet: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the canonical one first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.ambiguous)))


@dataclass(frozen=True, slots=True)
class Requirement:
    """One competency that a role asks for, at a level (1 to 4) with a weight (1 to 5)."""

    competency: str
    level: int
    weight: float
    need: Need
    cited: Cited


@dataclass(frozen=True, slots=True)
class Years:
    """A minimum number of years, and where it comes from."""

    minimum: float
    cited: Cited


@dataclass(frozen=True, slots=True)
class Degree:
    """A level of education (doctorate to other), in a field where one is named."""

    level: str
    field: str | None
    cited: Cited


@dataclass(frozen=True, slots=True)
class RoleCertification:
    """A certificate that a role names; `skill` is the taxonomy's id of it, if there is one."""

    name: str
    skill: str | None
    need: Need
    cited: Cited


@dataclass(frozen=True, slots=True)
class Step:
    """A neighbour on the career ladder: a role of ours by id, or any other title."""

    title: str
    role: str | None
    cited: Cited


@dataclass(frozen=True, slots=True)
class Career:
    """Where people come from, go to, and move sideways to."""

    from_: tuple[Step, ...] = ()
    to: tuple[Step, ...] = ()
    lateral: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What sets a role apart from a neighbour."""

    role: str
    difference: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Role:
    """A role to measure against. A variant names the role that it varies in `variant_of`.

    `draft`: nobody has gone through it yet.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    summary: str
    sets_apart: tuple[Difference, ...]
    requirements: tuple[Requirement, ...]
    years: Years | None
    leading_people: Years | None
    minimum_degree: Degree | None
    preferred_degrees: tuple[Degree, ...]
    fields: tuple[str, ...]
    certifications: tuple[RoleCertification, ...]
    career: Career
    crosswalk: dict[str, tuple[dict[str, str], ...]]
    sources: tuple[str, ...]
    variant_of: str | None = None
    draft: bool = False

    @property
    def total_weight(self) -> float:
        return sum(r.weight for r in self.requirements)

    @property
    def label(self) -> str:
        """The title as reports show it: a draft says so."""
        return f"{self.title}, draft" if self.draft else self.title


@dataclass(frozen=True, slots=True)
class LevelRules:
    """How evidence becomes a level: the numbers and sentences of `taxonomy/levels.yaml`.

    `weights`: what a shown, named or skill hit adds to a statement. `kinds`: from which weight on a
    statement counts as owned or applied. `levels`: how much evidence each level asks for. `why`: the
    sentence of each rule. `bands`: the least score of each band. `readiness`: how many steps short of
    the must-haves, and with which score, a CV counts as "now" or "next".
    """

    weights: dict[str, float]
    kinds: dict[str, float]
    levels: dict[str, dict[str, float]]
    why: dict[str, str]
    bands: dict[str, float] = field(default_factory=dict)
    readiness: dict[str, dict[str, float]] = field(default_factory=dict)

    def band(self, score: float) -> str:
        """The name of the band of a score (0 to 100), by the whole number that is shown."""
        down = self.bands_down
        return next((name for name, least in down if round(score) >= least), down[-1][0])

    def next_band(self, score: float) -> tuple[str, float] | None:
        """The band above a score's and the least score of it; None in the highest."""
        return next(((n, least) for n, least in reversed(self.bands_down) if round(score) < least), None)

    @property
    def bands_down(self) -> list[tuple[str, float]]:
        """The bands and their least scores, the highest first."""
        return sorted(self.bands.items(), key=lambda band: -band[1])


@dataclass(frozen=True)
class Taxonomy:
    """Everything that gapcheck measures against. Mappings are keyed by id and sorted by id.

    `sha256` is over all files that it was read from, so a run can say what it measured with.
    `documents`: what may be cited, file name to a line about it. `extended_by`: the user's own files,
    relative to their folder.
    """

    competencies: dict[str, Competency]
    skills: dict[str, Skill]
    roles: dict[str, Role]
    level_rules: LevelRules
    sha256: str
    documents: dict[str, str] = field(default_factory=dict)
    extended_by: tuple[str, ...] = ()
