"""A backend without processes, and a task that makes CVs up: what is tested with them is the engine."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gapcheck.batch.backend import Done, Ended, Item, Lost, Task
from gapcheck.batch.cache import Shelf
from gapcheck.batch.found import Found
from gapcheck.batch.reading import answered, content_sha256
from gapcheck.pipeline import assessed, measure
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings
from tests import builders


@dataclass(frozen=True)
class MadeUp:
    """In place of `ReadCv`: a file's text is a name; one that says "scan" can't be read."""

    settings: Settings
    taxonomy_sha256: str | None = None
    debug: bool = False
    shelf: Shelf | None = None
    all_kept: bool = False
    writes: Path | None = None

    def prepare(self) -> Callable[[Found], bytes]:
        taxonomy = measure(self.settings)

        def read(found: Found) -> bytes:
            sha256, name = str(content_sha256(found, self.settings)), found.path.read_text()
            if name == "scan":
                return answered(Outcome(found.name, sha256, "not-readable", "It is a scan."))
            profile = replace(builders.profile(name, found.name), sha256=sha256)
            years = 5.0 + int(sha256[:2], 16) % 10
            return answered(assessed(replace(profile, experience_years=years), self.settings, taxonomy))

        return read


@dataclass
class Inline:
    """Does the work in this very process. `lose` names the items of a task that have no answer."""

    lose: dict[str, set[str]] = field(default_factory=dict)
    interrupt: Callable[[int], object] = lambda number: None
    given: list[tuple[str, str]] = field(default_factory=list)

    def run(self, task: Task[Item], items: Iterable[Item]) -> Generator[Ended[Item], None, None]:
        handler, kind = task.prepare(), type(task).__name__
        for item in items:
            name = _name(item)
            self.given.append((kind, name))
            self.interrupt(len(self.given))
            if name in self.lose.get(kind, ()):
                yield Lost(item, "died", "The reader process ended unexpectedly.")
            else:
                yield Done(item, handler(item))

    def read(self) -> list[str]:
        """The files that were read, in order."""
        return [name for kind, name in self.given if kind == "MadeUp"]


def _name(item: Any) -> str:
    return str(item.name)
