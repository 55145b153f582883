"""What a mistyped name was probably meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

_MOST = 3


def nearest(wrong: str, names: Mapping[str, str]) -> str:
    """ "Did you mean `a` or `b`?" out of spellings and what each stands for; "" where none is near."""
    spellings = {spelling.casefold(): meant for spelling, meant in names.items()}
    close = get_close_matches(wrong.casefold(), spellings, n=2 * _MOST)
    meant = list(dict.fromkeys(spellings[spelling] for spelling in close))[:_MOST]
    return f"Did you mean {' or '.join(f'`{name}`' for name in meant)}?" if meant else ""
