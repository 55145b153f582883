from __future__ import annotations

import pytest

from gapcheck.report.scale import WIDTH, scale, step


def test_bar_and_ring_are_to_scale() -> None:
    drawn = scale(2, 4)
    assert drawn.start + drawn.bar * 2 == drawn.required
    assert drawn.required + 8 <= WIDTH
    assert drawn.track.count("v") == 5


@pytest.mark.parametrize("level", [0, None])
def test_nothing_found_draws_no_bar(level: int | None) -> None:
    assert scale(level, 3).bar == 0


def test_steps() -> None:
    assert [step(level) for level in (0, 4, None)] == ["s0", "s4", "sx"]
