"""PDFs written out by hand, for what no library sets: masks, clips, layers, character maps."""

from __future__ import annotations

import zlib

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def raw_pdf(
    content: str, resources: str = "", objects: dict[int, bytes] | None = None, catalog: str = ""
) -> bytes:
    """One A4 page with a content stream, F1 being Helvetica; further objects are numbered from 6."""
    packed = zlib.compress(content.encode("latin-1"))
    parts = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            f"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>{resources}>>>>"
        ).encode(),
        4: stream(packed, "/Filter/FlateDecode"),
        5: _FONT,
        6: _FONT,
        **(objects or {}),
    }
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(parts.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(parts) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def stream(data: bytes, keys: str = "") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), keys.encode(), data)


def text(words: str, x: float = 60, y: float = 600, font: str = "F1", size: float = 12) -> str:
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"


def character_map(pairs: dict[int, str]) -> bytes:
    """A ToUnicode stream: codes to the text that they are said to stand for."""
    rows = "".join(f"<{code:02x}> <{said.encode('utf-16-be').hex()}>\n" for code, said in pairs.items())
    return stream(
        f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(pairs)} beginbfchar\n{rows}endbfchar\n"
        f"endcmap CMapName currentdict /CMap defineresource pop end end".encode()
    )
