"""What a run tells while it goes on. It never holds a word of a CV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gapcheck.records.outcome import Outcome

Phase = Literal["reading", "ranking", "writing"]


@dataclass(frozen=True, slots=True)
class Began:
    """A phase starts: so many items in all, `already` of them done by an earlier run."""

    phase: Phase
    total: int
    already: int


@dataclass(frozen=True, slots=True)
class Ended:
    """One item of a phase has ended. `outcome` is the bare one: file, hash, state, reason, candidate."""

    phase: Phase
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Said:
    """Something that the user should know, as a sentence."""

    text: str


Event = Began | Ended | Said
Listener = Callable[[Event], object]
