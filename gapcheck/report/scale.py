"""The small drawing of a level: a bar to the level reached, a ring at the level required."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

WIDTH, HEIGHT = 124, 20
_LEFT, _STEP, _TOP_LEVEL = 2, 28, 4
_TRACK = f"M{_LEFT} 10h{_STEP * _TOP_LEVEL}" + "".join(
    f"M{_LEFT + _STEP * n} 7v6" for n in range(_TOP_LEVEL + 1)
)
"""The line with its five ticks, as an SVG path."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Coordinates in SVG units. `colour` is the CSS class of the level's step."""

    width: int
    height: int
    track: str
    start: int
    bar: int
    required: int
    colour: str


@cache
def scale(reached: int | None, required: int) -> Scale:
    """The drawing for one competency; nothing is filled where the level is 0 or not known."""
    return Scale(
        width=WIDTH,
        height=HEIGHT,
        track=_TRACK,
        start=_x(0),
        bar=_x(reached or 0) - _x(0),
        required=_x(required),
        colour=step(reached),
    )


def step(level: int | None) -> str:
    """The CSS class of a level's colour step: "s0" to "s4", "sx" for not readable."""
    return "sx" if level is None else f"s{level}"


def _x(level: int) -> int:
    return _LEFT + _STEP * level
