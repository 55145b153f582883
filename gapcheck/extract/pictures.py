"""A CV's pages with what was understood of them: a coloured box and a name for each thing.

The colours keep apart for colour-blind eyes (Okabe and Ito), and no colour stands alone: every box
is named in the margin. Lines that nothing was made of are marked too, so that a gap shows.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from gapcheck.extract.readers import ocr, rendering
from gapcheck.records.document import Document, Line
from gapcheck.records.evidence import BBox, Evidence
from gapcheck.records.profile import Contact, Position, Profile, SkillUse

RGB = tuple[int, int, int]
_COLORS: dict[str, RGB] = {
    "section": (0, 0, 0),
    "position": (0, 114, 178),
    "statement": (86, 180, 233),
    "skills": (230, 159, 0),
    "education": (0, 158, 115),
    "certificate": (0, 158, 115),
    "language": (0, 158, 115),
    "contact": (204, 121, 167),
    "not used": (213, 94, 0),
}
_SCALE = 2.0
"""Pixels a point."""

_MARGIN, _STEP, _TEXT = 330, 15, 12
"""Pixels: width of the margin on either side, and height and size of a name in it."""

_LONGEST = 54
_DASHES = str.maketrans({"–": "-", "—": "-", "•": "*", "ß": "ss", "ø": "o", "ł": "l", "Ø": "O", "Ł": "L"})
_LISTS = ("skills", "languages", "certifications")
_ITEMS = (*_LISTS, "contact")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was understood: its kind, its name in the margin, and where it stands."""

    kind: str
    name: str
    page: int
    box: BBox


def draw(content: bytes, document: Document, profile: Profile) -> tuple[bytes, ...]:
    """A PNG of each page, in order."""
    found = list(marks(document, profile))
    return tuple(_png(content, document, page.number, found) for page in document.pages)


def marks(document: Document, profile: Profile) -> Iterator[Mark]:
    """All marks of a document; at the end a mark for each line that has no other."""
    found = [*_structure(document, profile), *_facts(profile), *_contact(document.lines, profile.contact)]
    yield from found
    taken = [(mark.page, mark.box) for mark in found]
    for line in document.lines:
        if not any(page == line.page and _covers(box, line.bbox) for page, box in taken):
            yield Mark("not used", "not used", line.page, line.bbox)


def _structure(document: Document, profile: Profile) -> Iterator[Mark]:
    """Headings, the headers of positions, and the statements."""
    by_number = {line.number: line for line in document.lines}
    for section in profile.sections:
        line = by_number.get(section.first_line)
        if section.heading and line is not None:
            yield Mark("section", f"section: {section.kind}", line.page, line.bbox)
    for number, position in enumerate(profile.positions, 1):
        yield _mark("position", f"position {number}: {_told(position)}", position.evidence)
    titles = {position.evidence for position in profile.positions}
    for statement in profile.statements:
        if statement.evidence not in titles and statement.section not in _ITEMS:
            where = statement.section if statement.position is None else f"position {statement.position + 1}"
            act = f", {statement.act}" if statement.act != "none" else ""
            yield _mark("statement", f"statement: {where}{act}", statement.evidence)


def _told(position: Position) -> str:
    dates = f"{position.start or '?'} to {position.end or '?'}"
    return f"{dates}, {position.title}, {position.employer or 'no employer'}"


def _facts(profile: Profile) -> Iterator[Mark]:
    for item in profile.education:
        yield _mark("education", f"education: {item.level}, {item.year or 'no year'}", item.evidence)
    for certificate in profile.certifications:
        yield _mark("certificate", f"certificate: {certificate.name}", certificate.evidence)
    for language in profile.languages:
        yield _mark("language", f"language: {language.name}", language.evidence)
    yield from _skills(profile.skills)


def _skills(uses: Iterable[SkillUse]) -> Iterator[Mark]:
    """Skills of lists, those of one line under one name; in jobs they stand in statements."""
    listed: dict[Evidence, list[str]] = {}
    for use in uses:
        for evidence in use.evidence:
            if evidence.position is None and evidence.section in _LISTS:
                listed.setdefault(evidence, []).append(use.name)
    lines: dict[int, list[str]] = {}
    for evidence, names in listed.items():
        lines.setdefault(evidence.line, []).extend(n for n in names if n not in lines.get(evidence.line, ()))
    for evidence in listed:
        yield _mark("skills", f"skills: {', '.join(lines[evidence.line])}", evidence)


