"""Texts of strangers in files that programs open: no formula in a cell, no sign that steers a terminal."""

from __future__ import annotations

import json
import re
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

    `inset` stands before each line. The same text as `json.dumps(..., indent=1)` gives, which takes three
    times as long.
    """
    return f"{inset}{_laid_out(value, inset)}\n"


def _laid_out(value: Any, inset: str) -> str:
    """A value as JSON; its lines but the first start with `inset`."""
    if isinstance(value, str):
        return _said(value)
    if type(value) is float and isfinite(value):
        return repr(value)
    if not value or not isinstance(value, dict | list | tuple):
        return _ENCODER.encode(value)
    deeper = inset + " "
    between = f",\n{deeper}"
    if isinstance(value, dict):
        rows = [f"{_said(key)}: {_laid_out(inner, deeper)}" for key, inner in value.items()]
        return f"{{\n{deeper}{between.join(rows)}\n{inset}}}"
    return f"[\n{deeper}{between.join([_laid_out(inner, deeper) for inner in value])}\n{inset}]"


def _said(text: str) -> str:
    said = _ENCODER.encode(text)
    if text.isprintable():  # none of the signs that steer is
        return said
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", said)
