from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.scope import facts
from tests.extract.typed import said

CASES = [
    ("Led a team of 12 engineers.", [("people", 12, "people")]),
    ("Managed 8 developers.", [("people", 8, "people")]),
    ("Grew the team from 12 to 85 people.", [("people", 85, "people")]),
    ("Led a team of eight.", [("people", 8, "people")]),
    ("Hired 30+ engineers.", [("people", 30, "people")]),
    ("Supervised a staff of over 40.", [("people", 40, "people")]),
    ("Headed a department of 1,200 employees.", [("people", 1200, "people")]),
    ("Managed a budget of $4.5M.", [("budget", 4.5e6, "USD")]),
    ("Owned a £1.2bn budget.", [("budget", 1.2e9, "GBP")]),
    ("P&L of €300,000.", [("budget", 3e5, "EUR")]),
    ("Cut spend of $750k a year.", [("budget", 7.5e5, "USD")]),
    ("Raised revenue by $3 million.", [("revenue", 3e6, "USD")]),
    ("Served 1.2 million customers.", [("users", 1.2e6, "customers")]),
    ("Ran networks at 14 sites.", [("sites", 14, "sites")]),
    ("Offices in five countries.", [("sites", 5, "countries")]),
    ("Cut the budget by 20%.", []),
    ("Led a move in 2019.", []),
    ("Wrote 30 reports on engineers.", []),
    ("Worked in a team of 12 engineers.", []),
    ("Supported a team of three lawyers.", []),
    ("Collaborated with a team of seven engineers.", []),
    ("Built the lock with a team of seven engineers.", [("people", 7, "people")]),
    ("Part of a global team of 8 people.", []),
    ("Gave desktop support to a department of 40.", []),
    ("Served as head of a department of 30.", [("people", 30, "people")]),
    ("Promoted to lead a team of 8.", [("people", 8, "people")]),
    ("Supported 300 users and led a team of 4.", [("people", 4, "people"), ("users", 300, "users")]),
    ("Managed 285 confidential personnel records.", []),
    ("Managed all facets of payroll for 80+ employees.", []),
    ("Managed records for over 50 personnel.", []),
    ("Served as lead support, as one of three technicians.", []),
    ("Managed accounts and 9 engineers.", [("people", 9, "people")]),
    ("", []),
    (
        "Managed 8-12 engineers.",
        [("people", 12, "people")],
    ),
    (
        "Supervised two dozen technicians.",
        [("people", 24, "people")],
    ),
    (
        "Grew revenue from $2M to $9M.",
        [("revenue", 9e6, "USD")],
    ),
    (
        "Annual budget of 2 million dollars.",
        [("budget", 2e6, "USD")],
    ),
    (
        "CapEx budget: USD 5m.",
        [("budget", 5e6, "USD")],
    ),
    (
        "Rolled out to 3,000 users at 14 sites.",
        [("sites", 14, "sites"), ("users", 3000, "users")],
    ),
    (
        "Led 3 teams of 25 engineers.",
        [("people", 25, "people")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_figures_of_scope(text: str, wanted: list[tuple[str, float, str]]) -> None:
    assert [(f.kind, f.value, f.unit) for f in facts([said(text)])] == wanted


def test_a_fact_keeps_its_evidence() -> None:
    one = said("Led a team of 12 engineers.", position=3)
    assert facts([one])[0].evidence is one


@given(st.integers(2, 9999))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_every_number(count: int) -> None:
    for spelt in (str(count), f"{count:,}"):
        assert [f.value for f in facts([said(f"Led a team of {spelt} engineers.")])] == [count]


@given(st.one_of(st.text(max_size=120), st.text("0123456789,.kmM$€£ teamofbudgetusers", max_size=80)))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_text(text: str) -> None:
    assert all(f.value > 0 or f.kind in ("budget", "revenue") for f in facts([said(text)]))
