"""What is read of job advertisements: blocks, wishes, titles, years, degrees, certificates."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from gapcheck.errors import Unreadable
from gapcheck.extract import advert
from gapcheck.extract.advert.titles import Names, rank, title_in
from gapcheck.extract.advert.wording import depth_of, turned, wish_of
from gapcheck.extract.readers import plaintext
from gapcheck.records.advert import Advert
from gapcheck.settings import Limits
from gapcheck.taxonomy import load

ADVERTS = Path(__file__).resolve().parents[1] / "adverts"


@pytest.fixture(scope="module")
def reader() -> advert.Reader:
    return advert.Reader.prepare(load())


def understood(content: bytes, reader: advert.Reader, file: str = "ad.txt") -> Advert:
    return advert.understand(advert.read(content, file, "0" * 64, Limits()), reader)


def text(reader: advert.Reader, *lines: str) -> Advert:
    return understood("\n".join(lines).encode(), reader)


@pytest.fixture(scope="module")
def ciso(reader: advert.Reader) -> Advert:
    return understood((ADVERTS / "ciso.txt").read_bytes(), reader)


def test_a_line_has_its_number_in_the_file() -> None:
    lines, _ = plaintext.read_lines("One\r\n\r\n  • two\n## Three ##\n**Four:**\n-----\n".encode())
    assert [(line.number, line.text, line.bullet, line.bold) for line in lines] == [
        (1, "One", False, False),
        (3, "two", True, False),
        (4, "Three", False, True),
        (5, "Four:", False, True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    lines, _ = plaintext.read_lines("Müller’s résumé".encode(encoding))
    assert lines[0].text == "Müller's résumé"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\x00\x01\x02abc", "not a text file"), (b" \n\n", "holds no words"), (b"", "no words")],
)
def test_what_is_no_text(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        advert.read(content, "ad", "0", Limits())


def test_what_is_too_large_or_absent(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_bytes(b"x" * 1_000_001)
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        advert.load(tmp_path / "ad.txt", Limits(file_megabytes=1))
    with pytest.raises(Unreadable, match="can't be opened"):
        advert.load(tmp_path / "none.txt", Limits())


def test_each_block_by_its_heading(ciso: Advert) -> None:
    blocks = {ask.evidence.line: (ask.block, ask.wish) for ask in ciso.asks if not ask.heading}
    assert blocks[7][0] == blocks[34][0] == blocks[35][0] == "aside"
    assert {blocks[line] for line in range(11, 18)} == {("duties", "none")}
    assert {blocks[line] for line in (21, 22, 23, 24, 25)} == {("skills", "must")}
    assert {blocks[line] for line in range(28, 32)} == {("skills", "should")}


def test_headings_without_any_setting(reader: advert.Reader) -> None:
    ad = understood((ADVERTS / "messy.txt").read_bytes(), reader)
    blocks = {ask.evidence.line: ask.block for ask in ad.asks if not ask.heading}
    assert (ad.title, blocks[10], blocks[21], blocks[25]) == ("IT MANAGER", "duties", "skills", "aside")
    assert any(ask.evidence.quote == "you lead 4 technicians and 2 apprentices" for ask in ad.asks)


def test_another_roles_section_asks_nothing(reader: advert.Reader) -> None:
    ad = text(
        reader,
        "Head of Engineering and Chief Technology Officer compared",
        "",
        "Duties of the Head of Engineering",
        "",
        "Leads the engineering teams.",
        "",
        "Duties of the Chief Technology Officer",
        "",
        "Negotiates with vendors.",
    )
    assert ad.title == "Head of Engineering"
    blocks = {ask.evidence.quote: ask.block for ask in ad.asks}
    assert blocks["Leads the engineering teams."] == "duties"
    assert blocks["Negotiates with vendors."] == "aside"


def test_a_heading_names_each_of_its_subjects(reader: advert.Reader) -> None:
    ad = text(
        reader, "Duties", "", "Security, Budgets and Suppliers", "", "All of it.", "", "Skills", "", "None."
    )
    heads = {
        ask.evidence.quote: {hit.subject for hit in ask.statement.hits} for ask in ad.asks if ask.heading
    }
    assert "cybersecurity" in heads["Security"]
    assert heads["Budgets"] == {"financial-management"}
    assert heads["Suppliers"] == {"vendor-management"}


def test_a_label_is_a_heading_of_its_own(reader: advert.Reader) -> None:
    ad = text(
        reader, "Your tasks", "- Product Development: take new ideas to the market.", "- Preferred: Go."
    )
    heads = [ask.evidence.quote for ask in ad.asks if ask.heading]
    assert heads == ["Your tasks", "Product Development"]
    assert ad.asks[-1].wish == "should"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("What a Chief Data Officer Does on a Monday", "Chief Data Officer"),
        ("We're hiring: Senior Backend Engineer (m/f/d), Leeds", "Senior Backend Engineer"),
        ("Main Duties and Required Talents for Network Director", "Network Director"),
        ("Meet our new Head of Platform Engineering & Data", "Head of Platform Engineering & Data"),
        ("Director, Engineering", "Director, Engineering"),
        ("Head over to our shop", None),
        ("Skip to content", None),
    ],
)
def test_titles(line: str, title: str | None) -> None:
    assert title_in(line) == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Great news", "Job title: Network Engineer (remote)"), "Network Engineer"),
        (("what a head of technology is",), "Head of Technology"),
        (("a nice day",), None),
    ],
)
def test_the_title_of_an_advertisement(
    reader: advert.Reader, lines: tuple[str, ...], title: str | None
) -> None:
    assert text(reader, *lines).title == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Chief Technology Officer", 4), ("Engineering Manager", 3), ("Senior Engineer", 3), ("Engineer", 2),
     ("Junior Developer", 1), (None, 3)],
)  # fmt: skip
def test_the_rank_of_a_title(title: str | None, expected: int) -> None:
    assert rank(title) == expected


def test_names_of_other_roles() -> None:
    names = Names.of("CTO", load().roles.values())
    assert "chief technology officer" in names.own
    assert names.of_another("What does a CISO do?")
    assert not names.of_another("Work with the CISO")
    assert not names.of_another("CTO and CISO")


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("You must hold a licence", "must"),
        ("Experience with Go is required", "must"),
        ("An MBA is a plus", "should"),
        ("Go is not required", "should"),
        ("Delivers to the required standard", "none"),
        ("Gain a competitive advantage", "none"),
        ("Python required, Go preferred", "none"),
    ],
)
def test_wishes(said: str, wish: str) -> None:
    assert wish_of(said) == wish


@pytest.mark.parametrize(
    ("said", "depth"),
    [
        ("Familiarity with Scrum", "aware"),
        ("Knowledge of networks", "known"),
        ("Deep expertise in networks", "expert"),
        ("Oversee the whole network", "led"),
        ("Write reports", "did"),
    ],
)
def test_depths(said: str, depth: str) -> None:
    assert depth_of(said) == depth


def test_nouns_turned_round() -> None:
    assert turned("sees to the management of our new suppliers") == ("suppliers management",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "- 12-14+ years of experience in IT, with at least 4-6 years in leadership",
            [(12, False), (4, True)],
        ),
        ("- Minimum of seven (7) years' experience in networks", [(7, False)]),
        ("- ten years of experience, of which three in a management role", [(10, False), (3, True)]),
        ("- 8 years in the industry, 4 of them leading teams", [(8, False), (4, True)]),
        ("- For 20 years we have been at home in the industry", []),
        ("- You are at least 18 years old", []),
        ("- We offer experience since 30 years", []),
    ],
)
def test_years(reader: advert.Reader, said: str, expected: list[tuple[float, bool]]) -> None:
    ad = text(reader, "Requirements", said)
    assert [(years.minimum, years.leading) for years in ad.years] == expected


def test_years_of_pay_and_career_sections_do_not_count(reader: advert.Reader) -> None:
    path = ("Head of Technology", "", "Career path", "", "Engineer 2-5 years", "Head of Technology 12+ years")
    assert [years.minimum for years in text(reader, *path).years] == [12]
    assert text(reader, "Benefits", "- a pension after 10 years of experience").years == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Bachelor's degree in Computer Science or a related field",
            [("bachelor", "Computer Science", "must")],
        ),
        (
            "Bachelor's or master's degree in Physics",
            [("bachelor", "Physics", "must"), ("master", "Physics", "should")],
        ),
        (
            "BSc in Physics required, MBA preferred",
            [("bachelor", "Physics", "must"), ("master", "Business Administration", "should")],
        ),
        ("Master of Science (M.S.) in Physics", [("master", "Physics", "must")]),
        ("You master every challenge", []),
        ("Scrum Master", []),
    ],
)
def test_degrees(reader: advert.Reader, said: str, expected: list[tuple[str, str, str]]) -> None:
    found = text(reader, "Requirements", f"- {said}").degrees
    assert [(degree.level, degree.field, degree.wish) for degree in found] == expected


def test_a_degree_that_experience_replaces(reader: advert.Reader) -> None:
    (degree,) = text(
        reader, "Requirements", "- A degree in computer science or equivalent experience"
    ).degrees
    assert (degree.level, degree.field, degree.replaceable) == ("bachelor", "Computer Science", True)


def test_a_schools_own_offer_is_no_demand(reader: advert.Reader) -> None:
    said = "Read more about Port Ellery University's Master of Science in Data."
    assert text(reader, "What you bring", "", said).degrees == ()


def test_fields_of_a_list(reader: advert.Reader) -> None:
    ad = text(
        reader,
        "Education",
        "- A bachelor's degree",
        "",
        "Fields of study:",
        "- Physics",
        "- Computer science",
    )
    assert [field.name for field in ad.fields] == ["Physics", "Computer Science"]


def test_certificates_and_how_they_are_asked(ciso: Advert) -> None:
    found = {c.certification.skill: (c.wish, c.certification.evidence.line) for c in ciso.certifications}
    assert found == {"cissp": ("must", 22), "cism": ("should", 29), "crisc": ("should", 29)}


def test_single_words_that_name_a_subject(reader: advert.Reader) -> None:
    subjects = reader.telling.subjects
    assert subjects["budget"] == "financial-management"
    assert subjects["supplier"] == "vendor-management"
    assert not {"with", "team", "work", "business", "system"} & set(subjects)
    assert all(0 < share < 1 for share in reader.telling.trust.values())
    assert reader.telling.trust["cybersecurity"] > reader.telling.trust["people-leadership"]


def test_a_pdf_says_the_same_as_its_text(reader: advert.Reader) -> None:
    rows = ("Network Manager", "", "Your tasks", "- Lead a team of five technicians", "- Manage suppliers",
            "", "Requirements", "- 6 years of experience in networks")  # fmt: skip
    held = io.BytesIO()
    canvas = Canvas(held)
    for number, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if row and not row.startswith("-") else "Helvetica", 11)
        canvas.drawString(72, 780 - 18 * number, row.replace("- ", "• "))
    canvas.save()
    printed, typed = understood(held.getvalue(), reader, "ad.pdf"), text(reader, *rows)
    assert printed.title == typed.title == "Network Manager"
    for one in (printed, typed):
        assert [(ask.block, ask.wish, ask.evidence.quote) for ask in one.asks if not ask.heading] == [
            ("duties", "none", "Lead a team of five technicians"),
            ("duties", "none", "Manage suppliers"),
            ("skills", "must", "6 years of experience in networks"),
        ]
        assert [years.minimum for years in one.years] == [6]
