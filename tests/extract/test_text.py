from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.extract.text import all_names, clean, repair


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("2018 â€“ 2020", "2018 – 2020"),
        ("NaciÃ³n", "Nación"),
        ("itâ€™s", "it’s"),
        ("cafÃ©", "café"),
        ("ZÃ¼rich", "Zürich"),
        ("Â£5m", "£5m"),
        ("Leeds\u00c2 UK", "Leeds UK"),
        ("2018ï¼\u200b2020", "2018 - \u200b2020"),
        ("NaciÃƒÂ³n", "Nación"),
        ("ZÃƒÂ¼rich â€“ Bern", "Zürich – Bern"),
        ("caf√©", "café"),
        ("it‚Äôs", "it’s"),
        ("Ângela", "Ângela"),
        ("naïve", "naïve"),
        ("plain", "plain"),
    ],
)
def test_utf8_that_was_read_as_windows_1252_is_put_right(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("e\u0301tude", "étude"),
        ("oﬃce ﬁle ﬂow", "office file flow"),
        ("a\u00a0b\u202fc", "a b c"),
        ("it’s ‘so’", "it's 'so'"),
        ("high\u2011tech", "high-tech"),
        ("soft\u00adware", "software"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ue0a1 phone", "phone"),
        ("\ufeffstart\x00", "start"),
        ("  edges  ", "edges"),
        ("\u202eabc", "abc"),
        ("\u2066left\u2069\u061c", "left"),
        ("half\ud800", "half"),
        ("blank\u3164letter", "blankletter"),
        ("tag\U000e0041s", "tags"),
        ("one\u2028two", "one two"),
        ("bell\x07\x9b", "bell"),
    ],
)
def test_clean(raw: str, wanted: str) -> None:
    assert clean(raw) == wanted


@given(st.text(max_size=200))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert once == once.strip()
    assert not any(sign in once for sign in "\u200b\u00ad\ufeff\x00")


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüéèñçßøå –—’“”€£", max_size=60))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_whole_text_is_never_repaired(text: str) -> None:
    assert repair(text) == text


@given(st.text("äöüéèñçßøåÆ–—’“”", max_size=30))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_what_breaks_is_put_together_again(text: str) -> None:
    try:
        broken = text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    assert repair(f"a {broken} z") == f"a {text} z"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Head of the IT Department", True),
        ("Java, SQL and AWS", True),
        ("Led the move", False),
        ("managed Windows", False),
        ("", True),
    ],
)
def test_in_names_only_short_words_stay_small(text: str, names: bool) -> None:
    assert all_names(text.split()) is names
