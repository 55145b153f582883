"""How CVs write dates and headings: every form that gapcheck has to read, with its truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.corpus.people import NOW, Job

Write = Callable[[int], str]

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DOTTED = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_GERMAN = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """A job's dates as printed, as the truth writes them, and as months; None where there is none."""

    text: str
    start: str | None
    end: str | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a range. `grain` is what can be read back: month, quarter or year.

    `last` writes the end where it differs from the start, `current` a range that goes on (with {} for
    the start), `same_year` one that needs its year once, `whole` everything ({} and {}).
    """

    name: str
    first: Write
    joined: str
    current: str
    grain: str = "month"
    last: Write | None = None
    same_year: Callable[[int, int], str] | None = None


def _named(months: tuple[str, ...], pattern: str = "{} {}") -> Write:
    return lambda m: pattern.format(months[m % 12], m // 12)


def _digits(pattern: str) -> Write:
    """A pattern with {m}, {y} and {yy}, as in "03/2018"."""
    return lambda m: pattern.format(m=f"{m % 12 + 1:02}", y=m // 12, yy=f"{m // 12 % 100:02}")


def _capitals(m: int) -> str:
    return _named(_LONG)(m).upper()


def _apostrophe(m: int) -> str:
    return f"{_SHORT[m % 12]} '{m // 12 % 100:02}"


def _month_end(m: int) -> str:
    return f"{m % 12 + 1:02}/{_DAYS[m % 12]}/{m // 12}"


def _day_month_end(m: int) -> str:
    return f"{_DAYS[m % 12]} {_LONG[m % 12]} {m // 12}"


def _shared(start: int, end: int) -> str:
    return f"{_SHORT[start % 12]} - {_SHORT[end % 12]} {start // 12}"


def _lone_year(start: int, end: int) -> str:
    return str(start // 12)


_YEAR = _digits("{y}")

FORMS = (
    Form("short-months", _named(_SHORT), "{} - {}", "{} - Present"),
    Form("slashes", _digits("{m}/{y}"), "{} – {}", "{} – Present"),
    Form("iso", _digits("{y}-{m}"), "{} to {}", "{} to present"),
    Form("until", _named(_LONG), "{} until {}", "{} until present"),
    Form("years", _YEAR, "{}-{}", "{}-present", "year", same_year=_lone_year),
    Form("apostrophes", _apostrophe, "{} – {}", "{} – now"),
    Form("quarters", lambda m: f"Q{m % 12 // 3 + 1} {m // 12}", "{} – {}", "{} – Present", "quarter"),
    Form("since-year", _YEAR, "{} - {}", "since {}", "year", same_year=_lone_year),
    Form("shared-year", _named(_SHORT), "{} - {}", "{} - Today", same_year=_shared),
    Form("points", _digits("{m}.{y}"), "{} – {}", "{} – today"),
    Form("days", _digits("{m}/01/{y}"), "{} - {}", "{} - Current", last=_month_end),
    Form("dotted", _named(_DOTTED), "{} – {}", "{} to date"),
    Form("capitals", _capitals, "{} — {}", "{} — PRESENT"),
    Form("year-first", _digits("{y}/{m}"), "{} – {}", "{} – ongoing"),
    Form("tight", _named(_DOTTED), "{}–{}", "{}–Present"),
    Form("brackets", _YEAR, "({} to {})", "({} to date)", "year", same_year=lambda s, e: f"({s // 12})"),
    Form("onwards", _named(_LONG), "{} to {}", "{} onwards"),
    Form("short-years", _YEAR, "{}-{}", "{}-now", "year", last=_digits("{yy}"), same_year=_lone_year),
    Form("day-first", lambda m: f"1 {_LONG[m % 12]} {m // 12}", "{} – {}", "{} – now", last=_day_month_end),
    Form("commas", _named(_LONG, "{}, {}"), "{} - {}", "{} - Current"),
    Form("mixed-signs", _digits("{m}/{y}"), "{}-{}", "{}-till now", last=_digits("{m}.{y}")),
    Form("two-digits", _digits("{m}/{yy}"), "{} - {}", "{} - Present"),
    Form("german", _named(_GERMAN), "{} – {}", "{} – heute"),
    Form("through", _named(_LONG), "{} through {}", "{} to date"),
    Form("since-month", _named(_LONG), "{} - {}", "Since {}"),
    Form("arrow-less", _named(_SHORT, "{}/{}"), "{} -- {}", "{} -- till date"),
)
"""Each is used by a whole CV; `period` falls back on the plain range where a special one cannot be."""


def form(name: str) -> Form:
    """The form of a name. Raises KeyError where there is none."""
    return {one.name: one for one in FORMS}[name]


def period(job: Job, how: Form, *, duration: bool = False) -> Period:
    """A job's dates in one form; `duration` adds "(2 yrs 3 mos)" as some sites do."""
    if not job.dated:
        return Period("", None, None, None)
    if job.short and how.grain != "year":
        return Period(f"Summer {job.start // 12}", _truth(job.start), _truth(job.start + 2), _of(job))
    start, end = (
        _grained(job.start, how.grain)[0],
        None if job.end is None else _grained(job.end, how.grain)[1],
    )
    written = _truth(start, how.grain)
    if job.open_end:
        return Period(how.first(job.start), written, None, None)
    if end is None:
        return Period(how.current.format(how.first(start)), written, "present", (start, NOW))
    text = _range(start, end, how, reversed_=job.reversed_)
    if duration:
        years, months = divmod(end - start + 1, 12)
        text += f" ({years} yrs {months} mos)"
    return Period(text, written, _truth(end, how.grain), (start, min(end, NOW)))


