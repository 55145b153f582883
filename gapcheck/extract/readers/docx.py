"""Word documents (DOCX), with nothing but the standard library.

A DOCX is a ZIP archive of XML. python-docx was looked at: its documents leave out content controls,
text boxes and inserted text, so the XML has to be walked all the same.
"""

from __future__ import annotations

from gapcheck.errors import Unreadable
from gapcheck.extract import caps, layout
from gapcheck.extract.readers.office import Element, Package
from gapcheck.extract.readers.typesetting import Setter
from gapcheck.extract.readers.wordbody import Reader, texts
from gapcheck.extract.readers.wordstyles import Styles
from gapcheck.records.document import Document, Page

_MARGIN = 72.0
_LONGEST = 200_000
"""Signs of text; a CV has some thousands."""


def read(content: bytes, file: str, sha256: str, most_pages: int, count_hidden: bool = False) -> Document:
    """A Word document as a Document; its pages and boxes are those of `typesetting`.

    Raises Unreadable where it is damaged, hostile, too long or empty.
    """
    package = Package(content)
    name = next((path for kind, path in package.related("").values() if kind == "officeDocument"), "")
    root = package.part(name) if name else None
    body = root.find("body") if root is not None else None
    if body is None:
        raise Unreadable("It is an Office file, but not a Word document. Save the CV as PDF.")
    setter = _set(package, name, body, count_hidden)
    pages = setter.pages()
    count = max((number for number, _ in pages), default=0)
    if count > most_pages:
        raise Unreadable(f"It has {count} pages, more than {most_pages}. Split it or leave the annex out.")
    pages, doubts = caps.capped(pages)
    lines = layout.lines(pages)
    if not lines:
        raise Unreadable("It shows no words that a reader could see. Ask for a document with visible text.")
    sizes = (
        Page(
            number,
            round(max((w.x1 for n, words in pages if n == number for w in words), default=0.0) + _MARGIN, 2),
            round(
                max((w.bottom for n, words in pages if n == number for w in words), default=0.0) + _MARGIN, 2
            ),
        )
        for number in range(1, count + 1)
    )
    return Document(file, sha256, "docx", tuple(sizes), lines, tuple(setter.hidden), doubts, count_hidden)


def _set(package: Package, name: str, body: Element, count_hidden: bool) -> Setter:
    """The whole document set: letterhead, text, footer."""
    related = package.related(name)
    by_kind = dict(related.values())
    reader = Reader(Styles(package.part(by_kind["styles"]) if "styles" in by_kind else None))
    blocks = tuple(reader.blocks(body))
    if sum(map(len, texts(blocks))) > _LONGEST:
        raise Unreadable("It holds far more text than a CV. Leave the annex out.")
    setter, seen = Setter(count_hidden=count_hidden), set()
    for kind in ("header", "footer"):
        if kind == "footer":
            setter.set(blocks)
        for path in _referenced(body, related, kind):
            part = package.part(path)
            own = tuple(reader.blocks(part)) if part is not None else ()
            # first, odd and even pages often repeat one text
            text = "\n".join(texts(own))
            if text in seen:
                continue
            seen.add(text)
            if kind == "header":
                setter.set(own)
            else:
                setter.aside(own, at_end=True)
    return setter


def _referenced(body: Element, related: dict[str, tuple[str, str]], kind: str) -> list[str]:
    """The parts that the document's sections show as header or footer, in order."""
    ids = (item.get("id") or "" for item in body.iter(f"{kind}Reference"))
    paths = (related[i][1] for i in ids if i in related and related[i][0] == kind)
    return list(dict.fromkeys(paths))
