"""Letters that a file sets closer than their font says.

Printers squeeze letters, so boxes overlap and spaces between words all but vanish. How far a glyph's
next neighbour usually starts is learned from the file itself, the rest follows its font.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from gapcheck.extract.readers.characters import Floats, Marks, RawPage, Whole, signs

_SEEN_OFTEN = 4
_PARTS = 8
"""The step is the first of so many quantiles: a low one, since the wide steps are those with a space."""

_FONT = 32
"""Bits of a key that are left to the glyph."""


def tighten(pages: Sequence[RawPage]) -> None:
    """Cut each character's box to the advance that this file really uses."""
    if not _squeezed(pages):
        return
    keys = _keys(pages)
    found = [_steps(page, own) for page, own in zip(pages, keys, strict=True)]
    glyphs, shares = _learned(*(np.concatenate(column) for column in zip(*found, strict=True)))
    fonts = (glyphs >> _FONT).tolist()
    by_font: dict[int, list[float]] = {font: [] for font in fonts}
    for font, share in zip(fonts, shares.tolist(), strict=True):
        by_font[font].append(share)
    usual = {font: median(own) for font, own in by_font.items()}
    for page, own in zip(pages, keys, strict=True):
        _cut(page, own, glyphs, shares, usual)


def _cut(page: RawPage, keys: Whole, glyphs: Whole, shares: Floats, usual: dict[int, float]) -> None:
    share = np.ones(len(keys))
    for font, own in usual.items():
        share[keys >> _FONT == font] = own
    if len(glyphs):
        at = np.minimum(np.searchsorted(glyphs, keys), len(glyphs) - 1)
        share = np.where(glyphs[at] == keys, shares[at], share)
    chars = page.chars
    chars.x1[:] = chars.x0 + (chars.x1 - chars.x0) * np.minimum(1.0, np.maximum(0.4, share))


def _keys(pages: Sequence[RawPage]) -> list[Whole]:
    """One number for each character's font and sign."""
    names: dict[str, int] = {}
    out = []
    for page in pages:
        chars = page.chars
        numbers = np.array([names.setdefault(name, len(names)) for name in chars.fontnames], np.int64)
        text = chars.text if isinstance(chars.text, str) else "".join(text[:1] or " " for text in chars.text)
        out.append(numbers[chars.font] << _FONT | signs(text))
    return out


def _neighbours(page: RawPage) -> tuple[Marks, Floats, Floats]:
    """Which characters have the next one on their line; the steps to it, and the characters' sizes."""
    chars = page.chars
    size = chars.size[:-1]
    level = np.abs(chars.top[:-1] - chars.top[1:]) < 0.2 * size
    return level, chars.x0[1:] - chars.x0[:-1], size


def _steps(page: RawPage, keys: Whole) -> tuple[Whole, Floats]:
    """Glyph and step to its neighbour, as a share of its width, for all that have one."""
    level, step, size = _neighbours(page)
    near = level & (step > 0) & (step < 2 * size)
    width = (page.chars.x1 - page.chars.x0)[:-1][near]
    return keys[:-1][near], step[near] / np.maximum(width, 0.1)


def _learned(keys: Whole, shares: Floats) -> tuple[Whole, Floats]:
    """The glyphs seen often enough, in order, and the low quantile of each one's steps."""
    order = np.lexsort((shares, keys))
    keys, shares = keys[order], shares[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    count = np.diff(first, append=len(keys))
    often = count >= _SEEN_OFTEN
    first, count = first[often], count[often]
    glyphs = keys[first]
    # the same as statistics.quantiles(n=8)[0], for all glyphs at once
    below = np.clip((count + 1) // _PARTS, 1, count - 1)
    rest = count + 1 - below * _PARTS
    one, other = shares[first + below - 1], shares[first + below]
    return glyphs, (one * (_PARTS - rest) + other * rest) / _PARTS


def _squeezed(pages: Sequence[RawPage]) -> bool:
    """Whether neighbours overlap more often than kerning alone would make them."""
    neighbours = overlapping = 0
    for page in pages:
        level, step, size = _neighbours(page)
        x0, x1 = page.chars.x0[1:], page.chars.x1[:-1]
        near = level & (step > 0) & (x0 < x1 + size)
        neighbours += int(near.sum())
        overlapping += int((near & (x0 < x1 - 0.02 * size)).sum())
    return overlapping > 0.3 * neighbours
