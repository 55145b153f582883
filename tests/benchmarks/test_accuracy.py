"""The measures, and the floors that our own CVs have to keep."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import FLOORS, Result, broken, main
from benchmarks.corpus import plan, write_all
from benchmarks.corpus.truths import truth
from benchmarks.measuring.levels import Levels
from benchmarks.measuring.likeness import Tally, alike, paired
from benchmarks.measuring.measures import COUNTED, SHARES


@pytest.mark.parametrize(
    ("one", "other", "least", "same"),
    [
        ("Head of IT", "HEAD OF  IT", 1.0, True),
        ("Acme, Inc.", "Acme Inc", 1.0, True),
        ("C++", "C", 0.9, False),
        ("Kestrelmoor", "Kestrelmoor Bank", 0.95, True),
        ("IT", "IT Manager", 0.9, False),
        ("Director of Technology", "Director of Technologies", 0.85, True),
        ("Nurse Manager", "Sales Manager", 0.85, False),
        (None, None, 0.8, True),
        (None, "Quillon", 0.8, False),
    ],
)
def test_alike(one: str | None, other: str | None, least: float, same: bool) -> None:
    assert alike(one, other, least) is same


def test_each_thing_is_paired_once() -> None:
    tally = paired(["a", "a", "b"], ["a", "c"], str.__eq__)
    assert (tally.hits, tally.missed, tally.extra) == (1, ["a", "b"], ["c"])
    assert tally.precision == 0.5 and tally.recall == pytest.approx(1 / 3) and tally.f1 == pytest.approx(0.4)


def test_nothing_wanted_and_nothing_found_is_right() -> None:
    assert Tally().f1 == 1.0
    assert Tally(found=2).f1 == 0.0 and Tally(wanted=2).f1 == 0.0


def read_as(record: dict[str, Any]) -> dict[str, Any]:
    """A truth record in the form of `inspect --json`."""
    listed = {"skills": [{"name": s, "as_written": [s]} for s in record["skills"]]}
    return record | listed | {"certifications": [{"name": c} for c in record["certifications"]]}


@pytest.fixture
def record() -> dict[str, Any]:
    made = truth(next(cv for cv in plan() if cv.person.certificates and cv.layout == "umbrella"))
    return made | {"competencies": {"cloud": {"level": 3, "quotes": ["Moved nine services to a new cloud"]}}}


def figures(record: dict[str, Any], read: dict[str, Any]) -> dict[str, float]:
    result = Result()
    result.add("x", record, read)
    return result.figures()


def test_a_perfect_reading_scores_one(record: dict[str, Any]) -> None:
    perfect = figures(record, read_as(record))
    assert set(perfect.values()) == {1.0}
    assert {*COUNTED, *SHARES} < set(perfect)


def test_an_unread_cv_scores_nothing(record: dict[str, Any]) -> None:
    unread = figures(record, {"positions": [], "skills": [], "contact": {}})
    for name in ("position title", "skills", "e-mail", "name", "experience years within half a year"):
        assert unread[name] == 0.0


@pytest.mark.parametrize(
    ("change", "lower", "kept"),
    [
        ({"employer": "Somebody Else Ltd"}, "title, dates and employer", "title and dates"),
        ({"start": "1990-01"}, "title and dates", "position title"),
        ({"title": "Astronaut"}, "position title", "skills"),
        ({"leads_people": None}, "leads people", "title, dates and employer"),
    ],
)
def test_a_wrong_position_lowers_its_measure(
    record: dict[str, Any], change: dict[str, Any], lower: str, kept: str
) -> None:
    read = read_as(record)
    leading = next(p for p in record["positions"] if p["leads_people"])
    read["positions"] = [p | change if p is leading else p for p in record["positions"]]
    found = figures(record, read)
    assert found[lower] < 1.0 and found[kept] == 1.0


def test_a_year_in_the_truth_asks_for_the_year_only(record: dict[str, Any]) -> None:
    first = record["positions"][0] | {"start": "2015", "end": "2018"}
    read = record | {"positions": [first | {"start": "2015-04", "end": "2018-02"}]}
    wanted = record | {"positions": [first]}
    assert COUNTED["title and dates"](wanted, read).f1 == 1.0
    assert COUNTED["title and dates"](read, wanted).f1 == 0.0


def test_years_may_be_off_by_their_tolerance(record: dict[str, Any]) -> None:
    measure = SHARES["experience years within half a year"]
    years = record["experience_years"]
    assert measure(record, record | {"experience_years": round(years + 0.5, 1)}).hits == 1
    assert measure(record, record | {"experience_years": round(years - 0.6, 1)}).hits == 0
    assert measure(record | {"experience_years": None}, record).wanted == 0


def test_levels() -> None:
    levels = Levels([(0, 0), (1, 2), (3, 3), (4, 0)])
    found = levels.measures()
    assert found["competency present"] == pytest.approx(0.8)
    assert found["competency absent"] == pytest.approx(2 / 3)
    assert found["levels within one"] == 0.75
    # squared distances: 17 as paired, 19 on average if the same levels were dealt out by chance
    assert found["levels, weighted kappa"] == pytest.approx(1 - 17 / 19)
    assert Levels().measures() == {}


def test_evidence_touches_where_most_words_are_shared() -> None:
    levels = Levels()
    wanted = {
        "cloud": {"level": 3, "quotes": ["Moved 40 services to AWS"]},
        "x": {"level": 2, "quotes": ["one two"]},
    }
    found = {
        "cloud": {"level": 2, "quotes": ["moved 40 services to the cloud"]},
        "x": {"level": 1, "quotes": ["three"]},
    }
    levels.add({"competencies": wanted}, {"competencies": found})
    assert levels.measures()["evidence touches the quote"] == 0.5


def test_broken_floors_are_said() -> None:
    assert broken({"skills": 0.9, "name": 0.9, "phone": 0.9}, {"skills": 0.899, "name": 0.9}) == [
        "skills is 0.899, its floor is 0.900."
    ]


def test_our_cvs_keep_the_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--json", str(tmp_path / "figures.json")])
    said = capsys.readouterr()
    assert code == 0, said.err
    written = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert written["corpus"]["cvs"] >= 30
    assert set(FLOORS["corpus"]) <= set(written["corpus"])
    assert "skills" in said.out


def test_a_folder_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_all(tmp_path / "cvs", 5, 2)
    (tmp_path / "truths").mkdir()
    for path in (tmp_path / "cvs").glob("*.gold.json"):
        shutil.move(path, tmp_path / "truths")
    asked = ["--cvs", str(tmp_path / "cvs"), "--truths", str(tmp_path / "truths")]
    monkeypatch.setitem(accuracy.FLOORS, "given", {"skills": 1.01})
    assert main(asked) == 1
    assert "given: skills is" in capsys.readouterr().err
    assert main([*asked, "--no-floors", "--misses"]) == 0
    assert "given: 2 CVs" in capsys.readouterr().out
