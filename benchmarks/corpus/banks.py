"""The banks of invented names, and the trades with their titles and bullets, from YAML."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
_NUMBER = re.compile(r"\{(\d+)-(\d+)\}")
_SKILL = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A bullet or summary as printed, the skills that it names, and whether it shows people being led."""

    text: str
    skills: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of a trade's ladder: titles that mean the same, and whether they lead people."""

    titles: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as written, and the skills of our banks that its name holds."""

    name: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree as written, its level in the guide's words, and its field."""

    degree: str
    level: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Trade:
    """What people of one trade write: bullets are unparsed, see `sentence`."""

    name: str
    employers: str
    ladder: tuple[Step, ...]
    summary: tuple[str, ...]
    lead: tuple[str, ...]
    work: tuple[str, ...]
    skills: dict[str, tuple[str, ...]]
    certificates: tuple[Certificate, ...]
    degrees: tuple[Degree, ...]


def _yaml(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@cache
def names(bank: str) -> tuple[str, ...]:
    """One bank of names, such as "surnames"."""
    return tuple(_yaml(HERE / "banks.yaml")[bank])


@cache
def trades() -> tuple[Trade, ...]:
    """All trades, sorted by name."""
    return tuple(_trade(path) for path in sorted((HERE / "trades").glob("*.yaml")))


def _trade(path: Path) -> Trade:
    raw = _yaml(path)
    return Trade(
        name=path.stem.replace("_", " "),
        employers=raw["employers"],
        ladder=tuple(Step(tuple(row["say"]), row["leads"]) for row in raw["titles"]),
        summary=tuple(raw["summary"]),
        lead=tuple(raw["lead"]),
        work=tuple(raw["work"]),
        skills={group: tuple(items) for group, items in raw["skills"].items()},
        certificates=tuple(Certificate(row["name"], tuple(row["skills"])) for row in raw["certifications"]),
        degrees=tuple(Degree(row["degree"], row["level"], row["field"]) for row in raw["degrees"]),
    )


def sentence(template: str, rng: random.Random) -> Sentence:
    """A template with its numbers drawn: "!Led {4-9} [Java] people" -> "Led 6 Java people"."""
    drawn = _NUMBER.sub(lambda m: str(rng.randint(int(m[1]), int(m[2]))), template.removeprefix("!"))
    return Sentence(
        text=_SKILL.sub(r"\1", drawn),
        skills=tuple(dict.fromkeys(_SKILL.findall(drawn))),
        leads=template.startswith("!"),
    )
