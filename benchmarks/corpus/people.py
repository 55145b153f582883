"""Fictional people: careers built from the banks, one seeded random generator each.

Months are counted as year * 12 + month - 1, here and in the truths.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, replace

from benchmarks.corpus.banks import Certificate, Degree, Sentence, Step, Trade, names, sentence

AS_OF = (2026, 11)
NOW = AS_OF[0] * 12 + AS_OF[1] - 1


@dataclass(frozen=True, slots=True)
class Job:
    """One title held. `end` is None for the current job; `dated` False where the CV gives no dates.

    `open_end`: the CV prints the start alone, although the job is over. `reversed_`: it prints the
    end before the start. `short` marks a first job of one summer.
    """

    title: str
    employer: str
    place: str
    start: int
    end: int | None
    title_leads: bool
    bullets: tuple[Sentence, ...]
    dated: bool = True
    open_end: bool = False
    reversed_: bool = False
    short: bool = False

    @property
    def leads_people(self) -> bool:
        return self.title_leads or any(bullet.leads for bullet in self.bullets)


@dataclass(frozen=True, slots=True)
class School:
    """A degree taken, with where and when."""

    degree: Degree
    institution: str
    year: int


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional person, before anything is decided about how the CV looks."""

    name: str
    email: str
    phone: str
    link: str | None
    place: str
    trade: Trade
    summary: Sentence
    jobs: tuple[Job, ...]
    schools: tuple[School, ...]
    certificates: tuple[Certificate, ...]
    skills: dict[str, tuple[str, ...]]
    unknown_skills: tuple[str, ...]
    traits: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    interests: tuple[str, ...]


def person(rng: random.Random, trade: Trade, name: str, *, promoted: bool) -> Person:
    """Draw a person of a trade; `promoted`: one employer gave at least two titles in a row."""
    certificates = tuple(rng.sample(trade.certificates, rng.randint(0, min(2, len(trade.certificates)))))
    mail, link = _addresses(rng, name)
    return Person(
        name=name,
        email=mail,
        phone=_phone(rng),
        link=link,
        place=rng.choice(names("places")),
        trade=trade,
        summary=sentence(rng.choice(trade.summary), rng),
        jobs=_career(rng, trade, promoted=promoted),
        schools=_schools(rng, trade),
        certificates=certificates,
        skills=_skills(rng, trade, certificates),
        unknown_skills=tuple(rng.sample(names("unknown_skills"), rng.choice((0, 0, 1)))),
        traits=tuple(rng.sample(names("traits"), rng.choice((0, 0, 0, 2)))),
        languages=_languages(rng),
        interests=tuple(rng.sample(names("interests"), 3)),
    )


def _addresses(rng: random.Random, name: str) -> tuple[str, str | None]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    first, *rest = (re.sub(r"[^a-z]", "", part) for part in plain.split())
    last = "".join(rest)
    local = rng.choice((f"{first}.{last}", f"{first[0]}{last}", f"{first}_{last}{rng.randint(1, 9)}"))
    host = rng.choice(("example.com", "example.org", "mail.example.net"))
    return f"{local}@{host}", rng.choice((None, f"linkedin.com/in/{first}-{last}"))


def _phone(rng: random.Random) -> str:
    """A number from the ranges that are kept free for fiction."""
    tail = rng.randint(100, 199)
    return rng.choice(
        (
            f"+44 20 7946 0{tail + 300}",
            f"020 7946 0{tail + 300}",
            f"+44 (0)7700 900{tail}",
            f"(512) 555-0{tail}",
            f"+1 303-555-0{tail}",
            f"312.555.0{tail}",
        )
    )


def _schools(rng: random.Random, trade: Trade) -> tuple[School, ...]:
    taken = rng.sample(trade.degrees, rng.randint(1, 2))
    taken.sort(key=lambda d: ("doctorate", "master", "bachelor", "associate", "other").index(d.level))
    years = sorted((rng.randint(1994, 2004) + 4 * n for n in range(len(taken))), reverse=True)
    where = rng.sample(names("universities"), len(taken))
    return tuple(School(d, w, y) for d, w, y in zip(taken, where, years, strict=True))


def _skills(
    rng: random.Random, trade: Trade, certificates: tuple[Certificate, ...]
) -> dict[str, tuple[str, ...]]:
    """The listed skills by group. What a certificate's name holds is listed too, so that the truth
    does not hang on whether a certificate is a mention of a skill."""
    groups = {
        g: tuple(rng.sample(items, max(2, len(items) - rng.randint(0, 2))))
        for g, items in trade.skills.items()
    }
    listed = {skill for items in groups.values() for skill in items}
    missing = tuple(
        dict.fromkeys(skill for cert in certificates for skill in cert.skills if skill not in listed)
    )
    last = next(reversed(groups))
    groups[last] += missing
    return groups


def _languages(rng: random.Random) -> tuple[tuple[str, str], ...]:
    if rng.random() < 0.4:
        return ()
    known = rng.sample(names("languages"), rng.randint(2, 3))
    levels = rng.sample(names("fluency"), len(known))
    return tuple(zip(known, levels, strict=True))


def _career(rng: random.Random, trade: Trade, *, promoted: bool) -> tuple[Job, ...]:
    """Jobs, newest first, down the trade's ladder."""
    steps = _steps(rng, trade)
    employers = rng.sample(names(trade.employers), len(steps))
    if promoted:
        at = rng.randrange(len(steps) - 1)
        employers[at + 1] = employers[at]
    spare = {True: rng.sample(trade.lead, len(trade.lead)), False: rng.sample(trade.work, len(trade.work))}
    end: int | None = None if rng.random() < 0.7 else NOW - rng.randint(8, 20)
    jobs: list[Job] = []
    for number, (step, employer) in enumerate(zip(steps, employers, strict=True)):
        start = (NOW if end is None else end) - rng.randint(17, 74)
        place = jobs[-1].place if jobs and jobs[-1].employer == employer else rng.choice(names("places"))
        bullets = _bullets(rng, spare[step.leads], 5 if number < 2 else 3)
        jobs.append(Job(rng.choice(step.titles), employer, place, start, end, step.leads, bullets))
        same = number + 1 < len(steps) and employers[number + 1] == employer
        end = start - (1 if same else rng.choice((1, 1, 1, 3, 6)))
    if rng.random() < 0.35:
        jobs[-1] = _summer(jobs[-1])
    return tuple(jobs)


def _steps(rng: random.Random, trade: Trade) -> list[Step]:
    """Consecutive rungs of the ladder, three to five of them, some held twice."""
    count = min(len(trade.ladder), rng.randint(3, 5))
    top = rng.randint(0, len(trade.ladder) - count)
    steps = list(trade.ladder[top : top + count])
    if count < 5 and rng.random() < 0.5:
        again = rng.randrange(len(steps))
        steps.insert(again, steps[again])
    return steps


def _bullets(rng: random.Random, spare: list[str], most: int) -> tuple[Sentence, ...]:
    """Two or more bullets that the CV has not used yet, while the bank lasts."""
    wanted = rng.randint(2, most)
    return tuple(sentence(spare.pop(), rng) for _ in range(min(wanted, len(spare))))


def _summer(job: Job) -> Job:
    """A first job of one summer, June to August of the year in which it would have ended."""
    year = (job.end if job.end is not None else NOW) // 12
    june = year * 12 + 5
    if job.end is None or june + 2 > job.end:
        june -= 12
    return replace(job, start=june, end=june + 2, bullets=job.bullets[:2], short=True)
