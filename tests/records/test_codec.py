from __future__ import annotations

import json
import zlib
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from gapcheck.records import codec
from gapcheck.records.crop import Crop
from gapcheck.records.evidence import Evidence
from gapcheck.records.light import lightened
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Adjustment, Settings
from tests import builders


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Mixed:
    word: Literal["yes", "no"]
    number: float
    pair: tuple[int, str] | None
    table: dict[int, tuple[str, ...]]
    raw: bytes


@dataclass(frozen=True, slots=True)
class Quoted:
    evidence: tuple[Evidence, ...]
    raw: bytes


MIXED = Mixed("yes", 3, (1, "a"), {2: ("b", "\ud800 é")}, b"\x00\xff")


@pytest.mark.parametrize(
    "record",
    [
        builders.outcome(),
        lightened(builders.outcome()),
        builders.unreadable(),
        replace(builders.outcome(), crops=(Crop(1, (0.5, 1, 2, 3), b"\x89PNG", 10, 5, (1, 2, 3, 4)),)),
        Settings(
            date(2026, 11, 1),
            ("cto",),
            Path("mine"),
            adjustments=(Adjustment("cto", "cloud", "weight", 1, 2.5),),
        ),
        Nothing(),
        MIXED,
    ],
    ids=lambda record: type(record).__name__,
)
def test_every_record_comes_back_as_it_was(record: object) -> None:
    back = codec.unpack(type(record), codec.pack(record))
    assert back == record
    assert codec.encode(back) == codec.encode(record)
    assert codec.pack(back) == codec.pack(record)


@pytest.mark.parametrize(
    "text",
    [
        '["yes",3,null,{},""',  # cut off
        '["yes",3,null,{}]',  # a field too few
        '["yes",3,null,{},"",1]',  # a field too many
        '["maybe",3,null,{},""]',  # a word that there is not
        '["yes","3",null,{},""]',  # text for a number
        '["yes",true,null,{},""]',
        '["yes",3,[1],{},""]',  # half a pair
        '["yes",3,[1,2],{},""]',
        '["yes",3,null,{"x":[]},""]',  # a key that is no number
        '["yes",3,null,{"1":[2]},""]',
        '["yes",3,null,[],""]',
        '["yes",3,null,{},"@@"]',  # no base64
        '{"word":"yes"}',
        "null",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        codec.decode(Mixed, text)


@pytest.mark.parametrize("content", [b"", b"no zlib", codec.pack(MIXED)[:-3]])
def test_what_was_not_packed_whole_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        codec.unpack(Mixed, content)


def test_a_bomb_is_not_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_MOST_UNPACKED", 100)
    with pytest.raises(ValueError, match="too large"):
        codec.unpack(Mixed, codec.pack(replace(MIXED, table={1: ("0" * 1000,)})))


EVIDENCE = Evidence("Led two crews.", 1, 4, (1.0, 2.0, 3.0, 4.0), "experience", 0)


def test_evidence_is_written_once_and_comes_back_as_one() -> None:
    often = (EVIDENCE, *(replace(EVIDENCE) for _ in range(99)))
    packed = codec.pack(Quoted(often, b"raw"))
    assert len(packed) < 2 * len(codec.pack(Quoted(often[:1], b"raw")))
    back = codec.unpack(Quoted, packed)
    assert back.evidence == often
    assert len(set(map(id, back.evidence))) == 1


def test_bytes_stand_behind_as_they_are() -> None:
    assert codec.pack(Quoted((), b"a picture")).endswith(b"a picture")


ROW = [list(astuple(EVIDENCE))]


@pytest.mark.parametrize(
    ("record", "rest"),
    [
        ([[0], 0], b"raw!"),  # more than the sizes say
        ([[0], 0], b"ra"),  # less
        ([[1], 0], b"raw"),  # evidence that there is not
        ([[-1], 0], b"raw"),
        ([[True], 0], b"raw"),
        ([[0], 1], b"raw"),  # bytes that there are not
        ([[0], -1], b"raw"),
        ([[0], None], b"raw"),
    ],
)
def test_numbers_that_name_nothing_are_refused(record: object, rest: bytes) -> None:
    whole = zlib.compress(json.dumps([record, [ROW, [3]]]).encode())
    with pytest.raises((ValueError, TypeError, LookupError)):
        codec.unpack(Quoted, whole + rest)
    text = json.dumps([[[0], 0], [ROW, [3]]])
    assert codec.unpack(Quoted, zlib.compress(text.encode()) + b"raw") == Quoted((EVIDENCE,), b"raw")


@pytest.mark.parametrize(
    "text",
    [
        "[[[],0]]",  # nothing beside
        "[[[],0],[[]]]",
        "[[[],0],[[],[4,-1]]]",  # a size below nothing
        '[[[],0],[[],["3"]]]',
        "[[[],0],[[0],[3]]]",  # evidence that names itself
        "[[[],0],[[[1,2]],[3]]]",
        "[[[],0],5]",
        "{}",
        "7",
    ],
)
def test_what_stands_beside_a_record_is_checked_too(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        codec.unpack(Quoted, zlib.compress(text.encode()) + b"raw")


def test_a_type_that_json_cannot_tell_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="can't be read back"):
        codec.decode(set, "[]")


def test_a_light_outcome_has_the_best_quotes_and_keeps_what_is_compared() -> None:
    person = builders.outcome()
    light = lightened(person)
    best = [f.supports[0].evidence.quote for f in person.findings if f.supports]
    assert best
    assert [s.evidence.quote for f in light.findings for s in f.supports] == best
    assert not any(s.evidence.quote in codec.encode(light) for f in person.findings for s in f.supports[1:])
    assert person.profile and light.profile
    assert [skill.id for skill in light.profile.skills] == [skill.id for skill in person.profile.skills]
    assert not any(skill.evidence for skill in light.profile.skills)
    assert [(a.role, a.score, a.gates) for a in light.assessments] == [
        (a.role, a.score, a.gates) for a in person.assessments
    ]
    assert [(f.competency, f.level, f.firm) for f in light.findings] == [
        (f.competency, f.level, f.firm) for f in person.findings
    ]
    assert lightened(Outcome("a.pdf", None, "not-readable", "It is empty.")).profile is None
