"""The twelve example CVs against their truth records: what a newcomer sees first must be right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from gapcheck.pipeline import Pipeline
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile
from gapcheck.settings import Settings
from tests import scoring
from tests.extract.typed import AS_OF, shipped, understanding

EXAMPLES = Path(__file__).parent.parent / "examples"
CVS = sorted((EXAMPLES / "cvs").glob("*.pdf"))
UNREADABLE = {
    "hannah-brodeur-engineering-manager": ("damaged", "Ask for it again or save it anew."),
    "oskar-lindqvist-director-of-engineering": ("password", "Save a copy without the password."),
    "priya-castellan-head-of-technology": ("no text layer", "ask for a PDF with text."),
}
READABLE = [path for path in CVS if path.stem not in UNREADABLE]
HIDING = "delphine-achebe-director-of-operations"


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    pipeline = Pipeline(Settings(AS_OF, tuple(shipped().roles)), shipped(), understanding())
    return {path.stem: pipeline.process(path, path.name) for path in CVS}


@pytest.fixture(scope="module")
def read(outcomes: dict[str, Outcome]) -> dict[str, Profile]:
    return {path.stem: profile for path in READABLE if (profile := outcomes[path.stem].profile) is not None}


@pytest.fixture(scope="module")
def truths() -> dict[str, scoring.Truth]:
    paths = sorted((EXAMPLES / "truths").glob("*.gold.json"))
    return {path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8")) for path in paths}


def test_there_are_twelve_each_with_its_truth(truths: dict[str, scoring.Truth]) -> None:
    assert len(CVS) == 12
    assert sorted(truths) == [path.stem for path in CVS]


@pytest.mark.parametrize("stem", [path.stem for path in READABLE])
def test_nine_are_read(outcomes: dict[str, Outcome], stem: str) -> None:
    outcome = outcomes[stem]
    assert outcome.state in ("read", "read-with-doubts")
    assert outcome.reason is None
    assert len(outcome.assessments) == len(shipped().roles)


@pytest.mark.parametrize("stem", [path.stem for path in READABLE])
def test_the_best_fit_is_the_role_that_the_truth_names(
    outcomes: dict[str, Outcome], truths: dict[str, scoring.Truth], stem: str
) -> None:
    fit = outcomes[stem].fit
    assert fit is not None
    assert (shipped().roles[fit.role].variant_of or fit.role) == truths[stem]["best_fit"]


@pytest.mark.parametrize("stem", list(UNREADABLE))
def test_three_are_named_with_their_reason(outcomes: dict[str, Outcome], stem: str) -> None:
    outcome, (why, remedy) = outcomes[stem], UNREADABLE[stem]
    assert (outcome.state, outcome.profile) == ("not-readable", None)
    assert outcome.reason is not None
    assert why in outcome.reason
    assert outcome.reason.endswith(remedy)


def squeezed(text: str) -> str:
    """Without white space, and without hyphens, which line ends bring and take."""
    return "".join(text.split()).replace("-", "").replace("\xad", "")


def printed(path: Path) -> Iterator[list[str]]:
    """Each page's words by an independent reader, in two orders: by place, and as the file has them."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            placed = page.extract_text(x_tolerance_ratio=0.15) or ""
            flowing = "".join(char["text"] for char in page.chars)
            yield [squeezed(placed), squeezed(flowing)]


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_every_quote_of_every_finding_is_on_the_page_that_it_names(
    outcomes: dict[str, Outcome], path: Path
) -> None:
    """A quote may be of several lines or cells; each piece of it is on the page, in full."""
    pages = list(printed(path))
    missing = []
    for finding in outcomes[path.stem].findings:
        for support in finding.supports:
            where = support.evidence
            for piece in where.quote.split(" | "):
                if not any(squeezed(piece) in text for text in pages[where.page - 1]):
                    missing.append((finding.competency, where.page, piece))
    assert missing == []


def test_hidden_words_are_listed_and_count_for_nothing(
    outcomes: dict[str, Outcome], read: dict[str, Profile]
) -> None:
    profile = read[HIDING]
    hidden = " ".join(one.text for one in profile.hidden)
    assert len(hidden.split()) >= 5
    assert any("does not see" in doubt for doubt in profile.quality.doubts)
    written = {spelt for use in profile.skills for spelt in (use.name, *use.as_written)}
    assert [word for word in ("Kubernetes", "Terraform", "TOGAF", "CISSP") if word in written] == []
    quoted = [s.evidence.quote for f in outcomes[HIDING].findings for s in f.supports]
    assert not any(
        word in quote for quote in quoted for word in ("Kubernetes", "Terraform", "TOGAF", "CISSP")
    )


def test_white_text_that_is_meant_to_be_read_is_not_hidden(read: dict[str, Profile]) -> None:
    assert [stem for stem, profile in read.items() if profile.hidden] == [HIDING]


@pytest.mark.parametrize("stem", [path.stem for path in READABLE])
def test_contact(read: dict[str, Profile], truths: dict[str, scoring.Truth], stem: str) -> None:
    contact, true = read[stem].contact, truths[stem]["contact"]
    assert scoring.bare(contact.name) == scoring.bare(true["name"])
    assert list(contact.emails) == true["emails"]
    assert [scoring.bare(p) for p in contact.phones] == [scoring.bare(p) for p in true["phones"]]


Both = list[tuple[Profile, scoring.Truth]]


@pytest.fixture(scope="module")
def both(read: dict[str, Profile], truths: dict[str, scoring.Truth]) -> Both:
    return [(profile, truths[stem]) for stem, profile in read.items()]


# The floors stand a little under what is measured; whoever makes the reading better raises them.


def test_positions(both: Both) -> None:
    assert scoring.f1(scoring.titles(p, t) for p, t in both) >= 0.97
    assert scoring.f1(scoring.whole_positions(p, t) for p, t in both) >= 0.97


def test_years(both: Both) -> None:
    def near(ours: float | None, true: float | None, most: float) -> bool:
        return ours == true if ours is None or true is None else abs(ours - true) <= most

    assert sum(near(p.experience_years, t["experience_years"], 0.5) for p, t in both) == len(both)
    assert sum(near(p.leadership_years, t["leadership_years"], 1.0) for p, t in both) >= len(both) - 1


def test_skills(both: Both) -> None:
    assert scoring.f1(scoring.skills(p, t) for p, t in both) >= 0.83


def test_levels(outcomes: dict[str, Outcome], truths: dict[str, scoring.Truth]) -> None:
    pairs = [
        pair for path in READABLE for pair in scoring.levels(outcomes[path.stem].findings, truths[path.stem])
    ]
    assert len(pairs) == 24 * len(READABLE)
    assert scoring.kappa(pairs) >= 0.80
    assert sum(abs(a - b) <= 1 for a, b in pairs) / len(pairs) >= 0.89


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_terms_add_up(outcomes: dict[str, Outcome], path: Path) -> None:
    for made in outcomes[path.stem].assessments:
        assert sum(term.points for term in made.terms) == pytest.approx(made.score, abs=1e-9)
