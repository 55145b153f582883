"""The same facts in other words give the same level. Pairs that fail today are known, with both levels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gapcheck.match import findings
from tests.extract.typed import shipped, understood

PAIRS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("paraphrases.yaml").read_text(encoding="utf-8")
)["pairs"]

CV = """
# Robin Calder

# Experience
**{title}, Fennimore Works**
March 2016 - Present
- {bullet}

# Education
BSc, Ellery University, 2009
"""


def level(pair: dict[str, Any], side: str) -> int:
    """The level that a CV shows whose one bullet is this side of a pair."""
    profile = understood(CV.format(title=pair["title"], bullet=pair[side]))
    return next(f.level for f in findings(profile, shipped()) if f.competency == pair["competency"])


def case(number: int, pair: dict[str, Any]) -> Any:
    known = pair.get("today")
    why = f"today `one` is {known[0]} and `other` is {known[1]}" if known else ""
    marks = [pytest.mark.xfail(raises=AssertionError, strict=True, reason=why)] if known else []
    return pytest.param(pair, marks=marks, id=f"{number:02}-{pair['competency']}")


@pytest.mark.parametrize("pair", [case(number, pair) for number, pair in enumerate(PAIRS)])
def test_other_words_for_the_same_facts_give_the_same_level(pair: dict[str, Any]) -> None:
    one, other = level(pair, "one"), level(pair, "other")
    assert one == other
    assert one > 0, "neither wording was found"


def test_there_are_enough_pairs_over_all_competencies() -> None:
    assert len(PAIRS) >= 60
    assert {pair["competency"] for pair in PAIRS} == shipped().competencies.keys()
    texts = [pair[side] for pair in PAIRS for side in ("one", "other")]
    assert len(texts) == len(set(texts))
