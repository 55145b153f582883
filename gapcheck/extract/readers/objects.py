"""A cheap look at the objects of a page: which texts may be drawn without being seen.

It only suspects: masks, clips, layers, things drawn over text, letters drawn as other letters. A few
calls an object, none of them a rendering; `exposing` draws the pages that are suspicious.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from typing import Any

import numpy
import pypdfium2.raw as api

from gapcheck.extract.readers import calls, outlines
from gapcheck.extract.readers.characters import Box, Drawing

MASKED, CLIPPED, COVERED = "masked or see-through", "cut off by a clip", "under a shape or picture"
LAYERED, NESTED = "on a layer that is switched off", "in a part that is not shown"
OTHER_LETTERS = "drawn as other letters"

_TEXT, _PATH, _FORM = api.FPDF_PAGEOBJ_TEXT, api.FPDF_PAGEOBJ_PATH, api.FPDF_PAGEOBJ_FORM
_DEEPEST, _MOST = 8, 50_000
_THIN = 3.0
"""Points; a filled path that is thinner (a rule, an underline) hides no text."""

_FEWEST_SPOKEN = 4
_LONGEST_SPOKEN = 4096

Fonts = dict[tuple[int, str], bool]
"""Whether a font (its address) is suspicious in some letters, for one document."""


@dataclass(frozen=True, slots=True)
class Items:
    """A page's objects in the order of drawing: their addresses and kinds."""

    addresses: list[int]
    kinds: list[int]

    def of(self, kind: int) -> list[int]:
        """Those of one kind."""
        return [item for item, own in zip(self.addresses, self.kinds, strict=True) if own == kind]


def items(page: Any) -> Items:
    """The objects of an open page; those inside forms are not among them."""
    raw = ctypes.cast(page.raw, ctypes.c_void_p).value or 0
    count = min(api.FPDFPage_CountObjects(page.raw), _MOST)
    found = list(map(calls.OBJECT, repeat(raw, count), range(count)))
    return Items(found, list(map(calls.OBJECT_TYPE, found)))


def shown(page: Any) -> Box:
    """Left, bottom, right and top of what is shown of an open page; the usual sheet where it does not say."""
    box = api.FS_RECTF()
    if not api.FPDF_GetPageBoundingBox(page.raw, box):
        return tuple(page.get_cropbox())
    return box.left, box.bottom, box.right, box.top


def texts(page: Items) -> tuple[list[int], list[int]]:
    """All text objects in the order of drawing, forms opened; and those that stand inside a form."""
    if _FORM not in page.kinds:
        return page.of(_TEXT), []
    found = list(_texts(page))
    return [text for text, _ in found], [text for text, inside in found if inside]


def _texts(page: Items, depth: int = 0) -> Iterator[tuple[int, bool]]:
    for item, kind in zip(page.addresses, page.kinds, strict=True):
        if kind == _TEXT:
            yield item, depth > 0
        elif kind == _FORM and depth < _DEEPEST:
            count = min(calls.FORM_COUNT(item), _MOST)
            inner = [calls.FORM_OBJECT(item, number) for number in range(count)]
            yield from _texts(Items(inner, list(map(calls.OBJECT_TYPE, inner))), depth + 1)


def look(
    page: Items, owners: Sequence[int], drawn: set[int], signs: Mapping[int, set[int]], fonts: Fonts
) -> Drawing:
    """What a page's objects give to suspect.

    `owners` are the objects behind its characters, `drawn` all of those, `signs` the codes that each
    font shows, `fonts` what was found of the document's fonts so far.
    """
    every, nested = texts(page)
    suspects = dict.fromkeys(nested, NESTED)
    suspects |= dict.fromkeys(_covered(page), COVERED)
    clips = map(calls.CLIP_PATHS, map(calls.CLIP, every))
    suspects |= {text: CLIPPED for text, paths in zip(every, clips, strict=True) if _is_clipped(text, paths)}
    suspects |= dict.fromkeys(compress(every, map(calls.SEE_THROUGH, every)), MASKED)
    layered, spoken = _marked(every)
    suspects |= dict.fromkeys(layered, LAYERED)
    liars = {font for font, codes in signs.items() if font and _may_lie(font, codes, fonts)}
    if liars:
        suspects |= {text: OTHER_LETTERS for text in every if calls.FONT(text) in liars}
    shrunk = any(_size(text) == 0 for text in set(every) - drawn)
    return Drawing(every, owners, suspects, spoken, shrunk)


def _may_lie(font: int, codes: set[int], fonts: Fonts) -> bool:
    letters = outlines.telling(codes)
    if (font, letters) not in fonts:
        fonts[font, letters] = outlines.may_lie(font, letters)
    return fonts[font, letters]


