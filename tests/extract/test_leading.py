from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.leading import is_of_others, says_leading

LEADING = [
    "Led a team of 12 engineers.",
    "Managed 8 developers across two sites.",
    "Supervised the helpdesk staff.",
    "Oversaw a department of 40.",
    "Directly managed five analysts.",
    "Had six direct reports.",
    "Three engineers reported to me.",
    "Line management of four technicians.",
    "Built and led the platform team.",
    "Head a group of eight consultants.",
    "Responsible for a team of 5.",
    "In charge of 20 volunteers.",
    "Leading up to 14 people in three countries.",
    "Manages the QA team.",
]
NOT_LEADING = [
    "Member of a team of ten.",
    "Worked in a team of 6 engineers.",
    "Part of the team of twelve that built it.",
    "Joined a team of four.",
    "Collaborated with a team of 15.",
    "Reported to the team of directors.",
    "Led the migration to the cloud.",
    "Trained a team of clerks.",
    "Wrote the handbook that teams use.",
    "Team player.",
    "",
    "Directed traffic to two server groups.",
    "Manage the Azure resource groups.",
    "Managed the budget and the servers.",
    "Managed 200 Windows servers.",
    "Led the design of the staff intranet.",
]


@pytest.mark.parametrize("text", LEADING)
def test_people_were_led(text: str) -> None:
    assert says_leading(text)


@pytest.mark.parametrize("text", NOT_LEADING)
def test_nobody_was_led(text: str) -> None:
    assert not says_leading(text)


def test_one_leading_bullet_among_others_is_enough() -> None:
    assert says_leading("Member of a team of ten. Later led a team of four.")


@given(st.text(max_size=200))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert says_leading(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Supervised all faculty of the department.",
        "Provided leadership and direction to the installation team members.",
        "Managed two part time instructors.",
        "Managed and worked with four technicians.",
        "Plan the shifts and direct staff of two shops.",
        "Led a group of divers.",
        "Oversight responsibility for staff of 22 people.",
        "Full responsibility for a team of divers.",
    ],
)
def test_more_ways_to_say_that_people_were_led(text: str) -> None:
    assert says_leading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lead implementation of the ledger in the Cardiology department.",
        "Led meetings with department heads.",
        "One of the head trainers on the floor.",
        "Managed the migration of mail for all staff.",
        "Planned and led group activities on the beach.",
        "Led a small group of young visitors around the lock.",
        "Wrote plans for the direct needs of guests and staff.",
        "Managed the stock room and worked with staff of three shops.",
    ],
)
def test_work_beside_people_is_no_leading(text: str) -> None:
    assert not says_leading(text)


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("worked in a team of 12", True),
        ("supported a team of three", True),
        ("one of the team of 5", True),
        ("led a team of 12", False),
        ("worked in support and managed a team of 4", False),
        ("team of 9", False),
    ],
)
def test_people_counted_are_of_others_where_nobody_is_led(said: str, theirs: bool) -> None:
    assert is_of_others(said, said.index("team of")) is theirs
