"""Files made to break who reads them, one of each kind: broken, endless, absurd, hiding. Written by hand."""

from __future__ import annotations

import zlib

from tests.extract.raw import character_map, raw_pdf, stream, text

_PLAIN = raw_pdf(text("Ada Example, engineer"))
_HUGE = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"


def made() -> dict[str, bytes]:
    """Name (letters only) to content."""
    return {**_broken(), **_endless(), **_absurd(), **_hiding()}


def _broken() -> dict[str, bytes]:
    return {
        "empty": b"",
        "header": b"%PDF-1.7\n",
        "half": _PLAIN[: len(_PLAIN) // 2],
        "tailless": _PLAIN[:-40],
        "nulls": b"\0" * 1_000_000,
        "web": b"<!DOCTYPE html><title>CV</title><p>Ada Example",
        "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
        "archive": b"PK\x03\x04" + b"\0" * 200,
        "junk": b"x" * 900 + _PLAIN,
        "pageless": _with(2, b"<</Type/Pages/Kids[]/Count 0>>"),
        "contentless": _with(3, _HUGE.replace(b"/Contents 4 0 R", b"") % b"0 0 595 842"),
    }


def _endless() -> dict[str, bytes]:
    zeros = zlib.compress(b"0 " * 50_000_000, 9)
    laugh = "".join(f"/X{n} Do " for n in range(7, 17))
    forms = {
        n: stream(f"/X{n + 1} Do /X{n + 1} Do ".encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                  f"/Resources<</XObject<</X{n + 1} {n + 1} 0 R>>>>") for n in range(7, 37)
    }  # fmt: skip
    all_forms = "/XObject<<" + "".join(f"/X{n} {n} 0 R" for n in range(7, 38)) + ">>"
    self_form = {
        7: stream(b"/X7 Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X7 7 0 R>>>>")
    }
    return {
        "bomb": _with(4, stream(zeros, "/Filter/FlateDecode")),
        "bombs": _with(4, stream(zlib.compress(zeros, 9), "/Filter[/FlateDecode/FlateDecode]")),
        "laughs": raw_pdf(laugh, all_forms, forms),
        "loop": raw_pdf("/X7 Do", "/XObject<</X7 7 0 R>>", self_form),
        "tree": _with(2, b"<</Type/Pages/Kids[2 0 R]/Count 1000000>>"),
        "nested": _with(6, b"[" * 100_000 + b"]" * 100_000),
        "deep": _with(6, b"<</A" * 50_000 + b">>" * 50_000),
        "parentheses": raw_pdf(text("(" * 300_000)),
        "number": raw_pdf(text("words") + "9" * 3_000_000 + " w\n"),
        "stacked": raw_pdf("q " * 300_000 + text("words")),
        "length": _with(4, b"<</Length 4 0 R>>stream\nBT ET\nendstream"),
        "line": raw_pdf("".join(text(f"w{n}", n % 500, 600) for n in range(20_000))),
    }


def _absurd() -> dict[str, bytes]:
    boxes = {"vast": b"0 0 1e38 1e38", "inside": b"595 842 0 0", "point": b"0 0 0 0", "nan": b"0 0 nan inf"}
    return {
        **{name: _with(3, _HUGE % box) for name, box in boxes.items()},
        "letters": raw_pdf(text("words", size=1e30)),
        "turned": _with(3, _HUGE.replace(b"/Contents", b"/Rotate 37/UserUnit 1e9/Contents") % b"0 0 595 842"),
    }


def _hiding() -> dict[str, bytes]:
    """What a person does not see; a lie about what letters mean."""
    own = text("Ada Example, engineer", y=700)
    said = {1 + n: "kubernetes"[n % 10] for n in range(200)}
    return {
        "unseen": raw_pdf(own + "3 Tr " + text("kubernetes terraform")),
        "white": raw_pdf(own + "1 g " + text("kubernetes terraform")),
        "tiny": raw_pdf(own + text("kubernetes terraform", size=0.1)),
        "lying": raw_pdf(
            own + text("words", font="F2"), "", {
                6: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>", 7: character_map(said)
            },
        ),
    }  # fmt: skip


def _with(number: int, body: bytes) -> bytes:
    return raw_pdf(text("Ada Example, engineer"), objects={number: body})