def _contact(lines: Iterable[Line], contact: Contact) -> Iterator[Mark]:
    """The lines that hold the contact data, where each stands first."""
    wanted = [("name", contact.name), ("place", contact.location)]
    wanted += [("e-mail", text) for text in contact.emails] + [("phone", text) for text in contact.phones]
    wanted += [("link", text) for text in contact.links]
    known = list(lines)
    for what, text in wanted:
        folded = (text or "").casefold()
        line = next((line for line in known if folded and folded in line.text.casefold()), None)
        if line is not None:
            yield Mark("contact", f"contact: {what}", line.page, line.bbox)


def _mark(kind: str, name: str, evidence: Evidence) -> Mark:
    return Mark(kind, name, evidence.page, evidence.bbox)


def _covers(box: BBox, line: BBox) -> bool:
    """Whether a box covers the middle of a line, or starts inside it."""
    down = (line[1] + line[3]) / 2
    return box[1] - 1 <= down <= box[3] + 1 and box[0] < line[2] and box[2] > line[0]


def _png(content: bytes, document: Document, number: int, found: Iterable[Mark]) -> bytes:
    picture, scale = _picture(content, document, number)
    canvas = Image.new("RGB", (picture.width + 2 * _MARGIN, picture.height), (255, 255, 255))
    canvas.paste(picture, (_MARGIN, 0))
    own = sorted({m for m in found if m.page == number}, key=lambda m: (m.box[1], m.box[0], m.kind, m.name))
    pen, font = ImageDraw.Draw(canvas, "RGBA"), ImageFont.load_default(_TEXT)
    # where the next name fits, on the left and on the right
    free = {True: 0.0, False: 0.0}
    named: set[tuple[bool, str]] = set()
    for mark in own:
        x0, top, x1, bottom = (edge * scale for edge in mark.box)
        color, left = _COLORS[mark.kind], x0 + x1 < 0.9 * picture.width
        outline = 3 if mark.kind in ("section", "position") else 1
        pen.rectangle((_MARGIN + x0 - 2, top - 1, _MARGIN + x1 + 2, bottom + 1), (*color, 24), color, outline)
        if (left, mark.name) in named and mark.kind == "skills":
            continue
        named.add((left, mark.name))
        y = max(top, free[left])
        free[left] = y + _STEP
        start = 4.0 if left else float(canvas.width - _MARGIN + 8)
        edge = (_MARGIN - 6.0, _MARGIN + x0 - 2) if left else (start - 3, _MARGIN + x1 + 2)
        pen.line((edge[0], y + _STEP / 2, edge[1], (top + bottom) / 2), (*color, 120), 1)
        pen.rectangle((start, y + 3, start + 8, y + 11), color)
        name = mark.name if len(mark.name) <= _LONGEST else mark.name[: _LONGEST - 1] + "…"
        pen.text((start + 12, y), _drawable(name), (0, 0, 0), font)
    return _bytes(canvas)


def _picture(content: bytes, document: Document, number: int) -> tuple[Image.Image, float]:
    """The page that the boxes stand on, and its pixels a point."""
    if document.reader == "docx":
        return _sheet(document, number), _SCALE
    shown = ocr.picture if document.reader == "ocr" else rendering.page
    return shown(content, number, _SCALE)


def _sheet(document: Document, number: int) -> Image.Image:
    """The sheet that a Word document was set on, since Word keeps no pages."""
    page = document.pages[number - 1]
    size = (max(1, int(page.width * _SCALE)), max(1, int(page.height * _SCALE)))
    image = Image.new("RGB", (min(size[0], 8000), min(size[1], 12000)), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    for line in document.lines:
        for word in line.words if line.page == number else ():
            font = ImageFont.load_default(max(4.0, 0.8 * word.size * _SCALE))
            pen.text((word.x0 * _SCALE, word.top * _SCALE), _drawable(word.text), (60, 60, 60), font)
    return image


def _drawable(text: str) -> str:
    """The text in the letters that Pillow's own font has: accents go, other signs become "?"."""
    plain = unicodedata.normalize("NFKD", text.translate(_DASHES))
    kept = (sign for sign in plain if not unicodedata.combining(sign))
    return "".join(sign if sign.isascii() else "?" for sign in kept)


def _bytes(image: Image.Image) -> bytes:
    into = io.BytesIO()
    image.save(into, "PNG")
    return into.getvalue()
