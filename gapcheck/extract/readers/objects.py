"""A cheap look at the objects of a page: which texts may be drawn without being seen.

It only suspects: masks, clips, layers, things drawn over text, letters drawn as other letters. A few
calls an object, none of them a rendering; `exposing` draws the pages that are suspicious.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy
import pypdfium2.raw as api

from gapcheck.extract.readers import calls, outlines
from gapcheck.extract.readers.characters import Box, Chars, Drawing, Floats, Whole
from gapcheck.extract.readers.glyphs import Glyphs
from gapcheck.extract.readers.placing import Placing

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

    addresses: Whole
    kinds: Whole

    def of(self, kind: int) -> list[int]:
        """Those of one kind."""
        found: list[int] = self.addresses[self.kinds == kind].tolist()
        return found


def items(page: Any) -> Items:
    """The objects of an open page; those inside forms are not among them."""
    count = max(0, min(api.FPDFPage_CountObjects(page.raw), _MOST))
    return _of_kinds(calls.OBJECT(range(count), page.raw))


def _of_kinds(found: Whole) -> Items:
    return Items(found, calls.KIND(found.tolist()))


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
    for item, kind in zip(page.addresses.tolist(), page.kinds.tolist(), strict=True):
        if kind == _TEXT:
            yield item, depth > 0
        elif kind == _FORM and depth < _DEEPEST:
            count = min(calls.FORM_COUNT(item), _MOST)
            inner = [calls.FORM_OBJECT(item, number) or 0 for number in range(count)]
            yield from _texts(_of_kinds(numpy.array(inner, numpy.int64)), depth + 1)


def look(page: Items, found: Glyphs, place: Placing, fonts: Fonts) -> Drawing:
    """What a page's objects give to suspect; `fonts` is what was found of the document's fonts so far."""
    every, nested = texts(page)
    suspects = dict.fromkeys(nested, NESTED)
    suspects |= dict.fromkeys(_covered(page, found.chars, place), COVERED)
    clips = _clips(every)
    clipped = numpy.flatnonzero(calls.CLIP_PATHS(clips) > 0).tolist()
    suspects |= {every[row]: CLIPPED for row in clipped if _is_clipped(every[row], clips[row])}
    suspects |= dict.fromkeys(compress(every, calls.SEE_THROUGH(every).tolist()), MASKED)
    layered, spoken = _marked(every)
    suspects |= dict.fromkeys(layered, LAYERED)
    liars = _liars({font: codes for font, codes in found.signs.items() if font}, fonts)
    if liars:
        lies = numpy.isin(calls.FONT(every), liars)
        suspects |= dict.fromkeys(compress(every, lies.tolist()), OTHER_LETTERS)
    _, sizes = calls.OBJECT_SIZE([text for text in every if text not in found.drawn])
    return Drawing(every, suspects, spoken, bool((sizes == 0).any()))


def _liars(signs: Mapping[int, set[int]], fonts: Fonts) -> list[int]:
    """The suspicious ones among a page's fonts; what is found is noted in `fonts`."""
    looked_at = {font: (font, outlines.telling(codes)) for font, codes in signs.items()}
    new = [key for key in looked_at.values() if key not in fonts]
    found = outlines.liars(new)
    fonts.update((key, key in found) for key in new)
    return [font for font, key in looked_at.items() if fonts[key]]


def _bounds(items: Sequence[int]) -> Any:
    """Left, bottom, right and top of each object, one row each; NaN where it has none."""
    told, edges = calls.BOUNDS(items)
    edges[~told] = math.nan
    return edges