def _of(job: Job) -> tuple[int, int]:
    return job.start, job.start + 2


def _range(start: int, end: int, how: Form, *, reversed_: bool) -> str:
    if start // 12 == end // 12 and how.same_year is not None:
        return how.same_year(start, end)
    if reversed_:
        start, end = end, start
    last = how.first if how.last is None or reversed_ else how.last
    return how.joined.format(how.first(start), last(end))


def _grained(month: int, grain: str) -> tuple[int, int]:
    """First and last month of the month, quarter or year that can be read back."""
    length = {"month": 1, "quarter": 3, "year": 12}[grain]
    first = month - month % length
    return first, first + length - 1


def _truth(month: int, grain: str = "month") -> str:
    return str(month // 12) if grain == "year" else f"{month // 12}-{month % 12 + 1:02}"


HEADINGS: dict[str, tuple[str, ...]] = {
    "summary": (
        "Summary", "Professional Summary", "Profile", "About Me", "Executive Summary", "Career Objective",
        "Personal Statement", "Career Profile", "Overview", "Summary of Qualifications", "Career Highlights",
        "Professional Profile", "Introduction", "At a Glance", "Biography", "Value Proposition",
    ),
    "experience": (
        "Experience", "Work Experience", "Professional Experience", "Employment History", "Work History",
        "Career History", "Employment", "Relevant Experience", "Professional Background", "Positions Held",
        "Career Progression", "Job History", "Leadership Experience", "Industry Experience", "Career",
        "Employment Record", "Professional History", "Professional Career", "Work Background",
        "Recent Experience", "Experience & Achievements", "Appointments", "Selected Experience",
        "Technical Experience", "Employment Summary", "Professional Work Experience",
    ),
    "earlier": ("Earlier Career", "Previous Experience", "Additional Experience", "Early Career"),
    "military": ("Military Service", "Military Experience"),
    "education": (
        "Education", "Education and Training", "Academic Background", "Academic Qualifications", "Studies",
        "Educational Background", "Education & Credentials", "Degrees", "Formal Education", "Schooling",
        "Academic History", "Academic Credentials",
    ),
    "skills": (
        "Skills", "Technical Skills", "Core Skills", "Key Skills", "Core Competencies", "Areas of Expertise",
        "Expertise", "Technologies", "Tools & Technologies", "Technical Proficiencies", "Skill Highlights",
        "Tech Stack", "Technical Expertise", "Specialties", "Key Competencies", "Skills and Tools",
        "Technical Summary", "Strengths", "Proficiencies", "Technical Environment",
    ),
    "certifications": (
        "Certifications", "Certificates", "Professional Certifications", "Licenses & Certifications",
        "Credentials", "Accreditations", "Certifications and Training", "Professional Qualifications",
    ),
    "languages": ("Languages", "Language Skills", "Spoken Languages", "Language Proficiency"),
    "volunteering": ("Volunteering", "Volunteer Experience", "Community Service", "Volunteer Work"),
    "interests": ("Interests", "Hobbies", "Hobbies and Interests", "Personal Interests"),
    "contact": ("Contact", "Contact Details", "Get in Touch", "Personal Details"),
}  # fmt: skip
"""Headings by section, in the wording of many CVs; each CV takes the next of each list."""
