"""This machine as a backend: warm child processes, each item in one of them, none able to harm the rest.

An item whose child dies, or runs out of memory after other items, is tried again in a fresh one: the
cause may have been a kill from outside or what came before. A late child is ended at once.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import Any, Generic

from gapcheck.batch.backend import Done, Ended, Item, Lost, Task
from gapcheck.batch.nursery import Death, Nursery, not_started
from gapcheck.batch.worker import Answer, Failed, Message, Ready, Stop, heard
from gapcheck.errors import GapcheckError
from gapcheck.settings import Limits

# Seconds in which a child must have loaded everything, on a slow and busy machine.
START_LIMIT = 180.0
# Children in a row that may die while they load before the run is given up: one that crashes will
# do so again, one that was killed from outside may not.
MOST_CRASHED_STARTS = 4
MOST_KILLED_STARTS = 50
# The same for the fresh children that one item may cost.
MOST_CRASHES = 2
MOST_KILLS = 5
# Items after which a child makes room for a fresh one, so that what libraries leak does not add up.
MOST_GIVEN = 1000

DIED = "The reader process ended unexpectedly."


class Local:
    """So many children at the same time, each under limits.

    What was loaded for one run is kept for the next one, until it is closed.
    """

    def __init__(self, limits: Limits, jobs: int) -> None:
        self.limits, self.jobs = limits, jobs
        self._nursery: Nursery | None = None
        self._lost_starts = 0

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def run(self, task: Task[Item], items: Iterable[Item]) -> Generator[Ended[Item], None, None]:
        """See `Backend`."""
        crew = _Crew(self, task, items)
        try:
            while crew.at_work():
                # all are fed before anything is made of what they said: that takes a sync of the disk
                for ended in [crew.hear(worker) for worker in crew.due()]:
                    if ended is not None:
                        yield ended
        finally:
            crew.stop()

    def child(self, task: Task[Any]) -> _Child:
        """A child that has loaded a task. A nursery that was killed is replaced."""
        while True:
            nursery = self._nursery = self._nursery or _nursery(self.limits, task.debug)
            try:
                message = nursery.learn(task, START_LIMIT)
                if isinstance(message, Stop):
                    raise message.raised()
                if message is None:
                    self.lost_start(killed=False, late=True)
                return _Child(nursery, *nursery.bear(self.limits.timeout))
            except (EOFError, OSError):
                killed = nursery.was_killed()
                self.close()
                self.lost_start(killed)

    def lost_start(self, killed: bool, late: bool = False) -> None:
        """Another child ended before it could do anything. Raises GapcheckError where that is too often."""
        self._lost_starts += 1
        if late or self._lost_starts >= (MOST_KILLED_STARTS if killed else MOST_CRASHED_STARTS):
            how = f"is not ready after {START_LIMIT:g} seconds" if late else "ends before it is ready"
            raise GapcheckError(f"A reader process {how}. Run again with more --memory and fewer --jobs.")

    def started(self) -> None:
        """A child is ready: what was lost before was no more than bad luck."""
        self._lost_starts = 0

    def close(self) -> None:
        """Let go of what was loaded."""
        if self._nursery:
            self._nursery.close()
            self._nursery = None


def _nursery(limits: Limits, debug: bool) -> Nursery:
    try:
        return Nursery(limits.memory, debug)
    except OSError as error:
        raise not_started(str(error.strerror)) from error


@dataclass(frozen=True, slots=True)
class _Job(Generic[Item]):
    """An item, and how many fresh children it has cost so far, by their own fault and by others'."""

    item: Item
    crashes: int = 0
    kills: int = 0


@dataclass(frozen=True, slots=True)
class _Child:
    """A process: the nursery that it was born in, its id, and the connection that it answers at."""

    nursery: Nursery
    process: int
    connection: Connection

    def kill(self) -> None:
        """End it and whatever it started. It holds nothing that needs saving."""
        self._kill_group()
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self.process, signal.SIGKILL)  # it has no group before its first line

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process, signal.SIGKILL)

    def bury(self) -> Death:
        """How it ended; what it started ends too. Without its nursery none knows: somebody else did it."""
        try:
            return self.nursery.bury(self.process)
        except (EOFError, OSError):
            return Death(-signal.SIGKILL)
        finally:
            self._kill_group()
            self.connection.close()


