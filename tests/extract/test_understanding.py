"""Properties of the whole understanding, on CVs put together from invented pieces."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck import match
from gapcheck.extract.reach import reach
from gapcheck.records.assessment import Finding
from gapcheck.records.profile import Contact, Profile
from tests.extract.pages import one_column, opened
from tests.extract.typed import AS_OF, document, facts, quotes, shipped, understanding, understood

TITLES = ["Chief Technology Officer", "Head of Engineering", "IT Manager", "Tech Lead", "Software Engineer"]
EMPLOYERS = ["Quillon Rail", "Brackwater Ltd", "Lindqvist Foods", "Harrow Council"]
BULLETS = [
    "Led a team of 12 engineers across three sites.",
    "Managed a technology budget of $4.5M and cut hosting costs by 30%.",
    "Built microservices in Go and Python on Kubernetes.",
    "Moved 40 services to AWS with Terraform.",
    "Negotiated contracts with four vendors.",
    "Wrote the disaster recovery plan and tested it each quarter.",
    "Presented the technology roadmap to the board.",
    "Mentored junior developers and hired eight engineers.",
    "Ran the incident response for a ransomware attack.",
    "Passed the ISO 27001 audit twice.",
    "Supported users of Microsoft Exchange.",
    "Kept the tea warm.",
]
SECTIONS = {
    "skills": "# Skills\nPython, Terraform, PostgreSQL",
    "education": "# Education\nBSc Computing, University of Harrow, 2004",
    "languages": "# Languages\nEnglish (native), Welsh",
    "interests": "# Interests\nTides and trains",
    "certifications": "# Certifications\nCISSP",
    "awards": "# Awards\nHarrow prize for tidy cables",
}


@dataclass(frozen=True)
class Cv:
    """A CV to be typed: its jobs, newest first, and its other sections in some order."""

    jobs: tuple[tuple[str, str, tuple[str, ...]], ...]
    others: tuple[str, ...] = ("skills", "education")
    name: str = "Mira Tanqueray"
    email: str = "mira@example.org"

    def rows(self) -> list[str]:
        rows = [f"# {self.name}", f"{self.email} | Leeds, UK", "# Experience"]
        for number, (title, employer, bullets) in enumerate(self.jobs):
            rows.append(f"** {title} | {employer} | Jan {2018 - 4 * number} - Dec {2021 - 4 * number}")
            rows += [f"- {bullet}" for bullet in bullets]
        return rows + [row for other in self.others for row in SECTIONS[other].split("\n")]

    @property
    def text(self) -> str:
        rows = (f"**{row[3:]}**" if row.startswith("** ") else row for row in self.rows())
        return "\n".join(rows)


bullets = st.lists(st.sampled_from(BULLETS), min_size=1, max_size=5, unique=True).map(tuple)
jobs = st.tuples(st.sampled_from(TITLES), st.sampled_from(EMPLOYERS), bullets)
others = st.lists(st.sampled_from(sorted(SECTIONS)), unique=True, max_size=4).map(tuple)
cvs = st.builds(Cv, st.lists(jobs, min_size=1, max_size=3).map(tuple), others)
fast = settings(derandomize=True, deadline=None, max_examples=200)


def levels(profile: Profile) -> dict[str, int]:
    return {found.competency: found.level for found in findings(profile)}


def findings(profile: Profile) -> tuple[Finding, ...]:
    return match.findings(profile, shipped())


@given(cvs)
@fast
def test_what_was_written_is_what_is_understood(cv: Cv) -> None:
    profile = understood(cv.text)
    wanted = [
        (title, employer, f"{2018 - 4 * n}-01", f"{2021 - 4 * n}-12")
        for n, (title, employer, _) in enumerate(cv.jobs)
    ]
    assert facts(profile) == wanted
    assert profile.experience_years == 4.0 * len(cv.jobs)
    assert (profile.contact.name, profile.contact.emails) == ("Mira Tanqueray", ("mira@example.org",))
    for number, (_, _, bullets) in enumerate(cv.jobs):
        said = [s.evidence for s in profile.statements if s.position == number]
        assert quotes(said)[1:] == list(bullets)


@given(cvs)
@fast
def test_the_same_cv_gives_the_same_profile(cv: Cv) -> None:
    assert understood(cv.text) == understood(cv.text)


@given(cvs, st.sampled_from(["Ada Nwosu", "Wei Zhang", "Olof Bergqvist", "Fatima al Rashid"]))
@fast
def test_name_address_and_file_change_nothing_but_themselves(cv: Cv, name: str) -> None:
    one = understood(cv.text)
    other = understood(replace(cv, name=name, email="someone.else@example.com").text, file="other.pdf")
    emails = ("someone.else@example.com",)
    assert other.contact == Contact(name, emails, (), (), one.contact.location, reach(emails, ()))
    assert (other.positions, other.skills, other.education) == (one.positions, one.skills, one.education)
    assert (other.experience_years, other.leadership_years) == (one.experience_years, one.leadership_years)
    assert findings(other) == findings(one)


@given(cvs, st.randoms(use_true_random=False))
@fast
def test_the_order_of_other_sections_changes_no_position_and_no_level(cv: Cv, random: object) -> None:
    order = list(cv.others)
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = understood(cv.text), understood(replace(cv, others=tuple(order)).text)
    assert facts(one) == facts(other)
    assert [use.id for use in one.skills] == [use.id for use in other.skills]
    assert levels(one) == levels(other)


@given(cvs, st.randoms(use_true_random=False))
@fast
def test_the_order_of_bullets_changes_no_level(cv: Cv, random: object) -> None:
    title, employer, own = cv.jobs[0]
    order = list(own)
    random.shuffle(order)  # type: ignore[attr-defined]
    other = replace(cv, jobs=((title, employer, tuple(order)), *cv.jobs[1:]))
    assert levels(understood(cv.text)) == levels(understood(other.text))


@given(cvs, st.sampled_from(BULLETS), st.integers(0, 2))
@fast
def test_a_further_bullet_takes_no_skill_and_no_level_away(cv: Cv, bullet: str, at: int) -> None:
    at %= len(cv.jobs)
    title, employer, own = cv.jobs[at]
    longer = replace(cv, jobs=(*cv.jobs[:at], (title, employer, (*own, bullet)), *cv.jobs[at + 1 :]))
    before, after = understood(cv.text), understood(longer.text)
    assert {use.id for use in before.skills} <= {use.id for use in after.skills}
    assert facts(before) == facts(after)
    reached = levels(after)
    assert {c: level for c, level in levels(before).items() if reached[c] < level} == {}


@given(cvs)
@fast
def test_every_quote_is_on_the_page_that_it_names(cv: Cv) -> None:
    content = one_column(cv.rows(), bottom=220)
    made = opened(content)
    profile = understanding().understand(made, AS_OF)
    pages = {
        page.number: squeezed(" ".join(line.text for line in made.lines if line.page == page.number))
        for page in made.pages
    }
    for statement in profile.statements:
        for piece in statement.evidence.quote.split(" | "):
            assert squeezed(piece) in pages[statement.evidence.page]
    assert facts(profile) == facts(understood(cv.text))


def squeezed(text: str) -> str:
    """A text without white space, and without hyphens and list marks, which line ends bring and take."""
    return "".join(text.split()).replace("-", "").replace("|", "")


def test_page_breaks_change_nothing() -> None:
    cv = Cv(tuple((TITLES[n], EMPLOYERS[n], tuple(BULLETS[3 * n : 3 * n + 3])) for n in range(4)))
    whole, parted = (
        understanding().understand(opened(one_column(cv.rows(), bottom)), AS_OF) for bottom in (780, 200)
    )
    assert parted.quality.pages > whole.quality.pages
    assert facts(whole) == facts(parted)
    assert levels(whole) == levels(parted)


rows = st.one_of(
    st.text(max_size=60).map(lambda t: t.replace("\n", " ")),
    st.sampled_from(
        [
            "# Experience",
            "# Skills",
            "# Education",
            "===",
            "- ",
            "Company Name",
            "CTO | Acme | 2018 -",
            "**Head**",
        ]
    ),
    st.text("0123456789 -/|,.•abcLedTeam", max_size=40),
)


@given(st.lists(rows, max_size=20))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_any_text_in_no_exception_out(some: list[str]) -> None:
    made = document("\n".join(some))
    if not made.lines:
        return
    profile = understanding().understand(made, AS_OF)
    assert 0 <= profile.quality.confidence <= 1
    assert profile.experience_years is None or profile.experience_years >= (profile.leadership_years or 0)
    assert [found.competency for found in findings(profile)] == sorted(shipped().competencies)
    lines = sorted(line.number for line in made.lines)
    covered = sorted(n for s in profile.sections for n in range(s.first_line, s.last_line + 1))
    assert sorted(set(covered)) == lines


@pytest.mark.parametrize("cv", ["CTO | Acme | 2018 -", "Mira Tanqueray\nCTO | Acme | 2018 - 2020"])
def test_a_very_short_cv_without_headings(cv: str) -> None:
    assert [p.title for p in understood(cv).positions] == ["CTO"]


@pytest.mark.parametrize(
    ("cv", "doubt"),
    [
        ("# Skills\nPython", "No position was recognised."),
        ("# Skills\nPython", "No heading says where the work experience is."),
        (
            "# Experience\nIT Manager\nCompany Name\n- Led it.",
            "No full dates were found for 1 of 1 positions",
        ),
    ],
)
def test_doubts_are_said(cv: str, doubt: str) -> None:
    profile = understood(cv)
    assert any(said.startswith(doubt) for said in profile.quality.doubts)
    assert profile.state == "read-with-doubts"
    assert profile.quality.confidence < 0.95


def test_a_plain_cv_is_read_without_doubts() -> None:
    profile = understood(Cv((("Tech Lead", "Quillon Rail", (BULLETS[0],)),)).text)
    assert (profile.state, profile.quality.doubts) == ("read", ())


@pytest.mark.parametrize(
    ("row", "section"),
    [("Led a team of 12 engineers.", "summary"), ("Twenty years of cloud work.", "summary")],
)
def test_a_claim_of_the_summary_stands_in_no_job(row: str, section: str) -> None:
    profile = understood(
        f"# Profile\n{row}\n# Experience\nTech Lead | Quillon Rail | 2018 - 2020\n- Built it."
    )
    claim = next(s for s in profile.statements if s.evidence.quote == row)
    assert (claim.section, claim.position) == (section, None)


def test_a_certificates_name_among_the_deeds_is_no_deed() -> None:
    profile = understood(
        "# Experience\nTech Lead | Quillon Rail | 2018 - 2020\n- AWS Solutions Architect (in progress)\n"
        "- Passed on what AWS Solutions Architects need."
    )
    acts = [s.act for s in profile.statements if s.evidence.quote.startswith(("AWS", "Passed"))]
    assert acts == ["claimed", "did"]


@pytest.mark.parametrize(
    ("heading", "wanted"), [("Patents", 2), ("Publications", 0), ("Patents and publications", 0)]
)
def test_what_stands_under_a_heading_of_patents_is_innovation(heading: str, wanted: int) -> None:
    profile = understood(
        "# Experience\nTech Lead | Quillon Rail | 2018 - 2020\n- Built it.\n"
        f"# {heading}\n- Lock of a canal gate (#4711)\n- Hinge for heavy lids"
    )
    found = {f.competency: f for f in match.findings(profile, shipped())}["innovation"]
    assert len(found.supports) == wanted


def test_what_is_denied_is_no_skill_and_no_level() -> None:
    profile = understood(
        "# Experience\nEngineer | Quillon Rail | 2018 - 2020\n- No experience with Kubernetes on Azure."
    )
    assert not profile.skills
    assert levels(profile)["cloud"] == 0


def test_what_the_employer_does_is_no_deed_of_the_person() -> None:
    profile = understood(
        "# Experience\nEngineer | Quillon Rail | 2018 - 2020\n"
        "- Quillon uses innovative locks.\n- Quillon keys cut."
    )
    acts = [s.act for s in profile.statements if s.evidence.quote.startswith("Quillon")]
    assert acts[0] == "others" != acts[1]
