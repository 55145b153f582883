"""Many CVs: find them, read each in a child process under limits, and account for every one.

The whole door: `find` says which files a run reads, `run` gives one outcome for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

from gapcheck.batch.find import Found, find
from gapcheck.batch.isolate import outcomes
from gapcheck.batch.settle import settle
from gapcheck.batch.task import ReadCv
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings

__all__ = ["Found", "find", "run"]


def run(
    found: Sequence[Found],
    settings: Settings,
    on_done: Callable[[Outcome], object] = lambda outcome: None,
    debug: bool = False,
) -> tuple[Outcome, ...]:
    """Read every file; one outcome each, sorted by name.

    `on_done` hears of each outcome as it comes, before duplicates are told apart. With `debug` the
    children write their tracebacks to stderr. Raises GapcheckError where no child can start.
    """
    done: list[Outcome] = []
    with closing(outcomes(found, ReadCv(settings, debug), settings.limits, settings.jobs)) as coming:
        for outcome in coming:
            done.append(outcome)
            on_done(outcome)
    return settle(done)
