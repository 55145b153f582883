from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document as Word
from docx.shared import Pt, RGBColor

from gapcheck.errors import Unreadable
from gapcheck.extract import read
from gapcheck.records.document import HiddenText
from gapcheck.settings import Limits
from tests.extract.readers.word import made, opened, text_box, texts, xml


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The archive with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return into.getvalue()


def some_lines(word: Word) -> None:
    word.add_heading("Experience", 1)
    word.add_paragraph("Head of Platforms, Example Mills")


def test_lines_have_size_weight_bullet_and_place() -> None:
    def fill(word: Word) -> None:
        word.add_heading("Experience", 1)
        word.add_paragraph().add_run("Head of Platforms").bold = True
        word.add_paragraph("Led four teams", style="List Bullet")
        word.add_paragraph("•\tLed two more")
        word.add_paragraph("Ran the move", style="List Number")

    document = opened(made(fill))
    assert (document.reader, len(document.pages)) == ("docx", 1)
    assert [(line.text, line.bold, line.bullet) for line in document.lines] == [
        ("Experience", True, False),
        ("Head of Platforms", True, False),
        ("Led four teams", False, True),
        ("Led two more", False, True),
        ("Ran the move", False, True),
    ]
    heading, title, *_ = document.lines
    assert (heading.size, title.size) == (14.0, 11.0)
    tops = [line.bbox[1] for line in document.lines]
    assert tops == sorted(tops) and len(set(tops)) == len(tops)
    assert all(line.bbox[3] <= document.pages[0].height for line in document.lines)


def test_a_long_paragraph_is_one_statement_and_two_short_ones_are_two() -> None:
    from gapcheck.extract.statements import sentences

    long = "Moved " + "every platform of the mills, " * 8 + "to one cloud"

    def fill(word: Word) -> None:
        for text in (long, "cut the cost of hosting", "and the time to deliver"):
            word.add_paragraph(text)

    lines = opened(made(fill)).lines
    assert len(lines) > 3
    quotes = [evidence.quote for evidence in sentences(lines, "experience")]
    assert quotes == [long, "cut the cost of hosting", "and the time to deliver"]


def test_page_breaks_turn_pages() -> None:
    def fill(word: Word) -> None:
        word.add_paragraph("One")
        word.add_page_break()  # type: ignore[no-untyped-call]
        word.add_paragraph("Two")
        word.add_paragraph("Three").paragraph_format.page_break_before = True
        word.add_section()
        word.add_paragraph("Four")

    document = opened(made(fill))
    assert [(line.page, line.text) for line in document.lines] == [
        (1, "One"),
        (2, "Two"),
        (3, "Three"),
        (4, "Four"),
    ]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_letterhead_first_and_footer_last() -> None:
    def fill(word: Word) -> None:
        word.sections[0].header.paragraphs[0].text = "Ada Example"
        word.sections[0].footer.paragraphs[0].text = "References on request"
        some_lines(word)

    assert texts(made(fill)) == [
        "Ada Example",
        "Experience",
        "Head of Platforms, Example Mills",
        "References on request",
    ]


def test_a_table_is_read_row_by_row() -> None:
    def fill(word: Word) -> None:
        table = word.add_table(2, 3)
        for row, cells in enumerate(
            (("2019 - 2024", "Head of Platforms", "Example Mills"), ("2014 - 2019", "Architect", "Old Mills"))
        ):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    lines = opened(made(fill)).lines
    assert [line.text for line in lines] == [
        "2019 - 2024 Head of Platforms Example Mills",
        "2014 - 2019 Architect Old Mills",
    ]
    # the cells stand apart as on a page, so that a title is not glued to an employer
    words = lines[0].words
    assert words[3].x0 - words[2].x1 > 20


def test_dates_beside_a_job_stand_on_its_first_line() -> None:
    def fill(word: Word) -> None:
        job = word.add_table(1, 2).rows[0].cells
        job[0].text = "2019 - 2024"
        job[1].text = "Head of Platforms"
        for text in ("Example Mills", "Led four teams", "Moved the platforms", "Cut the cost"):
            job[1].add_paragraph(text)

    assert texts(made(fill))[:2] == ["2019 - 2024 Head of Platforms", "Example Mills"]


def test_columns_made_with_a_table_are_read_one_after_the_other() -> None:
    def fill(word: Word) -> None:
        left, right = word.add_table(1, 2).rows[0].cells
        left.text, right.text = "Skills", "Experience"
        for number in range(4):
            left.add_paragraph(f"Skill {number}")
            right.add_paragraph(f"Job {number}")

    found = opened(made(fill)).lines
    assert [line.text for line in found] == [
        "Skills", "Skill 0", "Skill 1", "Skill 2", "Skill 3",
        "Experience", "Job 0", "Job 1", "Job 2", "Job 3",
    ]  # fmt: skip
    assert found[0].column != found[-1].column


def test_a_table_in_a_table_is_read() -> None:
    def fill(word: Word) -> None:
        cell = word.add_table(1, 1).cell(0, 0)
        cell.text = "Projects"
        inner = cell.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "2020", "Ferry timetable"

    assert texts(made(fill)) == ["Projects", "2020 Ferry timetable"]


