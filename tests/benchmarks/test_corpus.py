"""The corpus: the same seed gives the same bytes, and its truths say what stands on the pages."""

from __future__ import annotations

import functools
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from benchmarks.corpus import plan, write_all
from benchmarks.corpus.banks import Sentence, names, sentence, trades
from benchmarks.corpus.cv import Cv
from benchmarks.corpus.forms import FORMS, HEADINGS, form, period
from benchmarks.corpus.layouts import LAYOUTS, drawn
from benchmarks.corpus.people import NOW, Job
from benchmarks.corpus.quirks import QUIRKS
from benchmarks.corpus.truths import truth

ROOT = Path(__file__).resolve().parents[2]
CORPUS = plan()
each = pytest.mark.parametrize("cv", CORPUS, ids=lambda cv: str(cv.stem))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@functools.cache
def printed(stem: str) -> str:
    """All that a CV's pages say, without white space and case."""
    cv = next(cv for cv in CORPUS if cv.stem == stem)
    pages = pypdfium2.PdfDocument(drawn(cv))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    write_all(tmp_path / "one", 3, 12)
    command = [sys.executable, "-m", "benchmarks.corpus", "--out", str(tmp_path / "other"), "--seed", "3"]
    environment = os.environ | {"PYTHONHASHSEED": "99", "PYTHONPATH": str(ROOT)}
    subprocess.run([*command, "--count", "12"], check=True, cwd=ROOT, env=environment, capture_output=True)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert len(contents(tmp_path / "one")) == 24


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    assert {cv.person.name for cv in plan(8, 12)} != {cv.person.name for cv in plan(7, 12)}
    assert drawn(plan(8, 1)[0]) != drawn(plan(7, 1)[0])


