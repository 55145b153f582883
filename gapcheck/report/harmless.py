"""Texts of strangers in files that programs open: no formula in a cell, no sign that steers a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

_CALL = r"[\s\ufeff\u200b-\u200d\u2060]*[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"^{_CALL}")
_NEXT_CELL = re.compile(rf"([;\t|])(?={_CALL})")
"""Where half of the world's spreadsheets part cells, a formula may start as well."""

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def cell(text: str) -> str:
    """A text as a cell shows it: what a spreadsheet would run gets an apostrophe in front."""
    clean = _NEXT_CELL.sub(r"\1'", _STEERING.sub("\ufffd", text))
    return f"'{clean}" if _FORMULA.match(clean) or clean.startswith(("\t", "\n")) else clean


def as_json(value: Any) -> str:
    """JSON that is readable and can be shown on any terminal: signs that steer one are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
