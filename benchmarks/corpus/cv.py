"""A CV before it is drawn: a person, how the CV looks, and what is odd about it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.corpus.banks import Sentence
from benchmarks.corpus.drawing import A4, LETTER, Style
from benchmarks.corpus.forms import HEADINGS, Form, Period, period
from benchmarks.corpus.people import Job, Person

ACCENTS = ("#1f3a5f", "#7a1f2b", "#0b5d4b", "#4a3b76", "#333333", "#9a4d00")
MARKS = ("•", "-", "drawn", "–", "»", "•")
CASINGS = ("upper", "plain", "colon", "upper", "plain")
SKILLS = ("groups", "commas", "bullets", "pipes", "grid", "semicolons")
SCHOOLS = ("one-line", "degree-first", "school-first", "year-first", "in-field")
CERTIFICATES = ("bullets", "years", "pipes", "commas")
CONTACTS = ("pipes", "stacked", "labels", "dots")
HIDDEN = "Company Name"


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about a CV's looks that a layout leaves open."""

    family: str
    size: float
    accent: str
    mark: str
    casing: str
    skills: str
    schools: str
    certificates: str
    contact: str
    paper: tuple[float, float]
    header: int
    """Which of the layout's own ways to set a job's header; any number."""
    skills_first: bool

    def text(self, **changes: object) -> Style:
        return Style(**{"family": self.family, "size": self.size, **changes})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Cv:
    """What is drawn, and all that the truth needs.

    `jobs` stand in the main section, `earlier` under a heading of their own; entries that are no job
    (a career break) are in `jobs` too, and named in `no_jobs`. `inside` is a job that only a bullet
    tells, with its sentence and dates.
    """

    stem: str
    person: Person
    layout: str
    form: Form
    quirk: str
    headings: dict[str, str]
    look: Look
    jobs: tuple[Job, ...]
    earlier: tuple[Job, ...] = ()
    earlier_kind: str = "earlier"
    no_jobs: tuple[str, ...] = ()
    inside: tuple[Job, Sentence, Period] | None = None
    volunteer: tuple[str, str, int, int] | None = None

    def period(self, job: Job) -> Period:
        return period(job, self.form, duration=self.quirk == "durations")

    def employer(self, job: Job) -> str:
        """The employer as printed."""
        return HIDDEN if self.quirk == "hidden-employers" else job.employer

    def place(self, job: Job) -> str:
        return "City, State" if self.quirk == "hidden-employers" else job.place

    def entries(self) -> Iterator[tuple[str, tuple[Job, ...]]]:
        """The headings over jobs with what stands under each."""
        yield self.headings["experience"], self.jobs
        if self.earlier:
            yield self.headings[self.earlier_kind], self.earlier

    def bullets(self, job: Job) -> tuple[Sentence, ...]:
        """What is printed under a job; the last one may tell of a job before it."""
        if self.inside is not None and job is self.jobs[-1]:
            return (*job.bullets, self.inside[1])
        return job.bullets


@dataclass
class Turns:
    """Takes the next of a shuffled list each time, so that a corpus uses all of it evenly."""

    rng: random.Random
    left: dict[str, list[object]] = field(default_factory=dict)

    def next(self, key: str, choices: tuple[object, ...]) -> object:
        pile = self.left.setdefault(key, [])
        if not pile:
            pile += self.rng.sample(choices, len(choices))
        return pile.pop()

    def word(self, key: str, choices: tuple[str, ...]) -> str:
        return str(self.next(key, choices))


def looked(turns: Turns, rng: random.Random) -> Look:
    """Draw a look; each list is used evenly over the corpus."""
    return Look(
        family=turns.word("family", ("sans", "serif", "sans")),
        size=rng.choice((9.0, 9.5, 10.0)),
        accent=turns.word("accent", ACCENTS),
        mark=turns.word("mark", MARKS),
        casing=turns.word("casing", CASINGS),
        skills=turns.word("skills", SKILLS),
        schools=turns.word("schools", SCHOOLS),
        certificates=turns.word("certificates", CERTIFICATES),
        contact=turns.word("contact", CONTACTS),
        paper=rng.choice((A4, LETTER)),
        header=rng.randrange(12),
        skills_first=rng.random() < 0.5,
    )


def headed(turns: Turns) -> dict[str, str]:
    """One heading for each kind of section; the next of each list."""
    return {kind: turns.word(f"heading {kind}", texts) for kind, texts in HEADINGS.items()}
