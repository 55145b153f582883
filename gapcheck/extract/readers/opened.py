"""The PDF that is being read, opened once: the pictures of its words come from the pages that were just read.

PDFium takes half a millisecond to take a page apart, a fortieth of what a CV costs.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium

_MOST_KEPT = 4
"""Pages that stay open; CVs rarely have more, and one made to take memory may have fifty."""


class Opened:
    """A document and its first pages. PDFium closes them when nobody holds this any more."""

    def __init__(self, content: bytes) -> None:
        """Raises PdfiumError."""
        self.document = pdfium.PdfDocument(content)
        self._kept: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.document)

    @contextmanager
    def page(self, index: int) -> Iterator[Any]:
        """Page `index` (from 0) as the file has it; who changes it for a picture undoes that."""
        page = self._kept[index] if index in self._kept else self.document[index]
        if index < _MOST_KEPT:
            self._kept[index] = page
        try:
            yield page
        finally:
            if index not in self._kept:
                page.close()


@lru_cache(1)
def opened(content: bytes) -> Opened:
    """The PDF of this content; the one before it is closed. Raises PdfiumError."""
    return Opened(content)


# before pypdfium2 ends, which would say on stderr what it finds open
atexit.register(opened.cache_clear)