def _covered(page: Items, chars: Chars, place: Placing) -> set[int]:
    """Text objects that something drawn later lies on."""
    drawn = numpy.flatnonzero(page.kinds == _TEXT)
    later = numpy.flatnonzero(page.kinds != _TEXT)
    later = later[later > (drawn[0] if len(drawn) else len(page.kinds))]
    told, modes = calls.DRAW_MODE(page.addresses[later].tolist())
    later = later[(page.kinds[later] != _PATH) | (told & (modes[:, 0] != 0))]
    over = _bounds(page.addresses[later].tolist())
    wide = (over[:, 2] - over[:, 0] >= _THIN) & (over[:, 3] - over[:, 1] >= _THIN)
    later, over = later[wide], over[wide]
    if not len(later):
        return set()
    near, rows = _around(place.box(*over.T), chars), drawn[drawn < later[-1]]
    places = rows[[address in near for address in page.addresses[rows].tolist()]]
    under = page.addresses[places].tolist()
    boxes = _bounds(under)
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    hit = numpy.zeros(len(under), bool)
    for number, (left, bottom, right, top) in zip(later, over, strict=True):
        across = (boxes[:, 0] < right - 1) & (boxes[:, 2] > left + 1)
        hit |= (places < number) & across & (bottom < middles) & (middles < top)
    return set(compress(under, hit))


def _around(boxes: tuple[Floats, Floats, Floats, Floats], chars: Chars) -> set[int]:
    """The objects that drew characters in or next to the part of the page that some boxes take up.

    Files that draw each letter by itself have thousands, and bullets beside them.
    """
    x0, top, x1, bottom = boxes
    across = (chars.x1 + chars.size > x0.min()) & (chars.x0 - chars.size < x1.max())
    down = (chars.bottom + chars.size > top.min()) & (chars.top - chars.size < bottom.max())
    return set(chars.owner[across & down].tolist())


def _clips(texts: Sequence[int]) -> list[int]:
    """The address of each text's clip: a part of the text, at the same place in all, so one tells all."""
    apart = int(calls.CLIP(texts[:1])[0]) - texts[0] if texts else 0
    return [text + apart for text in texts]


def _is_clipped(text: int, clip: int) -> bool:
    """Whether a clip may cut off what a text object draws."""
    left, bottom, right, top = _bounds([text])[0]
    for points in _paths(clip, int(calls.CLIP_PATHS([clip])[0])):
        if not len(points):
            return True
        (low, under), (high, over) = points.min(axis=0), points.max(axis=0)
        if not (low <= left + 1 and high >= right - 1 and under <= bottom + 1 and over >= top - 1):
            return True
        # a clip of another form than a rectangle may leave holes where the text stands
        if len(points) > 5:
            return True
    return False


def _paths(clip: int, count: int) -> Iterator[Floats]:
    """The points (x, y) of each path of a clip, a row each."""
    for number in range(count):
        segments = calls.CLIP_SEGMENTS(clip, number)
        told, points = calls.POINT([calls.CLIP_SEGMENT(clip, number, at) or 0 for at in range(segments)])
        yield points[told]


def cut(items: Sequence[int], edges: Floats) -> Floats:
    """The bounds of objects (left, bottom, right, top, a row each), as far as their clips let them draw.

    Browsers print a line below a heading as a large frame that is clipped to the line.
    """
    out = edges.copy()
    clips = calls.CLIP(items).tolist()
    for row, count in enumerate(calls.CLIP_PATHS(clips).tolist()):
        for points in _paths(clips[row], count):
            if len(points):
                out[row, :2] = numpy.maximum(out[row, :2], points.min(axis=0))
                out[row, 2:] = numpy.minimum(out[row, 2:], points.max(axis=0))
    return out


def _marked(every: Sequence[int]) -> tuple[set[int], list[tuple[str, frozenset[int]]]]:
    """Texts that belong to a layer, and words that the file says to stand for what texts draw."""
    layered: set[int] = set()
    spoken: dict[int, set[int]] = {}
    known: dict[int, tuple[bool, str]] = {}
    marks = calls.MARKS(every)
    for row in numpy.flatnonzero(marks > 0).tolist():
        text = every[row]
        for number in range(int(marks[row])):
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
