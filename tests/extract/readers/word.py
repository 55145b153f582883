"""Word documents made in memory with python-docx. All people in them are invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gapcheck.extract import read
from gapcheck.records.document import Document
from gapcheck.settings import Limits

SPACES = nsdecls("w", "wp", "a") + (
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def made(fill: Callable[[Word], object]) -> bytes:
    """The bytes of a document that `fill` has written into."""
    word, into = docx.Document(), io.BytesIO()
    fill(word)
    word.save(into)
    return into.getvalue()


def opened(content: bytes) -> Document:
    return read(content, "made.docx", "0" * 64, Limits())


def texts(content: bytes) -> list[str]:
    return [line.text for line in opened(content).lines]


def xml(text: str) -> Any:
    """An element of Word's own XML; its prefixes are declared for it."""
    head, _, rest = text.partition(">")
    close = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {SPACES}{close}>{rest}")


def text_box(*rows: str) -> Any:
    """A run with a text box, in the two versions that Word writes."""
    inside = "".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in rows)
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    return xml(
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>'
        f"</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
