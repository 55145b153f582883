"""What would change a score, and what to ask about: made from templates and the CV's own facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gapcheck.records.evidence import Evidence

ClaimKind = Literal["skill", "summary", "dates"]


@dataclass(frozen=True, slots=True)
class Closing:
    """One gap: what showing the level asked for would add to the score, what to ask, how to grow."""

    competency: str
    reached: int
    required: int
    points: float
    questions: tuple[str, ...]
    develop: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What would bring a CV to the next band. `band` and `next_band` are names of `levels.yaml`.

    `closes`: the fewest competencies that, shown at the level asked for, reach `next_band`, the
    costliest first; `score_then` is the score with them. `next_band` is None in the highest band, and
    where the parts that could be read do not reach it. `gaps` has every gap, the costliest first.
    """

    band: str
    next_band: str | None
    closes: tuple[str, ...]
    score_then: float
    gaps: tuple[Closing, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that the CV says and its work history does not bear out: a fact to ask about.

    `subject` is a skill, a competency's id or a job; `said` a sentence; `evidence` the words, at least
    one. Never part of a score.
    """

    kind: ClaimKind
    subject: str
    said: str
    ask: str
    evidence: tuple[Evidence, ...]
