"""Small factories of records for tests. All people, employers and files in here are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gapcheck import match
from gapcheck.match.advice import advise
from gapcheck.match.fit import readiness
from gapcheck.records.assessment import Assessment, Finding, Gate, State, Support, SupportKind, Term
from gapcheck.records.document import HiddenText
from gapcheck.records.evidence import Evidence
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import (
    Certification,
    Contact,
    Education,
    Language,
    Position,
    Profile,
    Quality,
    ScopeFact,
    SkillUse,
)
from gapcheck.records.run import Run
from gapcheck.settings import Settings
from gapcheck.taxonomy.model import (
    Career,
    Cited,
    Competency,
    Indicators,
    LevelRules,
    Requirement,
    Role,
    Taxonomy,
)

AS_OF = date(2026, 11, 1)

COMPETENCIES = (
    "business-acumen", "business-continuity", "change-management", "cloud", "compliance-governance",
    "cross-functional-collaboration", "cybersecurity", "data-analytics", "digital-transformation",
    "financial-management", "infrastructure-operations", "innovation", "people-leadership",
    "performance-measurement", "problem-solving", "product-development", "programme-delivery",
    "software-engineering", "stakeholder-communication", "sustainability-ethics", "talent-development",
    "technical-architecture", "technology-strategy", "vendor-management",
)  # fmt: skip

ROLE, OTHER_ROLE = "head-of-technology", "head-of-engineering"

_ASKED: dict[str, tuple[tuple[str, int, float], ...]] = {
    ROLE: (
        ("technology-strategy", 4, 5),
        ("people-leadership", 4, 5),
        ("financial-management", 3, 4),
        ("vendor-management", 3, 3),
        ("cybersecurity", 3, 3),
        ("cloud", 2, 2),
        ("business-continuity", 2, 1),
    ),
    OTHER_ROLE: (
        ("software-engineering", 3, 5),
        ("people-leadership", 3, 4),
        ("technical-architecture", 3, 4),
    ),
}

_LEVEL_KIND: dict[int, SupportKind] = {1: "named", 2: "applied", 3: "owned", 4: "accountable"}


NO_RULES = LevelRules(
    {}, {}, {}, {},
    bands={"nearly_all": 85, "most": 65, "part": 40, "little": 0},
    readiness={"now": {"steps": 0, "score": 65}, "next": {"steps": 4, "score": 40}},
)  # fmt: skip
"""Reports work with findings, not with the rules that led to them."""


def taxonomy() -> Taxonomy:
    """All 24 competencies with made-up texts, and two small roles."""
    roles = {role: _role(role) for role in sorted(_ASKED)}
    return Taxonomy({c: _competency(c) for c in COMPETENCIES}, {}, roles, NO_RULES, "7" * 64)


def _competency(id_: str) -> Competency:
    name = id_.replace("-", " ").capitalize()
    levels = {level: f"{name} as it looks at level {level}." for level in range(1, 5)}
    questions: dict[int, tuple[str, ...]] = {
        2: (f"Where did you use {name.lower()}?",),
        3: (f"As {{title}}, who owned {name.lower()}?", "What did {employer} gain from it?"),
        4: (f"How did {name.lower()} look for {{people}} people?", "Why {skill}?"),
    }
    rules = Indicators((f"own + {id_}",), (id_,), ())
    develop = (f"Run {name.lower()} for a year.",)
    return Competency(id_, name, "any", f"What {name.lower()} means.", levels, rules, (), questions, develop)


def _role(id_: str) -> Role:
    cited = Cited(("000_example.txt",))
    asked = tuple(
        Requirement(c, level, w, "must" if w >= 4 else "should", cited) for c, level, w in _ASKED[id_]
    )
    title = id_.replace("-", " ").title().replace(" Of ", " of ")
    return Role(
        id=id_, title=title, aliases=(), summary=f"What a {title} answers for.", sets_apart=(),
        requirements=asked,
        years=None, leading_people=None, minimum_degree=None, preferred_degrees=(), fields=(),
        certifications=(), career=Career(), crosswalk={}, sources=("000_example.txt",),
    )  # fmt: skip


def all_asked(level: int) -> tuple[Requirement, ...]:
    """Every competency at one level."""
    return tuple(Requirement(c, level, 3, "must", Cited(("000_example.txt",))) for c in COMPETENCIES)


def evidence(
    quote: str, page: int = 1, line: int = 1, section: str = "", position: int | None = None
) -> Evidence:
    return Evidence(quote, page, line, (72.0, 10.0 * line, 500.123456, 10.0 * line + 9), section, position)


def position(
    title: str, employer: str | None, start: str, end: str, leads: bool = False, line: int = 20
) -> Position:
    """A position; its span follows from the two dates ("YYYY-MM" or "present")."""
    span = (_month(start), _month(end))
    return Position(
        title, employer, start, end, leads, span, evidence(title, line=line, section="experience")
    )


def _month(text: str) -> int:
    year, month = (AS_OF.year, AS_OF.month) if text == "present" else map(int, text.split("-"))
    return year * 12 + month - 1


def profile(name: str | None = "Ines Halloran-Voss", file: str = "halloran.pdf") -> Profile:
    """A head of technology of an invented ferry line, with something in every field."""
    led = evidence("Led 42 engineers at three sites", 1, 14, "experience", 0)
    return Profile(
        file=file,
        sha256=sha256(file),
        contact=Contact(
            name, ("ines@example.org",), ("+44 20 7946 0000",), ("example.org/ines",), "Port Ellery"
        ),
        positions=(
            position("Head of Technology", "Merrow Ferries", "2019-02", "present", True, 12),
            position("Infrastructure Manager", "Quillon Rail", "2014-06", "2018-03", True, 24),
            position("Systems Engineer", None, "2009-09", "2014-05", False, 33),
            Position(
                "Volunteer Webmaster", None, None, None, False, None, evidence("Volunteer Webmaster", 2, 60)
            ),
        ),
        education=(
            Education(
                "BSc Computing", "bachelor", "Computing", "Ellery University", "2009", evidence("BSc", 2, 50)
            ),
        ),
        certifications=(Certification("ITIL Foundation", "itil", evidence("ITIL Foundation", 2, 53)),),
        languages=(Language("English", "native", evidence("English (native)", 2, 55)),),
        skills=(
            SkillUse("Amazon Web Services", "aws", ("AWS",), 93, "2026-11", ("skills", "position 1"), (led,)),
            SkillUse("Tidewatch", None, ("Tidewatch",), None, None, ("skills",), (led,)),
        ),
        scope=(ScopeFact("people", 42.0, "people", led), ScopeFact("budget", 2_400_000.0, "GBP", led)),
        statements=(),
        sections=(),
        experience_years=16.4,
        leadership_years=11.6,
        quality=Quality("pdf", 2, 0.91, ("Page 2 has text that overlaps.",)),
        hidden=(HiddenText("kubernetes terraform golang", "white on white", 2, (1.0, 2.0, 3.0, 4.0)),),
    )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def finding(competency: str, level: int | None, pieces: int = 2) -> Finding:
    """A finding with invented evidence; level None is "not readable"."""
    state: State = (
        "not readable" if level is None else ("not found", "claimed", "demonstrated")[min(level, 2)]
    )
    supports = tuple(_support(competency, level, number) for number in range(pieces)) if level else ()
    return Finding(
        competency, level or 0, state, supports, f"The rules for {competency} say {state}", bool(level)
    )


def _support(competency: str, level: int, number: int) -> Support:
    quote = f"Ran {competency} for route {number + 1}, cutting its cost by {number + 3}%"
    where = evidence(quote, 1 + number % 2, 14 + number, "experience", number % 2)
    return Support(where, _LEVEL_KIND[level], ("percent",), (f"own + {competency}",))


def assessment(role: Role, findings: Iterable[Finding], gates: tuple[Gate, ...] | None = None) -> Assessment:
    """Terms by the formula of the design."""
    found = {f.competency: None if f.state == "not readable" else f.level for f in findings}
    levels = {r.competency: found.get(r.competency, 0) for r in role.requirements}
    total = sum(r.weight for r in role.requirements if levels[r.competency] is not None)
    terms = tuple(
        _term(requirement, levels[requirement.competency], total) for requirement in role.requirements
    )
    return Assessment(role.id, sum(t.points for t in terms), 0.82, terms, GATES if gates is None else gates)


GATES = (
    Gate("Years of experience", "10 years", "16.4 years", "met"),
    Gate("Competency", "financial-management at 3 (practitioner)", "1 (awareness)", "not shown"),
    Gate("Degree", "bachelor", "no education section was read", "unknown"),
)


def _term(asked: Requirement, level: int | None, total: float) -> Term:
    if level is None:
        return Term(asked.competency, asked.level, asked.weight, asked.need, None, 0, 0.0, 0.0)
    most = 100 * asked.weight / total
    points = most * min(level, asked.level) / asked.level
    gap = max(asked.level - level, 0)
    return Term(asked.competency, asked.level, asked.weight, asked.need, level, gap, points, most)


LEVELS: dict[str, int | None] = {
    "technology-strategy": 4,
    "people-leadership": 3,
    "financial-management": 1,
    "vendor-management": 0,
    "cybersecurity": 2,
    "cloud": 3,
    "business-continuity": None,
    "software-engineering": 2,
}


def outcome(
    file: str = "halloran.pdf",
    name: str | None = "Ines Halloran-Voss",
    levels: dict[str, int | None] | None = None,
    roles: tuple[str, ...] = (ROLE, OTHER_ROLE),
) -> Outcome:
    """A file that was read, assessed for the roles."""
    wanted = LEVELS if levels is None else levels
    findings = tuple(finding(c, wanted.get(c, 0)) for c in COMPETENCIES)
    known = taxonomy().roles
    person = profile(name, file)
    made = tuple(advised(assessment(known[role], findings), findings, person) for role in roles)
    digest = sha256(file)
    return Outcome(
        file, digest, "read-with-doubts", None, digest[:12], person, findings, made,
        claims=match.claims(person, findings, taxonomy(), AS_OF),
        fit=match.best_fit(findings, person.latest_title, taxonomy()),
    )  # fmt: skip


def advised(made: Assessment, findings: tuple[Finding, ...], person: Profile) -> Assessment:
    """With what `match` says of an assessment."""
    advice = advise(person, findings, made, taxonomy())
    return replace(made, advice=advice, readiness=readiness(made, taxonomy()))


def unreadable(
    file: str = "scan.pdf", reason: str = "The pages hold pictures and no text; add a text layer"
) -> Outcome:
    return Outcome(file, sha256(file), "not-readable", reason)


def duplicate(of: Outcome, file: str = "copy.pdf") -> Outcome:
    return Outcome(file, of.sha256, "duplicate", f"It has the same content as {of.file}", of.candidate)


def run(*outcomes: Outcome, roles: tuple[str, ...] = (ROLE, OTHER_ROLE)) -> Run:
    """A run of these files, or of two people, a copy and a scan."""
    first = outcome()
    second = replace(outcome("brandeis.pdf", None, {"software-engineering": 4, "people-leadership": 2}))
    some = outcomes or (first, second, unreadable(), duplicate(first))
    settings = Settings(AS_OF, roles)
    done = tuple(sorted(some, key=lambda o: o.file))
    return Run("0.1.0", settings, roles, taxonomy().sha256, done, rankings=match.rankings(done, roles))
