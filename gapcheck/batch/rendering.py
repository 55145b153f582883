"""A finished run written once more from its journal: other formats, no CV read again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from gapcheck.batch.asked import Asked
from gapcheck.batch.engine import Engine
from gapcheck.batch.events import Listener
from gapcheck.batch.folder import RunFolder
from gapcheck.batch.isolate import Local
from gapcheck.batch.journal import Journal, Kept, peek
from gapcheck.batch.running import Finished
from gapcheck.errors import UsageProblem
from gapcheck.pipeline import measure
from gapcheck.records import codec
from gapcheck.settings import FORMATS, Settings


def as_of(out: Path) -> date:
    """The day of a finished run. Raises UsageProblem where there is none."""
    return _asked(out)[1].settings.as_of


def render(
    out: Path, change: Callable[[Settings], Settings], tell: Listener, debug: bool = False
) -> Finished:
    """Write the reports of a finished run again; `change` says how its settings differ in what is written.

    Levels, scores and ranks stay what they were. Raises UsageProblem where there is no finished run, or
    where the taxonomy is no longer the one that the run was measured with.
    """
    folder = RunFolder(out)
    kept, asked = _asked(out)
    if folder.unfinished.exists():
        raise UsageProblem(f"A run in `{out}` was interrupted. Finish it with `gapcheck run` first.")
    settings = change(asked.settings)
    taxonomy = measure(settings)
    if taxonomy.sha256 != asked.taxonomy_sha256:
        raise UsageProblem(
            f"The taxonomy has changed since `{out}` was made. Measure the CVs anew: `gapcheck run --force`."
        )
    folder.begin_with(folder.journal)
    with closing(Journal(folder.working)) as journal:
        journal.tell(
            "asked", codec.encode(replace(asked, settings=replace(settings, jobs=1, formats=FORMATS)))
        )
        with Local(settings.limits, settings.jobs) as backend:
            Engine(journal, folder.unfinished, settings, taxonomy, backend, tell, debug=debug).make()
    return Finished(folder.publish(), kept.endings, kept.best)


def _asked(out: Path) -> tuple[Kept, Asked]:
    folder = RunFolder(out)
    kept = peek(folder.journal) if folder.is_finished() else None
    if kept is None or kept.asked is None:
        raise UsageProblem(f"`{out}` holds no finished run. Name the folder that `gapcheck run` wrote.")
    return kept, kept.asked
