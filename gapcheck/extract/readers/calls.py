"""PDFium's functions that are called for every character, at half the cost of a call.

They take and give plain addresses instead of pointer objects; a CV has thousands of characters.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as api


def fast(function: Any, answer: Any, *arguments: Any) -> Any:
    """A PDFium function that takes and gives plain addresses: half the cost of a call, a million calls."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(answer, *arguments)(address)


_P, _I = ctypes.c_void_p, ctypes.c_int
CODE = fast(api.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
MADE_UP = fast(api.FPDFText_IsGenerated, _I, _P, _I)
BOX = fast(api.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
ORIGIN = fast(api.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
DRAWN_BY = fast(api.FPDFText_GetTextObject, _P, _P, _I)
MATRIX = fast(api.FPDFText_GetMatrix, _I, _P, _I, _P)
SIZE = fast(api.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
FONT = fast(api.FPDFTextObj_GetFont, _P, _P)
MODE = fast(api.FPDFTextObj_GetTextRenderMode, _I, _P)
FILL = fast(api.FPDFText_GetFillColor, _I, _P, _I, _P, _P, _P, _P)
OBJECT = fast(api.FPDFPage_GetObject, _P, _P, _I)
OBJECT_TYPE = fast(api.FPDFPageObj_GetType, _I, _P)
OBJECT_MATRIX = fast(api.FPDFPageObj_GetMatrix, _I, _P, _P)
DRAW_MODE = fast(api.FPDFPath_GetDrawMode, _I, _P, _P, _P)
BOUNDS = fast(api.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
PATH_FILL = fast(api.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
OBJECT_SIZE = fast(api.FPDFTextObj_GetFontSize, _I, _P, _P)
SEE_THROUGH = fast(api.FPDFPageObj_HasTransparency, _I, _P)
FORM_COUNT = fast(api.FPDFFormObj_CountObjects, _I, _P)
FORM_OBJECT = fast(api.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
CLIP = fast(api.FPDFPageObj_GetClipPath, _P, _P)
CLIP_PATHS = fast(api.FPDFClipPath_CountPaths, _I, _P)
CLIP_SEGMENTS = fast(api.FPDFClipPath_CountPathSegments, _I, _P, _I)
CLIP_SEGMENT = fast(api.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
POINT = fast(api.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
SEGMENT_TYPE = fast(api.FPDFPathSegment_GetType, _I, _P)
MARKS = fast(api.FPDFPageObj_CountMarks, _I, _P)
MARK = fast(api.FPDFPageObj_GetMark, _P, _P, ctypes.c_ulong)
MARK_NAME = fast(api.FPDFPageObjMark_GetName, _I, _P, _P, ctypes.c_ulong, _P)
MARK_TEXT = fast(api.FPDFPageObjMark_GetParamStringValue, _I, _P, _P, _P, ctypes.c_ulong, _P)
GLYPH = fast(api.FPDFFont_GetGlyphPath, _P, _P, ctypes.c_uint, ctypes.c_float)
GLYPH_SEGMENTS = fast(api.FPDFGlyphPath_CountGlyphSegments, _I, _P)
GLYPH_SEGMENT = fast(api.FPDFGlyphPath_GetGlyphPathSegment, _P, _P, _I)
SET_ACTIVE = fast(api.FPDFPageObj_SetIsActive, _I, _P, _I)
