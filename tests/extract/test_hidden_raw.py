"""Each way to hide text that needs a picture or the file's objects, and its honest twin."""

from __future__ import annotations

import io

import pytest

from gapcheck.extract import read
from gapcheck.extract.readers import pdf
from gapcheck.records.document import Document
from gapcheck.settings import Limits
from tests.extract.pages import Sheets, Style, opened
from tests.extract.raw import character_map, raw_pdf, stream, text
from tests.extract.typed import AS_OF, understanding

SECRET = "Kubernetes Terraform Golang"
SEEN = text("Mira Tanqueray keeps the timetables of Quillon Rail", y=700)
OWN = SEEN + "{}" + text("and the signals too", y=500)

WHITE_PICTURE = stream(
    b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
)
INLINE = "BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"
EMPTY_MASK = stream(
    b"", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>"
)
EMPTY_PATTERN = stream(
    b"", "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>"
)
EMPTY_LETTERS = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]"
    b"/FirstChar 65/LastChar 122/Widths[" + b"500 " * 58 + b"]/CharProcs<</e 8 0 R>>"
    b"/Encoding<</Type/Encoding/Differences[65" + b"/e" * 58 + b"]>>/ToUnicode 7 0 R/Resources<<>>>>"
)
SAME = character_map({code: chr(code) for code in range(65, 123)})
DRAWN, SAID = "we sell bread and honey", "Kubernetes Terraform Go"


def form(keys: str) -> bytes:
    return stream(text(SECRET).encode(), f"/Type/XObject/Subtype/Form{keys}/Resources<</Font<</F1 5 0 R>>>>")


def lying(drawn: str, said: str) -> dict[int, bytes]:
    """A font whose codes from 33 on draw one text and are said to stand for another."""
    names = "".join("/space" if letter == " " else f"/{letter}" for letter in drawn)
    font = (
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R"
        f"/Encoding<</Type/Encoding/Differences[33{names}]>>>>"
    )
    return {6: font.encode(), 7: character_map({33 + n: letter for n, letter in enumerate(said)})}


CODES = "".join(f"{33 + n:02x}" for n in range(len(DRAWN)))

HIDDEN: dict[str, tuple[bytes, str]] = {
    "clipped away": (raw_pdf(OWN.format(f"q 0 0 9 9 re W n {text(SECRET)} Q\n")), "cut off by a clip"),
    "under a white box": (
        raw_pdf(OWN.format(f"{text(SECRET)} q 1 g 50 590 400 30 re f Q\n")),
        "under a shape",
    ),
    "under a picture": (
        raw_pdf(
            OWN.format(f"{text(SECRET)} q 400 0 0 30 50 590 cm /P Do Q\n"),
            "/XObject<</P 7 0 R>>",
            {7: WHITE_PICTURE},
        ),
        "under a shape or picture",
    ),
    "under an inline picture": (
        raw_pdf(OWN.format(f"{text(SECRET)} q 400 0 0 30 50 590 cm {INLINE} Q\n")),
        "under a shape or picture",
    ),
    "soft mask": (
        raw_pdf(
            OWN.format(f"q /G0 gs {text(SECRET)} Q\n"),
            "/ExtGState<</G0<</SMask<</S/Luminosity/G 7 0 R>>>>>>",
            {7: EMPTY_MASK},
        ),
        "masked or see-through",
    ),
    "nearly transparent": (
        raw_pdf(OWN.format(f"q /G0 gs {text(SECRET)} Q\n"), "/ExtGState<</G0<</ca 0.02>>>>"),
        "masked or see-through",
    ),
    "fully transparent": (
        raw_pdf(OWN.format(f"q /G0 gs {text(SECRET)} Q\n"), "/ExtGState<</G0<</ca 0>>>>"),
        "fully transparent",
    ),
    "layer that is off": (
        raw_pdf(
            OWN.format(f"/OC /L0 BDC {text(SECRET)} EMC\n"),
            "/Properties<</L0 7 0 R>>",
            {7: b"<</Type/OCG/Name(notes)>>"},
            "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
        ),
        "on a layer that is switched off",
    ),
    "empty pattern": (
        raw_pdf(
            OWN.format(f"q /Pattern cs /P0 scn {text(SECRET)} Q\n"),
            "/Pattern<</P0 7 0 R>>",
            {7: EMPTY_PATTERN},
        ),
        "filled with a pattern",
    ),
    "squeezed": (raw_pdf(OWN.format(f"q {text(SECRET).replace('BT', 'BT 0.5 Tz')} Q\n")), "squeezed"),
    "no size": (raw_pdf(OWN.format(text(SECRET, size=0))), "too small"),
    "form that is too small": (
        raw_pdf(OWN.format("q /X Do Q\n"), "/XObject<</X 7 0 R>>", {7: form("/BBox[0 0 9 9]")}),
        "cut off by a clip",
    ),
    "form on a layer that is off": (
        raw_pdf(
            OWN.format("q /X Do Q\n"),
            "/XObject<</X 7 0 R>>",
            {7: form("/BBox[0 0 595 842]/OC 8 0 R"), 8: b"<</Type/OCG/Name(notes)>>"},
            "/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>",
        ),
        "in a part that is not shown",
    ),
    "empty letters": (
        raw_pdf(OWN.format(text(SECRET, font="F2")), "", {6: EMPTY_LETTERS, 7: SAME, 8: stream(b"500 0 d0")}),
        "drawn with empty letters",
    ),
    "invisible over print": (
        raw_pdf(
            OWN.format(f"{text('We carry bread and honey')} q {text(SECRET).replace('BT', 'BT 3 Tr')} Q\n")
        ),
        "drawn invisibly",
    ),
}


