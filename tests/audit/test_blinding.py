"""Nothing but the strings of KEPT survives blinding, and no figure moves."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from gapcheck.audit.blinding import KEPT, Blinder
from gapcheck.audit.codes import Codes
from gapcheck.audit.identity import Identity
from gapcheck.audit.redacting import Redactor
from gapcheck.records.document import Document
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Reach
from tests.builders import outcome, taxonomy
from tests.timing import seconds

SECRET = b"s" * 32
WORD = "Halloran"


def _document(found: Outcome) -> Document:
    return Document(found.file, found.sha256 or "", "pdf", (), ())


def _blinded(found: Outcome, blind: Any = "identity", path: str = "halloran.pdf") -> Outcome:
    return Blinder.prepare(blind, SECRET, taxonomy()).blinded(found, _document(found), path)


def _soaked(value: Any) -> Any:
    """The same record with the name in every string of it."""
    if isinstance(value, str):
        return WORD
    if isinstance(value, tuple):
        return tuple(_soaked(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _soaked(getattr(value, f.name)) for f in fields(value)})
    return value


def _held(value: Any, where: str = "") -> set[str]:
    """Record and field of each string that still has the name."""
    if isinstance(value, str):
        return {where} if WORD.casefold() in value.casefold() else set()
    if isinstance(value, tuple):
        return {place for item in value for place in _held(item, where)}
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        return {p for f in fields(value) for p in _held(getattr(value, f.name), f"{name}.{f.name}")}
    return set()


def test_only_listed_fields_keep_their_strings() -> None:
    whole = outcome()
    soaked = replace(
        _soaked(whole), state="read", sha256="ab" * 32, file="cv-1.pdf", candidate="abababababab"
    )
    left = _held(_blinded(soaked))
    listed = {f"{kind.__name__}.{field}" for kind, names in KEPT.items() for field in names}
    # a known skill's name is the taxonomy's; the figures of a record keep nothing but numbers
    assert left <= listed | {"SkillUse.name"}


def test_figures_stay() -> None:
    before, after = outcome(), _blinded(outcome())
    assert [(f.competency, f.level, f.state, f.firm) for f in before.findings] == [
        (f.competency, f.level, f.state, f.firm) for f in after.findings
    ]
    assert [(a.score, a.confidence, a.terms) for a in before.assessments] == [
        (a.score, a.confidence, a.terms) for a in after.assessments
    ]
    assert before.profile and after.profile
    assert before.profile.experience_years == after.profile.experience_years
    assert [p.span for p in before.profile.positions] == [p.span for p in after.profile.positions]


def test_a_code_needs_the_secret() -> None:
    content = outcome().sha256
    assert content
    one, other = Codes(b"a" * 32), Codes(b"b" * 32)
    assert one.content(content) == one.content(content) != other.content(content)
    assert one.file("Ann Lee.pdf") != one.file("Ann Lee 2.pdf")
    assert "ann" not in one.file("Ann Lee.pdf").casefold()
    assert _blinded(outcome()).sha256 == Codes(SECRET).content(content)


def test_codes_of_addresses_tell_who_shares_one_and_nothing_else() -> None:
    number, abroad = Reach("phone", "2079460958", "44"), Reach("phone", "2079460958", "33")
    found = outcome()
    assert found.profile
    contact = replace(found.profile.contact, reach=(number, abroad, Reach("e-mail", "ines@example.org")))
    profile = _blinded(replace(found, profile=replace(found.profile, contact=contact))).profile
    assert profile
    one, other, email = profile.contact.reach
    assert one.number == other.number != email.number
    assert one.country != other.country  # else it would say who lives in the same country
    assert one == Codes(SECRET).reach(number) != Codes(b"b" * 32).reach(number)
    held = " ".join((one.number, one.country, other.country, email.number))
    assert not re.search(r"2079460958|\b44\b|\b33\b|ines|example", held)


def test_schools_stay_unless_asked() -> None:
    kept, gone = _blinded(outcome()), _blinded(outcome(), "schools")
    assert kept.profile and gone.profile
    assert kept.profile.education[0].institution == "Ellery University"
    assert gone.profile.education[0].institution is None
    assert kept.profile.education[0].year is gone.profile.education[0].year is None


def test_what_was_not_read_has_no_name_either() -> None:
    found = Outcome("cv-1.pdf", "ab" * 32, "not-readable", "It is damaged.")
    assert _blinded(found).sha256 not in (None, "ab" * 32)


WHO = Identity(
    names=frozenset({"ana", "maria", "quistova", "oneill", "neill", "li"}),
    unsure=frozenset({"grace", "may", "young"}),
    kept=frozenset({"jenkins"}),
    exact=("aquist84",),
    places=("Marrowgate, UK", "Marrowgate"),
    phones=("442079460123",),
    schools=("University of Wexmoor", "Wexmoor"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana-María Quistova led 12", "[name] led 12"),
        ("led by QUISTOVA's team", "led by [name]'s team"),
        ("a.quistova and quistovaa wrote it", "[name] and [name] wrote it"),
        ("A. M. Quistova, director", "[name], director"),
        ("Ana de la Quistova y Li joined", "[name] joined"),
        ("mail ana@x.example or ana (at) x (dot) example", "mail [e-mail] or [e-mail]"),
        ("see https://x.example/ana?b=1 and www.q.example", "see [link] and [link]"),
        ("call 020 7946 0123 or (0)20-7946-0123", "call [phone] or [phone]"),
        ("Grace led grace periods", "[name] led grace periods"),
        ("since May 2019, May wrote", "since May 2019, [name] wrote"),
        ("builds with Jenkins and jenkins", "builds with Jenkins and jenkins"),
        ("Grace Jenkins ran it", "[name] ran it"),
        ("aquist84 on the forge", "[contact] on the forge"),
        ("O'Neill & Sons Ltd", "[name] & Sons Ltd"),
        ("moved to Marrowgate, UK in May", "moved to [place] in [name]"),
        ("12 Old Zander Street, flat 3", "[address], [address]"),
        ("at 9 Elm Rd., SW1A 1AA", "at [address], [address]"),
        ("Date of birth: 4 May 1970 | CTO", "[personal detail]| CTO"),
        ("She and her team; he/him", "[pronoun] and [pronoun] team; [pronoun]"),
        ("aged 47, married with two children, CTO", "[personal detail], [personal detail], CTO"),
        ("A British citizen since 2001", "A [personal detail] since 2001"),
        ("graduated from Wexmoor in 1994", "graduated from [school] in [year]"),
        ("MSc Computing (1994)", "MSc Computing ([year])"),
        ("father of two and mentor", "[personal detail] and mentor"),
        ("write to @mxq_84, Skype: live:maq84", "write to [link], [link]"),
        ("Tel: zero two oh, seven nine four six, 0555", "Tel: [phone]"),
        ("named after its founder Quis-", "named after its founder [name]-"),
    ],
)  # fmt: skip
def test_redaction(text: str, expected: str) -> None:
    assert Redactor(WHO, schools=True).text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ran single sign-on for 2,000,000 users from 2018 - 2021",
        "Cut cost by 31% and saved £1,250,000 in 2019",
        "Grew from 24 to 70 people; managed 10 000 000 users",
        "Maryland lines and analysis of limits",
        "Introduced OKRs (2017), ISO 27001 and SOC 2",
        "06/2016 - 08/2018 Lead Engineer",
        "Rolled out to one, two, three and four sites at 99.9 % @ 3 GHz",
        "Owned the multi-",
        "The position of IT lead in a gender-balanced team",
    ],
)
def test_work_is_left_alone(text: str) -> None:
    assert Redactor(WHO, schools=True).text(text) == text


@pytest.mark.parametrize(
    "piece", ["a", "Ana", "abc- ", "one ", "@a", "a@", "skype: ", "12 ", "Quis-", "(", "Ana "]
)
def test_redaction_is_linear(piece: str) -> None:
    """Four times the text, no more than eight times the time; sixteen would be quadratic."""
    redactor = Redactor(WHO, schools=True)
    some, more = (piece * (length // len(piece)) for length in (25_000, 100_000))
    assert seconds(lambda: redactor.text(more)) < 8 * seconds(lambda: redactor.text(some))
