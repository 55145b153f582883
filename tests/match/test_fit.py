from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.match.assessing import assess
from gapcheck.match.fit import best_fit, likeness, neighbours, readiness
from gapcheck.records.assessment import Assessment, Finding
from gapcheck.records.comparison import Fit
from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.model import Career, Step
from tests.extract.typed import shipped
from tests.match.made import OURS, finding, profile, role

CLOUD, STRATEGY = "cloud", "technology-strategy"


def step(id_: str) -> Step:
    return Step(id_, id_, OURS)


def ladder() -> Taxonomy:
    """low, middle and high in a row, each asking for more; a variant of high, and a role to the side."""
    low = replace(role([(CLOUD, 1, 1.0)]), id="low", title="Low", career=Career(to=(step("middle"),)))
    middle = replace(role([(CLOUD, 2, 1.0)], must=True), id="middle", title="Middle", career=Career())
    high = replace(
        role([(CLOUD, 4, 1.0), (STRATEGY, 4, 1.0)], must=True, years=12.0),
        id="high",
        title="High",
        career=Career(from_=(step("middle"),), lateral=(step("side"),)),
    )
    other = replace(high, id="high-other", title="High (other)", variant_of="high")
    side = replace(role([(CLOUD, 4, 1.0)]), id="side", title="Side", career=Career())
    roles = {r.id: r for r in (low, middle, high, other, side)}
    return replace(shipped(), roles=roles)


def assessed(taxonomy: Taxonomy, levels: dict[str, int], years: float | None = 20.0) -> list[Assessment]:
    found: list[Finding] = [finding(c, levels.get(c, 0)) for c in taxonomy.competencies]
    person = profile(experience_years=years)
    return [assess(person, found, one) for one in taxonomy.roles.values()]


def of(taxonomy: Taxonomy, id_: str, levels: dict[str, int], years: float | None = 20.0) -> Assessment:
    return next(a for a in assessed(taxonomy, levels, years) if a.role == id_)


def test_neighbours_are_said_by_either_file() -> None:
    taxonomy = ladder()

    def said(id_: str) -> list[tuple[str, str]]:
        return [(n.way, n.role) for n in neighbours(taxonomy.roles[id_], taxonomy)]

    assert said("middle") == [("from", "low"), ("to", "high")]
    assert said("high") == [("from", "middle"), ("lateral", "side")]
    assert said("high-other") == [("from", "middle"), ("lateral", "side")]
    assert said("side") == [("lateral", "high")]


def test_the_shipped_roles_have_known_neighbours() -> None:
    taxonomy = shipped()
    for one in taxonomy.roles.values():
        assert all(n.role in taxonomy.roles and n.role != one.id for n in neighbours(one, taxonomy))


def fitted(levels: dict[str, int], title: str = "") -> Fit:
    taxonomy = ladder()
    found = [finding(c, levels.get(c, 0)) for c in taxonomy.competencies]
    fit = best_fit(found, title, taxonomy)
    assert fit
    return fit


def test_a_role_that_asks_for_less_than_the_cv_shows_does_not_win_by_its_score() -> None:
    fit = fitted({CLOUD: 4, STRATEGY: 4})
    assert (fit.role, fit.equal, fit.variants) == ("high", ("high-other",), ("high-other",))


def test_a_role_that_asks_for_more_than_the_cv_shows_does_not_win() -> None:
    assert fitted({CLOUD: 2}).role == "middle"


def test_the_latest_title_decides_where_the_levels_nearly_do() -> None:
    assert fitted({CLOUD: 2}, "Low").role == "middle"
    assert fitted({CLOUD: 3}, "Middle").role == "middle"
    assert fitted({CLOUD: 3}).role == "side"
    assert "Middle" in fitted({CLOUD: 3}, "Acting Middle").reason


def test_likeness_is_of_both_sides_and_never_more_than_one() -> None:
    one = ladder().roles["high"]
    assert likeness(one, {CLOUD: 4, STRATEGY: 4}) == 1.0
    assert likeness(one, {CLOUD: 4}) == 0.5
    assert likeness(one, {CLOUD: 4, STRATEGY: 4, "innovation": 8}) == 0.5
    assert likeness(one, {}) == 0.0


def test_without_roles_or_without_levels_nothing_fits() -> None:
    assert best_fit([finding(CLOUD, 0)], "", ladder()) is None
    assert best_fit([], "", replace(ladder(), roles={})) is None


@pytest.mark.parametrize(
    ("levels", "years", "wanted", "steps"),
    [
        ({CLOUD: 4, STRATEGY: 4}, 20.0, "now", 0),
        ({CLOUD: 4, STRATEGY: 4}, None, "now", 0),
        ({CLOUD: 4, STRATEGY: 3}, 20.0, "next step", 1),
        ({CLOUD: 4, STRATEGY: 3}, 3.0, "next step", 2),
        ({CLOUD: 2, STRATEGY: 2}, 20.0, "next step", 4),
        ({CLOUD: 2, STRATEGY: 2}, 3.0, "further", 5),
        ({CLOUD: 1, STRATEGY: 1}, 20.0, "further", 6),
        ({}, 20.0, "further", 8),
    ],
)
def test_readiness(levels: dict[str, int], years: float | None, wanted: str, steps: int) -> None:
    taxonomy = ladder()
    made = readiness(of(taxonomy, "high", levels, years), taxonomy)
    assert (made.step, made.steps) == (wanted, steps)
    assert made.neighbours == neighbours(taxonomy.roles["high"], taxonomy)


def test_the_reason_names_what_is_open() -> None:
    taxonomy = ladder()
    made = readiness(of(taxonomy, "high", {CLOUD: 4, STRATEGY: 3}, 3.0), taxonomy)
    assert made.reason == (
        "2 steps short of the must-haves: Technology strategy at 4 (expert), shown at 3; "
        "Years of experience: at least 12, found 3. The CV shows nearly all of what the role asks for."
    )
    unknown = readiness(of(taxonomy, "high", {CLOUD: 4, STRATEGY: 4}, None), taxonomy)
    assert unknown.reason.startswith("No must-have is open, and 1 can't be told from the CV.")


def test_a_low_score_is_not_ready_although_no_must_have_is_open() -> None:
    taxonomy = ladder()
    wide: Role = replace(role([(CLOUD, 4, 5.0), (STRATEGY, 4, 5.0)]), id="low", career=Career())
    taxonomy = replace(taxonomy, roles={"low": wide})
    assert readiness(of(taxonomy, "low", {CLOUD: 2, STRATEGY: 2}), taxonomy).step == "next step"
    assert readiness(of(taxonomy, "low", {CLOUD: 1}), taxonomy).step == "further"
