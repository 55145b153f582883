from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.typed import shipped

RULES = replace(shipped().level_rules, bands={"little": 0, "part": 40, "most": 65, "nearly_all": 85})


@pytest.mark.parametrize(
    ("score", "band", "after"),
    [
        (100.0, "nearly_all", None),
        (84.6, "nearly_all", None),
        (84.4, "most", ("nearly_all", 85)),
        (65.0, "most", ("nearly_all", 85)),
        (64.4, "part", ("most", 65)),
        (40.0, "part", ("most", 65)),
        (39.4, "little", ("part", 40)),
        (0.0, "little", ("part", 40)),
    ],
)
def test_a_band_goes_by_the_whole_number_that_is_shown(
    score: float, band: str, after: tuple[str, float] | None
) -> None:
    assert (RULES.band(score), RULES.next_band(score)) == (band, after)


def test_a_score_below_every_band_is_in_the_lowest() -> None:
    rules = replace(RULES, bands={"little": 10, "part": 40})
    assert (rules.band(3), rules.next_band(3)) == ("little", ("little", 10))


def test_the_shipped_bands_start_at_0() -> None:
    assert min(shipped().level_rules.bands.values()) == 0
