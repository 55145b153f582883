"""The parts of an Office file (a ZIP archive of XML), opened with distrust.

An archive can unpack to far more than it weighs, and XML can define entities that multiply or reach
for other files. Both are refused before anything is built from them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from gapcheck.errors import Unreadable

Element = ET.Element

_MOST_ENTRIES = 3000
_MOST_UNPACKED = 200_000_000
_MOST_PART = 30_000_000
"""Bytes: of all parts together as the archive declares them, and of one part of XML."""

_STEEPEST_RATIO, _FREE = 250, 1_000_000
"""No honest part packs better than this, beyond the first megabyte."""

_DEEPEST = 200
_DAMAGED = "The Word document is damaged. Ask for it again or save it anew."
_HOSTILE = "The Word document is built to overload whoever opens it. Ask for a PDF."


class Package:
    """An open archive. Raises Unreadable where it is damaged or meant to harm."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Unreadable(_DAMAGED) from None
        entries = self._archive.infolist()
        heavy = any(e.file_size > _FREE + _STEEPEST_RATIO * max(1, e.compress_size) for e in entries)
        if heavy or len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _MOST_UNPACKED:
            raise Unreadable(_HOSTILE)
        self._names = {entry.filename.lstrip("/").casefold(): entry for entry in entries}

    def part(self, name: str) -> Element | None:
        """The root of a part; None where there is no such part."""
        data = self._bytes(name)
        return None if data is None else _tree(data)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part ("" is the archive): id to kind (its last word) and target part."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        out = {}
        for item in root if root is not None else ():
            target = item.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = (item.get("Type") or "").rpartition("/")[2]
            if item.get("TargetMode") != "External":
                out[item.get("Id") or ""] = kind, posixpath.normpath(path)
        return out

    def _bytes(self, name: str) -> bytes | None:
        entry = self._names.get(name.casefold())
        if entry is None:
            return None
        if entry.file_size > _MOST_PART:
            raise Unreadable(_HOSTILE)
        try:
            with self._archive.open(entry) as part:
                # one byte more than declared: an archive that lies is not read on
                data = part.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError):
            raise Unreadable(_DAMAGED) from None
        if len(data) > entry.file_size:
            raise Unreadable(_HOSTILE)
        return data


def _tree(data: bytes) -> Element:
    """XML as a tree with plain names (no namespaces): Word's two dialects read alike."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unreadable(_HOSTILE)
        # not fully qualified, so that of two names alike the first one stays
        plain: dict[str, Any] = {}
        for name, value in given.items():
            plain.setdefault(name.rpartition("}")[2], value)
        builder.start(tag.rpartition("}")[2], plain)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition("}")[2])

    def refuse(*_: object) -> None:
        raise Unreadable(_HOSTILE)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    # a document of Word has no DTD; without one there is no entity to abuse
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError):
        raise Unreadable(_DAMAGED) from None
