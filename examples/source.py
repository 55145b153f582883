"""A fictional candidate as written down in `sources/<slug>.yaml`: what is printed, and what is true of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Role:
    """One title at one employer. `when` is printed; `start` and `end` are what it means (YYYY[-MM])."""

    title: str
    when: str
    start: str
    end: str
    leads: bool
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One employer with its titles, newest first; more than one title is a promotion."""

    employer: str
    place: str
    about: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """One line under Education, the printed words and their parts."""

    degree: str
    level: str
    field: str | None
    institution: str | None
    year: str | None

    @property
    def tail(self) -> str:
        """What is printed after the degree: "Halden Business School, 2017"."""
        return ", ".join(part for part in (self.institution, self.year) if part)


@dataclass(frozen=True, slots=True)
class Look:
    """How the CV is set: a layout of `layouts.py` and the choices inside it."""

    layout: str
    font: str = "Helvetica"
    size: float = 9.5
    lead: float = 1.38
    accent: str = "#1f3a5f"
    employer_first: bool = False
    spaced: bool = False
    footer: str = ""
    order: tuple[str, ...] = ("summary", "experience", "education", "certifications", "skills", "languages")
    headings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One candidate: the content, the look, the way the file is spoilt (if it is) and the truth."""

    slug: str
    look: Look
    name: str
    headline: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    links: tuple[str, ...]
    location: str
    summary: tuple[str, ...]
    jobs: tuple[Job, ...]
    education: tuple[Study, ...]
    certifications: tuple[str, ...]
    languages: tuple[str, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    more: tuple[tuple[str, tuple[str, ...]], ...]
    hidden: tuple[str, ...]
    spoil: str
    password: str
    traits: tuple[str, ...]
    also_named: tuple[str, ...]
    best_fit: str
    levels: tuple[tuple[str, int, tuple[str, ...]], ...]

    def lines(self) -> Iterator[str]:
        """Every printed line or bullet of the CV, whole; the hidden words are not among them."""
        yield from (self.name, self.headline, *self.summary)
        for job in self.jobs:
            yield from (job.employer, job.about)
            for role in job.roles:
                yield from (role.title, *role.bullets)
        yield from (f"{study.degree}, {study.tail}" for study in self.education)
        yield from (*self.certifications, *self.languages)
        for _, items in (*self.skills, *self.more):
            yield from items


def load(path: Path) -> Source:
    """Read one source file; a missing or misspelt key is an error that names the file."""
    raw: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    try:
        return _source(path.stem, raw)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path.name}: {error!r}; compare its keys with examples/source.py") from error


def _source(slug: str, raw: dict[str, Any]) -> Source:
    contact, truth = raw["contact"], raw["truth"]
    return Source(
        slug=slug,
        look=_look(raw["look"]),
        name=contact["name"],
        headline=contact["headline"],
        emails=tuple(contact["emails"]),
        phones=tuple(contact["phones"]),
        links=tuple(contact.get("links", ())),
        location=contact["location"],
        summary=tuple(raw["summary"]),
        jobs=tuple(_job(job) for job in raw["experience"]),
        education=tuple(_study(study) for study in raw["education"]),
        certifications=tuple(raw.get("certifications", ())),
        languages=tuple(raw.get("languages", ())),
        skills=_groups(raw["skills"]),
        more=_groups(raw.get("more", {})),
        hidden=tuple(raw.get("hidden", ())),
        spoil=raw.get("spoil", ""),
        password=raw.get("password", ""),
        traits=tuple(truth.get("traits", ())),
        also_named=tuple(truth.get("also_named", ())),
        best_fit=truth["best_fit"],
        levels=tuple((key, row[0], tuple(row[1:])) for key, row in truth["competencies"].items()),
    )


def _look(raw: dict[str, Any]) -> Look:
    parts = {**raw, "headings": tuple(raw.get("headings", {}).items())}
    if "order" in raw:
        parts["order"] = tuple(raw["order"])
    return Look(**parts)


def _job(raw: dict[str, Any]) -> Job:
    return Job(
        employer=raw["employer"],
        place=raw.get("place", ""),
        about=raw.get("about", ""),
        roles=tuple(
            Role(
                title=role["title"],
                when=role["when"],
                start=str(role["start"]),
                end=str(role["end"]),
                leads=role["leads"],
                bullets=tuple(role.get("bullets", ())),
            )
            for role in raw["roles"]
        ),
    )


def _study(raw: dict[str, Any]) -> Study:
    year = raw.get("year")
    return Study(
        degree=raw["degree"],
        level=raw["level"],
        field=raw.get("field"),
        institution=raw.get("institution"),
        year=str(year) if year else None,
    )


def _groups(raw: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((heading, tuple(items)) for heading, items in raw.items())
