"""Three ways in which a CV arrives unreadable: as a picture, cut off, or behind a password."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 130
SEED = 20261101


def spoil(pdf: bytes, how: str) -> bytes:
    """The file as it arrives: `how` is "scan", "damaged", "locked" (done while setting) or ""."""
    if how == "scan":
        return scanned(pdf)
    return damaged(pdf) if how == "damaged" else pdf


def damaged(pdf: bytes) -> bytes:
    """The first quarter of the file, as a broken upload leaves it: no page tree, no trailer."""
    return pdf[: len(pdf) // 4]


def scanned(pdf: bytes) -> bytes:
    """Every page as a grey, slightly turned, noisy picture, and no text at all."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle("Scan")
    for page in _pictures(pdf):
        jpeg = io.BytesIO()
        page.save(jpeg, "JPEG", quality=45)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pictures(pdf: bytes) -> Iterator[Image.Image]:
    chance = random.Random(SEED)
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=DPI / 72).to_pil().convert("L")
        turned = picture.rotate(chance.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=250)
        noise = Image.frombytes("L", turned.size, chance.randbytes(turned.width * turned.height))
        yield Image.blend(turned, noise, 0.06)
    document.close()
