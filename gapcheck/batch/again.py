"""A finished run written anew from its own journal: the same, or without somebody."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from gapcheck.batch.engine import REMOVED, Engine
from gapcheck.batch.folder import RunFolder
from gapcheck.batch.isolate import Local
from gapcheck.batch.journal import Journal
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy


def rewrite(
    source: RunFolder, target: RunFolder, settings: Settings, taxonomy: Taxonomy, without: Iterable[str] = ()
) -> None:
    """Write every page and file of a run from what its journal holds; no CV is read.

    `without`: files that are forgotten; the manifest then counts one person more as removed. The target
    may be the source itself, which stays as it is until all is written. Raises GapcheckError.
    """
    forgotten = tuple(without)
    target.begin_with(source.journal)
    with closing(Journal(target.working)) as journal:
        if forgotten:
            people = {o.candidate for o in journal.endings() if o.file in forgotten and o.candidate}
            journal.forget(forgotten)
            journal.tell(REMOVED, str(int(journal.told(REMOVED) or 0) + max(1, len(people))))
        with Local(settings.limits, settings.jobs) as backend:
            Engine(journal, target.unfinished, settings, taxonomy, backend, lambda event: None).make()
    target.publish()