def test_text_boxes_links_controls_and_insertions_are_read_once_and_deletions_not() -> None:
    def fill(word: Word) -> None:
        paragraph = word.add_paragraph("Ada Example ")
        link = xml("<w:hyperlink><w:r><w:t>ada@example.org</w:t></w:r></w:hyperlink>")
        gone = xml("<w:del><w:r><w:delText>old words</w:delText></w:r></w:del>")
        new = xml("<w:ins><w:r><w:t xml:space='preserve'> in Leeds</w:t></w:r></w:ins>")
        for part in (link, gone, new, text_box("Skills", "Python")):
            paragraph._p.append(part)
        control = xml(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Head of Platforms</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        paragraph._p.addnext(control)

    assert texts(made(fill)) == [
        "Skills",
        "Python",
        "Ada Example ada@example.org in Leeds",
        "Head of Platforms",
    ]


def test_tabs_part_and_breaks_end_a_line() -> None:
    def fill(word: Word) -> None:
        word.add_paragraph("Head of Platforms\t2019 - 2024\nExample Mills")

    first, second = opened(made(fill)).lines
    assert (first.text, second.text) == ("Head of Platforms 2019 - 2024", "Example Mills")
    assert first.words[3].x0 - first.words[2].x1 > 1.6 * first.size


def test_hidden_words_are_listed_apart() -> None:
    def fill(word: Word) -> None:
        paragraph = word.add_paragraph("Seen ")
        paragraph.add_run("vanished words").font.hidden = True
        paragraph.add_run("white words").font.color.rgb = RGBColor(255, 255, 255)
        paragraph.add_run("tiny words").font.size = Pt(1)

    document = opened(made(fill))
    assert [line.text for line in document.lines] == ["Seen"]
    assert [(h.text, h.how, h.page) for h in document.hidden] == [
        ("vanished words", "marked as hidden text", 1),
        ("white words", "in the colour of its background", 1),
        ("tiny words", "print too small to read", 1),
    ]
    assert all(isinstance(h, HiddenText) and h.bbox[2] > h.bbox[0] for h in document.hidden)


def test_white_words_on_a_dark_ground_are_honest() -> None:
    def white(paragraph: object, text: str) -> None:
        run = paragraph.add_run(text)  # type: ignore[attr-defined]
        run.font.color.rgb = RGBColor(255, 255, 255)

    def fill(word: Word) -> None:
        banner = word.add_paragraph()
        white(banner, "Banner")
        banner._p.get_or_add_pPr().append(xml('<w:shd w:val="clear" w:fill="1F3864"/>'))
        cell = word.add_table(1, 1).cell(0, 0)
        white(cell.paragraphs[0], "Cell")
        cell._tc.get_or_add_tcPr().append(xml('<w:shd w:val="clear" w:fill="1F3864"/>'))
        styled = word.add_table(1, 1, style="Medium Shading 1 Accent 1")
        white(styled.cell(0, 0).paragraphs[0], "Styled")

    document = opened(made(fill))
    assert ([line.text for line in document.lines], document.hidden) == (["Banner", "Cell", "Styled"], ())


def test_a_document_without_visible_words_says_so() -> None:
    with pytest.raises(Unreadable, match="no words that a reader could see"):
        opened(made(lambda word: word.add_paragraph("x").runs[0].font.__setattr__("hidden", True)))


def entities(parts: dict[str, bytes]) -> None:
    head, rest = parts["word/document.xml"].split(b"?>", 1)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts["word/document.xml"] = head + b"?>" + bomb + rest


def wide_entities(parts: dict[str, bytes]) -> None:
    """The same in UTF-16, where a search for the plain bytes finds nothing."""
    entities(parts)
    text = parts["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    parts["word/document.xml"] = text.encode("utf-16")


def bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/image1.png"] = b"\0" * 20_000_000


def many(parts: dict[str, bytes]) -> None:
    parts.update({f"x/{number}": b"" for number in range(3001)})


def deep(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = (
        b'<w:document xmlns:w="w"><w:body>' + b"<w:p>" * 5000 + b"</w:p>" * 5000 + b"</w:body></w:document>"
    )


@pytest.mark.parametrize("change", [entities, wide_entities, bomb, many, deep])
def test_documents_made_to_harm_are_refused(change: Callable[[dict[str, bytes]], object]) -> None:
    with pytest.raises(Unreadable, match="built to overload"):
        opened(repacked(made(some_lines), change))


def broken(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:-20]


def another(parts: dict[str, bytes]) -> None:
    parts["_rels/.rels"] = b"<Relationships/>"


def test_damaged_documents_and_other_office_files_are_named() -> None:
    whole = made(some_lines)
    with pytest.raises(Unreadable, match="damaged"):
        opened(whole[: len(whole) // 2])
    with pytest.raises(Unreadable, match="damaged"):
        opened(repacked(whole, broken))
    with pytest.raises(Unreadable, match="not a Word document"):
        opened(repacked(whole, another))


def test_too_many_pages_are_too_many() -> None:
    def fill(word: Word) -> None:
        for _ in range(4):
            word.add_paragraph("Words")
            word.add_page_break()  # type: ignore[no-untyped-call]

    with pytest.raises(Unreadable, match="It has 4 pages, more than 3"):
        read(made(fill), "made.docx", "0" * 64, Limits(pages=3))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument file",
        ),
        (rb"{\rtf1\ansi words}", "a rich text file"),
        (b"\x89PNG\r\n\x1a\n", "It is a picture"),
        (b"Ada Example, plainly typed", "neither a PDF nor a Word document"),
    ],
)
def test_other_kinds_are_named_in_one_sentence_with_the_remedy(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as raised:
        opened(content)
    assert str(raised.value).count(".") <= 4 and str(raised.value).endswith(".")
