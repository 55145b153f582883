"""The taxonomy that gapcheck brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import Role, Taxonomy, inspect
from gapcheck.taxonomy.model import Cited

ASKED = (
    "chief-technology-officer", "chief-technology-officer-operational", "chief-technology-officer-strategic",
    "head-of-technology", "technology-director", "head-of-engineering", "chief-information-officer",
    "chief-information-security-officer", "software-engineer", "senior-engineer", "tech-lead",
    "engineering-manager", "director-of-engineering",
)  # fmt: skip
MOST_SHARE = 1 / 5


@pytest.fixture(scope="module")
def shipped() -> Taxonomy:
    taxonomy, problems = inspect()
    assert problems == ()
    return taxonomy


def test_it_has_what_it_must_have(shipped: Taxonomy) -> None:
    assert set(ASKED) <= set(shipped.roles)
    assert len(shipped.competencies) == 24
    assert len(shipped.skills) >= 1500
    assert len(shipped.documents) == 5


def cites(role: Role) -> list[Cited]:
    steps = (*role.career.from_, *role.career.to, *role.career.lateral)
    years = [one for one in (role.years, role.leading_people) if one]
    degrees = [one for one in (role.minimum_degree, *role.preferred_degrees) if one]
    return [
        *(asked.cited for asked in role.requirements),
        *(difference.cited for difference in role.sets_apart),
        *(certification.cited for certification in role.certifications),
        *(step.cited for step in steps),
        *(one.cited for one in years),
        *(degree.cited for degree in degrees),
    ]


def test_every_requirement_has_a_source_that_exists_or_a_reason(shipped: Taxonomy) -> None:
    for role in shipped.roles.values():
        for cited in cites(role):
            assert cited.sources or cited.ours
            assert set(cited.sources) <= set(shipped.documents)


def test_no_competency_has_more_than_a_fifth_of_a_roles_weight(shipped: Taxonomy) -> None:
    heaviest = {
        role.id: max(r.weight for r in role.requirements) / role.total_weight
        for role in shipped.roles.values()
    }
    assert {id_: share for id_, share in heaviest.items() if share > MOST_SHARE} == {}


def test_every_competency_asks_and_every_role_is_told_apart(shipped: Taxonomy) -> None:
    for competency in shipped.competencies.values():
        assert {2, 3, 4} <= set(competency.questions)
        assert len(competency.develop) >= 3
        assert competency.indicators.titles
    for role in shipped.roles.values():
        assert role.sets_apart
        assert not role.draft


@pytest.mark.parametrize("path", sorted(taxonomy_dir().rglob("*.yaml")), ids=lambda path: path.name)
def test_every_file_says_in_a_sentence_what_it_is(path: Path) -> None:
    second = path.read_text(encoding="utf-8").splitlines()[1]
    assert second.startswith("# ")
    assert second.endswith(".")


def test_sources_go_through_every_document(shipped: Taxonomy) -> None:
    told = (taxonomy_dir() / "SOURCES.md").read_text(encoding="utf-8")
    assert all(f"## {name}" in told for name in shipped.documents)
