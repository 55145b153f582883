"""Files of the same e-mail address or phone number, over made-up CVs and in a whole run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.batch import Order, engine, find, run
from gapcheck.batch.also import linked
from gapcheck.batch.found import Found
from gapcheck.batch.reading import answered
from gapcheck.extract.reach import reach
from gapcheck.pipeline import assessed, measure
from gapcheck.records.comparison import MOST_ALSO
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Contact
from gapcheck.settings import Settings
from gapcheck.taxonomy import load
from tests import builders
from tests.batch.made import Inline, MadeUp


def one(file: str, emails: tuple[str, ...] = (), phones: tuple[str, ...] = ()) -> Outcome:
    contact = Contact(emails=emails, phones=phones, reach=reach(emails, phones))
    return Outcome(file, "", "read", candidate=file[0], profile=replace(builders.profile(), contact=contact))


def said(*outcomes: Outcome) -> dict[str, list[tuple[str, str]]]:
    """By file: how, and in which others."""
    return {
        o.file: [("+".join(a.by), " ".join(other.file for other in a.others)) for a in o.also]
        for o in linked(outcomes)
        if o.also
    }


def test_the_same_address_and_number_are_told_once_of_each() -> None:
    first = one("a", ("m@x.org",), ("+44 20 7946 0958",))
    second = one("b", ("M@x.org",), ("020 7946 0958",))
    assert said(first, one("c", ("n@x.org",)), second) == {
        "a": [("e-mail+phone", "b")],
        "b": [("e-mail+phone", "a")],
    }


def test_what_leads_to_different_files_is_told_apart() -> None:
    found = said(
        one("a", ("m@x.org",), ("0113 496 0999",)), one("b", ("m@x.org",)), one("c", (), ("0113 4960999",))
    )
    assert found == {
        "a": [("e-mail", "b"), ("phone", "c")],
        "b": [("e-mail", "a")],
        "c": [("phone", "a")],
    }


def test_a_number_without_a_country_that_could_be_two_is_taken_for_neither() -> None:
    british, french = one("a", (), ("+44 912 345 678",)), one("b", (), ("+33 912 345 678",))
    home, again = one("c", (), ("0912 345 678",)), one("d", (), ("0912345678",))
    assert said(british, home) == {"a": [("phone", "c")], "c": [("phone", "a")]}
    assert said(british, french, home, again) == {"c": [("phone", "d")], "d": [("phone", "c")]}


def test_who_was_not_read_shares_nothing() -> None:
    assert said(Outcome("a", None, "not-readable", "A scan."), one("b", ("m@x.org",))) == {}


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    many = [one(f"{number:03}", ("jobs@agency.example",)) for number in range(200)]
    found = linked(many)
    assert {(len(o.also[0].others), o.also[0].more) for o in found} == {(MOST_ALSO, 199 - MOST_ALSO)}
    assert all(o.file not in [other.file for other in o.also[0].others] for o in found)


EMAILS, PHONES = ("m@x.org", "n@x.org", "o@x.org"), ("0113 496 0999", "07700 900123", "")
PEOPLE = st.lists(st.tuples(st.sampled_from(EMAILS), st.sampled_from(PHONES)), max_size=8)


@given(PEOPLE)
def test_who_is_named_names_the_other_too(people: list[tuple[str, str]]) -> None:
    found = said(*(one(f"{n}", (mail,), (phone,)) for n, (mail, phone) in enumerate(people)))
    pairs = {(file, other, by) for file, also in found.items() for how, others in also
             for by in how.split("+") for other in others.split()}  # fmt: skip
    assert pairs == {(other, file, by) for file, other, by in pairs}
    wanted = {(f"{i}", f"{j}", "e-mail") for i, a in enumerate(people) for j, b in enumerate(people)
              if i != j and a[0] == b[0]}  # fmt: skip
    assert {pair for pair in pairs if pair[2] == "e-mail"} == wanted


@dataclass(frozen=True)
class Reached(MadeUp):
    """A file's text is a name and an e-mail address."""

    def prepare(self) -> Callable[[Found], bytes]:
        taxonomy = measure(self.settings)

        def read(found: Found) -> bytes:
            name, email = found.path.read_text().split(",")
            sha256 = builders.sha256(f"{name} {email}")
            contact = Contact(name, (email,), reach=reach((email,), ()))
            profile = replace(builders.profile(name, found.name), sha256=sha256, contact=contact)
            return answered(assessed(profile, self.settings, taxonomy))

        return read


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, object]]:
    monkeypatch.setattr(engine, "ReadCv", Reached)
    monkeypatch.setenv("GAPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    cvs, out = tmp_path / "cvs", tmp_path / "out"
    cvs.mkdir()

    def go(**files: str) -> dict[str, object]:
        for name, text in files.items():
            (cvs / f"{name}.pdf").write_text(text)
        order = Order(find([cvs]), [cvs], Settings(date(2026, 11, 1), ("tech-lead",)), load(), out)
        run(order, lambda event: None, Inline())
        return json.loads((out / "results.json").read_text())  # type: ignore[no-any-return]

    return go


def test_a_run_says_it_everywhere_and_scores_stay(
    ran: Callable[..., dict[str, object]], tmp_path: Path
) -> None:
    alone = ran(a="Ada Example,ada@x.org")
    both = ran(b="A. Example,ADA@x.org", c="Cy Example,cy@x.org")
    people = {c["file"]: c for c in both["candidates"]}  # type: ignore[attr-defined]
    other = people["b.pdf"]["id"]
    assert people["a.pdf"]["also"] == [
        {"by": ["e-mail"], "others": [{"file": "b.pdf", "candidate": other}], "more": 0}
    ]
    assert people["c.pdf"]["also"] == []
    before = alone["candidates"][0]["assessments"][0]  # type: ignore[index]
    after = people["a.pdf"]["assessments"][0]
    assert [before[key] for key in ("score", "terms", "gates")] == [
        after[key] for key in ("score", "terms", "gates")
    ]
    out = tmp_path / "out"
    page = (out / "candidates" / people["a.pdf"]["id"] / "tech-lead.html").read_text()
    link = f'<a href="../{other}/tech-lead.html" lang="" dir="auto">b.pdf</a>'
    assert f"The same e-mail address is also in {link}." in page
    assert page.count("also in") == 1
    index = (out / "index.html").read_text()
    assert index.count("the same e-mail address is also in") == 1
    assert "2 files share one with another" in index
    rows = [row.split(",") for row in (out / "results.csv").read_text().splitlines()]
    assert [row[rows[0].index("also_in")] for row in rows[1:]] == ["b.pdf", "a.pdf", ""]
    manifest = json.loads((out / "run.json").read_text())
    assert [len(entry["also"]) for entry in manifest["inputs"]] == [1, 1, 0]