class _Worker(Generic[Item]):
    """One child at work. `job` is what it works on, or what it is meant for while it starts."""

    def __init__(self, child: _Child, job: _Job[Item]) -> None:
        self.child, self.connection = child, child.connection
        self.job: _Job[Item] | None = job
        self.ready = False
        self.given = 0
        self.deadline = time.monotonic() + START_LIMIT

    def give(self, job: _Job[Item], timeout: float) -> None:
        self.job = job
        self.given += 1
        self.deadline = time.monotonic() + timeout
        with suppress(OSError):  # it has just died; the closed connection says so next
            self.connection.send(job.item)

    def news(self) -> Message | None:
        """What the child said; None where it died, said nothing in time, or nothing that makes sense."""
        try:
            return heard(self.connection.recv_bytes()) if self.connection.poll() else None
        except (EOFError, OSError, ValueError, TypeError, LookupError):
            return None


class _Crew(Generic[Item]):
    """The children of a run, and the items that still wait for one."""

    def __init__(self, local: Local, task: Task[Item], items: Iterable[Item]) -> None:
        self.local, self.limits, self.task = local, local.limits, task
        self.coming = iter(items)
        self.workers: list[_Worker[Item]] = []

    def at_work(self) -> bool:
        """Whether anything is left to do. Starts children for items that wait."""
        while len(self.workers) < self.local.jobs and (job := self._next()):
            self._hire(job)
        return bool(self.workers)

    def due(self) -> list[_Worker[Item]]:
        """Wait; then the children that have spoken, died or run out of time."""
        patience = min(worker.deadline for worker in self.workers) - time.monotonic()
        spoken = wait([worker.connection for worker in self.workers], max(0.0, patience))
        now = time.monotonic()
        return [w for w in self.workers if w.connection in spoken or w.deadline <= now]

    def hear(self, worker: _Worker[Item]) -> Ended[Item] | None:
        """Act on what a child said or did; how its item ended, if it did."""
        late = not worker.connection.poll()
        message = worker.news()
        if isinstance(message, Stop):
            raise message.raised()
        job = worker.job
        if isinstance(message, Ready) and job:
            worker.ready = True
            self.local.started()
            worker.give(job, self.limits.timeout)
            return None
        if isinstance(message, Answer) and job:
            self._feed(worker)
            return Done(job.item, message.content)
        if isinstance(message, Failed) and message.error and job:
            self._feed(worker)
            return Lost(job.item, "failed", _failed(message.error))
        if not worker.ready or job is None:
            self._start_lost(worker, late)
            return None
        return self._ended(worker, job, late, spent=message is not None)

    def stop(self) -> None:
        """End every child."""
        for worker in tuple(self.workers):
            self._dismiss(worker)

    def _next(self) -> _Job[Item] | None:
        for item in self.coming:
            return _Job(item)
        return None

    def _hire(self, job: _Job[Item]) -> None:
        self.workers.append(_Worker(self.local.child(self.task), job))

    def _dismiss(self, worker: _Worker[Item], kill: bool = True) -> Death:
        self.workers.remove(worker)
        if kill:
            worker.child.kill()
        return worker.child.bury()

    def _feed(self, worker: _Worker[Item]) -> None:
        """The next item for a child that is free; a child that has done its share goes."""
        job = self._next() if worker.given < MOST_GIVEN else None
        if job is None:
            self._dismiss(worker)
        else:
            worker.give(job, self.limits.timeout)

    def _start_lost(self, worker: _Worker[Item], late: bool) -> None:
        death = self._dismiss(worker, kill=late)
        self.local.lost_start(not late and death.code == -signal.SIGKILL, late)
        if worker.job:
            self._hire(worker.job)

    def _ended(self, worker: _Worker[Item], job: _Job[Item], late: bool, spent: bool) -> Ended[Item] | None:
        """A child is gone: too late, `spent` of memory, or dead. Its item may get another try."""
        death, fresh = self._dismiss(worker, kill=late), worker.given == 1
        if late:
            return Lost(job.item, "late", _too_slow(self.limits.timeout))
        if (spent or death.spent) and fresh:
            return Lost(job.item, "memory", f"Reading it took more than {self.limits.memory} MB of memory.")
        if death.code == -signal.SIGKILL:
            job = replace(job, kills=job.kills + 1)
        elif fresh:
            job = replace(job, crashes=job.crashes + 1)
        if job.kills >= MOST_KILLS or job.crashes >= MOST_CRASHES:
            return Lost(job.item, "died", DIED)
        self._hire(job)
        return None


def _too_slow(timeout: float) -> str:
    return f"Reading it took longer than {timeout:g} second{'' if timeout == 1 else 's'}."


def _failed(error: str) -> str:
    return f"gapcheck failed on it ({error}); `gapcheck inspect` with --debug shows where."
