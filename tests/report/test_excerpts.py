from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.report.excerpts import excerpt

LONG = (
    "Installed desks and chairs across the office and answered the door for all of the visitors, "
    "then planned the disaster recovery of two data centres and tested it every year, "
    "and finally painted the meeting rooms in a calm and pleasant shade of green for the staff"
)


def test_a_short_quote_stays_whole() -> None:
    assert excerpt("Ran the cloud", ["cloud"], 240) == "Ran the cloud"


def test_the_part_with_the_words_of_the_rule_is_shown() -> None:
    part = excerpt(LONG, ["plan|design + disaster recovery"], 90)
    assert "disaster recovery" in part
    assert "planned" in part
    assert part in LONG
    assert len(part) <= 90


def test_without_a_hit_it_starts_at_the_beginning() -> None:
    assert LONG.startswith(excerpt(LONG, ["quantum"], 60))


def test_short_words_must_match_whole() -> None:
    text = (
        "A lawsuit was settled after much delay in the second year of the case, and later AWS was brought in"
    )
    assert "AWS" in excerpt(text, ["aws"], 40)


@given(st.text(max_size=400), st.integers(1, 120))
def test_always_a_part_of_the_text_and_never_too_long(text: str, most: int) -> None:
    part = excerpt(text, ["cloud + move"], most)
    assert part in text
    assert len(part) <= max(most, len(text) if len(text) <= most else most)
