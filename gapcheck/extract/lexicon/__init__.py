"""Word lists of CVs, in YAML beside this file; read once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    """A pattern of all words of some lists of a file; see `one_of`."""
    return one_of(word for key in keys for word in words(name)[key])


def one_of(listed: Iterable[str]) -> str:
    """A pattern of words in small letters, the longest that fits first; no group is captured.

    Letters that words begin with alike are written once, and a look at the first letter goes before all:
    where nothing fits, which is nearly everywhere, that is five times as fast as one word after the other.
    """
    known = frozenset(listed)
    first = "".join(re.escape(letter) for letter in sorted({word[0] for word in known}))
    return f"(?:(?=[{first}]){_branched(known)})"


def _branched(endings: frozenset[str]) -> str:
    by_letter: dict[str, set[str]] = {}
    for ending in sorted(endings - {""}):
        by_letter.setdefault(ending[0], set()).add(ending[1:])
    if not by_letter:
        return ""
    branches = [re.escape(letter) + _branched(frozenset(rest)) for letter, rest in by_letter.items()]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in endings else "")
