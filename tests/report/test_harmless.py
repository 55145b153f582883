"""JSON as people read it: the standard library's layout, with the signs escaped that steer a terminal."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.report.harmless import _STEERING, as_json

_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner)
)


@given(_VALUES)
def test_the_same_text_as_the_standard_library_gives(value: Any) -> None:
    plain = json.dumps(value, ensure_ascii=False, indent=1)
    assert as_json(value) == _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", plain) + "\n"


@given(_VALUES)
def test_every_line_is_set_in(value: Any) -> None:
    assert as_json(value, "  ") == "".join(f"  {line}\n" for line in as_json(value)[:-1].split("\n"))


def test_every_sign_that_steers_is_unprintable() -> None:
    signs = map(chr, range(0x110000))
    assert not [sign for sign in signs if _STEERING.match(sign) and sign.isprintable()]
