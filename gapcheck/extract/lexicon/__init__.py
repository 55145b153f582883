"""Word lists of CVs, in YAML beside this file; read once a process."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import cast

import yaml


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of one file, by key."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text("utf-8")
    raw = cast("dict[str, list[object]]", yaml.load(text, Loader=yaml.CSafeLoader))
    # YAML reads "no" and "on" as booleans; places and titles hold both
    plain = {True: "on", False: "no"}
    return {
        key: tuple(str(plain.get(item, item) if isinstance(item, bool) else item) for item in items)
        for key, items in raw.items()
    }


@cache
def alternatives(name: str, *keys: str) -> str:
    """A pattern of all words of some lists of a file, longest first; no group is captured."""
    listed = {word for key in keys for word in words(name)[key]}
    return "(?:" + "|".join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w))) + ")"
