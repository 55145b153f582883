from __future__ import annotations

import pytest

from gapcheck.match.gates import gates
from gapcheck.records.profile import Profile
from gapcheck.taxonomy import Role
from tests.extract.typed import shipped
from tests.match.made import SUBJECT, certificate, degree, finding, profile, role


def states(held: Profile, asked: Role, level: int | None = 3) -> list[tuple[str, str]]:
    found = {c: finding(c, level if c == SUBJECT else 0) for c in shipped().competencies}
    return [(gate.name, gate.state) for gate in gates(held, found, asked)]


@pytest.mark.parametrize(
    ("years", "state"), [(9.9, "not shown"), (10.0, "met"), (25.0, "met"), (None, "unknown")]
)
def test_years(years: float | None, state: str) -> None:
    asked = role(years=10, leading=10)
    held = profile(experience_years=years, leadership_years=years)
    assert states(held, asked) == [("Years of experience", state), ("Years of leading people", state)]


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        (["bachelor"], "met"),
        (["master"], "met"),
        (["other", "doctorate"], "met"),
        (["associate"], "not shown"),
        (["other"], "not shown"),
        ([], "unknown"),
    ],
)
def test_degrees(levels: list[str], state: str) -> None:
    held = profile(education=tuple(degree(level) for level in levels))
    assert states(held, role(minimum="bachelor")) == [("Degree", state)]


@pytest.mark.parametrize(
    ("name", "skill", "state"),
    [
        ("CISSP", "cissp", "met"),
        ("Certified Information Systems Security Professional", "cissp", "met"),
        ("CISSP (since 2014)", None, "met"),
        ("CISSPX", None, "not shown"),
        ("PMP", "pmp", "not shown"),
    ],
)
def test_certificates(name: str, skill: str | None, state: str) -> None:
    held = profile(certifications=(certificate(name, skill),))
    assert states(held, role(certifications=[("CISSP", "cissp")])) == [("Certificate", state)]


@pytest.mark.parametrize(
    ("level", "state"), [(4, "met"), (3, "met"), (2, "not shown"), (0, "not shown"), (None, "unknown")]
)
def test_must_competencies(level: int | None, state: str) -> None:
    assert states(profile(), role(must=True), level) == [("Competency", state)]


def test_wishes_are_no_gates() -> None:
    assert states(profile(), role(must=False)) == []


def test_no_gate_ever_says_that_somebody_lacks_something() -> None:
    asked = role(must=True, years=10, leading=5, minimum="master", certifications=[("CISSP", "cissp")])
    found = {c: finding(c, 0) for c in shipped().competencies}
    made = gates(profile(), found, asked)
    assert len(made) == 5
    assert not any("lack" in f"{gate.required} {gate.found} {gate.state}".casefold() for gate in made)
