"""A page drawn with and without some of its text: what changes no pixel, nobody sees.

Only the rows that are looked at are drawn, from edge to edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from gapcheck.extract.readers import calls, objects, rendering
from gapcheck.extract.readers.characters import RawPage
from gapcheck.extract.readers.opened import opened
from gapcheck.extract.readers.rendering import Band

SCALE = 1.5
_MOST_PIXELS = 6_000_000
_AROUND = 2.0
"""Points drawn above and below what is looked at."""


class Exposed:
    """One page, open for drawing from `top` to `bottom` (points)."""

    def __init__(self, page: Any, before: RawPage, top: float, bottom: float) -> None:
        self._page, self._number, self._part = page, before.number, (top - _AROUND, bottom + _AROUND)
        width, height = page.get_size()
        self.scale = min(SCALE, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
        texts, _ = objects.texts(objects.items(page))
        then = before.drawing.texts if before.drawing else ()
        # a page that was closed since has the same objects in the same order, at other addresses
        self._now = dict(zip(then, texts, strict=True)) if len(then) == len(texts) else {}

    def knows(self, texts: Iterable[int]) -> bool:
        """Whether all of some text objects are found again."""
        return all(text in self._now for text in texts)

    def whole(self) -> Band:
        """The page as it is shown."""
        return self._drawn(self.scale)

    def without(self, texts: Iterable[int]) -> Band:
        """The page without some text objects (their addresses when the page was read)."""
        with self._off(texts):
            return self._drawn(self.scale)

    def bare(self) -> Band:
        """The page without any text."""
        return self.without(self._now)

    def only(self, texts: Iterable[int], scale: float) -> Band:
        """The page, of whose text only some objects are drawn."""
        kept = set(texts)
        with self._off(text for text in self._now if text not in kept):
            return self._drawn(scale)

    @contextmanager
    def _off(self, texts: Iterable[int]) -> Iterator[None]:
        changed = [self._now[text] for text in texts if text in self._now]
        for text in changed:
            calls.SET_ACTIVE(text, 0)
        try:
            yield
        finally:
            for text in changed:
                calls.SET_ACTIVE(text, 1)

    def _drawn(self, scale: float) -> Band:
        return Band(self._number, *rendering.strip(self._page, self._part, scale))


@contextmanager
def exposed(content: bytes, page: RawPage, top: float, bottom: float) -> Iterator[Exposed]:
    """Open a page that was read, for drawing it from `top` to `bottom` (points).

    Raises pypdfium2's error where it can't be.
    """
    with opened(content).page(page.number - 1) as one:
        yield Exposed(one, page, top, bottom)
