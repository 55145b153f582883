"""`gapcheck inspect --unknown-skills`: named technologies of a folder that the taxonomy does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from gapcheck.cli.printing import plain
from gapcheck.records.outcome import Outcome

SCHEMA = 1


@dataclass
class Unknown:
    """One name: how it is written, in which CVs, and in how many places of theirs."""

    written: Counter[str] = field(default_factory=Counter)
    files: list[str] = field(default_factory=list)
    places: int = 0

    @property
    def name(self) -> str:
        """The commonest way to write it; of several the first by the alphabet."""
        return min(self.written, key=lambda text: (-self.written[text], text))


@dataclass
class Tally:
    """What a folder's CVs name and the taxonomy does not know."""

    read: int = 0
    unread: list[Outcome] = field(default_factory=list)
    found: dict[str, Unknown] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Count one CV; one that could not be read is kept with its reason."""
        if outcome.profile is None:
            self.unread.append(outcome)
            return
        self.read += 1
        for use in outcome.profile.skills:
            if use.id is None:
                one = self.found.setdefault(use.name.casefold(), Unknown())
                one.written.update(use.as_written)
                one.files.append(outcome.file)
                one.places += len(use.evidence)

    def ranked(self) -> list[Unknown]:
        """The names of most CVs first, then those of most places, then by the alphabet."""
        return sorted(
            self.found.values(), key=lambda u: (-len(u.files), -u.places, u.name.casefold(), u.name)
        )


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count all CVs, whatever order they come in."""
    counted = Tally()
    for outcome in sorted(outcomes, key=lambda o: o.file):
        counted.add(outcome)
    return counted


def record(counted: Tally) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "schema": SCHEMA,
        "cvs": counted.read,
        "not_readable": [{"file": o.file, "reason": o.reason} for o in counted.unread],
        "unknown_skills": [
            {
                "name": one.name,
                "as_written": sorted(one.written),
                "cvs": len(one.files),
                "places": one.places,
                "files": one.files,
            }
            for one in counted.ranked()
        ],
    }


def text(counted: Tally) -> str:
    """The answer as a table: in how many CVs, in how many places, and the name."""
    rows = [f"{len(one.files):>5} {one.places:>7}  {plain(one.name)}" for one in counted.ranked()]
    if not rows:
        return "The taxonomy knows every named technology of these CVs."
    return "\n".join([f"{'CVs':>5} {'places':>7}  name", *rows])
