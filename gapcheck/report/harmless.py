"""Texts of strangers in files that programs open: no formula in a cell, no sign that steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

_CALL = r"[\s\ufeff\u200b-\u200d\u2060]*[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"^{_CALL}")
_NEXT_CELL = re.compile(rf"([;\t|])(?={_CALL})")
"""Where half of the world's spreadsheets part cells, a formula may start as well."""

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def cell(text: str) -> str:
    """A text as a cell shows it: what a spreadsheet would run gets an apostrophe in front."""
    clean = _NEXT_CELL.sub(r"\1'", _STEERING.sub("\ufffd", text))
    return f"'{clean}" if _FORMULA.match(clean) or clean.startswith(("\t", "\n")) else clean


def as_json(value: Any, inset: str = "") -> str:
    """JSON that is readable and can be shown on any terminal: signs that steer one are escaped.

    `inset` stands before each line. The same text as `json.dumps(..., indent=1)` gives, which takes five
    times as long.
    """
    text = f"{inset}{_laid_out(value, inset)}\n"
    if text.replace("\n", "").isprintable():  # none of the signs that steer is
        return text
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _number(value: float) -> str:
    return repr(value) if isfinite(value) else _ENCODER.encode(value)


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: repr,
    float: _number,
    bool: {True: "true", False: "false"}.__getitem__,
    type(None): {None: "null"}.__getitem__,
}
"""How values that hold no others are written; looked up in line, as there are 1,500 of them a candidate."""


def _laid_out(value: Any, inset: str) -> str:
    """A value as JSON; its lines but the first start with `inset`."""
    if type(value) in _PLAIN:
        return _PLAIN[type(value)](value)
    if not value:
        return _ENCODER.encode(value)
    deeper = inset + " "
    between = f",\n{deeper}"
    if isinstance(value, dict):
        rows = [
            _key(key) + (_PLAIN[kind](inner) if (kind := type(inner)) in _PLAIN else _laid_out(inner, deeper))
            for key, inner in value.items()
        ]
        return f"{{\n{deeper}{between.join(rows)}\n{inset}}}"
    rows = [
        _PLAIN[kind](inner) if (kind := type(inner)) in _PLAIN else _laid_out(inner, deeper)
        for inner in value
    ]
    return f"[\n{deeper}{between.join(rows)}\n{inset}]"


@lru_cache(1024)
def _key(name: str) -> str:
    return f"{encode_basestring(name)}: "
