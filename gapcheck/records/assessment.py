"""What the CV shows of the competencies, and how that stands against a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gapcheck.records.advice import Advice
from gapcheck.records.comparison import Readiness
from gapcheck.records.evidence import Evidence
from gapcheck.records.often import often

State = Literal["demonstrated", "claimed", "not found", "not readable"]
SupportKind = Literal["named", "applied", "owned", "accountable"]
GateState = Literal["met", "not shown", "unknown"]

LEVEL_NAMES = ("not evidenced", "awareness", "working", "practitioner", "expert")


@often(frozen=True, slots=True)
class Support:
    """One piece of evidence for a competency.

    `rules` are the taxonomy rules that found it, `weight` what they weigh together. `deed` says that the
    statement tells of the person's own deed; else it lists, helps, or says no deed at all. `led` says that
    its own verb leads.
    """

    evidence: Evidence
    kind: SupportKind
    figures: tuple[str, ...]
    rules: tuple[str, ...]
    weight: float = 1.0
    deed: bool = True
    led: bool = False


@often(frozen=True, slots=True)
class Finding:
    """The level (0 to 4) that a CV shows of one competency, the best evidence first, and why.

    `firm` is False where the level hangs on one piece of evidence.
    """

    competency: str
    level: int
    state: State
    supports: tuple[Support, ...]
    why: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One competency of the role in the score. `points` of all terms add up to the score.

    `level` is None where the part of the CV could not be read; such a term has no points and no
    `most`. `most` is what the term would add at the required level; `cost` is `most - points`.
    """

    competency: str
    required: int
    weight: float
    need: str
    level: int | None
    gap: int
    points: float
    most: float

    @property
    def cost(self) -> float:
        return self.most - self.points


@dataclass(frozen=True, slots=True)
class Gate:
    """A must-have, shown beside the score and never mixed into it."""

    name: str
    required: str
    found: str
    state: GateState


@dataclass(frozen=True, slots=True)
class Assessment:
    """One candidate against one role. `score` is 0 to 100, `confidence` 0 to 1.

    `advice` and `readiness` follow from the rest; a run has them, a bare assessment need not.
    """

    role: str
    score: float
    confidence: float
    terms: tuple[Term, ...]
    gates: tuple[Gate, ...]
    advice: Advice | None = None
    readiness: Readiness | None = None

    @property
    def gaps(self) -> tuple[Term, ...]:
        """Terms with a gap, the costliest first."""
        return tuple(sorted((t for t in self.terms if t.gap > 0), key=lambda t: (-t.cost, t.competency)))
