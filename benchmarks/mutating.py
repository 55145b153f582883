"""Damage to CV files, seeded: the same seed gives the same mutants. PDFs and Word documents."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence

Mutation = Callable[[bytes, random.Random], bytes]

_NUMBERS = (b"0", b"-1", b"1e38", b"-99999999", b"99999999999999999999", b"0.0000001", b"NaN", b"2147483648")
_NAMES = (
    b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/DCTDecode", b"/Type0",
    b"/Type3", b"/TrueType", b"/Kids", b"/Parent", b"/Pages", b"/Page", b"/Contents", b"/Length",
    b"/Widths", b"/Encoding", b"/ToUnicode", b"/Identity-H", b"/WinAnsiEncoding", b"/XObject", b"/Form",
    b"/Nothing",
)  # fmt: skip
_OPERATORS = (
    b"q", b"Q", b"BT", b"ET", b"Tf", b"Td", b"Tj", b"TJ", b"Tm", b"Do", b"re", b"f", b"W n", b"cm", b"gs",
    b"3 Tr", b"BI", b"BDC", b"EMC", b"rg", b"0 Tf", b"1e9 Tf", b"Tz",
)  # fmt: skip
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_HEADERS = (
    b"",
    b"%PDF-9.9\n",
    b"<html>",
    b"PK\x03\x04",
    b"%!PS\n",
    b"\x89PNG\r\n\x1a\n",
    b"\0" * 2000,
    b"%PDF-",
)


def mutant(seeds: Sequence[bytes], number: int, seed: int) -> bytes:
    """One damaged file: one to four kinds of damage on one of the seeds."""
    chance = random.Random(f"{seed} {number}")
    content = chance.choice(seeds)
    kinds = _DOCX if content.startswith(b"PK") else _PDF
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(kinds)(content, chance)
        if chance.random() < 0.1:
            content = splice(content, chance.choice(seeds), chance)
    return content


def splice(one: bytes, other: bytes, chance: random.Random) -> bytes:
    """The start of one file and the end of another."""
    return one[: _at(one, chance)] + other[_at(other, chance) :]


def _at(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _flip(content: bytes, chance: random.Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.choice((1, 4, 16, 64)) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _cut(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    return content[:at] if chance.random() < 0.7 else content[at:]


def _drop(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    return content[:at] + content[at + chance.choice((1, 10, 100, 1000)) :]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    return content[:at] + content[at : at + chance.choice((10, 300))] * chance.choice((2, 50)) + content[at:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = _at(content, chance)
    deep = chance.choice((b"[", b"<<", b"(", b"<</A ", b"q ", b"\0", chance.randbytes(7)))
    return content[:at] + deep * chance.choice((1, 20, 3000)) + content[at:]


def _header(content: bytes, chance: random.Random) -> bytes:
    return chance.choice(_HEADERS) + content[chance.choice((0, 0, 5, 9)) :]


def _replaced(pattern: bytes, values: Sequence[bytes]) -> Mutation:
    """Damage that puts another value in the place of one to five of those that match."""

    def mutate(content: bytes, chance: random.Random) -> bytes:
        found = list(re.finditer(pattern, content))
        for match in sorted(
            chance.sample(found, min(len(found), chance.randint(1, 5))), key=_start, reverse=True
        ):
            content = content[: match.start()] + chance.choice(values) + content[match.end() :]
        return content

    return mutate


def _start(match: re.Match[bytes]) -> int:
    return match.start()


def _references(content: bytes, chance: random.Random) -> bytes:
    """References that point at other objects, themselves included."""
    found = re.findall(rb"\d+ 0 R", content) or [b"1 0 R"]
    return _replaced(rb"\d+ 0 R", (*found[:20], b"99999 0 R", b"0 65535 R"))(content, chance)


def _stream(content: bytes, chance: random.Random) -> bytes:
    """A stream unpacked, damaged inside and packed again, its length as it was or mended."""
    found = list(_STREAM.finditer(content))
    if not found:
        return content
    match = chance.choice(found)
    try:
        inside = zlib.decompress(match.group(1))
    except zlib.error:
        inside = match.group(1)
    for _ in range(chance.randint(1, 6)):
        inside = chance.choice((_operator, _NUMBER, _flip, _drop, _repeat, _insert))(inside, chance)
    packed = zlib.compress(inside[:2_000_000])
    return content[: match.start(1)] + packed + content[match.end(1) :]


def _archive(content: bytes, chance: random.Random) -> bytes:
    """A Word document unpacked, one of its parts damaged, and packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError):
        return _flip(content, chance)
    if not parts:
        return content
    name = chance.choice(sorted(parts))
    parts[name] = chance.choice((_TAG, _flip, _drop, _cut, _nest, _entities, _NUMBER))(parts[name], chance)
    if chance.random() < 0.1:
        parts.pop(chance.choice(sorted(parts)))
    into = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for part, data in parts.items():
            # a part without a date of its own: the same seed gives the same bytes, whatever the clock says
            archive.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
            if chance.random() < 0.05:
                archive.writestr(zipfile.ZipInfo(part), data[:100], zipfile.ZIP_DEFLATED)
    return into.getvalue()


def _nest(content: bytes, chance: random.Random) -> bytes:
    depth = chance.choice((10, 300, 20_000))
    tag = chance.choice((b"w:tbl", b"w:p", b"w:sdt", b"w:r", b"x"))
    return content.replace(b"<w:p>", b"<%s>" % tag * depth + b"<w:p>", 1)


def _entities(content: bytes, chance: random.Random) -> bytes:
    grown = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9))
    return content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a0 "rail">' + grown + b"]>", 1)


_NUMBER = _replaced(rb"-?\d+(?:\.\d+)?", _NUMBERS)
_operator = _replaced(rb"\b(?:q|Q|BT|ET|T[fdjJmLc*]|Do|re|f|cm|rg|W|n)\b", _OPERATORS)
_TAG = _replaced(rb"</?w:[a-zA-Z]+", (b"<w:p", b"</w:p", b"<w:tbl", b"<w:t", b"</w:t", b"<w:vanish/", b"<"))
_ANY: tuple[Mutation, ...] = (_flip, _cut, _drop, _repeat, _insert, _header)
_PDF: tuple[Mutation, ...] = (
    *_ANY, _NUMBER, _NUMBER, _replaced(rb"/[A-Z][A-Za-z0-9]+", _NAMES), _references, _references,
    _stream, _stream, _stream,
    _replaced(rb"endobj|endstream|stream|xref|trailer|startxref|obj", (b"", b"endobj", b"stream")),
)  # fmt: skip
_DOCX: tuple[Mutation, ...] = (*_ANY, *(_archive,) * 8)
