from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.taxonomy.problems import Log
from gapcheck.taxonomy.tree import DEEPEST, Mapping, Scalar, Sequence, parse


def read(text: str | bytes) -> tuple[object, Log]:
    log = Log("x.yaml")
    return parse(text.encode() if isinstance(text, str) else text, log), log


def test_values_know_their_places() -> None:
    root, log = read("a: b\nc:\n  - d\n  - {e: f}\n")
    assert log.found == []
    assert isinstance(root, Mapping)
    rows = root.values["c"]
    assert isinstance(rows, Sequence)
    inner = rows.items[1]
    assert isinstance(inner, Mapping)
    value = inner.values["e"]
    assert isinstance(value, Scalar)
    assert (value.value, value.start_mark.line, value.start_mark.column) == ("f", 3, 8)  # type: ignore[union-attr]
    assert root.keys["c"].start_mark.line == 1  # type: ignore[union-attr]


def test_a_tab_is_told_once_a_line_and_the_rest_is_read() -> None:
    root, log = read("a: b\t\nc: d\t # x\t\n")
    assert [(p.line, p.what) for p in log.found] == [(1, "There is a tab."), (2, "There is a tab.")]
    assert isinstance(root, Mapping)
    assert list(root.values) == ["a", "c"]


def test_a_bomb_of_aliases_is_left_where_it_starts() -> None:
    rows = ["a: &a [x]"] + [f"{n}: &{n} [{', '.join(['*a'] * 9)}]" for n in "bcdefghij"]
    root, log = read("\n".join(rows))
    assert root is None
    assert [(p.line, p.what) for p in log.found] == [
        (1, "`&a` is a YAML anchor."),
        (2, "`&b` is a YAML anchor."),
        (2, "`*a` is a YAML alias."),
    ]


def test_depth_has_an_end() -> None:
    allowed, log = read("[" * DEEPEST + "]" * DEEPEST)
    assert (allowed is not None, log.found) == (True, [])
    for sign in ("[", "{a: ", "- ", "? "):
        root, log = read(sign * 5000)
        assert root is None
        assert len(log.found) == 1


def test_a_byte_that_is_no_utf8_is_told_with_its_place() -> None:
    _, log = read(b"a: b\nc: d\xff\n")
    (problem,) = log.found
    assert (problem.line, problem.column, problem.value) == (2, 5, "byte 0xff")


@given(st.one_of(st.binary(max_size=300), st.text("ab:-[]{}&*!'\"\n #?|>%@\t,", max_size=200)))
def test_anything_ends_in_a_tree_or_in_a_reason(content: bytes | str) -> None:
    root, log = read(content)
    assert root is not None or log.found
