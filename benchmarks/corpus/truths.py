"""The truth record of a CV, in the form of the labelling guide; competencies are left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.corpus.blocks import listed
from benchmarks.corpus.cv import HIDDEN, Cv
from benchmarks.corpus.forms import Period
from benchmarks.corpus.layouts import LAYOUTS
from benchmarks.corpus.people import Job

Truth = dict[str, Any]


def truth(cv: Cv) -> Truth:
    """What a careful reader would write down of this CV."""
    held = positions(cv)
    who = cv.person
    return {
        "file": f"{cv.stem}.pdf",
        "layout": LAYOUTS[cv.layout].kind,
        "contact": {
            "name": who.name,
            "emails": [who.email],
            "phones": [who.phone],
            "links": [who.link] if who.link and cv.layout != "banner" else [],
            "location": who.place,
        },
        "positions": [_position(cv, job, when) for job, when in held],
        "education": [
            {
                "degree": school.degree.degree,
                "level": school.degree.level,
                "field": school.degree.field,
                "institution": school.institution,
                "year": str(school.year),
            }
            for school in who.schools
        ],
        "certifications": [certificate.name for certificate in who.certificates],
        "skills": skills(cv),
        "experience_years": _years(when for _, when in held),
        "leadership_years": _years((when for job, when in held if job.leads_people), none=0.0),
    }


def positions(cv: Cv) -> list[tuple[Job, Period]]:
    """The jobs with their dates, newest first; what is no work is left out."""
    held = [(job, cv.period(job)) for job in (*cv.jobs, *cv.earlier) if job.title not in cv.no_jobs]
    if cv.inside is not None:
        held.append((cv.inside[0], cv.inside[2]))
    return sorted(held, key=lambda pair: -pair[0].start)


def skills(cv: Cv) -> list[str]:
    """Every named skill that is printed, as written, once; traits of character are none."""
    traits = set(cv.person.traits)
    named = [item for item in listed(cv) if item not in traits]
    named += cv.person.summary.skills
    for job in (*cv.jobs, *cv.earlier):
        named += [skill for told in cv.bullets(job) for skill in told.skills]
    once: dict[str, str] = {}
    for skill in named:
        once.setdefault(skill.casefold(), skill)
    return list(once.values())


def _position(cv: Cv, job: Job, when: Period) -> Truth:
    employer = None if cv.employer(job) == HIDDEN and job is not (cv.inside or (None,))[0] else job.employer
    return {
        "title": job.title,
        "employer": employer,
        "start": when.start,
        "end": when.end,
        "leads_people": job.leads_people,
    }


def _years(periods: Iterable[Period], none: float | None = None) -> float | None:
    """The union of the intervals in years, both months included, to one decimal."""
    months = {month for when in periods if when.span for month in range(when.span[0], when.span[1] + 1)}
    return round(len(months) / 12, 1) if months else none
