"""The third phase's task: the pages of one candidate."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gapcheck.batch.reading import unchanged
from gapcheck.records import codec
from gapcheck.records.comparison import Also, Ranking
from gapcheck.records.light import called
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate with its place: all that its pages are made from, beside the head of the run.

    `name` is the file's, `candidate` the id that it has in this run, `whole` its packed outcome;
    `rankings` hold its own standings only, `also` what other files share with it.
    """

    name: str
    candidate: str
    whole: bytes
    rankings: tuple[Ranking, ...]
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class WritePages:
    """Write the pages of candidates into a run folder. `run` is the head of the run, without outcomes."""

    run: Run
    out: Path
    debug: bool = False

    @property
    def writes(self) -> Path | None:
        return self.out

    def prepare(self) -> Callable[[Placed], bytes]:
        from gapcheck.pipeline import measure
        from gapcheck.report import write_candidate

        taxonomy = measure(self.run.settings)
        unchanged(taxonomy, self.run.taxonomy_sha256)

        def write(placed: Placed) -> bytes:
            outcome = called(codec.unpack(Outcome, placed.whole), placed.name)
            outcome = replace(outcome, candidate=placed.candidate, also=placed.also)
            if not {made.role for made in outcome.assessments} <= set(self.run.roles):
                raise ValueError("a role that is none of the run's")  # it would become a file's name
            run = replace(self.run, rankings=placed.rankings)
            return packed(write_candidate(run, outcome, taxonomy, self.out))

        return write


def packed(text: str) -> bytes:
    """What `results.json` says of a candidate, as the journal keeps it until the file is written."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(entry: bytes) -> str:
    """What was packed."""
    return zlib.decompress(entry).decode("utf-8", "surrogatepass")
