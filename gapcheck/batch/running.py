"""One run from beginning to end: new, gone on with, brought up to date, or found to be done already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from gapcheck.batch.asked import Asked
from gapcheck.batch.backend import Backend, Lost
from gapcheck.batch.brought import brought
from gapcheck.batch.cache import Shelf
from gapcheck.batch.engine import CANDIDATES, REMOVED, Engine
from gapcheck.batch.events import Listener, Said
from gapcheck.batch.folder import RunFolder
from gapcheck.batch.found import Found
from gapcheck.batch.isolate import Local
from gapcheck.batch.journal import Journal, Kept, peek
from gapcheck.batch.reading import Read, ReadCv, content_sha256
from gapcheck.batch.tables import Damaged
from gapcheck.batch.zipped import Archives
from gapcheck.errors import GapcheckError, UsageProblem
from gapcheck.records import codec
from gapcheck.records.outcome import Outcome
from gapcheck.report import OVERVIEWS, compare_names
from gapcheck.settings import Address, Settings
from gapcheck.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished run: its compare page, how each file ended (bare outcomes), the highest score of all."""

    page: Path
    endings: tuple[Outcome, ...]
    best: float


def read(found: Sequence[Found], settings: Settings, debug: bool = False) -> Iterator[Outcome]:
    """Read files and keep nothing: one whole outcome each, as they end. Raises GapcheckError."""
    local, task = Local(settings.limits, settings.jobs), ReadCv(settings, debug=debug)
    with local, brought(found, settings.limits) as items, closing(local.run(task, items)) as ends:
        for end in ends:
            if isinstance(end, Lost):
                sha256 = content_sha256(end.item, settings)
                yield Outcome(end.item.name, sha256, "not-readable", end.reason)
            else:
                yield codec.unpack(Read, end.answer).outcome()


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: these files (`cvs` as named by the user), measured so, in that folder.

    `removed`: people whom an earlier run of these files had, for one that is to be the same.
    """

    found: Sequence[Found]
    cvs: Sequence[Path | Address]
    settings: Settings
    taxonomy: Taxonomy
    out: Path
    force: bool = False
    debug: bool = False
    cached: bool = True
    removed: int = 0


def run(order: Order, tell: Listener, backend: Backend | None = None) -> Finished:
    """Make the run folder, or what is missing of it. Raises GapcheckError.

    A run that was interrupted goes on. Over a finished one of the same settings only changed and added
    files are read; a finished one of other settings stays unless `force`, and until the new one is complete.
    """
    out = RunFolder(order.out)
    if out.is_due():  # interrupted between two renames
        out.publish()
    out.check(order.cvs)
    asked = Asked.of(order.settings, order.taxonomy.sha256)
    _drop_other(out, asked, order.force)
    if out.is_finished() and not out.working.exists() and not order.force:
        done = _finished_already(out, order, asked)
        if done:
            tell(Said(f"Nothing has changed since `{order.out}` was made; it stays as it is."))
            return done
        out.begin_with(out.journal)
    resumed = out.working.exists()
    try:
        endings, best = _made(out, order, asked, resumed, tell, backend)
    except BaseException:
        if not resumed:
            _drop_if_idle(out)
        raise
    return Finished(out.publish(), endings, best)


def _made(
    out: RunFolder, order: Order, asked: Asked, resumed: bool, tell: Listener, backend: Backend | None
) -> tuple[tuple[Outcome, ...], float]:
    """Everything but the last renames: how each file ended, and the highest score."""
    out.begin()
    settings = order.settings
    with (
        closing(Journal(out.working)) as journal,
        brought(order.found, settings.limits, out.brought) as found,
    ):
        journal.tell("asked", codec.encode(asked))
        if order.removed:
            journal.tell(REMOVED, str(order.removed))
        journal.expect((item, content_sha256(item, settings)) for item in found)
        if resumed:
            tell(Said(_going_on(journal, out)))
        shelf = Shelf.of(settings, order.taxonomy) if order.cached else None
        with nullcontext(backend) if backend else Local(settings.limits, settings.jobs) as doing:
            Engine(journal, out.unfinished, settings, order.taxonomy, doing, tell, shelf, order.debug).make()
        return tuple(journal.endings()), journal.best()


def _drop_if_idle(out: RunFolder) -> None:
    """A run that ended before any file was read leaves nothing behind."""
    with suppress(GapcheckError, OSError):
        with closing(Journal(out.working)) as journal:
            idle = journal.count() == journal.count("queued", "running")
        if idle:
            out.drop()
            out.goal.rmdir()


def interrupted(out: Path) -> Asked | None:
    """What a run that was interrupted in this folder was asked to do; None where there is none."""
    working = RunFolder(out).working
    if not working.exists():
        return None
    with closing(Journal(working)) as journal:
        return journal.asked()


def _drop_other(out: RunFolder, asked: Asked, force: bool) -> None:
    """A run that was not finished and that this one can't go on with goes, if that is wanted."""
    if not out.working.exists():
        return
    try:
        before = interrupted(out.out)
    except Damaged:
        if not force:
            raise
        before = None
    differences = asked.differences(before) if before else ("the version of gapcheck",)
    if differences and not force:
        raise UsageProblem(
            f"A run in `{out.out}` was interrupted, and this one is another: {', '.join(differences)}. Go on "
            "with it by the same options, drop it with --force, or choose another folder with --out."
        )
    if differences:
        out.drop()


def _finished_already(out: RunFolder, order: Order, asked: Asked) -> Finished | None:
    """The finished run, if nothing of it would be different; None where only files have changed."""
    kept = peek(out.journal)
    differences = asked.differences(kept.asked) if kept and kept.asked else ("the version of gapcheck",)
    if kept is None or differences:
        raise UsageProblem(
            f"`{out.out}` already exists, and this run is another: {', '.join(differences)}. Choose another "
            "folder with --out, or replace it with --force."
        )
    with Archives() as archives:
        items = sorted(order.found, key=lambda item: item.path)
        now = {item.name: content_sha256(item, order.settings, archives) for item in items}
    if now != kept.contents or not all(path.exists() for path in _wanted(out.goal, order.settings, kept)):
        return None
    return Finished(out.page(), kept.endings, kept.best)


def _wanted(goal: Path, settings: Settings, kept: Kept) -> Iterator[Path]:
    """Every file that a finished run of these settings has, beside its manifest."""
    yield from (goal / name for name in OVERVIEWS if Path(name).suffix[1:] in settings.formats)
    if "html" not in settings.formats:
        return
    ids = [ending.candidate for ending in kept.endings if ending.candidate and ending.state != "duplicate"]
    yield from (goal / name for name in compare_names(settings.roles, len(ids)))
    for candidate in ids:
        yield from (goal / CANDIDATES / candidate / f"{role}.html" for role in settings.roles)


def _going_on(journal: Journal, out: RunFolder) -> str:
    total, left = journal.count(), journal.count("queued")
    if out.is_finished():
        return f"Bringing `{out.out}` up to date: {left} of {total} files are new or have changed."
    return f"Going on with the run that was interrupted: {total - left} of {total} files are done already."
