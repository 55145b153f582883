from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.statements import items, sentences
from tests.extract.typed import typed


def said(text: str) -> list[str]:
    return [e.quote for e in sentences(typed(text), "experience")]


def listed(text: str) -> list[str]:
    return [e.quote for e in items(typed(text), "skills")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- Led it.\n- Built it.", ["Led it.", "Built it."]),
        ("Led it. Built it! Who ran it? I did.", ["Led it.", "Built it!", "Who ran it?", "I did."]),
        (
            "- Led the move of forty services into\n  the cloud in one year.",
            ["Led the move of forty services into the cloud in one year."],
        ),
        ("Led the move of forty services\nin two years.", ["Led the move of forty services in two years."]),
        # set narrowly beside a wide line
        (
            "Kept the tide tables of all harbours on that long coast to date\nand cut errors by\n40 %.",
            ["Kept the tide tables of all harbours on that long coast to date and cut errors by 40 %."],
        ),
        ("- Cut costs by 3.5 million.", ["Cut costs by 3.5 million."]),
        (
            "- Worked with Dr. Harrow and St. Ives Ltd. on it.",
            ["Worked with Dr. Harrow and St. Ives Ltd. on it."],
        ),
        ("- Used tools, e.g. Jira. Kept them.", ["Used tools, e.g. Jira.", "Kept them."]),
        ("- Led by J. Harrow in the U.K. office.", ["Led by J. Harrow in the U.K. office."]),
        ("- Ran Node.js and ASP.NET services.", ["Ran Node.js and ASP.NET services."]),
        ("Led it • Built it • Ran it", ["Led it", "Built it", "Ran it"]),
        ("- Led the platform; Built the tools.", ["Led the platform;", "Built the tools."]),
        ("- Improved the micro-\n  services of the firm.", ["Improved the micro-services of the firm."]),
        ("- Kept the quays.Mended the nets, and all.", ["Kept the quays.", "Mended the nets, and all."]),
        (
            "- Bought from Harrow.Com Ltd and Vue.Js people.",
            ["Bought from Harrow.Com Ltd and Vue.Js people."],
        ),
        ("- Halved the costMigrated all gauges.", ["Halved the cost", "Migrated all gauges."]),
        ("- Wrote JavaScript for SharePoint pages.", ["Wrote JavaScript for SharePoint pages."]),
        ("- Led the care of the\n- Harbour lights.", ["Led the care of the Harbour lights."]),
        ("- Led what they asked for\n- Built it.", ["Led what they asked for", "Built it."]),
        (
            "- Global provider of tide tables (40 ports) Oversee and mend the daily tables.",
            ["Global provider of tide tables (40 ports)", "Oversee and mend the daily tables."],
        ),
        (
            "- Kept the gauges of all the ports on that coast and of the islands, Attend the weekly meetings"
            " of the harbour board, Communicate and settle the plans of all crews, Head of Tides there",
            [
                "Kept the gauges of all the ports on that coast and of the islands",
                "Attend the weekly meetings of the harbour board",
                "Communicate and settle the plans of all crews, Head of Tides there",
            ],
        ),
        ("- ...\n- Led it.", ["Led it."]),
        ("", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [quote.rstrip(";") for quote in said(text)] == [quote.rstrip(";") for quote in wanted]


LONG = (
    "for all of the ten harbours on that long coast and for the two islands that lie before it to the north"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Kept tables {LONG} Managed five pilots", [f"Kept tables {LONG}", "Managed five pilots"]),
        (f"Kept tables {LONG} - Managed five pilots", [f"Kept tables {LONG}", "Managed five pilots"]),
        (f"Kept tables {LONG}.Managed five pilots", [f"Kept tables {LONG}.", "Managed five pilots"]),
        (f"Kept tables {LONG}, Managed five pilots", [f"Kept tables {LONG}", "Managed five pilots"]),
        # names, and what is no deed
        (f"Kept tables {LONG}, Managed by five pilots", None),
        (f"Kept tables {LONG} with Managed Pilots Ltd", None),
        (f"Kept tables {LONG} with Harbour five", None),
        ("Kept tables for all Managed five pilots", None),
    ],
)
def test_bullets_that_ran_together(text: str, wanted: list[str] | None) -> None:
    assert said("- " + text) == (wanted or [text])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Go, Rust, Python", ["Go", "Rust", "Python"]),
        ("Go | Rust | Python", ["Go", "Rust", "Python"]),
        ("Go; Rust; Python", ["Go", "Rust", "Python"]),
        ("Go • Rust • Python", ["Go", "Rust", "Python"]),
        ("Go      Rust      Python", ["Go", "Rust", "Python"]),
        ("- Go\n- Rust\n- Python", ["Go", "Rust", "Python"]),
        ("Go\nRust\nPython", ["Go", "Rust", "Python"]),
        ("AWS (EC2, S3), Go", ["AWS (EC2, S3)", "Go"]),
        ("Languages: Go, Rust", ["Go", "Rust"]),
        (
            "Windows Server, Exchange, Active\nDirectory, Outlook",
            ["Windows Server", "Exchange", "Active Directory", "Outlook"],
        ),
    ],
)
def test_items(text: str, wanted: list[str]) -> None:
    assert listed(text) == wanted