def words_of(document: Document) -> set[str]:
    return {word for hidden in document.hidden for word in hidden.text.split()}


@pytest.mark.parametrize(("content", "how"), HIDDEN.values(), ids=list(HIDDEN))
def test_hidden_words_are_listed_and_left_out(content: bytes, how: str) -> None:
    document = opened(content)
    assert words_of(document) == set(SECRET.split())
    assert {hidden.how for hidden in document.hidden if how in hidden.how}
    lines = " ".join(line.text for line in document.lines)
    assert "Quillon Rail" in lines and "signals" in lines
    assert not set(SECRET.split()) & set(lines.split())


def test_letters_that_are_others_than_the_file_says() -> None:
    content = raw_pdf(OWN.format(f"BT /F2 12 Tf 60 600 Td <{CODES}> Tj ET\n"), "", lying(DRAWN, SAID))
    document = opened(content)
    assert words_of(document) == set(SAID.split())
    assert {hidden.how for hidden in document.hidden} == {"drawn as other letters"}
    assert not any("Kubernetes" in line.text for line in document.lines)


def test_an_own_font_that_says_what_it_draws() -> None:
    content = raw_pdf(OWN.format(f"BT /F2 12 Tf 60 600 Td <{CODES}> Tj ET\n"), "", lying(DRAWN, DRAWN))
    document = opened(content)
    assert document.hidden == ()
    assert any(DRAWN in line.text for line in document.lines)


def test_words_said_to_stand_for_others() -> None:
    said = f"/Span<</ActualText({SECRET})>>BDC {text('of the night trains')} EMC\n"
    document = opened(raw_pdf(OWN.format(said)))
    assert words_of(document) == set(SECRET.split())
    assert any("of the night trains" in line.text for line in document.lines)


@pytest.mark.parametrize("said", ["of the night trains", "of the \\\\255night trains", "of the night-trains"])
def test_words_said_as_they_are_drawn(said: str) -> None:
    marked = f"/Span<</ActualText({said})>>BDC {text('of the night trains')} EMC\n"
    assert opened(raw_pdf(OWN.format(marked))).hidden == ()


def test_words_heaped_on_one_another() -> None:
    heap = "".join(text(word) for word in ("Kubernetes", "Terraform", "Rust", "Golang", "Ansible") * 3)
    document = opened(raw_pdf(OWN.format(heap)))
    assert {hidden.how for hidden in document.hidden} == {"printed over one another"}
    assert [line.text for line in document.lines][-1] == "and the signals too"


HONEST = {
    "white print on a dark picture": "q 0 g 50 590 400 30 re f 1 g " + text(SECRET) + "Q\n",
    "a clip that holds the words": f"q 50 580 400 60 re W n {text(SECRET)} Q\n",
    "a box drawn round the words": f"{text(SECRET)} q 50 590 400 30 re S Q\n",
    "a pale box laid over the words": f"{text(SECRET)} q /G0 gs 0.8 g 50 590 400 30 re f Q\n",
    "underlined": f"{text(SECRET)} q 60 596 300 1 re f Q\n",
    "an outline filled with nothing": f"q /G2 gs {text(SECRET).replace('BT', 'BT 2 Tr')} Q\n",
    "half transparent": f"q /G1 gs {text(SECRET)} Q\n",
    "narrow": text(SECRET).replace("BT", "BT 60 Tz") + "BT 100 Tz ET\n",
    "printed twice for boldness": text(SECRET) + text(SECRET, x=60.3),
}


