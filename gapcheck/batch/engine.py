"""The three phases of a run over its journal, each of which can be interrupted and goes on later.

Reading: every file in a child, each outcome journaled. Ranking: light outcomes only. Writing: the pages of
each candidate in a child, each candidate journaled; then what is about the whole run, streamed from the
journal. Nothing here holds what was read of all CVs. `docs/engine.md` tells what is promised.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from gapcheck import __version__
from gapcheck.batch.also import linked
from gapcheck.batch.backend import Backend, Lost
from gapcheck.batch.cache import Shelf
from gapcheck.batch.events import Began, Ended, Listener, Phase, Said
from gapcheck.batch.found import Found
from gapcheck.batch.journal import NAME, Journal, Progress
from gapcheck.batch.reading import Read, ReadCv, content_sha256
from gapcheck.batch.settle import settle
from gapcheck.batch.stopping import Stopping
from gapcheck.batch.writing import Placed, WritePages, unpacked
from gapcheck.errors import Interrupted
from gapcheck.records import codec
from gapcheck.records.comparison import Ranking
from gapcheck.records.light import Sharing, bare
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy

CANDIDATES = "candidates"
REMOVED = "removed"
"""Key of the journal's head: how many people were removed from the finished run."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One run: its journal, where it is made, what with, who does the work, and who hears of it."""

    journal: Journal
    out: Path
    settings: Settings
    taxonomy: Taxonomy
    backend: Backend
    tell: Listener
    shelf: Shelf | None = None
    debug: bool = False

    def make(self) -> None:
        """Do all that is not done yet, `run.json` last. Raises Interrupted where the user stops it."""
        stopping = Stopping(
            lambda: self.tell(Said("Finishing the CVs that are being worked on. Ctrl-C again stops at once."))
        )
        with stopping.heard():
            self._read(stopping)
            run = self._ranked()
            while lost := self._write(run, stopping):
                for one in lost:
                    self.journal.ended(one, "quarantined")
                run = self._ranked()  # without them, the others' ranks are other ones
            self._conclude(run)

    def _read(self, stopping: Stopping) -> None:
        journal = self.journal
        total, left = journal.count(), journal.count("queued")
        self.tell(Began("reading", total, total - left))
        shelf = self.shelf
        all_kept = shelf is not None and all(map(shelf.has, journal.contents_waiting()))
        task = ReadCv(self.settings, self.taxonomy.sha256, self.debug, shelf, all_kept)
        with closing(self.backend.run(task, stopping.until(journal.waiting()))) as ends:
            for end in ends:
                if isinstance(end, Lost):
                    read, progress = Read(self._lost(end)), _lost_as(end)
                else:
                    read = codec.unpack(Read, end.answer)
                    progress = "done" if read.whole else "skipped"
                journal.ended(read.ending, progress, read.light, read.whole)
                if shelf:
                    read.keep(shelf)
                self.tell(Ended("reading", read.ending))
        self._go_on(stopping, "reading", total)

    def _lost(self, end: Lost[Found]) -> Outcome:
        sha256 = content_sha256(end.item, self.settings)
        return Outcome(end.item.name, sha256, "not-readable", end.reason)

    def _ranked(self) -> Run:
        from gapcheck import match

        self.journal.settle(settle(self.journal.as_read()))
        self.tell(Began("ranking", self.journal.count(), 0))
        lights = linked(tuple(map(Sharing(), self.journal.lights())))
        roles = self.settings.roles
        return Run(
            version=__version__,
            settings=self.settings,
            roles=roles,
            taxonomy_sha256=self.taxonomy.sha256,
            outcomes=lights,
            drafts=tuple(role for role in roles if self.taxonomy.roles[role].draft),
            taxonomy_extended_by=self.taxonomy.extended_by,
            rankings=match.rankings(lights, roles),
            removed=int(self.journal.told(REMOVED) or 0),
        )

    def _write(self, run: Run, stopping: Stopping) -> list[Outcome]:
        """Every candidate's pages. The answer is who has none: a child dies of them, or fails."""
        people = {o.file: replace(bare(o), also=o.also) for o in run.outcomes if o.profile}
        places = Places(run.rankings)
        keys = {file: places.key(o) for file, o in people.items()}
        todo = [file for file, key in keys.items() if self.journal.page_key(file) != key]
        self.tell(Began("writing", len(people), len(people) - len(todo)))
        task = WritePages(replace(run, outcomes=(), rankings=()), self.out, self.debug)
        lost = []
        with closing(self.backend.run(task, stopping.until(self._placed(todo, people, places)))) as ends:
            for end in ends:
                outcome = people[end.item.name]
                if isinstance(end, Lost):
                    reason = f"Its pages could not be made. {end.reason}"
                    outcome = Outcome(outcome.file, outcome.sha256, "not-readable", reason)
                    lost.append(outcome)
                else:
                    self.journal.written(outcome.file, keys[outcome.file], end.answer)
                self.tell(Ended("writing", outcome))
        self._go_on(stopping, "writing", len(people))
        return lost

    def _placed(
        self, files: Sequence[str], people: Mapping[str, Outcome], places: Places
    ) -> Iterator[Placed]:
        for file in files:
            id_, also = str(people[file].candidate), people[file].also
            yield Placed(file, id_, self.journal.whole(file), places.of(id_), also)

    def _conclude(self, run: Run) -> None:
        """All that is about the whole run. The pages of who is no longer in it go."""
        from gapcheck.report import write_overview

        ids = {o.candidate for o in run.outcomes if o.profile}
        folder = self.out / CANDIDATES
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in ids:
                shutil.rmtree(path)
        scores = [a.score for o in run.outcomes for a in o.assessments]
        self.journal.tell("best", str(max(scores, default=0.0)))
        self.journal.finish(self.out / NAME)
        write_overview(run, Texts(self.journal), self.taxonomy, self.out)

    def _go_on(self, stopping: Stopping, phase: Phase, total: int) -> None:
        if not stopping.asked:
            return
        read = total - self.journal.count("queued", "running") if phase == "reading" else None
        how_far = (
            f"{read} of {total} CVs are read" if read is not None else "all CVs are read, not all written"
        )
        raise Interrupted(f"Interrupted; {how_far}. Run the same command again to go on from there.")


@dataclass(frozen=True, slots=True)
class Texts:
    """What `results.json` says of each candidate, by file name; can be walked more than once."""

    journal: Journal

    def __iter__(self) -> Iterator[str]:
        return map(unpacked, self.journal.entries())


class Places:
    """Each candidate's standings, one a role, as a ranking that holds them alone."""

    def __init__(self, rankings: Sequence[Ranking]) -> None:
        self._held = [(r, {s.candidate: s for s in r.standings}) for r in rankings]

    def of(self, candidate: str) -> tuple[Ranking, ...]:
        """The candidate's own part of each ranking."""
        return tuple(
            replace(ranking, standings=(held[candidate],), of=ranking.count)
            for ranking, held in self._held
            if candidate in held
        )

    def key(self, outcome: Outcome) -> str:
        """What tells one state of a candidate's pages from another, as long as the run is the same."""
        id_ = str(outcome.candidate)
        return hashlib.sha256(codec.encode((id_, self.of(id_), outcome.also)).encode()).hexdigest()


def _lost_as(end: Lost[Found]) -> Progress:
    return "quarantined" if end.why == "died" else "skipped"
