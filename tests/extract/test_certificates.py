from __future__ import annotations

import pytest

from tests.extract.typed import understood

CASES = [
    ("# Certifications\nCISSP", [("CISSP", "cissp")]),
    ("# Certifications\nCCNA, CCNP, MCSE", [("CCNA", "ccna"), ("CCNP", "ccnp"), ("MCSE", "mcse")]),
    (
        "# Certifications\n- Certified Information Security Manager (CISM)",
        [("Certified Information Security Manager (CISM)", "cism")],
    ),
    ("# Certifications\n- Certified [Job Title], 2014", []),
    ("# Certifications\n- Harrow Accredited Tide Officer, 2014", [("Harrow Accredited Tide Officer", None)]),
    (
        "# Certifications\n- Harrow Certificate in Tide Tables, 2014",
        [("Harrow Certificate in Tide Tables", None)],
    ),
    ("# Skills\nCISSP, Python", [("CISSP", "cissp")]),
    (
        "# Education\nITIL Foundation Certificate, 2012\nBSc Computing, University of Harrow",
        [("ITIL Foundation Certificate", "itil-foundation")],
    ),
    ("# Affiliations\nMember of the British Computer Society", []),
    ("# Certifications\nPMP, expires 2025", [("PMP", "pmp")]),
    ("# Certifications\nPMP (2015)", [("PMP", "pmp")]),
    (
        "# Summary\nPMP-certified manager of programmes.",
        [("PMP", "pmp")],
    ),
    (
        "# Certifications\nDriving licence, category B",
        [("Driving licence, category B", None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_certificates(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(c.name, c.skill) for c in understood(text).certifications] == wanted


def test_the_same_certificate_twice_counts_once() -> None:
    text = "# Summary\nA CISSP and an engineer.\n# Certifications\nCISSP, 2016"
    assert [c.skill for c in understood(text).certifications] == ["cissp"]


def test_languages_with_their_fluency() -> None:
    found = understood("# Languages\nEnglish (native), German - fluent; French B2\n- Welsh").languages
    assert [(one.name, one.fluency) for one in found] == [
        ("English", "native"),
        ("German", "fluent"),
        ("French", "B2"),
        ("Welsh", None),
    ]


def test_programming_languages_are_no_tongues() -> None:
    assert understood("# Programming languages\nPython, Go, Polish Notation").languages == ()


JOB = "# Experience\nAnalyst | Harrow Foods | Jan 2018 - Dec 2019\n"
CCNA = "Cisco Certified Network Associate (CCNA)"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Certifications\nTide Reading\nCodecademy\nAmazon Web Services", ["Tide Reading"]),
        ("# Certifications\nCOBIT 2019 Foundation", ["COBIT 2019 Foundation"]),
        ("# Certifications\nHarrow Scrum Award (2022)", ["Harrow Scrum Award"]),
        ("# Certifications\nCompTIA A+, previously certified as Harrow CXA", ["CompTIA A+", "Harrow CXA"]),
        ("# Certifications\nWill be a Certified Tide Reader after May", []),
        ("# Certifications\nCisco Certified Network\nAssociate (CCNA)", [CCNA]),
        ("# Education\nTide Tables Certification", ["Tide Tables Certification"]),
        ("# Education\nNetwork Certification Classes A+, CCNA", []),
        ("# Summary\nA registered nurse on a busy ward.", []),
        ("# Affiliations\nMember of PMI, CISSP chapter", []),
        (f"{JOB}- Earned the CCNA certification in a year.", ["CCNA"]),
        (f"{JOB}- Taught the CCNA to clerks.", []),
    ],
)
def test_what_is_held_and_what_is_not(text: str, names: list[str]) -> None:
    assert [c.name for c in understood(text).certifications] == names


@pytest.mark.parametrize(
    "text",
    [
        "# Experience\nHead of Tides | Quillon Rail | 2018 - 2020\n"
        "- Mentored two analysts, both of whom earned PMP certification.",
        "# Summary\nA marketer with a record of raising return and reducing CPA for campaigns in finance.",
    ],
)
def test_what_others_gained_and_what_is_a_figure(text: str) -> None:
    assert understood(text).certifications == ()


def test_who_issued_a_certificate_is_no_part_of_its_name() -> None:
    profile = understood("# Certifications\nHarrow Accredited Tide Officer Coursera")
    assert [c.name for c in profile.certifications] == ["Harrow Accredited Tide Officer"]