@pytest.mark.parametrize("text", ["Research and Development", "TCP/IP", "Safety and Compliance"])
def test_a_name_with_and_or_a_slash_is_one_item(text: str) -> None:
    assert listed(text) == [text]


def test_prose_in_a_list_stays_a_sentence() -> None:
    text = "- Twenty years of running networks, servers and the people who keep them alive at night."
    assert listed(text) == [text[2:]]


def test_a_sentence_over_a_page_break_keeps_its_longer_half_and_that_page() -> None:
    text = "- Led the move of all of the forty services of the whole firm\n===\n  in two years."
    first = next(iter(sentences(typed(text), "experience", 0)))
    assert (first.quote, first.page) == ("Led the move of all of the forty services of the whole firm", 1)
    text = "- Led the\n===\n  move of all of the forty services of the whole firm in two years."
    second = next(iter(sentences(typed(text), "experience", 0)))
    assert (second.quote, second.page, second.line) == (
        "move of all of the forty services of the whole firm in two years.",
        2,
        2,
    )


def test_evidence_says_where_it_stands() -> None:
    lines = typed("- Led it.\n- Built the\n  tools of it.")
    found = list(sentences(lines, "experience", 3))
    assert [(e.line, e.page, e.section, e.position) for e in found] == [
        (1, 1, "experience", 3),
        (2, 1, "experience", 3),
    ]
    first, last = lines[1].bbox, lines[2].bbox
    assert found[1].bbox == (min(first[0], last[0]), first[1], max(first[2], last[2]), last[3])


rows = st.text(max_size=60).map(lambda t: t.replace("\n", " "))
prose = st.text("abc AB.,;•-/() 12", max_size=60)


@given(st.lists(st.one_of(rows, prose), max_size=12), st.sampled_from([sentences, items]))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_every_quote_is_in_its_lines(some: list[str], how: object) -> None:
    lines = typed("\n".join(some))
    whole = "".join("".join(line.text.split()) for line in lines)
    for one in how(lines, "experience"):  # type: ignore[operator]
        assert one.quote.strip()
        assert "".join(one.quote.split()) in whole


@given(
    st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){2,12}\.", fullmatch=True), min_size=1, max_size=6)
)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_no_bullet_is_lost(bullets: list[str]) -> None:
    assert said("\n".join(f"- {bullet}" for bullet in bullets)) == bullets


def test_a_deed_told_of_somebody_parts_bullets_and_a_noun_that_looks_like_one_does_not() -> None:
    told = (
        "Support of the quay and the ferry crews in all of their tide planning across the whole north coast"
        " with old and new gauges {} the radio mast and the two gauges of the outer lock"
    )
    _, two = said(told.format("Maintains"))
    assert two == "Maintains the radio mast and the two gauges of the outer lock"
    assert len(said(told.format("Plans"))) == 1
