"""A part of a page has the very pixels of the whole one."""

from __future__ import annotations

import numpy as np
import pytest

from gapcheck.extract.readers import pdfium
from gapcheck.extract.readers.exposing import exposed
from tests.extract.pages import Sheets


@pytest.mark.parametrize(("top", "bottom"), [(100.0, 130.0), (-40.0, 90.3), (700.0, 2000.0), (215.5, 215.5)])
def test_only_the_part_asked_for_is_drawn(top: float, bottom: float) -> None:
    sheets = Sheets()
    sheets.box(0, 60, 595, 400, (0.9, 0.2, 0.4))
    sheets.column(60, 60, [f"Row {number} of the timetables of Quillon Rail" for number in range(30)])
    content = sheets.pdf()
    (page,) = pdfium.read_pages(content, 5)
    with exposed(content, page, 0, page.height) as view:
        whole, bare, scale = view.whole(), view.bare(), view.scale
    with exposed(content, page, top, bottom) as view:
        part, part_bare = view.whole(), view.bare()
    box = (30.0, top, 580.0, bottom)
    assert np.array_equal(part.cut(box), whole.cut(box))
    assert np.array_equal(part_bare.cut(box), bare.cut(box))
    assert len(part.gray) <= min(len(whole.gray), (bottom - top + 4) * scale + 3)
