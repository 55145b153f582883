"""Doubts are sentences for a person: each says where the reading of a CV is weak."""

from __future__ import annotations

import pytest

from tests.extract.typed import understood

HEAD = "Mira Tanqueray\nmira@example.org\n"
JOB = "Tech Lead | Quillon Rail | Jan 2018 - Dec 2021\n- Led six engineers through two releases a year.\n"


@pytest.mark.parametrize(
    ("cv", "doubt"),
    [
        (f"# Experience\n{JOB}", "No name, e-mail address or telephone number was found."),
        (f"{HEAD}# Education\n# Experience\n{JOB}", 'Nothing was found under "Education" (page 1).'),
        (
            f"{HEAD}# Experience\nTech Lead | Quillon Rail | Jan 2031 - Dec 2033\n- Led it.",
            '"Tech Lead" starts after 2026-11-01 (2031-01); check its dates.',
        ),
        (
            f"{HEAD}# Experience\nTech Lead | Quillon Rail | Jan 1950 - Dec 2021\n- Led it.",
            '"Tech Lead" lasts 864 months (1950-01 to 2021-12); check its dates.',
        ),
        (
            f"{HEAD}# Experience\nTech Lead | Quillon Rail | Jan 2018 - Dec 20211\n- Led it.",
            '"Dec 20211" on page 1 is no date; it was left out.',
        ),
        (
            f"{HEAD}# Experience\nTech Lead   2018 - 2020   Analyst   2012 - 2015\n- Led it.",
            "A line on page 1 holds the dates of two positions; they may be mixed up.",
        ),
        (
            f"{HEAD}# Experience\nQuillon Rail keeps trains.\nIt is large.\nIt is old.\nIt is loved.\n"
            f"It runs day and night in every season.\n{JOB}",
            "5 lines under work experience belong to no position that was recognised "
            '(page 1, from "Quillon Rail keeps trains.").',
        ),
    ],
)
def test_what_is_weak_is_said(cv: str, doubt: str) -> None:
    quality = understood(cv).quality
    assert doubt in quality.doubts
    assert quality.confidence < 0.95


def test_a_sound_cv_has_none() -> None:
    assert understood(f"{HEAD}# Experience\n{JOB}").quality.doubts == ()


def test_a_career_break_and_a_history_printed_twice_raise_none() -> None:
    pause = (
        "Career break | Leeds | Jan 2014 - Dec 2017\n- Cared for a parent.\n- Kept up.\n- Read.\n- Wrote.\n"
    )
    cv = f"{HEAD}# Experience\n{JOB}{pause}# Work History\n{JOB}"
    profile = understood(cv)
    assert [p.title for p in profile.positions] == ["Tech Lead"]
    assert profile.quality.doubts == ()
