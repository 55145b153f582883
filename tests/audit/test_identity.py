"""Whose names a CV is taken to hold where none stands on it as a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.audit.identity import Identity, identity
from gapcheck.records.profile import Contact
from tests.builders import profile
from tests.extract import typed

KNOWN = frozenset({"head", "of", "technology", "cloud", "python", "engineer"})


def _who(text: str, email: str) -> Identity:
    held = typed.document(text)
    nobody = replace(profile(None), contact=Contact(emails=(email,)), sections=(), skills=(), education=())
    return identity(nobody, held, "cv.pdf", KNOWN)


@pytest.mark.parametrize(
    ("text", "email", "names"),
    [
        # a name over two lines of the head
        (
            "PETRONELLE\nZANDROVIK\nHead of Technology\nled a team",
            "info@x.example",
            {"petronelle", "zandrovik"},
        ),
        # a mailbox of both names, which stand apart in the text; of an initial and one name
        (
            "Profile\nled a team\nowned it\nThe plan that Yolandra wrote and Brindlewick signed",
            "yolandrabrindlewick84@x.example",
            {"yolandra", "brindlewick"},
        ),
        ("Profile\nled a team\nowned it\nKnown as Brindlewick", "ybrindlewick@x.example", {"brindlewick"}),
        # beside an address some write their name in small letters; that makes it no common word
        (
            "DRAKENFELL, Isolanthe\nisolanthe drakenfell, i@x.example\nled a team",
            "i@x.example",
            {"drakenfell", "isolanthe"},
        ),
    ],
)
def test_names_that_are_guessed(text: str, email: str, names: set[str]) -> None:
    assert names <= _who(text, email).names


def test_words_of_work_are_no_names() -> None:
    text = "Profile\nled a team\nowned it\nMoved Python services to the Cloud as Engineer"
    assert _who(text, "cloudengineer@x.example").names <= {"cloudengineer"}
