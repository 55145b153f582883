from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.phrases import Tokens
from gapcheck.extract.rules import Lemmas, Rules, loosened
from gapcheck.taxonomy.model import Competency, Indicators


def made(*shown: str, named: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Rules:
    rules = Indicators(shown, named, titles)
    return Rules(Tokens.english(), [Competency("tides", "Tides", "any", "", {}, rules, (), {}, ())])


def test_a_listed_rule_is_found_like_any_other_and_says_that_it_is_one() -> None:
    rules = Indicators((), ("tide table",), (), listed=("tide",))
    found = Rules(Tokens.english(), [Competency("tides", "Tides", "any", "", {}, rules, (), {}, ())])
    assert hits(found, "Tide tables") == [("named", "tide table"), ("listed", "tide")]


def hits(rules: Rules, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.rule) for hit in rules.find(text)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("predict tide", "Predicted tides."),
        ("predict tide", "PREDICTING TIDE tables"),
        ("predict + tide", "Predicted for the three ports the tides."),
        ("predict + tide", "Predicted winds, waves and tides."),
        ("predict + tide", "Tides of the northern coast predicted."),
        ("predict + tide", "Tides were predicted."),
        ("predict|forecast tide", "Forecasting tides."),
        ("high tide", "a high-tide warning"),
        ("run + ship", "Ran four ships"),
        ("child", "three children"),
        ("s3 + bucket", "S3 buckets"),
        ("r&d", "Headed R&D"),
    ],
)
def test_what_holds(rule: str, text: str) -> None:
    assert hits(made(rule), text) == [("shown", rule)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("predict tide", "Predicted the tides."),
        ("predict + tide", "Predicted storms."),
        ("predict + tide", "Predicted " + "very " * 20 + "high tides"),
        ("tide", "tidewater and tidy"),
        ("predict + tide", ""),
    ],
)
def test_what_does_not_hold(rule: str, text: str) -> None:
    assert hits(made(rule), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Predicted storms, watching the tides.",
        "Predicted storms; kept tide tables.",
        "Tides of the coast: storms predicted.",
    ],
)
def test_a_lone_sign_whose_words_stand_loosely_names_its_subject(text: str) -> None:
    assert hits(made("predict + tide"), text) == [("named", "predict + tide")]
    assert ("shown", "predict + tide") in hits(made("predict + tide"), text + " Predicted tides.")
    assert ("shown", "predict + tide") in hits(made("predict + tide", named=("tide",)), text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fitted the gauges in accordance with the plan to predict tides.", "named"),
        ("In support of those who predict the tides, kept the boats.", "named"),
        ("Painted boats under the direction of those who predict the tides.", "named"),
        ("Manned the phones after the harbour predicted no tide.", "named"),
        ("Manned the phones during which time he predicted the tides.", "shown"),
        ("Kept the after school club that predicted the tides.", "shown"),
        ("After two years predicted the tides.", "shown"),
        ("Predicted the tides after the storm.", "shown"),
        ("Predicted the tides in accordance with the plan.", "shown"),
        ("Predicted the tides as per the plan to predict tides.", "shown"),
    ],
)
def test_what_only_gives_the_context_names_its_subject(text: str, kind: str) -> None:
    assert ((kind, "predict + tide")) in hits(RULES, text)


def test_words_of_several_items_of_a_list_make_no_sign() -> None:
    listed = "Boats, predictions, nets, tides, gauges, quays"
    rules = made("predict + tide")
    assert hits(rules, listed.replace("predictions", "predicted")) == []
    assert hits(rules, "Boats, predicted, nets, tides") == [("named", "predict + tide")]


def test_kinds_and_each_rule_once() -> None:
    rules = made("predict tide", named=("tide",), titles=("tide officer",))
    assert hits(rules, "Tide officer: predicted tides, and predicted tides again") == [
        ("shown", "predict tide"),
        ("named", "tide"),
        ("title", "tide officer"),
    ]


def test_loosened_keeps_every_place() -> None:
    text = "on-site/off-site – a - b"
    assert len(loosened(text)) == len(text)
    assert loosened(text) == "on site off site – a - b"


def test_lemmas_know_only_words_of_rules() -> None:
    lemmas = Lemmas(["lead", "led lamp"])
    assert (lemmas.of("leading"), lemmas.of("leads"), lemmas.of("unknowns")) == ("lead", "lead", "unknowns")


