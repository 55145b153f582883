from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from gapcheck.pipeline import Pipeline
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits, Settings
from tests.extract.pages import Sheets, one_column
from tests.extract.typed import AS_OF, shipped, understanding

CV = [
    "# Mira Tanqueray",
    "mira@example.org",
    "# Experience",
    "** Head of Technology | Quillon Rail | Jan 2018 - Present",
    "- Led a team of 12 engineers and a budget of $4.5M.",
    "- Moved 40 services to AWS with Terraform and cut costs by 30%.",
    "# Education",
    "BSc Computing, University of Harrow, 2004",
]
ROLES = ("head-of-technology", "chief-technology-officer")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Settings(AS_OF, ROLES), shipped(), understanding())


Run = Callable[..., Outcome]


@pytest.fixture
def run(pipeline: Pipeline, tmp_path: Path) -> Run:
    def process(content: bytes, name: str = "cv.pdf", limits: Limits | None = None) -> Outcome:
        path = tmp_path / "some file.pdf"
        path.write_bytes(content)
        settings = replace(pipeline.settings, limits=limits or Limits())
        return replace(pipeline, settings=settings).process(path, name)

    return process


def test_a_pdf_becomes_an_outcome(run: Run) -> None:
    outcome = run(one_column(CV), "folder/cv.pdf")
    assert (outcome.file, outcome.state, outcome.reason) == ("folder/cv.pdf", "read", None)
    assert outcome.sha256 is not None
    assert outcome.candidate == outcome.sha256[:12]
    assert outcome.profile is not None
    assert [(p.title, p.employer) for p in outcome.profile.positions] == [
        ("Head of Technology", "Quillon Rail")
    ]
    assert outcome.profile.file == "folder/cv.pdf"
    assert [f.competency for f in outcome.findings] == sorted(shipped().competencies)
    assert [a.role for a in outcome.assessments] == list(ROLES)
    shown = {f.competency: f.state for f in outcome.findings}
    assert (shown["cloud"], shown["people-leadership"]) == ("demonstrated", "demonstrated")


def test_prepare_loads_what_the_settings_name() -> None:
    assert Pipeline.prepare(Settings(AS_OF)).taxonomy.sha256 == shipped().sha256


def encrypted() -> bytes:
    sheets = Sheets(encrypt=StandardEncryption("secret", ownerPassword="owner"))
    sheets.column(60, 60, CV)
    return sheets.pdf()


def image_only() -> bytes:
    noise = random.Random(7)
    picture = Image.new("L", (80, 40))
    picture.putdata([noise.randrange(256) for _ in range(80 * 40)])
    sheets = Sheets()
    sheets.canvas.drawImage(ImageReader(picture), 60, 400, 400, 200)
    return sheets.pdf()


def many_pages(count: int) -> bytes:
    sheets = Sheets()
    for number in range(count):
        sheets.put(60, 60, f"Page {number}")
        sheets.turn()
    return sheets.pdf()


WHOLE = one_column(CV)
BAD = {
    "empty": (b"", "empty", "Ask for it again."),
    "no PDF": (
        b"PK\x03\x04 a document of a word processor",
        "Word document is damaged",
        "Ask for it again or save it anew.",
    ),
    "text": (b"Mira Tanqueray, engineer", "neither a PDF", "Save it as PDF."),
    "truncated": (WHOLE[: len(WHOLE) // 4], "damaged", "Ask for it again or save it anew."),
    "header only": (b"%PDF-1.7\n", "damaged", "Ask for it again or save it anew."),
    "encrypted": (encrypted(), "password", "Save a copy without the password."),
    "image only": (image_only(), "no text layer", "ask for a PDF with text."),
    "too many pages": (many_pages(6), "6 pages", "Split it or leave the annex out."),
    "too large": (b"%PDF-1.7\n" + b"0" * 1_000_000, "larger than 1 MB", "Save it smaller or split it."),
}


@pytest.mark.parametrize(("content", "why", "remedy"), BAD.values(), ids=list(BAD))
def test_a_bad_file_ends_in_a_state_with_a_reason_and_a_remedy(
    run: Run, content: bytes, why: str, remedy: str
) -> None:
    outcome = run(content, limits=Limits(file_megabytes=1, pages=5))
    assert outcome.state == "not-readable"
    assert outcome.reason is not None
    assert why in outcome.reason
    assert outcome.reason.endswith(remedy)
    assert len(outcome.reason.removesuffix(remedy)) > 10
    assert (outcome.profile, outcome.findings, outcome.assessments, outcome.candidate) == (None, (), (), None)


def test_a_file_that_cannot_be_opened(pipeline: Pipeline, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.pdf", tmp_path):
        outcome = pipeline.process(path, "x.pdf")
        assert (outcome.state, outcome.sha256) == ("not-readable", None)
        assert outcome.reason is not None
        assert outcome.reason.endswith("Check its permissions.")


def test_what_was_read_of_a_file_is_known_even_if_it_could_not_be_understood(run: Run) -> None:
    assert run(encrypted()).sha256 is not None


def test_the_same_file_twice_gives_the_same_bytes(run: Run) -> None:
    content = one_column(CV)
    assert pickle.dumps(run(content)) == pickle.dumps(run(content))
    assert repr(run(content)) == repr(run(content))


def test_another_file_name_changes_the_name_only(run: Run) -> None:
    one, other = run(one_column(CV), "a.pdf"), run(one_column(CV), "zoë/b.pdf")
    assert one.profile is not None
    assert other == replace(one, file="zoë/b.pdf", profile=replace(one.profile, file="zoë/b.pdf"))


def test_present_means_the_day_asked_about(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(one_column(CV))
    years = []
    for as_of in (date(2020, 12, 31), date(2026, 11, 1)):
        profile = replace(pipeline, settings=Settings(as_of)).process(path, "cv.pdf").profile
        assert profile is not None
        years.append(profile.experience_years)
    assert years == [3.0, 8.9]


def test_outcomes_travel_between_processes_and_cannot_be_changed(run: Run) -> None:
    outcome = run(one_column(CV))
    assert pickle.loads(pickle.dumps(outcome)) == outcome
    with pytest.raises(FrozenInstanceError):
        outcome.file = "other.pdf"  # type: ignore[misc]


def test_pictures_of_the_evidence_are_cut_where_asked_for(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(one_column(CV))
    assert pipeline.process(path, "cv.pdf").crops == ()
    asked = replace(pipeline, settings=replace(pipeline.settings, crops=True))
    outcome = asked.process(path, "cv.pdf")
    best = {
        (f.supports[0].evidence.page, f.supports[0].evidence.bbox) for f in outcome.findings if f.supports
    }
    assert {(crop.page, crop.bbox) for crop in outcome.crops} == best
    assert pickle.loads(pickle.dumps(outcome)) == outcome
