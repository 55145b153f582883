"""What was understood of a job advertisement: what it asks for, each with the line that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gapcheck.records.document import Line
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Certification, Statement

Block = Literal["title", "duties", "skills", "education", "experience", "body", "aside"]
"""Where a statement stands. `aside` is what asks for nothing: pay, career paths, other roles, the
employer, advice. `body` is running text that no heading places."""

Wish = Literal["must", "should", "none"]
"""How a statement asks, by its own words or its heading's: required, preferred, or neither said."""

Depth = Literal["expert", "led", "did", "known", "aware", "none"]
"""What is asked for: deep experience, leading it, doing it, knowing it, having heard of it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One statement of an advertisement. `wish_said` tells its own wording from its heading's.

    `heading` marks headings: that a subject has one of its own says how much it matters.
    """

    statement: Statement
    block: Block
    wish: Wish
    wish_said: bool
    depth: Depth
    heading: bool

    @property
    def evidence(self) -> Evidence:
        return self.statement.evidence


@dataclass(frozen=True, slots=True)
class AskedYears:
    """Years of experience asked for; `leading` says that they are years of leading people."""

    minimum: float
    leading: bool
    wish: Wish
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AskedDegree:
    """A degree asked for. `replaceable`: experience is accepted in its place."""

    level: str
    field: str | None
    wish: Wish
    replaceable: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field of study named."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AskedCertification:
    """A certificate asked for or welcomed."""

    certification: Certification
    wish: Wish


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertisement. `asks` are in reading order, `title_line` is None where no title was found.

    `rank` is what the title says of seniority: 4 heads a function, 3 leads people or is a senior, 2 any
    other, 1 a junior. `trust` is, by competency id, how far a rule's hit tells (0 to 1): broad rules hit
    by chance.
    """

    file: str
    sha256: str
    title: str | None
    title_line: Line | None
    rank: int
    lines: tuple[Line, ...]
    asks: tuple[Ask, ...]
    years: tuple[AskedYears, ...]
    degrees: tuple[AskedDegree, ...]
    fields: tuple[AskedField, ...]
    certifications: tuple[AskedCertification, ...]
    trust: Mapping[str, float]
