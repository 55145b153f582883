"""What kind of file it is, by its first bytes: names lie, and many CVs come without one."""

from __future__ import annotations

from typing import Literal

from gapcheck.errors import Unreadable

Kind = Literal["pdf", "docx"]

_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def kind(content: bytes) -> Kind:
    """The kind of a file that can be read. Raises Unreadable with what to do for every other."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_ARCHIVE):
        if b"opendocument" in content[:200]:
            raise Unreadable("It is an OpenDocument file (.odt). Save it as PDF or as .docx.")
        return "docx"
    if content.startswith(_OLD_OFFICE):
        if _PROTECTED in content:
            raise Unreadable(
                "The Word document is protected by a password. Save a copy without the password."
            )
        raise Unreadable("It is an old Word document (.doc). Save it as PDF or as .docx.")
    if content.startswith(b"{\\rtf"):
        raise Unreadable("It is a rich text file (.rtf). Save it as PDF or as .docx.")
    if content.startswith(_PICTURES):
        raise Unreadable("It is a picture. Ask for a PDF with text or a Word document (.docx).")
    raise Unreadable("It is neither a PDF nor a Word document (.docx). Save it as PDF.")
