"""The small drawing of a level: a bar to the level reached, a ring at the level required."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 132, 20
_LEFT, _STEP, _TOP_LEVEL = 10, 28, 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Coordinates in SVG units. `colour` is the CSS class of the level's step."""

    width: int
    height: int
    start: int
    end: int
    bar: int
    ticks: tuple[int, ...]
    reached: int
    required: int
    colour: str


def scale(reached: int | None, required: int) -> Scale:
    """The drawing for one competency; nothing is filled where the level is 0 or not known."""
    return Scale(
        width=WIDTH,
        height=HEIGHT,
        start=_x(0),
        end=_x(_TOP_LEVEL),
        bar=_x(reached or 0) - _x(0),
        ticks=tuple(_x(level) for level in range(_TOP_LEVEL + 1)),
        reached=_x(reached or 0),
        required=_x(required),
        colour=step(reached),
    )


def step(level: int | None) -> str:
    """The CSS class of a level's colour step: "s0" to "s4", "sx" for not readable."""
    return "sx" if level is None else f"s{level}"


def _x(level: int) -> int:
    return _LEFT + _STEP * level