@pytest.mark.parametrize("content", HONEST.values(), ids=list(HONEST))
def test_print_that_is_seen(content: str) -> None:
    document = opened(raw_pdf(OWN.format(content), "/ExtGState<</G0<</ca 0.3>>/G1<</ca 0.5>>/G2<</ca 0>>>>"))
    assert document.hidden == ()
    assert any("Terraform" in line.text for line in document.lines)


def test_print_that_runs_up_the_page_is_no_heap() -> None:
    upward = f"BT 0 1 -1 0 500 300 Tm /F1 12 Tf ({SECRET}) Tj ET\n"
    assert opened(raw_pdf(OWN.format(upward))).hidden == ()


def test_the_text_layer_of_a_scan_is_honest() -> None:
    """A picture of the page with the words beneath it, or invisibly over it, as OCR programs write."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    rows = [f"Row {n} of the timetables of Quillon Rail" for n in range(20)]
    picture = Image.new("L", (1190, 1684), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(24)
    for n, row in enumerate(rows):
        pen.text((120, 200 + 40 * n), row, font=font, fill=0)
    into = io.BytesIO()
    picture.save(into, "PNG")
    for mode in (3, 0):
        sheets = Sheets()
        if mode == 3:
            sheets.canvas.drawImage(ImageReader(into), 0, 0, 595, 842)
        for n, row in enumerate(rows):
            sheets.put(60, 110 + 20 * n, row, Style(12, mode=mode))
        if mode == 0:
            sheets.canvas.drawImage(ImageReader(into), 0, 0, 595, 842)
        document = opened(sheets.pdf())
        assert document.hidden == ()
        assert [line.text for line in document.lines] == rows


def test_hidden_words_count_where_asked() -> None:
    content, _ = HIDDEN["under a white box"]
    plain = read(content, "a.pdf", "0" * 64, Limits())
    counted = read(content, "a.pdf", "0" * 64, Limits(), count_hidden=True)
    assert plain.hidden == counted.hidden
    assert any("Terraform" in line.text for line in counted.lines)
    profile = understanding().understand(counted, AS_OF)
    assert {"kubernetes", "terraform"} <= {use.id for use in profile.skills}
    assert any("counted, as you asked" in doubt for doubt in profile.quality.doubts)


def test_a_plain_page_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    from gapcheck.extract import sight

    def drawn(*_: object) -> set[int]:
        raise AssertionError("a page without suspects was drawn")

    monkeypatch.setattr(sight, "unseen", drawn)
    sheets = Sheets()
    sheets.box(0, 0, 595, 80, (0.9, 0.9, 1.0))
    sheets.column(
        60, 60, ["# EXPERIENCE", "CTO, Quillon Rail, 2018 - 2020", "- Moved the timetables to AWS."]
    )
    document = opened(sheets.pdf())
    assert len(document.lines) == 3


def test_suspects_of_a_page_keep_their_objects() -> None:
    content, _ = HIDDEN["clipped away"]
    (page,), _ = pdf.read_pages(content, 5)
    assert page.drawing is not None
    assert len(page.drawing.texts) == 3
    assert list(page.drawing.suspects) == [page.drawing.texts[1]]


@pytest.mark.parametrize(("shown", "hidden"), [("50 580 400 2", False), ("50 580 400 40", True)])
def test_a_frame_hides_text_only_where_its_clip_lets_it_draw(shown: str, hidden: bool) -> None:
    """A browser's line below a heading: a filled frame around the text, clipped to the line."""
    frame = f"q {shown} re W n 0 g 50 580 400 40 re f Q\n"
    document = opened(raw_pdf(OWN.format(f"{frame}{text(SECRET)}")))
    assert bool(document.hidden) == hidden


def test_a_line_below_a_heading_costs_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    from gapcheck.extract import sight

    def drawn(*_: object) -> set[int]:
        raise AssertionError("a page without suspects was drawn")

    monkeypatch.setattr(sight, "unseen", drawn)
    frame = "q 50 580 400 2 re W n 0 g 50 580 400 40 re f Q\n"
    assert opened(raw_pdf(OWN.format(f"{frame}{text(SECRET)}"))).hidden == ()
