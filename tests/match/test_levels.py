from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.match.levels import Tally, findings, level_of
from gapcheck.records.assessment import Finding
from gapcheck.records.profile import HitKind, Statement
from tests.extract.typed import shipped
from tests.match.made import SUBJECT, job, profile, quoted, statement

RULES = shipped().level_rules
JOBS = (job(0, leads=True, heads=True), job(1), job(2, leads=True), job(3, years=7))


def found(*statements: Statement) -> Finding:
    return next(f for f in findings(profile(statements, JOBS), shipped()) if f.competency == SUBJECT)


def owned(position: int | None = 1, figures: tuple[str, ...] = (), line: int = 1) -> Statement:
    return statement("shown", "shown", "named", act="led", position=position, figures=figures, line=line)


def applied(position: int = 1, figures: tuple[str, ...] = (), line: int = 1) -> Statement:
    return statement("shown", act="did", position=position, figures=figures, line=line)


def often(*jobs_: int | None, figures: tuple[str, ...] = ()) -> tuple[Statement, ...]:
    """As many owned statements as the top level asks for, in turn in these jobs, the first with figures."""
    count = int(RULES.levels["expert"]["owned"])
    return tuple(owned(jobs_[n % len(jobs_)], () if n else figures, n + 1) for n in range(count))


MONEY = ("money",)
SCALE = [
    ((), 0, "not found"),
    ((statement("shown", "named", section="summary", act="led"),), 1, "claimed"),
    ((statement("shown", section="skills", act="none"),), 1, "claimed"),
    ((statement("shown", "named", act="wished"),), 1, "claimed"),
    ((statement("named", section="summary", act="none"),), 0, "not found"),
    ((statement("named", act="did"),), 1, "claimed"),
    ((statement("listed", act="did"),), 0, "not found"),
    ((applied(),), 2, "demonstrated"),
    ((statement("shown", act="helped"),), 2, "demonstrated"),
    ((applied(1), applied(1, line=2), applied(1, line=3)), 2, "demonstrated"),
    ((applied(1), applied(3, MONEY, 2)), 2, "demonstrated"),
    ((applied(1), applied(1, line=2), applied(3, MONEY, 3), applied(3, line=4)), 3, "demonstrated"),
    (tuple(owned(1, line=line) for line in range(1, 5)), 3, "demonstrated"),
    (often(1), 3, "demonstrated"),
    (often(1, figures=MONEY), 3, "demonstrated"),
    (often(0), 3, "demonstrated"),
    (often(0, figures=MONEY), 4, "demonstrated"),
    (often(1, 2, figures=MONEY), 4, "demonstrated"),
    (often(1, None, figures=MONEY), 3, "demonstrated"),
    (often(3, figures=MONEY), 4, "demonstrated"),
]


DENSE: tuple[HitKind, ...] = ("shown", "shown", "shown")
POINTING: tuple[HitKind, ...] = ("skill",) * 5
CASES = [
    ("one dense deed of a job that leads people is not enough", statement(*DENSE, position=2), 2),
    ("a denser one is", statement(*DENSE, "shown", position=2), 3),
    ("with a figure the dense one is enough", statement(*DENSE, position=2, figures=MONEY), 3),
    ("led by its own verb it is enough too", statement(*DENSE, act="led", position=1), 3),
    ("daily work never is", statement(*DENSE, "shown", "shown", act="routine", position=2), 2),
    ("an ability is a claim", statement(*DENSE, act="claimed", position=2), 1),
    ("many skills that only point to it are no name", statement(*POINTING, section="skills"), 0),
    ("two names are one", statement("named", "named", section="skills"), 1),
    ("one is too little", statement("named", section="skills"), 0),
]


@pytest.mark.parametrize(("said", "level"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_statement(said: Statement, level: int) -> None:
    assert found(pointing(said)).level == level


def pointing(said: Statement) -> Statement:
    """The statement with skills that only point to the competency where its hits are skills."""
    names = iter(sorted(s.id for s in shipped().skills.values() if s.kind == "tool"))
    return replace(
        said, hits=tuple(replace(h, rule=next(names)) if h.kind == "skill" else h for h in said.hits)
    )


def test_the_same_sign_said_often_names_no_more() -> None:
    once = statement("named", section="skills")
    assert found(once, replace(once, evidence=quoted("again", 2, "summary", None))).level == 0


@pytest.mark.parametrize(("statements", "level", "state"), SCALE)
def test_the_scale(statements: tuple[Statement, ...], level: int, state: str) -> None:
    one = found(*statements)
    assert (one.level, one.state) == (level, state)


@pytest.mark.parametrize("statements", [case[0] for case in SCALE])
def test_every_level_says_why_in_one_sentence(statements: tuple[Statement, ...]) -> None:
    why = found(*statements).why
    assert why.endswith(".")
    assert "{" not in why
    assert "lack" not in why.casefold()


def test_silence_is_no_shortcoming() -> None:
    assert "silent" in found().why


def test_firmness_says_whether_one_piece_of_evidence_would_move_the_level() -> None:
    assert not found(applied()).firm
    assert found(*(owned(0, MONEY, line) for line in range(1, 7))).firm


def test_findings_come_in_the_order_of_their_ids() -> None:
    assert [f.competency for f in findings(profile(), shipped())] == sorted(shipped().competencies)


some = st.builds(
    statement,
    st.sampled_from(["shown", "named", "skill"]),
    st.sampled_from(["shown", "named"]),
    act=st.sampled_from(["led", "did", "helped", "wished", "none"]),
    figures=st.sampled_from([(), MONEY, ("percent", "people")]),
    section=st.sampled_from(["experience", "experience", "summary", "skills", "projects"]),
    position=st.integers(0, 3),
    line=st.integers(1, 60),
).map(
    lambda s: replace(
        s, hits=tuple(replace(h, kind="named", rule="r") if h.kind == "skill" else h for h in s.hits)
    )
)
many = st.lists(some, max_size=8)


@given(many, some)
@settings(derandomize=True, deadline=None, max_examples=500)
def test_more_evidence_never_lowers_a_level(statements: list[Statement], more: Statement) -> None:
    assert found(*statements).level <= found(*statements, more).level


@given(many, st.randoms(use_true_random=False))
@settings(derandomize=True, deadline=None, max_examples=500)
def test_the_order_of_evidence_changes_nothing(statements: list[Statement], random: object) -> None:
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = found(*statements), found(*shuffled)
    assert (one.level, one.state, one.why, one.firm) == (other.level, other.state, other.why, other.firm)
    assert sorted(map(repr, one.supports)) == sorted(map(repr, other.supports))


tallies = st.builds(
    Tally,
    **{
        f.name: st.booleans() if f.name == "heads" else st.integers(0, 90 if "months" in f.name else 5)
        for f in fields(Tally)
    },
)


@given(tallies, st.sampled_from(fields(Tally)))
@settings(derandomize=True, deadline=None, max_examples=500)
def test_a_larger_tally_never_lowers_a_level(tally: Tally, field: object) -> None:
    name = field.name  # type: ignore[attr-defined]
    larger = replace(tally, **{name: True if name == "heads" else getattr(tally, name) + 1})
    assert level_of(tally, RULES)[0] <= level_of(larger, RULES)[0]
    assert 0 <= level_of(tally, RULES)[0] <= 4
