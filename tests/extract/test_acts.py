from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.acts import act_of, figures_of, is_past_deed
from gapcheck.records.profile import Act

ACTS = [
    ("Managed five people", "led"),
    ("I served as the project manager for all current projects", "led"),
    ("Acted as technical lead on the move of 40 servers", "led"),
    ("Served as interim CIO for six months", "led"),
    ("Design, test and programming lead on the new billing engine", "led"),
    ("Project lead for the mail upgrade", "led"),
    ("Served as assistant to the director", "routine"),
    ("Served as deputy manager", "routine"),
    ("Serving as the point of contact for vendors", "routine"),
    ("Generated leads for sales", "did"),
    ("Was able to cut costs by a third", "did"),
    ("In that year I was able to successfully manage three moves", "led"),
    ("Able to cut costs", "claimed"),
    ("Setup 2FA for VPN", "did"),
    ("Ensured Acme Hosting was in compliance with PCI DSS", "did"),
    ("Acme Hosting was in compliance with PCI DSS", "others"),
    ("Integrated Harbour Systems makes pumps", "others"),
    ("Working knowledge of routers", "claimed"),
    ("Manages the estate", "led"),
    ("Responsible for all networks", "led"),
    ("Was responsible for networks", "led"),
    ("In charge of security", "led"),
    ("Mentored juniors", "led"),
    ("Heads a department", "led"),
    ("Directing the programme", "led"),
    ("Owned the roadmap", "led"),
    ("Drove the change", "led"),
    ("Leading the move", "led"),
    ("Global provider of tide tables to ports", "others"),
    ("A privately held manufacturer, importer and distributor of sails", "others"),
    ("Leading harbour software company focused on ferries.", "others"),
    ("Design firm with 40 people and two quays", "others"),
    ("With the gauge your team can manage all of the tides", "others"),
    ("Use the chart and you will find each quay", "others"),
    ("Led know your customer checks", "led"),
    ("It is also used to track tides charged to the yard", "others"),
    ("It produces tide tables and charts that teach divers", "others"),
    ("It took two years to build the quay", "did"),
    ("Sole provider of tide tables for the yard", "none"),
    ("Built company of divers that grew to 40", "did"),
    ("Ran a company providing pilots", "did"),
    ("Agreed terms with five suppliers in the north", "did"),
    ("Calls from customers and suppliers to the yard", "none"),
    ("Member of an organisation that trains divers", "helped"),
    ("Environment: Linux, Oracle, Build tools", "claimed"),
    ("Tools used: chisels, nets, and Excel", "claimed"),
    ("Software/Operating Systems: Linux, Bacula backup", "claimed"),
    ("Hardware: Installed six gauges", "did"),
    ("Systems: Managed all of the tide gauges", "led"),
    ("Attended a two day workshop on leading crews", "claimed"),
    ("Selected to attend a course in team building", "claimed"),
    ("Completed training in first aid", "claimed"),
    ("Completed training of new divers", "did"),
    ("Attended classes to help those who were late", "helped"),
    ("Trained proficiently in harbour security.", "claimed"),
    ("Cross-trained by the pilots in mooring", "claimed"),
    ("Cross training with the pilots - moorings", "claimed"),
    ("Cross-training of new divers", "none"),
    ("Trained in the autumn all new staff", "did"),
    ("Trained in-house divers", "did"),
    ("Harbour Routers/ Gateways.", "claimed"),
    ("TIDE / GPS / Buoys and Nets/Ropes / VHF / Sonar", "claimed"),
    ("Gauge Management (North Quay)", "none"),
    ("Gauges of the Quay, newest of Town", "none"),
    ("I was hired to manage the north quay", "led"),
    ("Recruited by the board to build a fleet", "did"),
    ("Hired to help the divers", "helped"),
    ("Hired and trained six divers", "led"),
    ("Wrote the plan, and successfully led the move", "led"),
    ("Drew up the map and managed a team of divers", "led"),
    ("Answered calls, managed by the yard", "routine"),
    ("Cut the costs, which led to savings", "did"),
    ("Helped the yard and led the way", "helped"),
    ("Administered the gauges", "routine"),
    ("Built the API", "did"),
    ("Wrote the handbook", "did"),
    ("Negotiated contracts", "did"),
    ("Designing networks", "did"),
    ("Rolled out laptops", "did"),
    ("Set up the office", "did"),
    ("Assisted the CTO with budgets", "helped"),
    ("Helped to migrate", "helped"),
    ("Member of the board", "helped"),
    ("Supported the security team", "helped"),
    ("Worked with vendors", "helped"),
    ("Participated in audits", "helped"),
    ("Reported to the CTO", "helped"),
    ("Collaborated with finance", "helped"),
    ("Seeking a role in cloud", "wished"),
    ("No experience with Kubernetes", "denied"),
    ("Familiar with AWS", "wished"),
    ("Exposure to Terraform", "wished"),
    ("Eager to learn Rust", "wished"),
    ("Passionate about AI", "wished"),
    ("Networks and servers", "none"),
    ("Twelve years of it", "none"),
    ("", "none"),
    ("Led the move", "led"),
    ("Successfully led the team", "led"),
    ("Oversaw the helpdesk", "led"),
    ("Troubleshot routers", "did"),
    ("Co-led the programme", "led"),
    ("Reporting to the owner, responsible for all purchasing", "led"),
    ("Reported directly to the head of sales; managed the depot", "led"),
    ("Reporting to the board every month", "helped"),
    ("Checked that the ovens meet the rules", "routine"),
    ("Answer the questions of guests", "routine"),
    ("Kept the shelves full", "routine"),
    ("Advised buyers on sizes", "routine"),
    ("Tracked open orders", "routine"),
    ("Ability to manage several projects", "claimed"),
    ("Excellent communication skills to coordinate with divers", "claimed"),
    ("Demonstrated ability to manage a fleet on time", "claimed"),
    ("Display consistent project management and team leadership skills", "claimed"),
    ("Demonstrates proficiency in reading gauges", "claimed"),
    ("Demonstrate proficiency in reading gauges", "claimed"),
    ("Displayed leadership skills by running three docks", "did"),
    ("Demonstrated the gauge to divers", "did"),
    ("This project is all about scheduling divers", "others"),
    ("Projects: Tides: The goal of the project is to lead divers home", "others"),
    ("The main goal of this project was to move the dock's ledger", "did"),
    ("They are responsible for defending the harbour", "others"),
    ("All courses were taught by pilots with years at sea", "others"),
    ("The family had recently hired a new pilot", "others"),
    ("Courses on tides, taught to six crews", "did"),
    ("A harbour clerk can manage all bookings", "others"),
    ("TECHNICAL SKILLS: Tide Studio, gauges built by hand", "claimed"),
    ("Able to lead a team", "claimed"),
    ("Proven, and able to work alone", "claimed"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_persons_part(text: str, act: str) -> None:
    assert act_of(text) == act


@pytest.mark.parametrize(
    "text", ["Never led a team", "Have not managed people", "Do not manage people", "Did not own a budget"]
)
def test_a_denial_is_no_deed(text: str) -> None:
    assert act_of(text) == "denied"


def test_what_was_done_and_more_is_no_denial() -> None:
    assert act_of("Have not only led the team but built it") == "did"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Cut costs by 30%", ("percent",)),
        ("Cut costs by 5 per cent", ("percent",)),
        ("Saved $2M", ("money",)),
        ("Saved 300k EUR", ("money",)),
        ("Led 12 engineers", ("people",)),
        ("A team of eight", ("people",)),
        ("Ran 14 sites", ("count",)),
        ("A company-wide rollout", ("count",)),
        ("Made it 3x faster", ("count",)),
        ("Doubled output", ("count",)),
        ("Saved $2M and 30% for 400 users at 3 sites", ("percent", "money", "people", "count")),
        ("ISO 27001 in 2019 on Windows 10", ()),
        ("", ()),
    ],
)
def test_kinds_of_figure(text: str, kinds: tuple[str, ...]) -> None:
    assert figures_of(text) == kinds


@given(st.text(max_size=150))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert act_of(text) in get_args(Act)
    assert set(figures_of(text)) <= {"percent", "money", "people", "count"}


@given(
    st.sampled_from([text for text, *_ in ACTS[:30] if isinstance(text, str)]),
    st.sampled_from([" in Leeds", ", and more", " over two years."]),
)
@settings(derandomize=True, deadline=None, max_examples=60)
def test_what_follows_the_deed_changes_nothing(text: str, more: str) -> None:
    assert act_of(text + more) == act_of(text)


@pytest.mark.parametrize(
    ("word", "deed"),
    [
        ("Managed", True),
        ("answered", True),
        ("Led", True),
        ("Manage", False),
        ("Harbour", False),
        ("", False),
    ],
)
def test_past_deeds(word: str, deed: bool) -> None:
    assert is_past_deed(word) == deed