RULES = made("predict + tide", "run ship", named=("tide", "ship"))


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_a_further_sentence_takes_no_hit_away(text: str, before: str, after: str) -> None:
    whole = f"{before} . Predicted tides . {text} . {after}"
    assert ("shown", "predict + tide") in hits(RULES, whole)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("manage + engineer", "Managed the engineering drawings."),
        ("accounting", "Handled the accounts of large guests."),
        ("sourcing", "Wrote open source libraries."),
        ("process + claim", "Processed claims."),
        ("lead + tide", "This led to tides."),
        ("lead + employee", "Led training of employees."),
        ("establish + program", "Established fitness programs."),
        ("low + cost", "Kept low-cost nets."),
        ("direct + programmer", "Printed direct mail for programmers."),
        ("palo alto", "See https://tides.example/palo-alto-16/ for the gauges."),
        ("palo alto", "See www.tides.example/palo-alto-16/ for the gauges."),
        ("automate + report", "Ran automated test cycles with a report."),
        ("integrate + system", "Tested integrated circuits and systems."),
        ("implement + server", "Implemented server-side rendering."),
        ("train + network", "Trained neural networks on social networks."),
        ("write + policy", "Wrote group policies."),
        ("obtain + security", "Obtained a security clearance for securities."),
        ("present + program", "Presented programming languages."),
        ("improve + process", "Kept books while processing improvements."),
        ("stored procedure", "Taught all store procedures."),
        ("hire + staff", "Hired to lead the staff."),
        ("hire + staff", "Was hired as one of the staff."),
        ("hire + staff", "Set up desks for newly hired staff."),
        ("manage + budget", "Managed the works within budget."),
        ("sla", "Set up IP SLA on routers."),
        ("direct + project", "Helped in projects as directed."),
        ("develop + presentation", "Developed the presentation layer."),
        ("new + release", "Read the news of a release."),
        ("mentor", "Drew boards in Mentor Graphics."),
        ("present + report", "BSc in Tides Present Harrow College report"),
        ("present + report", "2019 - Present, report"),
        ("build + automation", "Building Automation Systems"),
        ("build + system", "Kept the main building and its system."),
        ("lead + campaign", "Ran campaigns on sales leads."),
        ("lead + campaign", "A campaign that gave leads and contacts."),
        ("motivate + team", "A self-motivated diver for your team."),
        ("motivate + team", "Able to work as part of a skilled and motivated team."),
        ("unite + purchase", "Purchases of United States coupons."),
        ("image + computer", "Counted fish in images by computer vision."),
        ("goal + track", "A track record of goals that were met."),
        ("new business", "Tides for the new business intelligence tool."),
        ("server + upgrade", "Upgraded SQL Server."),
        ("san + support", "Supported the San Francisco office."),
        ("financial", "Installed the harbour's financial system."),
        ("train + user", "Kept training records of all users."),
        ("expense", "Filed travel and expense reports."),
        ("redundant + server", "The data of the server is not redundant."),
        ("redundancy", "Wrote a Cyclic Redundancy Check."),
        ("convert + manual", "Converted manual tests to scripts."),
        ("back up", "A strong back up to the dive desk."),
        ("backup", "Serves as backup for the harbour manager."),
    ],
)
def test_a_word_that_means_another_thing_there_is_no_hit(rule: str, text: str) -> None:
    assert hits(made(rule), text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("manage + engineer", "Managed engineers."),
        ("engineering manager", "Engineering Manager"),
        ("accounting", "Did the accounting."),
        ("writing", "Technical writing"),
        ("lead + employee", "Led twelve employees."),
        ("automate + report", "Automated the report."),
        ("integrate + system", "Integrated four systems."),
        ("implement + server", "Implemented the servers."),
        ("assistant manager", "Assistant Manager/ Sales"),
        ("process + event", "A pipeline processing 500k events."),
        ("digitise + process", "Digitised order processing."),
        ("stored procedure", "Wrote stored procedures."),
        ("hire + staff", "Hired two of the staff."),
        ("present + report", "Present the report to owners."),
        ("present + report", "Wrote and Present reports to owners."),
        ("build + automation", "Building automation for tests."),
        ("lead + campaign", "Leads all of the campaigns."),
        ("motivate + team", "Motivated the team."),
        ("motivate + team", "Trained and motivated the team."),
        ("business intelligence", "Built business intelligence on tides."),
        ("lead + team", "Later led a JNT (Joint Northern Tide tables and all other such things) team."),
        ("lead + team", "Led divers (and the team)."),
        ("neural network", "Trained a neural network."),
        ("within|under budget", "Managed the works within budget."),
        ("manage + budget", "Managed the budget of the works."),
        ("sql|mail server + upgrade", "Upgraded SQL Server."),
        ("office365 + move", "Moved the crew to Office 365."),
        ("train + user", "Kept up the training of all users."),
        ("backup", "Moved backup to tape and to managed servers."),
        ("backup", "Ran the backup for all staff laptops."),
        ("tide roadmap", "Wrote the tide road-map."),
    ],
)
def test_the_same_words_meant_as_written_are_hits(rule: str, text: str) -> None:
    assert hits(made(rule), text) == [("shown", rule)]


def test_a_rule_of_one_activity_wants_that_word_where_other_rules_know_its_verb() -> None:
    rules = made("write + code", named=("writing",))
    assert hits(rules, "Wrote code.") == [("shown", "write + code")]
    assert hits(rules, "Technical writing") == [("named", "writing")]