def test_the_corpus_uses_every_layout_form_quirk_and_trade() -> None:
    assert len(LAYOUTS) >= 8
    assert {cv.layout for cv in CORPUS} == set(LAYOUTS)
    assert {cv.form.name for cv in CORPUS} == {one.name for one in FORMS}
    assert {cv.quirk for cv in CORPUS} == set(QUIRKS)
    assert {cv.person.trade.name for cv in CORPUS} == {trade.name for trade in trades()}
    assert len({cv.person.name for cv in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("kind", ["experience", "education", "skills", "summary"])
def test_the_corpus_uses_every_heading(kind: str) -> None:
    assert {cv.headings[kind] for cv in CORPUS} == set(HEADINGS[kind])


@each
def test_what_the_truth_says_stands_on_the_pages(cv: Cv) -> None:
    record, page = truth(cv), printed(cv.stem)
    contact = record["contact"]
    said = [contact["name"], contact["location"], *contact["emails"], *contact["phones"], *contact["links"]]
    said += [position["title"] for position in record["positions"]]
    said += [position["employer"] for position in record["positions"] if position["employer"]]
    said += [item["institution"] for item in record["education"]]
    said += [*record["certifications"], *record["skills"]]
    assert [text for text in said if squeezed(text) not in page] == []
    assert [job.title for job in cv.jobs if squeezed(cv.period(job).text) not in page] == []


def months(record: dict[str, Any], *, leading: bool) -> set[int]:
    """The months that a record's own dates cover."""
    out: set[int] = set()
    for position in record["positions"]:
        start, end = position["start"], position["end"]
        if start and end and (position["leads_people"] or not leading):
            out |= set(range(month(start, 1), min(NOW, NOW if end == "present" else month(end, 12)) + 1))
    return out


def month(date: str, missing: int) -> int:
    year, _, rest = date.partition("-")
    return int(year) * 12 + (int(rest) if rest else missing) - 1


@each
def test_years_follow_from_the_positions(cv: Cv) -> None:
    record = truth(cv)
    assert record["experience_years"] == round(len(months(record, leading=False)) / 12, 1)
    assert record["leadership_years"] == round(len(months(record, leading=True)) / 12, 1)


@each
def test_truths_have_the_form_of_the_guide(cv: Cv) -> None:
    record = truth(cv)
    assert list(record) == [
        "file", "layout", "contact", "positions", "education", "certifications", "skills", "experience_years",
        "leadership_years",
    ]  # fmt: skip
    assert record["file"] == f"{cv.stem}.pdf"
    assert record["layout"] in {"one-column", "two-column", "sidebar", "table"}
    assert record["positions"] and record["education"] and record["skills"]
    for position in record["positions"]:
        assert re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", position["start"] or "2000")
        assert re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?|present", position["end"] or "2000")
    assert {item["level"] for item in record["education"]} <= {
        "doctorate",
        "master",
        "bachelor",
        "associate",
        "other",
    }
    assert len({skill.casefold() for skill in record["skills"]}) == len(record["skills"])


@each
def test_nobody_real_can_be_reached(cv: Cv) -> None:
    who = cv.person
    assert re.search(r"@(mail\.)?example\.(com|org|net)$", who.email)
    assert re.search(r"7946 0[345]\d\d$|7700 900\d{3}$|555.01\d\d$", who.phone)


def with_quirk(name: str) -> Cv:
    return next(cv for cv in CORPUS if cv.quirk == name)


def test_a_hidden_employer_is_null_in_the_truth() -> None:
    assert {p["employer"] for p in truth(with_quirk("hidden-employers"))["positions"]} == {None}


def test_a_career_break_is_no_position() -> None:
    cv = with_quirk("career-break")
    assert cv.no_jobs and squeezed(cv.no_jobs[0]) in printed(cv.stem)
    assert cv.no_jobs[0] not in {p["title"] for p in truth(cv)["positions"]}


def test_a_job_told_in_a_bullet_is_a_position() -> None:
    cv = with_quirk("job-in-bullet")
    assert cv.inside is not None
    assert truth(cv)["positions"][-1]["employer"] == cv.inside[0].employer
    assert squeezed(cv.inside[1].text) in printed(cv.stem)


def test_dates_that_are_not_printed_add_nothing() -> None:
    undated = truth(with_quirk("undated-job"))["positions"][-1]
    assert (undated["start"], undated["end"]) == (None, None)
    open_end = truth(with_quirk("start-only"))["positions"][-1]
    assert open_end["start"] and open_end["end"] is None


def test_military_service_counts_and_volunteering_does_not() -> None:
    assert truth(with_quirk("military"))["positions"][-1]["employer"] == "Army Reserve"
    cv = with_quirk("volunteering")
    assert cv.volunteer is not None and squeezed(cv.volunteer[1]) in printed(cv.stem)
    assert cv.volunteer[1] not in {p["employer"] for p in truth(cv)["positions"]}


def test_a_page_break_falls_into_a_job() -> None:
    for cv in [cv for cv in CORPUS if cv.layout == "running-heads"]:
        pages = pypdfium2.PdfDocument(drawn(cv))
        texts = [squeezed(page.get_textpage().get_text_range()) for page in pages]
        assert all("curriculumvitae" in text and f"of{len(texts)}" in text for text in texts)
        told = [[squeezed(bullet.text) for bullet in cv.bullets(job)] for job in (*cv.jobs, *cv.earlier)]
        assert any(
            len({n for n, text in enumerate(texts) if any(b in text for b in job)}) > 1 for job in told
        )


def job(start: int, end: int | None, **changes: Any) -> Job:
    return Job("Engineer", "Quillon", "Leeds, UK", start, end, False, (), **changes)


MARCH_18, JULY_20 = 2018 * 12 + 2, 2020 * 12 + 6


@pytest.mark.parametrize(
    ("name", "text", "start", "end"),
    [
        ("short-months", "Mar 2018 - Jul 2020", "2018-03", "2020-07"),
        ("slashes", "03/2018 – 07/2020", "2018-03", "2020-07"),
        ("iso", "2018-03 to 2020-07", "2018-03", "2020-07"),
        ("until", "March 2018 until July 2020", "2018-03", "2020-07"),
        ("years", "2018-2020", "2018", "2020"),
        ("short-years", "2018-20", "2018", "2020"),
        ("apostrophes", "Mar '18 – Jul '20", "2018-03", "2020-07"),
        ("quarters", "Q1 2018 – Q3 2020", "2018-01", "2020-09"),
        ("points", "03.2018 – 07.2020", "2018-03", "2020-07"),
        ("days", "03/01/2018 - 07/31/2020", "2018-03", "2020-07"),
        ("mixed-signs", "03/2018-07.2020", "2018-03", "2020-07"),
        ("two-digits", "03/18 - 07/20", "2018-03", "2020-07"),
        ("german", "März 2018 – Juli 2020", "2018-03", "2020-07"),
    ],
)
def test_ranges_are_written_and_told_apart(name: str, text: str, start: str, end: str) -> None:
    found = period(job(MARCH_18, JULY_20), form(name))
    assert (found.text, found.start, found.end) == (text, start, end)


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        ("until", "March 2018 until present", "2018-03"),
        ("since-year", "since 2018", "2018"),
        ("since-month", "Since March 2018", "2018-03"),
        ("dotted", "Mar. 2018 to date", "2018-03"),
        ("onwards", "March 2018 onwards", "2018-03"),
        ("capitals", "MARCH 2018 — PRESENT", "2018-03"),
    ],
)
def test_current_jobs(name: str, text: str, start: str) -> None:
    found = period(job(MARCH_18, None), form(name))
    assert (found.text, found.start, found.end) == (text, start, "present")
    assert found.span is not None and found.span[1] == NOW


def test_ranges_inside_one_year() -> None:
    spring = job(2019 * 12, 2019 * 12 + 2)
    assert period(spring, form("shared-year")).text == "Jan - Mar 2019"
    alone = period(spring, form("years"))
    assert (alone.text, alone.start, alone.end, alone.span) == ("2019", "2019", "2019", (24228, 24239))


def test_odd_ranges() -> None:
    summer = period(job(2009 * 12 + 5, 2009 * 12 + 7, short=True), form("iso"))
    assert (summer.text, summer.start, summer.end) == ("Summer 2009", "2009-06", "2009-08")
    backwards = period(job(MARCH_18, JULY_20, reversed_=True), form("short-months"))
    assert (backwards.text, backwards.start) == ("Jul 2020 - Mar 2018", "2018-03")
    counted = period(job(MARCH_18, JULY_20), form("short-months"), duration=True)
    assert counted.text == "Mar 2018 - Jul 2020 (2 yrs 5 mos)"


def test_a_bullet_knows_its_skills_and_whether_it_leads() -> None:
    told = sentence("!Led {4-4} people on [AWS] with [Go]", random.Random(1))
    assert told == Sentence("Led 4 people on AWS with Go", ("AWS", "Go"), True)
    assert not sentence("Worked in a team of {5-9}", random.Random(1)).leads


def test_banks_hold_no_name_twice() -> None:
    for bank in ("first_names", "surnames", "firms", "universities"):
        assert len(set(names(bank))) == len(names(bank))
