"""What real CVs do beside the plain form: breaks, undated jobs, a job told in a bullet and so on.

Each quirk takes the person and says what changes in the CV; the truth follows from the records.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks.corpus.banks import Sentence, names
from benchmarks.corpus.forms import Period
from benchmarks.corpus.people import Job, Person

Change = dict[str, Any]
"""Fields of a Cv; `jobs` is always among them."""


def _nothing(person: Person, rng: random.Random) -> Change:
    return {"jobs": person.jobs}


def _break(person: Person, rng: random.Random) -> Change:
    """A dated time out of work between the first two jobs: it is no position."""
    newest, second, *rest = person.jobs
    assert second.end is not None
    cut = replace(second, end=max(second.start + 6, newest.start - 9))
    assert cut.end is not None
    said = rng.choice(("Career Break", "Parental Leave", "Sabbatical"))
    away = Job(said, "", "", cut.end + 1, newest.start - 1, False, ())
    return {"jobs": (newest, away, cut, *rest), "no_jobs": (said,)}


def _volunteer(person: Person, rng: random.Random) -> Change:
    year = rng.randint(2009, 2019)
    told = (rng.choice(names("volunteering")), rng.choice(names("charities")), year, year + rng.randint(1, 5))
    return {"jobs": person.jobs, "volunteer": told}


def _inside(person: Person, rng: random.Random) -> Change:
    """A job that only the last bullet of the oldest job tells."""
    oldest = person.jobs[-1]
    title = person.trade.ladder[-1].titles[0]
    employer = rng.choice(
        [f for f in names(person.trade.employers) if f not in {j.employer for j in person.jobs}]
    )
    end = oldest.start // 12 - 1
    start = end - rng.randint(1, 3)
    told = Job(title, employer, "", start * 12, end * 12 + 11, False, ())
    text = f"Before that, {title} at {employer}, {start} to {end}."
    when = Period(f"{start} to {end}", str(start), str(end), (told.start, end * 12 + 11))
    return {"jobs": person.jobs, "inside": (told, Sentence(text), when)}


def _changed_oldest(**changes: Any) -> Callable[[Person, random.Random], Change]:
    def change(person: Person, rng: random.Random) -> Change:
        *newer, oldest = person.jobs
        return {"jobs": (*newer, replace(oldest, short=False, **changes))}

    return change


def _reversed(person: Person, rng: random.Random) -> Change:
    return {"jobs": (person.jobs[0], replace(person.jobs[1], reversed_=True), *person.jobs[2:])}


def _freelance(person: Person, rng: random.Random) -> Change:
    newest, second, *rest = person.jobs
    own = replace(second, title=f"Freelance {person.trade.ladder[-2].titles[0]}", employer="Self-employed")
    own = replace(
        own, title_leads=False, bullets=tuple(replace(b, leads=False) for b in own.bullets if not b.leads)
    )
    return {"jobs": (newest, own, *rest)}


def _military(person: Person, rng: random.Random) -> Change:
    """Years of service before the first job, under a heading of their own."""
    stop = person.jobs[-1].start - 2
    told = Sentence("Kept the field telephones and radios of a company working.")
    served = Job("Radio Operator", "Army Reserve", person.place, stop - 35, stop, False, (told,))
    return {"jobs": person.jobs, "earlier": (served,), "earlier_kind": "military"}


def _earlier(person: Person, rng: random.Random) -> Change:
    at = max(2, len(person.jobs) - 2)
    return {"jobs": person.jobs[:at], "earlier": person.jobs[at:]}


QUIRKS: dict[str, Callable[[Person, random.Random], Change]] = {
    "none": _nothing,
    "volunteering": _volunteer,
    "hidden-employers": _nothing,
    "career-break": _break,
    "history-twice": _nothing,
    "earlier-section": _earlier,
    "durations": _nothing,
    "undated-job": _changed_oldest(dated=False),
    "freelance": _freelance,
    "job-in-bullet": _inside,
    "start-only": _changed_oldest(open_end=True),
    "military": _military,
    "reversed-dates": _reversed,
    "certificates-in-education": _nothing,
}
"""By name; the corpus takes "none" two times of three, so that the plain forms are most of it."""
