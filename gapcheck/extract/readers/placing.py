"""From PDF user space (origin bottom left, unrotated) to points from the page's top left."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from gapcheck.extract.readers.characters import Floats, Marks

Number = TypeVar("Number", float, Floats)
_STRAIGHT = 0.95
"""The cosine of the angle up to which text still reads from left to right."""


@dataclass(frozen=True, slots=True)
class Placing:
    """One page's edges in user space, and its rotation in degrees. Works on numbers and columns."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def box(self, left: Number, bottom: Number, right: Number, top: Number) -> tuple[Number, ...]:
        """x0, top, x1, bottom on the page of a box of user space."""
        if not self.rotation:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (xa, ya), (xb, yb) = self._point(left, bottom), self._point(right, top)
        return np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)

    def baseline(self, x: Number, y: Number) -> Number:
        """How far from the page's top a point of user space lies."""
        return self._point(x, y)[1]

    def upright(self, cosine: Floats, sine: Floats) -> Marks:
        """Whether text of these directions reads from left to right on the page as shown."""
        angle = np.arctan2(sine, cosine) - math.radians(self.rotation)
        return np.asarray(np.cos(angle) > _STRAIGHT)

    def _point(self, x: Number, y: Number) -> tuple[Number, Number]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y
