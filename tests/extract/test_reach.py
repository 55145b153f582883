from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.extract.reach import reach
from gapcheck.records.profile import Reach

LONDON = Reach("phone", "2079460958", "44")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("+44 20 7946 0958", LONDON),
        ("+44 (0)20 7946-0958", LONDON),
        ("(+44) 20.7946.0958", LONDON),
        ("0044 20 7946 0958", LONDON),
        ("020 7946 0958", Reach("phone", "2079460958")),
        ("+1 (212) 555-0142", Reach("phone", "2125550142", "1")),
        ("(212) 555-0142", Reach("phone", "2125550142")),
        ("+353 20 912 3456", Reach("phone", "209123456", "353")),
        ("+45 12 34 56 78", Reach("phone", "+4512345678", "45")),
        ("+39 06 1234 5678", Reach("phone", "612345678", "39")),
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str, found: Reach) -> None:
    assert reach((), (written,)) == (found,)


@pytest.mark.parametrize("written", ["12 34 56 78", "0 1234 5678", "+1 555-0142"])
def test_short_numbers_tell_nothing(written: str) -> None:
    assert reach((), (written,)) == ()


def test_an_eight_digit_number_abroad_is_no_ten_digit_number_at_home() -> None:
    abroad, home = reach((), ("+45 12 34 56 78", "(451) 234-5678"))
    assert abroad.number != home.number


def test_letters_of_an_address_have_no_size_and_each_stands_once() -> None:
    assert reach(("Mira.T@Example.org", "mira.t@example.org"), ()) == (Reach("e-mail", "mira.t@example.org"),)


@given(st.text(alphabet="+()0123456789 .-/", max_size=24))
def test_every_text_has_an_answer(written: str) -> None:
    for found in reach((), (written,)):
        assert len(found.number.lstrip("+")) >= 9
