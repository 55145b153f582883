"""Profiles put together from single statements, and rules and roles to measure them by. All invented."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gapcheck.records.assessment import Finding, State
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import (
    Act,
    Certification,
    Contact,
    Education,
    Hit,
    HitKind,
    Position,
    Profile,
    Quality,
    Statement,
)
from gapcheck.taxonomy.model import Career, Cited, Degree, Need, Requirement, Role, RoleCertification, Years
from tests.extract.typed import shipped

SUBJECT = "vendor-management"
"""A competency of any trade, so that no statement needs a technical CV to count."""

OURS = Cited(ours="made up for a test")


def quoted(quote: str, line: int = 1, section: str = "experience", position: int | None = 0) -> Evidence:
    return Evidence(quote, 1, line, (0.0, 0.0, 1.0, 1.0), section, position)


def job(index: int = 0, *, leads: bool = False, heads: bool = False, years: int = 2) -> Position:
    start = 2000 * 12 + 240 * index
    span = (start, start + 12 * years - 1)
    title = quoted("a title", position=index)
    return Position("A title", None, None, None, leads, span, title, heads_function=heads)


def statement(
    *kinds: HitKind,
    act: Act = "did",
    figures: tuple[str, ...] = (),
    section: str = "experience",
    position: int | None = 0,
    subject: str = SUBJECT,
    line: int = 1,
) -> Statement:
    """A statement with hits of these kinds for one competency."""
    hits = tuple(Hit(subject, kind, f"rule {number}") for number, kind in enumerate(kinds))
    where = quoted(f"statement {line}", line, section, position if section == "experience" else None)
    return Statement(where, act, figures, hits)


def profile(
    statements: Iterable[Statement] = (), positions: Sequence[Position] = (), **more: object
) -> Profile:
    made = Profile(
        file="made.pdf",
        sha256="0" * 64,
        contact=Contact(),
        positions=tuple(positions) or (job(),),
        education=(),
        certifications=(),
        languages=(),
        skills=(),
        scope=(),
        statements=tuple(statements),
        sections=(),
        experience_years=None,
        leadership_years=None,
        quality=Quality("pdf", 1, 0.9),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def degree(level: str, name: str = "A degree") -> Education:
    return Education(name, level, None, None, None, quoted(name))


def certificate(name: str, skill: str | None = None) -> Certification:
    return Certification(name, skill, quoted(name))


def role(
    asked: Sequence[tuple[str, int, float]] = ((SUBJECT, 3, 2.0),),
    *,
    must: bool = False,
    years: float | None = None,
    leading: float | None = None,
    minimum: str | None = None,
    certifications: Sequence[tuple[str, str | None]] = (),
) -> Role:
    need: Need = "must" if must else "should"
    any_role = next(iter(shipped().roles.values()))
    return replace(
        any_role,
        id="made-role",
        requirements=tuple(Requirement(c, level, weight, need, OURS) for c, level, weight in asked),
        years=None if years is None else Years(years, OURS),
        leading_people=None if leading is None else Years(leading, OURS),
        minimum_degree=None if minimum is None else Degree(minimum, None, OURS),
        certifications=tuple(RoleCertification(name, skill, "must", OURS) for name, skill in certifications),
        career=Career(),
    )


def finding(competency: str, level: int | None, *, firm: bool = True) -> Finding:
    """A finding without its evidence; level None is "not readable"."""
    states: tuple[State, ...] = ("not found", "claimed", "demonstrated", "demonstrated", "demonstrated")
    state: State = "not readable" if level is None else states[level]
    return Finding(competency, level or 0, state, (), "because", firm)
