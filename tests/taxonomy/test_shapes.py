"""The loader and the JSON Schema are made from one description; here they are held against each other."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from gapcheck.taxonomy.problems import Log
from gapcheck.taxonomy.shapes import Choice, Field, Fields, Flag, List, Named, Number, Shape, Text
from gapcheck.taxonomy.tree import parse

ROWS = Fields({"a": Field(Text(), required=True), "b": Field(Number(0, 9), nullable=True)})
EITHER = Fields({"a": Field(Text()), "b": Field(List(Text(), 1))}, either=("a", "b"), without="No a, no b.")
NAMED = Named(Text("[a-z]+", "small letters"), ROWS)


def read(shape: Shape, text: str) -> tuple[Any, list[str]]:
    log = Log("x.yaml")
    root = parse(text.encode(), log)
    assert root is not None
    return shape.read(root, log, "it"), [problem.what for problem in log.found]


GOOD: list[tuple[Shape, str, Any]] = [
    (Text(), "words", "words"),
    (Text(), "'2020'", "2020"),
    (Text(), ">-\n  two\n  lines", "two lines"),
    (Text("[a-z]+", "small letters"), "abc", "abc"),
    (Number(1, 5), "2.5", 2.5),
    (Number(1, 4, whole=True), "4", 4),
    (Flag(), "true", True),
    (Flag(), "false", False),
    (Choice(("one", "two")), "two", "two"),
    (List(Text()), "[]", ()),
    (List(Number(0, 9)), "[1, 2]", (1, 2)),
    (ROWS, "{a: x}", {"a": "x", "b": None}),
    (ROWS, "{a: x, b: null}", {"a": "x", "b": None}),
    (ROWS, "{b: 3, a: x}", {"a": "x", "b": 3}),
    (EITHER, "{b: [x]}", {"a": None, "b": ("x",)}),
    (NAMED, "{one: {a: x}}", {"one": {"a": "x", "b": None}}),
    (NAMED, "{}", {}),
]

BAD: list[tuple[Shape, str, str]] = [
    (Text(), "2020", "`it` must be a text, and YAML reads `2020` as a number."),
    (Text(), "no", "`it` must be a text, and YAML reads `no` as yes or no."),
    (Text(), "[a]", "`it` must be one text."),
    (Text(), "''", "`it` is empty."),
    (Text(longest=3), "abcd", "`it` has 4 characters."),
    (Text("[a-z]+", "small letters"), "aBc", "`aBc` can't be `it`."),
    (Number(1, 5), "6", "`it` can't be `6`."),
    (Number(1, 5), "'2'", "`it` can't be `2`."),
    (Number(1, 5), ".inf", "`it` can't be `.inf`."),
    (Number(1, 5), "[]", "`it` must be a number."),
    (Number(1, 4, whole=True), "2.5", "`it` can't be `2.5`."),
    (Flag(), "'true'", "`it` must be true or false."),
    (Choice(("one", "two")), "three", "`three` can't be `it`."),
    (Choice(("one", "two")), "{}", "`it` must be one word."),
    (List(Text()), "a", "`it` must be a list."),
    (List(Text(), 1), "[]", "`it` is an empty list."),
    (List(Text()), "[a, 1]", "`it` must be a text, and YAML reads `1` as a number."),
    (ROWS, "{b: 1}", "`it` has no `a`."),
    (ROWS, "{a: x, c: 1}", "`c` is not known here."),
    (ROWS, "{a: null}", "`a` must be a text, and YAML reads `null` as nothing."),
    (ROWS, "[a]", "`it` must be `key: value` rows."),
    (EITHER, "{}", "No a, no b."),
    (NAMED, "{One: {a: x}}", "`One` can't be `a name in it`."),
    (NAMED, "[]", "`it` must be `name:` rows."),
]


@pytest.mark.parametrize(("shape", "text", "value"), GOOD)
def test_what_is_read_is_allowed_by_the_schema(shape: Shape, text: str, value: Any) -> None:
    assert read(shape, text) == (value, [])
    jsonschema.Draft202012Validator(shape.schema()).validate(yaml.safe_load(text))


@pytest.mark.parametrize(("shape", "text", "what"), BAD)
def test_what_is_a_mistake_is_one_for_the_schema(shape: Shape, text: str, what: str) -> None:
    _, found = read(shape, text)
    assert what in found
    assert not jsonschema.Draft202012Validator(shape.schema()).is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(("shape", "text", "what"), BAD)
def test_a_mistake_still_gives_a_value_of_the_right_kind(shape: Shape, text: str, what: str) -> None:
    value, _ = read(shape, text)
    assert type(value) is type(shape.empty) or isinstance(value, int | float)
    if isinstance(shape, Fields):
        assert set(value) == set(shape.rows)
