from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.batch.settle import settle
from gapcheck.records.outcome import Outcome

ONE, TWO = "a" * 64, "b" * 64


def read(file: str, sha256: str) -> Outcome:
    return Outcome(file, sha256, "read", candidate=sha256[:12])


def lost(file: str, sha256: str | None) -> Outcome:
    return Outcome(file, sha256, "not-readable", "Some reason.")


def test_sorted_by_name() -> None:
    assert [o.file for o in settle([read("b", ONE), lost("c", None), read("a", TWO)])] == ["a", "b", "c"]


def test_the_first_by_name_is_kept() -> None:
    first, second, third = settle([read("z", ONE), read("a", ONE), read("m", TWO)])
    assert first == read("a", ONE)
    assert second == read("m", TWO)
    assert third == Outcome("z", ONE, "duplicate", "The same content as a.", ONE[:12])


def test_a_copy_that_was_read_is_kept_before_one_that_was_not() -> None:
    first, second = settle([lost("a", ONE), read("b", ONE)])
    assert first == Outcome("a", ONE, "duplicate", "The same content as b.", ONE[:12])
    assert second == read("b", ONE)


def test_a_copy_of_an_unreadable_file_names_it() -> None:
    first, second = settle([lost("a", ONE), lost("b", ONE)])
    assert first == lost("a", ONE)
    assert second == Outcome("b", ONE, "duplicate", "The same content as a.", None)


def test_unknown_contents_are_not_the_same() -> None:
    assert settle([lost("a", None), lost("b", None)]) == (lost("a", None), lost("b", None))


def test_contents_that_share_a_prefix_get_longer_ids() -> None:
    one, two, other = "c" * 13 + "1" * 51, "c" * 13 + "2" * 51, "d" * 64
    done = settle([read("one", one), read("other", other), read("two", two), read("two-again", two)])
    assert [o.candidate for o in done] == [one[:16], other[:12], two[:16], two[:16]]


@given(st.lists(st.tuples(st.booleans(), st.text("01", min_size=3, max_size=3)), max_size=12), st.randoms())
def test_one_id_a_content_whatever_the_order(files: list[tuple[bool, str]], random: object) -> None:
    outcomes = [
        (read if good else lost)(f"{i:02}", end.rjust(64, "e") if end[0] == "0" else end.ljust(64, "e"))
        for i, (good, end) in enumerate(files)
    ]
    done = settle(outcomes)
    assert done == settle(reversed(outcomes))
    assert [o.file for o in done] == [o.file for o in outcomes]
    ids = {o.sha256: o.candidate for o in done if o.state == "read"}
    assert len(set(ids.values())) == len(ids)
    assert all(o.candidate == ids.get(o.sha256) for o in done if o.state == "duplicate")
