from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.errors import UsageProblem
from gapcheck.settings import Adjustment
from gapcheck.taxonomy.adjusting import adjusted, merged, told
from gapcheck.taxonomy.requirements import read, weights
from tests.extract.typed import shipped

ROLE, OTHER = "head-of-technology", "tech-lead"


def asked(role: str, competency: str) -> tuple[float, int, str]:
    found = next(r for r in shipped().roles[role].requirements if r.competency == competency)
    return found.weight, found.level, found.need


WEIGHT, LEVEL, NEED = asked(ROLE, "cloud")


def written(folder: Path, text: str) -> Path:
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_weights_levels_and_needs(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"{ROLE}:\n  cloud: {{weight: 0.5, level: 4, need: must}}\n  innovation: {{weight: 1}}\n"
    )
    assert read(path, shipped()) == (
        Adjustment(ROLE, "cloud", "weight", WEIGHT, 0.5),
        Adjustment(ROLE, "cloud", "level", LEVEL, 4),
        Adjustment(ROLE, "cloud", "need", NEED, "must"),
        Adjustment(ROLE, "innovation", "weight", asked(ROLE, "innovation")[0], 1.0),
    )


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("head-of-technologie:\n  cloud: {weight: 2}\n", 1, "Did you mean `head-of-technology`?"),
        (f"{ROLE}:\n  clouds: {{weight: 2}}\n", 2, "Did you mean `cloud`?"),
        (f"{ROLE}:\n  cloud: {{wieght: 2}}\n", 2, "Did you mean `weight`?"),
        (f"{ROLE}:\n  cloud: {{weight: 9}}\n", 2, "Write a number from 0 to 5."),
        (f"{ROLE}:\n  cloud: {{level: 5}}\n", 2, "Write a whole number from 1 to 4."),
        (f"{ROLE}:\n  cloud: {{need: perhaps}}\n", 2, "must, should"),
        (f"{ROLE}:\n  cloud: 2\n", 2, "`weight`, `level`, `need`"),
        (f"{ROLE}: cloud\n", 1, "Write at least one row."),
        ("- cloud\n", 1, "See docs/scoring.md for one."),
        ("a: [\n", 2, "brackets"),
        ("", 1, "Fill it in or remove it."),
    ],
)
def test_every_mistake_has_its_line_and_remedy(tmp_path: Path, text: str, line: int, hint: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        read(written(tmp_path, text), shipped())
    assert f"ours.yaml:{line}:" in str(problem.value)
    assert hint in str(problem.value)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, f"nobody: {{}}\n{ROLE}:\n  cluod: {{weight: 2}}\n  cloud: {{weight: -1}}\n")
    with pytest.raises(UsageProblem) as problem:
        read(path, shipped())
    assert str(problem.value).count("ours.yaml:") == 3


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="--requirements"):
        read(tmp_path / "none.yaml", shipped())


def test_a_weight_counts_in_every_chosen_role_that_asks_for_it() -> None:
    found = weights(["cloud=2.5"], (ROLE, OTHER), shipped())
    assert [(a.role, a.suggested, a.applied) for a in found] == [
        (ROLE, WEIGHT, 2.5),
        (OTHER, asked(OTHER, "cloud")[0], 2.5),
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("clowd=2", "Did you mean `cloud`?"),
        ("cloud", "--weight cloud=2"),
        ("cloud=lots", "--weight cloud=2"),
        ("cloud=6", "0 to 5"),
        ("cloud=-1", "0 to 5"),
        ("cloud=nan", "0 to 5"),
        ("=2", "There is no competency"),
    ],
)
def test_a_weight_that_cannot_be(text: str, hint: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        weights([text], (ROLE,), shipped())
    assert hint in str(problem.value)


def test_a_weight_that_no_chosen_role_asks_for() -> None:
    role = next(r for r in shipped().roles.values() if len(r.requirements) < len(shipped().competencies))
    missing = next(iter(shipped().competencies.keys() - {r.competency for r in role.requirements}))
    with pytest.raises(UsageProblem, match="None of the chosen roles"):
        weights([f"{missing}=2"], (role.id,), shipped())


def test_the_last_one_counts_and_the_taxonomys_own_is_no_change() -> None:
    two = Adjustment(ROLE, "cloud", "weight", WEIGHT, 2.0)
    own = Adjustment(ROLE, "cloud", "weight", WEIGHT, WEIGHT)
    elsewhere = Adjustment(OTHER, "cloud", "weight", 3.0, 2.0)
    assert merged([two, elsewhere], roles=(ROLE,)) == (two,)
    assert merged([own], [two], roles=(ROLE,)) == (two,)
    assert merged([two], [own], roles=(ROLE,)) == ()
    assert merged([two, elsewhere], roles=(OTHER, ROLE)) == (elsewhere, two)


def test_adjusted_changes_the_role_and_nothing_else() -> None:
    changes = (
        Adjustment(ROLE, "cloud", "weight", WEIGHT, 2.0),
        Adjustment(ROLE, "cloud", "need", NEED, "must"),
    )
    made = adjusted(shipped(), changes)
    cloud = next(r for r in made.roles[ROLE].requirements if r.competency == "cloud")
    assert (cloud.weight, cloud.level, cloud.need) == (2.0, LEVEL, "must")
    assert made.sha256 == shipped().sha256
    assert {id_: role for id_, role in made.roles.items() if id_ != ROLE} == {
        id_: role for id_, role in shipped().roles.items() if id_ != ROLE
    }
    assert asked(ROLE, "cloud") == (WEIGHT, LEVEL, NEED)
    assert adjusted(shipped(), ()) is shipped()


def test_changes_in_words() -> None:
    changes = (
        Adjustment(ROLE, "cloud", "weight", 3.0, 2.5),
        Adjustment(ROLE, "cloud", "need", "should", "must"),
    )
    assert told(changes, shipped()) == (
        "Cloud, weight 2.5 instead of 3 (Head of Technology)",
        "Cloud, need must instead of should (Head of Technology)",
    )
