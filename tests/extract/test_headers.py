from __future__ import annotations

import pytest

from gapcheck.extract import headers
from gapcheck.extract.job import Job
from tests.extract.typed import typed


def understood(*rows: str) -> tuple[str, str | None, tuple[str, str | None] | None]:
    job = Job(list(typed("\n".join(rows))))
    headers.understand(job)
    return job.title, job.employer, job.when.written() if job.when else None


@pytest.mark.parametrize(
    ("rows", "title", "employer"),
    [
        (["CTO, Acme, Inc., 2018 - 2020"], "CTO", "Acme, Inc."),
        (["CTO | Marlow & Finch Partners LLP | 2018 - 2020"], "CTO", "Marlow & Finch Partners LLP"),
        (
            ["University of Harrow — Systems Administrator — 2018 - 2020"],
            "Systems Administrator",
            "University of Harrow",
        ),
        (
            ["Head of Technology      Borough of Harrow Council", "2018 - 2020"],
            "Head of Technology",
            "Borough of Harrow Council",
        ),
        (["IT Manager, Harrow Hospital, Leeds, UK (2018 - 2020)"], "IT Manager", "Harrow Hospital"),
        (["Freelance Web Developer      2018 - 2020"], "Freelance Web Developer", None),
        (
            ["Software Engineer (contract), Quillon Rail, 2018 - 2020"],
            "Software Engineer (contract)",
            "Quillon Rail",
        ),
        (
            ["**Quillon Rail**", "Full-time", "Software Engineer", "2018 - 2020"],
            "Software Engineer",
            "Quillon Rail",
        ),
        (
            ["Team Lead / Senior Developer | Quillon Rail | 2018 - 2020"],
            "Team Lead / Senior Developer",
            "Quillon Rail",
        ),
        (
            ["Zeppelin Systems GmbH, Head of Data, Berlin, Germany, 2018 - 2020"],
            "Head of Data",
            "Zeppelin Systems GmbH",
        ),
        (["Software Engineer, Quillon Rail, Remote, 2018 - 2020"], "Software Engineer", "Quillon Rail"),
        (
            ["Branch: Coast Guard", "Service Country: Ruritania", "Rank: E-4 / Mate", "2018 - 2020"],
            "E-4 / Mate",
            "Coast Guard",
        ),
    ],
)
def test_title_and_employer(rows: list[str], title: str, employer: str | None) -> None:
    assert understood(*rows) == (title, employer, ("2018", "2020"))


def test_two_single_dates_on_their_own_lines_make_a_range() -> None:
    assert understood("Analyst | Quillon Rail", "March 2012", "July 2014")[2] == ("2012-03", "2014-07")


def test_a_header_without_a_date() -> None:
    assert understood("Analyst | Quillon Rail") == ("Analyst", "Quillon Rail", None)


def test_a_hidden_employer_is_said_and_unknown() -> None:
    job = Job(list(typed("Network Analyst      2018 - 2020\nCompany Name - City, State")))
    headers.understand(job)
    assert (job.title, job.employer, job.employer_said) == ("Network Analyst", None, True)
