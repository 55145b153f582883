from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image, ImageChops

from gapcheck.extract import pictures, read
from gapcheck.extract.readers import rendering
from gapcheck.records.document import Document
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import (
    Contact,
    Education,
    Position,
    Profile,
    Quality,
    Section,
    SkillUse,
    Statement,
)
from gapcheck.settings import Limits
from tests.extract.pages import one_column
from tests.extract.readers.word import made

ROWS = [
    "Ines Halloran-Voss",
    "ines@example.org",
    "# Experience",
    "** Head of Technology, Merrow Ferries, 2019 - Present",
    "- Led 42 engineers at three sites",
    "# Skills",
    "Python, Kubernetes",
    "# Education",
    "BSc Computing, Ellery University, 2009",
    "Nobody knows what this line is for",
]
CONTENT = one_column(ROWS)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(CONTENT, "made.pdf", "0" * 64, Limits())


def understood(document: Document) -> Profile:
    """What a careful reader would make of the rows."""
    lines = document.lines

    def words(number: int, section: str = "", position: int | None = None) -> Evidence:
        line = lines[number]
        return Evidence(line.text, line.page, line.number, line.bbox, section, position)

    held = Position("Head of Technology", "Merrow Ferries", "2019", "present", True, None, words(3))
    skills = [
        SkillUse(name, name.lower(), (name,), None, None, ("skills",), (words(6, "skills"),))
        for name in ("Python", "Kubernetes")
    ]
    return Profile(
        file="made.pdf",
        sha256="0" * 64,
        contact=Contact("Ines Halloran-Voss", ("ines@example.org",)),
        positions=(held,),
        education=(Education("BSc", "bachelor", "Computing", "Ellery University", "2009", words(8)),),
        certifications=(),
        languages=(),
        skills=tuple(skills),
        scope=(),
        statements=(Statement(words(3), "led", (), ()), Statement(words(4, "experience", 0), "led", (), ())),
        sections=(
            Section("header", "", 1, 2),
            Section("experience", "Experience", 3, 5),
            Section("skills", "Skills", 6, 7),
            Section("education", "Education", 8, 10),
        ),
        experience_years=7.0,
        leadership_years=7.0,
        quality=Quality("pdf", 1, 0.9),
    )


def test_every_line_has_a_mark_and_every_mark_a_name(document: Document) -> None:
    found = [(mark.kind, mark.name) for mark in pictures.marks(document, understood(document))]
    assert sorted(set(found)) == [
        ("contact", "contact: e-mail"),
        ("contact", "contact: name"),
        ("education", "education: bachelor, 2009"),
        ("not used", "not used"),
        ("position", "position 1: 2019 to present, Head of Technology, Merrow Ferries"),
        ("section", "section: education"),
        ("section", "section: experience"),
        ("section", "section: skills"),
        ("skills", "skills: Python, Kubernetes"),
        ("statement", "statement: position 1, led"),
    ]
    (unused,) = (mark for mark in pictures.marks(document, understood(document)) if mark.kind == "not used")
    assert unused.box == document.lines[9].bbox


def test_the_picture_shows_the_page_and_the_boxes_at_their_places(document: Document) -> None:
    profile = understood(document)
    (png,) = pictures.draw(CONTENT, document, profile)
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    page, scale = rendering.page(CONTENT, 1, 2.0)
    margin = (drawn.width - page.width) // 2
    assert (drawn.height, margin > 200) == (page.height, True)
    changed = ImageChops.difference(drawn.crop((margin, 0, margin + page.width, page.height)), page)
    for line in document.lines:
        x0, top, x1, bottom = (round(edge * scale) for edge in line.bbox)
        assert changed.crop((x0 - 2, top - 1, x1 + 2, bottom + 1)).getbbox() is not None, line.text
    # the foot of the page holds nothing
    assert changed.crop((0, page.height - 100, page.width, page.height)).getbbox() is None
    # the margins hold the names
    assert min(drawn.crop((0, 0, margin - 8, drawn.height)).convert("L").tobytes()) < 100


def test_the_same_cv_gives_the_same_picture(document: Document) -> None:
    profile = understood(document)
    assert pictures.draw(CONTENT, document, profile) == pictures.draw(CONTENT, document, profile)


def test_kinds_are_told_apart_by_colour_and_brightness_or_by_name() -> None:
    colors = {color for kind, color in pictures._COLORS.items() if kind not in ("certificate", "language")}
    assert len(colors) == len(pictures._COLORS) - 2


def test_a_word_document_is_drawn_on_the_sheet_that_it_was_set_on() -> None:
    from gapcheck.extract import Understanding
    from gapcheck.taxonomy import Taxonomy
    from tests.builders import NO_RULES

    content = made(lambda word: [word.add_paragraph(row.lstrip("#*- ")) for row in ROWS])
    document = read(content, "made.docx", "0" * 64, Limits())
    understanding = Understanding.prepare(Taxonomy({}, {}, {}, NO_RULES, "0" * 64))
    (png,) = pictures.draw(content, document, understanding.understand(document, date(2026, 11, 1)))
    assert Image.open(io.BytesIO(png)).height == int(document.pages[0].height * 2)


def test_names_are_drawn_in_letters_that_the_font_has() -> None:
    assert pictures._drawable("Zoë Łukasz – Straße, £2m…") == "Zoe Lukasz - Strasse, ?2m..."
