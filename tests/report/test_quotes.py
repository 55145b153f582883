from __future__ import annotations

from dataclasses import replace

from gapcheck.records.assessment import Support
from gapcheck.report.quotes import MOST_LETTERS, brief, quote, supporting
from tests import builders


def test_where_names_page_line_and_job() -> None:
    found = quote(builders.evidence("Ran it", 2, 14, "experience", 0), builders.profile())
    assert (found.page, found.where) == ("page 2", "page 2, line 14, Head of Technology, Merrow Ferries")


def test_without_a_job_the_section_is_named() -> None:
    found = quote(builders.evidence("Ran it", 1, 3, "skills"), builders.profile())
    assert found.where == "page 1, line 3, section “skills”"


def test_an_employer_that_the_cv_does_not_name_is_left_out() -> None:
    assert quote(builders.evidence("x", position=2), builders.profile()).where.endswith(", Systems Engineer")


def test_a_support_says_how_it_counts_and_what_found_it() -> None:
    support = Support(builders.evidence("Led it"), "owned", (), ("lead|own|run + cloud", "cloud", "third"))
    assert supporting(support, builders.profile()).how == "led or owned; matched: lead… + cloud, cloud"


def test_a_rule_is_named_by_its_first_alternatives() -> None:
    assert brief("hire|train + high availability|uptime") == "hire… + high availability…"


def test_a_long_quote_is_whole_in_text_and_marked_where_its_part_is_cut() -> None:
    words = "word " * 100 + "cloud " + "word " * 100
    found = quote(builders.evidence(words.strip()), builders.profile(), ["cloud"])
    assert found.text == words.strip()
    assert "cloud" in found.part
    assert len(found.part) <= MOST_LETTERS
    assert (found.before, found.after) == (True, True)
    short = quote(replace(builders.evidence("Ran it")), builders.profile())
    assert (short.part, short.before, short.after) == ("Ran it", False, False)
