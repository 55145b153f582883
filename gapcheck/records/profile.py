"""What was understood of a CV: facts, each with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gapcheck.records.document import HiddenText
from gapcheck.records.evidence import Evidence
from gapcheck.records.often import often

Act = Literal["led", "did", "routine", "helped", "claimed", "wished", "denied", "others", "none"]
"""What a statement says of the person's part: led or owned it, did it, did it as one does the daily work
(checked, answered, kept), helped with it, only claimed to be able to or wished for it, denied it, tells
what others do (the employer, a customer), or says no deed at all."""

Reached = Literal["e-mail", "phone"]
"""How a person can be reached."""

HitKind = Literal["shown", "named", "listed", "title", "skill"]
ScopeKind = Literal["people", "budget", "sites", "users", "revenue"]


@dataclass(frozen=True, slots=True)
class Reach:
    """An e-mail address or phone number in the form by which files are compared; never shown.

    `number`: the address in small letters, or the number's digits without what leads to its country;
    `country`: the calling code, "" where none is written. In a blind run both are codes.
    """

    kind: Reached
    number: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person, as written; `reach` is made of `emails` and `phones`."""

    name: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    location: str | None = None
    reach: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One title held. `start`/`end`: "YYYY-MM", "YYYY", None; `end` may be "present".

    `heads_function` says that the title answers for an organisation or a function of it.

    `span` is first and last month, inclusive, as year * 12 + month - 1; None where the dates do not
    give an interval. `months` is its length.
    """

    title: str
    employer: str | None
    start: str | None
    end: str | None
    leads_people: bool
    span: tuple[int, int] | None
    evidence: Evidence
    heads_function: bool = False

    @property
    def months(self) -> int | None:
        return None if self.span is None else self.span[1] - self.span[0] + 1


@dataclass(frozen=True, slots=True)
class Education:
    """One degree or course; `level`: doctorate, master, bachelor, associate or other."""

    degree: str
    level: str
    field: str | None
    institution: str | None
    year: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Certification:
    """A certificate as written, and the taxonomy's id of it where it knows one."""

    name: str
    skill: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Language:
    """A human language and the fluency as written."""

    name: str
    fluency: str | None
    evidence: Evidence


@often(frozen=True, slots=True)
class SkillUse:
    """A skill of the CV. `id` is None where the taxonomy does not know it.

    `months` is the union of the positions that mention it, `last_used` the end of the latest
    ("YYYY-MM"), `where` names "skills", "summary", "position 2" and so on, counted from 1.
    """

    name: str
    id: str | None
    as_written: tuple[str, ...]
    months: int | None
    last_used: str | None
    where: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@often(frozen=True, slots=True)
class ScopeFact:
    """A figure that says how large something was: people led, budget, sites, users, revenue."""

    kind: ScopeKind
    value: float
    unit: str
    evidence: Evidence


@often(frozen=True, slots=True)
class Hit:
    """A taxonomy rule that matched in a statement; `subject` is the competency's id.

    `rule` is the rule (or the skill's id) as written in the taxonomy, for the "why".
    """

    subject: str
    kind: HitKind
    rule: str


@often(frozen=True, slots=True)
class Statement:
    """A bullet or sentence: the smallest thing that can be evidence.

    `act` is the person's part in it, `figures` the kinds of number in it ("percent", "money",
    "people", "count"), `hits` the rules that matched.
    """

    evidence: Evidence
    act: Act
    figures: tuple[str, ...]
    hits: tuple[Hit, ...]

    @property
    def section(self) -> str:
        return self.evidence.section

    @property
    def position(self) -> int | None:
        return self.evidence.position


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading; `kind` is our name of it ("experience", "other"...)."""

    kind: str
    heading: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the reading went; `confidence` is 0 to 1, `doubts` are sentences."""

    reader: str
    pages: int
    confidence: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One CV as understood."""

    file: str
    sha256: str
    contact: Contact
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    certifications: tuple[Certification, ...]
    languages: tuple[Language, ...]
    skills: tuple[SkillUse, ...]
    scope: tuple[ScopeFact, ...]
    statements: tuple[Statement, ...]
    sections: tuple[Section, ...]
    experience_years: float | None
    leadership_years: float | None
    quality: Quality
    hidden: tuple[HiddenText, ...] = ()
    hidden_counted: bool = False

    @property
    def latest_title(self) -> str:
        """The title of the job that ended last; of several, the one that the CV names first."""
        dated = [p for p in self.positions if p.span is not None]
        latest = max(dated, key=lambda p: p.span[1] if p.span else 0, default=None)
        return latest.title if latest else (self.positions[0].title if self.positions else "")

    @property
    def state(self) -> str:
        return "read-with-doubts" if self.quality.doubts else "read"
