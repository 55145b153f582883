"""Pictures of the words of a CV, ready to stand in a page: each once, used wherever it is needed."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from gapcheck.records.crop import Crop
from gapcheck.records.evidence import BBox, Evidence

Place = tuple[int, BBox]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as a data: address, and the box that marks the words in it, in its pixels."""

    id: str
    source: Markup
    page: str
    width: int
    height: int
    x: int
    y: int
    across: int
    down: int


def pictures(crops: Iterable[Crop]) -> dict[Place, Picture]:
    """The pictures of a CV by the place of the words."""
    return {(crop.page, crop.bbox): _picture(number, crop) for number, crop in enumerate(crops, 1)}


def place(evidence: Evidence) -> Place:
    """Where the words of a piece of evidence stand."""
    return evidence.page, evidence.bbox


def _picture(number: int, crop: Crop) -> Picture:
    x, y, across, down = crop.mark
    # markup already, as there is nothing to escape in thousands of letters
    source = Markup("data:image/png;base64,") + Markup(base64.b64encode(crop.png).decode())
    return Picture(f"p{number}", source, f"page {crop.page}", crop.width, crop.height, x, y, across, down)
