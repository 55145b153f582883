"""Many hosts as a backend: a Dask cluster whose workers each keep killable children of their own.

Dask brings the work to a worker and back and starts anew what a dead worker had; it has no time-out that
ends a task. So a worker does not read a CV itself: it hands a handful of items to `Local`, which gives each
to a child under limits. Workers and this process share one folder tree, mounted at the same place.

The library is imported late: it comes with the extra `gapcheck[cluster]`.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock, get_ident
from typing import TYPE_CHECKING, Any

from gapcheck.batch.backend import Ended, Item, Lost, Task
from gapcheck.batch.isolate import DIED, Local
from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.settings import Limits

if TYPE_CHECKING:
    from distributed import Client

HANDFUL = 24
"""Items that a worker gets at once: enough that starting a child for them does not count."""

_AHEAD = 2
"""Handfuls a worker is given ahead, so that it never waits for the next."""

_PATIENCE = "20s"
"""How long a cluster may take to answer."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cluster whose scheduler answers at `address`, as tcp://host:8786."""

    address: str
    limits: Limits

    def run(self, task: Task[Item], items: Iterable[Item]) -> Generator[Ended[Item], None, None]:
        """See `Backend`. One child at a time in each worker."""
        with connected(self.address) as client:
            yield from _Flow(client, task, self.limits).run(iter(items))


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the cluster, closed at the end. Raises ComponentMissing or UsageProblem."""
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise ComponentMissing(
            f"--cluster needs the library `{error.name}`. Install it: pip install 'gapcheck[cluster]'."
        ) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageProblem(
            f"No scheduler answers at {address} ({error}). Start one with `gapcheck cluster local`, or see "
            "docs/cluster.md."
        ) from error
    try:
        if not client.scheduler_info(n_workers=-1)["workers"]:
            raise UsageProblem(f"The cluster at {address} has no workers. Start some: see docs/cluster.md.")
        yield client
    finally:
        client.close()


class _Flow:
    """Handfuls of items on their way to the workers and back."""

    def __init__(self, client: Client, task: Task[Any], limits: Limits) -> None:
        self.client, self.task, self.limits = client, task, limits
        self.out: dict[Any, Sequence[Any]] = {}

    def run(self, items: Iterator[Item]) -> Generator[Ended[Item], None, None]:
        from distributed import as_completed

        finished: Any = as_completed(loop=self.client.loop)
        try:
            while True:
                for handful in self._wanted(items):
                    finished.add(self._sent(handful))
                if not self.out:
                    return
                future = next(finished)
                handful = self.out.pop(future)
                if future.status == "finished":
                    yield from future.result()
                else:
                    for one in self._again(handful, future.exception()):
                        if isinstance(one, Lost):
                            yield one
                        else:
                            finished.add(self._sent(one))
        finally:
            self.client.cancel(list(self.out), force=True)
            with suppress(Exception):  # a worker that is gone has let go of everything
                self.client.run(let_go)

    def _wanted(self, items: Iterator[Item]) -> Iterator[Sequence[Item]]:
        """As many handfuls as the workers that are there now have room for."""
        workers = len(self.client.scheduler_info(n_workers=-1)["workers"])
        while len(self.out) < _AHEAD * max(1, workers):
            handful = tuple(islice(items, HANDFUL))
            if not handful:
                return
            yield handful

    def _sent(self, handful: Sequence[Item]) -> Any:
        future = self.client.submit(work, self.task, handful, self.limits, str(Path.cwd()), pure=False)
        self.out[future] = handful
        return future

    def _again(
        self, handful: Sequence[Item], error: BaseException | None
    ) -> Iterator[Lost[Item] | Sequence[Item]]:
        """What becomes of a handful that failed: its items one by one, or an end of the one that it was.

        Dask gives a handful up once several workers have died with it; children die for their items alone,
        so this is the cluster's trouble, and mostly passes. An error of ours ends the run.
        """
        if isinstance(error, GapcheckError):
            raise error
        if type(error).__name__ not in ("KilledWorker", "CancelledError", "FutureCancelledError"):
            raise GapcheckError(f"The cluster failed ({type(error).__name__}: {error}). See its logs.")
        if len(handful) == 1:
            yield Lost(handful[0], "died", DIED)
            return
        yield from ((item,) for item in handful)


def work(task: Task[Item], items: Sequence[Item], limits: Limits, folder: str) -> list[Ended[Item]]:
    """On a worker: what became of each item, done by a child in the folder that paths start from."""
    try:
        os.chdir(folder)
    except OSError as error:
        raise UsageProblem(
            f"A worker of the cluster can't enter {folder} ({error.strerror}). Mount the same folders "
            "everywhere, at the same place."
        ) from error
    with _kept(limits, task.debug, folder) as local, closing(local.run(task, items)) as ends:
        return list(ends)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a worker has loaded, for work that was asked for like this; `busy` while a handful is done."""

    asked: tuple[Limits, bool, str]
    local: Local
    busy: Lock


# A worker's own, by thread: loading takes longer than a handful, so that it must not be done for each.
_loaded: dict[int, _Kept] = {}


@contextmanager
def _kept(limits: Limits, debug: bool, folder: str) -> Iterator[Local]:
    asked = (limits, debug, folder)
    kept = _loaded.get(get_ident())
    if kept is None or kept.asked != asked:
        if kept:
            kept.local.close()
        kept = _loaded[get_ident()] = _Kept(asked, Local(limits, 1), Lock())
    with kept.busy:
        yield kept.local


def let_go() -> None:
    """On a worker: whoever had it load things is gone; what others are just using stays."""
    for thread, kept in list(_loaded.items()):
        if kept.busy.acquire(blocking=False):
            kept.local.close()
            _loaded.pop(thread, None)
