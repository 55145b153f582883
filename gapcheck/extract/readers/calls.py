"""PDFium's functions that are called for every character or object, at a fraction of the cost of a call.

A CV has thousands of characters, so one question is put for all of them without a step of Python
between two calls, and the pointers that PDFium writes its answers to are made once a process. The
interpreter's lock is kept over a call: PDFium is for one thread, and each call is short.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as api
from numpy.typing import NDArray

_ROWS = 1024
"""Answers that are taken in one go."""

_ADDRESS, _INT = ctypes.c_size_t, ctypes.c_int


def address(handle: Any) -> int:
    """Where a PDFium object lies (its address, or the binding's object); 0 for none."""
    if isinstance(handle, int):
        return handle
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class Number:
    """A function that gives one number to an index (of a page or its text) or, `of_object`, an address."""

    def __init__(self, function: Any, answer: Any, *, of_object: bool = False) -> None:
        # ctypes takes untyped arguments faster; only an address is too long for that
        arguments = (ctypes.c_void_p,) if of_object else ()
        self._call = ctypes.PYFUNCTYPE(answer, *arguments)(address(function))
        self._dtype = np.float64 if answer is ctypes.c_double else np.int64

    def __call__(self, asked: Sequence[int], handle: Any = None) -> NDArray[Any]:
        """The number for each of `asked`; `handle` is the page or text that indices are of."""
        return np.fromiter(map(self._call, *_handle(handle), asked), self._dtype, len(asked))


class Row:
    """A function that writes several numbers; `pointers`: to the whole row (1) or to each number."""

    def __init__(
        self, function: Any, dtype: str, width: int, pointers: int = 1, *, of_object: bool = False
    ) -> None:
        # pointers need no type; with one for each of four, a call takes more than twice as long
        arguments = (ctypes.c_void_p,) if of_object else ()
        self._call = ctypes.PYFUNCTYPE(_INT, *arguments)(address(function))
        row = np.dtype(dtype).itemsize * width
        memory = (ctypes.c_char * (row * _ROWS))()
        self._numbers: NDArray[Any] = np.frombuffer(memoryview(memory), dtype).reshape(_ROWS, width)
        self._into = [
            [ctypes.byref(memory, row * number + row * part // pointers) for number in range(_ROWS)]
            for part in range(pointers)
        ]

    def __call__(self, asked: Sequence[int], handle: Any = None) -> tuple[NDArray[np.bool_], NDArray[Any]]:
        """Whether each of `asked` is answered, and the answers, a row each (zeros where there is none)."""
        told = np.zeros(len(asked), np.bool_)
        out = np.zeros((len(asked), self._numbers.shape[1]), self._numbers.dtype)
        for start in range(0, len(asked), _ROWS):
            some = asked[start : start + _ROWS]
            self._numbers[:] = 0
            answers = map(self._call, *_handle(handle), some, *self._into)
            told[start : start + _ROWS] = np.fromiter(answers, np.bool_, len(some))
            out[start : start + _ROWS] = self._numbers[: len(some)]
        return told, out.astype(np.float64 if out.dtype.kind == "f" else np.int64)


def fast(function: Any, answer: Any, *arguments: Any) -> Any:
    """A function that takes and gives plain addresses, for a single call."""
    return ctypes.PYFUNCTYPE(answer, *arguments)(address(function))


def _handle(handle: Any) -> tuple[repeat[Any], ...]:
    """An address as a call takes it, made once and not at each call."""
    return () if handle is None else (repeat(ctypes.c_void_p.from_param(address(handle))),)


CODE = Number(api.FPDFText_GetUnicode, ctypes.c_uint)
MADE_UP = Number(api.FPDFText_IsGenerated, _INT)
DRAWN_BY = Number(api.FPDFText_GetTextObject, _ADDRESS)
SIZE = Number(api.FPDFText_GetFontSize, ctypes.c_double)
BOX = Row(api.FPDFText_GetLooseCharBox, "f4", 4)
ORIGIN = Row(api.FPDFText_GetCharOrigin, "f8", 2, 2)
MATRIX = Row(api.FPDFText_GetMatrix, "f4", 6)
FILL = Row(api.FPDFText_GetFillColor, "u4", 4, 4)

OBJECT = Number(api.FPDFPage_GetObject, _ADDRESS)
KIND = Number(api.FPDFPageObj_GetType, _INT, of_object=True)
FONT = Number(api.FPDFTextObj_GetFont, _ADDRESS, of_object=True)
MODE = Number(api.FPDFTextObj_GetTextRenderMode, _INT, of_object=True)
OBJECT_MATRIX = Row(api.FPDFPageObj_GetMatrix, "f4", 6, of_object=True)
OBJECT_SIZE = Row(api.FPDFTextObj_GetFontSize, "f4", 1, of_object=True)
BOUNDS = Row(api.FPDFPageObj_GetBounds, "f4", 4, 4, of_object=True)
OBJECT_FILL = Row(api.FPDFPageObj_GetFillColor, "u4", 4, 4, of_object=True)
DRAW_MODE = Row(api.FPDFPath_GetDrawMode, "i4", 2, 2, of_object=True)
SEE_THROUGH = Number(api.FPDFPageObj_HasTransparency, _INT, of_object=True)
CLIP = Number(api.FPDFPageObj_GetClipPath, _ADDRESS, of_object=True)
CLIP_PATHS = Number(api.FPDFClipPath_CountPaths, _INT, of_object=True)
POINT = Row(api.FPDFPathSegment_GetPoint, "f4", 2, 2, of_object=True)
SEGMENT_TYPE = Number(api.FPDFPathSegment_GetType, _INT, of_object=True)
MARKS = Number(api.FPDFPageObj_CountMarks, _INT, of_object=True)

_P, _I, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
TEXT = fast(api.FPDFText_GetText, _I, _P, _I, _I, _P)
FORM_COUNT = fast(api.FPDFFormObj_CountObjects, _I, _P)
FORM_OBJECT = fast(api.FPDFFormObj_GetObject, _P, _P, _LONG)
CLIP_SEGMENTS = fast(api.FPDFClipPath_CountPathSegments, _I, _P, _I)
CLIP_SEGMENT = fast(api.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
MARK = fast(api.FPDFPageObj_GetMark, _P, _P, _LONG)
MARK_NAME = fast(api.FPDFPageObjMark_GetName, _I, _P, _P, _LONG, _P)
MARK_TEXT = fast(api.FPDFPageObjMark_GetParamStringValue, _I, _P, _P, _P, _LONG, _P)
GLYPH = fast(api.FPDFFont_GetGlyphPath, _P, _P, ctypes.c_uint, ctypes.c_float)
GLYPH_SEGMENT = fast(api.FPDFGlyphPath_GetGlyphPathSegment, _P, _P, _I)
GLYPH_SEGMENTS = fast(api.FPDFGlyphPath_CountGlyphSegments, _I, _P)
SET_ACTIVE = fast(api.FPDFPageObj_SetIsActive, _I, _P, _I)
