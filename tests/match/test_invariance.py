"""What must not change a result, over generated CVs that are read, understood and measured whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.match import findings
from gapcheck.match.assessing import assess
from tests.extract.typed import shipped, understood
from tests.match.test_paraphrases import PAIRS

ALWAYS = settings(max_examples=500, derandomize=True, deadline=None)
BULLETS = sorted(pair[side] for pair in PAIRS for side in ("one", "other"))
TITLES = sorted({pair["title"] for pair in PAIRS})
SKILLS = ["Python", "AWS", "Terraform", "PRINCE2", "ITIL", "Kubernetes", "Negotiation", "Oracle", "Scrum"]


@dataclass(frozen=True)
class Job:
    title: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """A CV to be typed: its jobs and skills, and all that must not matter."""

    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    name: str = "Robin Calder"
    pronoun: str = "He"
    school: str = "Ellery University"
    place: str = "12 Quay Street, Norwich"
    file: str = "typed.pdf"
    skills_first: bool = False

    @property
    def text(self) -> str:
        jobs = "\n\n".join(
            f"**{job.title}, {employer}**\n{years}\n- {self.pronoun} joined a firm of traders.\n"
            + "\n".join(f"- {bullet}" for bullet in job.bullets)
            for job, employer, years in zip(
                self.jobs,
                ("Fennimore Works", "Odling Partners"),
                ("March 2016 - Present", "June 2010 - February 2016"),
                strict=False,
            )
        )
        parts = [f"# Experience\n{jobs}", f"# Skills\n{', '.join(self.skills)}"]
        parts += [f"# Education\nBSc, {self.school}, 2009"]
        return f"# {self.name}\n{self.place}\n\n" + "\n\n".join(parts[::-1] if self.skills_first else parts)


JOBS = st.lists(
    st.builds(
        Job,
        st.sampled_from(TITLES),
        st.lists(st.sampled_from(BULLETS), min_size=1, max_size=3, unique=True).map(tuple),
    ),
    min_size=1,
    max_size=2,
).map(tuple)
TYPED = st.builds(
    Typed, JOBS, st.lists(st.sampled_from(SKILLS), min_size=2, max_size=4, unique=True).map(tuple)
)
NAMES = st.sampled_from(
    ["Aisha Khan", "Bjorn Dahl", "Li Wei", "Maria da Silva", "Tomasz Zielinski", "Wren Hall"]
)
SCHOOLS = st.sampled_from(["Oldacre College", "University of Westmere", "Technical Institute of Brockley"])
PLACES = st.sampled_from(["4 Mill Lane, Leeds", "Calle Mayor 3, Madrid", "81 Fir Avenue, Austin, TX"])


def levels(cv: Typed) -> dict[str, int]:
    return {f.competency: f.level for f in findings(understood(cv.text, file=cv.file), shipped())}


def everything(cv: Typed) -> Any:
    profile = understood(cv.text, file=cv.file)
    found = findings(profile, shipped())
    return profile, found, [assess(profile, found, role) for role in (*shipped().roles.values(),)[:2]]


@ALWAYS
@given(TYPED)
def test_the_same_cv_gives_the_same_result(cv: Typed) -> None:
    assert everything(cv) == everything(cv)


@ALWAYS
@given(TYPED, NAMES, st.sampled_from(["She", "They"]), SCHOOLS, PLACES)
def test_name_pronoun_school_address_and_file_name_change_nothing(
    cv: Typed, name: str, pronoun: str, school: str, place: str
) -> None:
    other = replace(cv, name=name, pronoun=pronoun, school=school, place=place, file="another name.pdf")
    assert levels(other) == levels(cv)


@ALWAYS
@given(TYPED, st.randoms(use_true_random=False))
def test_the_order_of_sections_and_bullets_changes_nothing(cv: Typed, chance: Any) -> None:
    jobs = tuple(replace(job, bullets=tuple(chance.sample(job.bullets, len(job.bullets)))) for job in cv.jobs)
    assert levels(replace(cv, jobs=jobs, skills_first=True)) == levels(cv)


@ALWAYS
@given(TYPED, st.sampled_from(BULLETS), st.integers(0, 1))
def test_a_bullet_more_never_lowers_a_level(cv: Typed, bullet: str, which: int) -> None:
    before = levels(cv)
    number = which % len(cv.jobs)
    jobs = list(cv.jobs)
    jobs[number] = replace(jobs[number], bullets=(*jobs[number].bullets, bullet))
    after = levels(replace(cv, jobs=tuple(jobs)))
    assert all(after[c] >= level for c, level in before.items())