def _size(text: int) -> float:
    size = ctypes.c_float()
    calls.OBJECT_SIZE(text, ctypes.addressof(size))
    return size.value


def _bounds(items: Sequence[int]) -> Any:
    """Left, bottom, right and top of each object, one row each; NaN where it has none."""
    edges = numpy.full((len(items), 4), math.nan, numpy.float32)
    start = edges.ctypes.data
    for item, at in zip(items, range(start, start + 16 * len(items), 16), strict=True):
        calls.BOUNDS(item, at, at + 4, at + 8, at + 12)
    return edges


def _covered(page: Items) -> set[int]:
    """Text objects that something drawn later lies on."""
    kinds = page.kinds
    first = kinds.index(_TEXT) if _TEXT in kinds else len(kinds)
    later = [n for n in range(first, len(kinds)) if _may_cover(page.addresses[n], kinds[n])]
    over = _bounds([page.addresses[n] for n in later])
    wide = numpy.flatnonzero((over[:, 2] - over[:, 0] >= _THIN) & (over[:, 3] - over[:, 1] >= _THIN))
    if not len(wide):
        return set()
    order = [n for n in range(first, later[wide[-1]]) if kinds[n] == _TEXT]
    under = [page.addresses[n] for n in order]
    boxes, places = _bounds(under), numpy.array(order)
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    hit = numpy.zeros(len(under), bool)
    for number in wide:
        left, bottom, right, top = over[number]
        across = (boxes[:, 0] < right - 1) & (boxes[:, 2] > left + 1)
        hit |= (places < later[number]) & across & (bottom < middles) & (middles < top)
    return set(compress(under, hit))


def _may_cover(item: int, kind: int) -> bool:
    if kind != _PATH:
        return bool(kind != _TEXT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(calls.DRAW_MODE(item, ctypes.addressof(fill), ctypes.addressof(stroke)) and fill.value)


def _is_clipped(text: int, paths: int) -> bool:
    """Whether a clip (of some `paths`) may cut off what a text object draws."""
    if paths <= 0:
        return False
    clip = calls.CLIP(text)
    left, bottom, right, top = _bounds([text])[0]
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(paths):
        points = []
        for at in range(calls.CLIP_SEGMENTS(clip, number)):
            segment = calls.CLIP_SEGMENT(clip, number, at)
            if segment and calls.POINT(segment, ctypes.addressof(x), ctypes.addressof(y)):
                points.append((x.value, y.value))
        xs, ys = [px for px, _ in points], [py for _, py in points]
        if not (points and min(xs) <= left + 1 and max(xs) >= right - 1):
            return True
        if not (min(ys) <= bottom + 1 and max(ys) >= top - 1):
            return True
        # a clip of another form than a rectangle may leave holes where the text stands
        if len(points) > 5:
            return True
    return False


def _marked(every: Sequence[int]) -> tuple[set[int], list[tuple[str, frozenset[int]]]]:
    """Texts that belong to a layer, and words that the file says to stand for what texts draw."""
    layered: set[int] = set()
    spoken: dict[int, set[int]] = {}
    known: dict[int, tuple[bool, str]] = {}
    for text, marks in zip(every, map(calls.MARKS, every), strict=True):
        for number in range(marks):
            mark = calls.MARK(text, number) or 0
            if mark not in known:
                known[mark] = _mark(mark) if mark else (False, "")
            if known[mark][0]:
                layered.add(text)
            if known[mark][1]:
                spoken.setdefault(mark, set()).add(text)
    return layered, [(known[mark][1], frozenset(items)) for mark, items in spoken.items()]


def _mark(mark: int) -> tuple[bool, str]:
    """Whether a mark names a layer, and the words that it says to stand for its content."""
    buffer, length = ctypes.create_string_buffer(_LONGEST_SPOKEN), ctypes.c_ulong()
    into, told = ctypes.addressof(buffer), ctypes.addressof(length)
    calls.MARK_NAME(mark, into, 64, told)
    layer = length.value <= 64 and buffer.raw[: length.value].decode("utf-16-le", "replace") == "OC\0"
    key = ctypes.create_string_buffer(b"ActualText")
    length.value = 0
    if not calls.MARK_TEXT(mark, ctypes.addressof(key), into, _LONGEST_SPOKEN, told):
        return layer, ""
    words = buffer.raw[: min(length.value, _LONGEST_SPOKEN)].decode("utf-16-le", "replace").strip("\0")
    return layer, words if sum(map(str.isalnum, words)) >= _FEWEST_SPOKEN else ""
