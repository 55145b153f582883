"""Rates and tests against tables worked by hand, against SciPy, and against published examples."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from scipy.stats import fisher_exact

from gapcheck.audit import groupfile
from gapcheck.audit.exact import fisher
from gapcheck.audit.impact import cut, impact, rates
from gapcheck.errors import UsageProblem
from tests.timing import seconds

_RATES = {"white": 60, "american indian": 45, "hispanic": 48, "black": 51}
A, B, C = ("a",), ("b",), ("c",)


def test_questions_and_answers_of_the_uniform_guidelines() -> None:
    """44 FR 11996 (1979), question 11: 60, 45, 48 and 51 % give 75, 80 and 85 %; only 75 is below."""
    total: dict[tuple[str, ...], int] = {
        ("white",): 100,
        ("american indian",): 100,
        ("hispanic",): 100,
        ("black",): 100,
    }
    passed: dict[tuple[str, ...], int] = {
        ("white",): 60,
        ("american indian",): 45,
        ("hispanic",): 48,
        ("black",): 51,
    }
    against, rows = rates(total, passed)
    assert against == ("white",)
    ratios = {row.group[0]: (row.ratio, row.below) for row in rows}
    assert ratios["american indian"] == (0.75, True)
    assert ratios["hispanic"] == (0.8, False)
    assert ratios["black"] == (0.85, False)
    assert ratios["white"] == (1.0, False)


@pytest.mark.parametrize(
    ("passed", "people", "passed_other", "people_other", "p"),
    [
        # Agresti (1990, p. 61) and R's fisher.test: Fisher's tea drinker; both sides are twice 0.2429
        (3, 4, 1, 4, 0.4857),
        # Fisher (1962, 1970), in R's fisher.test: convictions of twins, two-sided
        (2, 12, 15, 18, 0.0005367),
        # Zelterman (2006), table 1.1, p. 24: tumours by exposure, two-sided
        (4, 16, 5, 79, 0.0411),
    ],
)
def test_published_exact_tests(
    passed: int, people: int, passed_other: int, people_other: int, p: float
) -> None:
    assert fisher(passed, people, passed_other, people_other) == pytest.approx(p, rel=2e-3)


def test_scipy_has_the_same_p() -> None:
    rng = random.Random(4)
    for _ in range(300):
        n, m = rng.randint(1, 60), rng.randint(1, 60)
        a, b = rng.randint(0, n), rng.randint(0, m)
        assert fisher(a, n, b, m) == pytest.approx(fisher_exact([[a, n - a], [b, m - b]]).pvalue, abs=1e-9)


def test_large_groups_stay_exact() -> None:
    expected = fisher_exact([[900, 1100], [1000, 1000]]).pvalue
    assert fisher(900, 2000, 1000, 2000) == pytest.approx(expected, rel=1e-6)
    assert fisher(0, 50_000, 40_000, 50_000) == 0.0
    assert fisher(100, 2000, 1000, 2000) == pytest.approx(
        fisher_exact([[100, 1900], [1000, 1000]]).pvalue, rel=1e-6
    )


def test_every_line_is_what_it_is_by_itself() -> None:
    rng = random.Random(8)
    people = [(float(rng.randint(0, 30)), rng.choice([A, B, C])) for _ in range(120)]
    scores = {str(n): score for n, (score, _) in enumerate(people)}
    (split,) = impact("r", scores, {str(n): {"g": g[0]} for n, (_, g) in enumerate(people)}, ["g"]).splits
    lines = sorted({score for score, _ in people})[1:]
    assert list(split.cuts) == [cut(people, line) for line in lines]


def test_thousands_are_done_in_a_moment() -> None:
    """3,000 people took four minutes when each line was counted anew and each test made in whole numbers."""
    rng = random.Random(9)
    scores = {str(n): round(rng.uniform(0, 100), 1) for n in range(2000)}
    groups = {n: {"g": rng.choice("ab")} for n in scores}
    (split,) = impact("r", scores, groups, ["g"]).splits
    own = seconds(lambda: impact("r", scores, groups, ["g"]))
    # one test a line is all that two groups need
    scipy = seconds(lambda: [fisher_exact([[n, 1000 - n], [n // 2, 1000]]) for n in range(len(split.cuts))])
    assert own < 3 * scipy


def test_scoring_rate_is_above_the_median_of_all() -> None:
    """By hand: scores 1 to 8, median 4.5; of a (1, 2, 5, 6) two are above, of b (3, 4, 7, 8) two."""
    scores = {str(n): float(n) for n in range(1, 9)}
    groups = {n: {"g": "a" if n in "1256" else "b"} for n in scores}
    (split,) = impact("r", scores, groups, ["g"]).splits
    assert split.median == 4.5
    assert [(r.group, r.passed, r.rate, r.ratio) for r in split.scoring.groups] == [
        (A, 2, 0.5, 1.0),
        (B, 2, 0.5, 1.0),
    ]
    assert [c.line for c in split.cuts] == [2, 3, 4, 5, 6, 7, 8]


def test_a_score_at_the_median_is_not_above_it() -> None:
    people = [(10.0, A), (20.0, A), (20.0, B), (30.0, B)]
    assert [(r.group, r.passed) for r in cut(people, 20.0, above=True).groups] == [(A, 0), (B, 1)]
    assert [(r.group, r.passed) for r in cut(people, 20.0).groups] == [(A, 1), (B, 2)]


def test_numbers_too_small_in_the_questions_and_answers() -> None:
    """44 FR 11996 (1979). Question 20: 3 of 20 men and 1 of 10 women, a ratio of two thirds. Question 21:
    16 of 80 and 3 of 20, 20 and 15 %, a ratio of 75 %; one other person gives 18.75 and 20 %.
    """
    _, rows = rates({A: 20, B: 10}, {A: 3, B: 1})
    assert rows[1].ratio == pytest.approx(2 / 3)
    assert rows[1].below and rows[1].turns
    _, rows = rates({A: 80, B: 20}, {A: 16, B: 3})
    assert [row.rate for row in rows] == [0.2, 0.15]
    assert (rows[1].ratio, rows[1].below, rows[1].turns) == (0.75, True, True)
    _, rows = rates({A: 80, B: 20}, {A: 15, B: 4})
    assert [(row.rate, row.below) for row in rows] == [(0.1875, False), (0.2, False)]
    _, rows = rates({A: 200, B: 100}, {A: 30, B: 10})
    assert rows[1].below and not rows[1].turns


@pytest.mark.parametrize(
    "table",
    [
        {"male": (92, 54.3, 1.00), "female": (76, 44.7, 0.82)},
        {
            "hispanic or latino": (28, 64.2, 1.00),
            "white": (40, 37.5, 0.58),
            "black or african american": (32, 50.0, 0.78),
            "native hawaiian or pacific islander": (8, 62.5, 0.97),
            "asian": (24, 41.7, 0.65),
        },
    ],
)
def test_the_example_of_new_york_citys_rule(table: dict[str, tuple[int, float, float]]) -> None:
    """6 RCNY 5-301(c), the example of a tool that scores: people, scoring rate in per cent, impact ratio.

    The rule prints rates to a tenth of a per cent, some cut and some rounded; there is one number of people
    for each that gives it.
    """
    everybody = [
        (above, (group,))
        for group, (people, rate, _) in table.items()
        for above in (n < round(people * rate / 100) for n in range(people))
    ]
    found = cut([(90.0 if above else 10.0, group) for above, group in everybody], 50.0, above=True)
    for row in found.groups:
        people, rate, ratio = table[row.group[0]]
        assert row.people == people
        assert row.rate * 100 == pytest.approx(rate, abs=0.1)
        assert row.ratio is not None
        assert round(row.ratio, 2) == ratio
        assert row.below == (ratio < 0.8)
    assert [table[row.group[0]][2] for row in found.groups if row.group == found.against] == [1.0]


def test_groups_under_two_per_cent_are_shown_and_measure_nobody() -> None:
    against, rows = rates({A: 60, B: 40, C: 1}, {A: 30, B: 10, C: 1})
    assert against == A
    small = rows[2]
    assert (small.small, small.rate, small.ratio, small.p) == (True, 1.0, None, None)
    assert rows[1].ratio == 0.5
    assert not rates({A: 60, B: 38, C: 2}, {})[1][2].small


def test_nobody_selected_has_no_ratio() -> None:
    _, rows = rates({A: 5, B: 5}, {})
    assert [(row.ratio, row.below, row.p) for row in rows] == [(None, False, None)] * 2


def test_unknown_people_are_counted_and_in_no_rate() -> None:
    scores = {"1": 10.0, "2": 20.0, "3": 90.0}
    groups = {"1": {"g": "a", "h": "x"}, "2": {"g": "b"}}
    splits = {s.columns: s for s in impact("r", scores, groups, ["g", "h"]).splits}
    assert (splits[("g",)].people, splits[("g",)].unknown, splits[("g",)].median) == (2, 1, 15.0)
    assert splits[("g", "h")].scoring.groups[0].group == ("a", "x")
    assert splits[("g", "h")].unknown == 2


NAMES = {"ann.pdf": "aaaaaaaaaaaa", "aaaaaaaaaaaa": "aaaaaaaaaaaa", "bbbbbbbbbbbb": "bbbbbbbbbbbb"}


def test_file_of_groups(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(
        "﻿candidate,sex,age\nann.pdf,f,40+\nBBBBBB,prefer not to say,<40\nzoe.pdf,f,40+\n\n", "utf-8"
    )
    found = groupfile.read(path, NAMES)
    assert found.columns == ("sex", "age")
    assert found.groups == {"aaaaaaaaaaaa": {"sex": "f", "age": "40+"}, "bbbbbbbbbbbb": {"age": "<40"}}
    assert found.strangers == ("zoe.pdf",)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"name,sex\n", "first row"),
        (b"candidate\n", "first row"),
        (b"candidate,sex,sex\n", "once"),
        (b"candidate,sex\nann.pdf\n", "cells"),
        (b"candidate,sex\nann.pdf,f\nann.pdf,m\n", "something else"),
        (b'candidate,sex\n"ann.pdf,f\n', "Mend"),
        (b"candidate,sex\n\xff,f\n", "UTF-8"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(content)
    with pytest.raises(UsageProblem, match=what):
        groupfile.read(path, NAMES)
