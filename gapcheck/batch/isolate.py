"""This machine as a backend: warm child processes, each item in one of them, none able to harm the rest.

An item whose child dies, or runs out of memory after other items, is tried again in a fresh one: the
cause may have been a kill from outside or what came before. A late child is ended at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import Generic

from gapcheck.batch import remains
from gapcheck.batch.backend import Done, Ended, Item, Lost, Task
from gapcheck.batch.worker import Answer, Failed, Message, Ready, Stop, heard, serve
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
# Seconds for the kernel to end a killed child; one stuck in a dead network drive is left behind.
_PATIENCE = 5.0
# A fork would copy threads and open files of the parent; a spawned child starts clean.
_CONTEXT = multiprocessing.get_context("spawn")

DIED = "The reader process ended unexpectedly."


@dataclass(frozen=True, slots=True)
class Local:
    """So many children at the same time, each under limits."""

    limits: Limits
    jobs: int

    def run(self, task: Task[Item], items: Iterable[Item]) -> Generator[Ended[Item], None, None]:
        """See `Backend`."""
        crew = _Crew(task, items, self.limits, self.jobs)
        try:
            while crew.at_work():
                for worker in crew.due():
                    ended = crew.hear(worker)
                    if ended is not None:
                        yield ended
        finally:
            crew.stop()


@dataclass(frozen=True, slots=True)
class _Job(Generic[Item]):
    """An item, and how many fresh children it has cost so far, by their own fault and by others'."""

    item: Item
    crashes: int = 0
    kills: int = 0


class _Worker(Generic[Item]):
    """One child process. `job` is what it works on, or what it is meant for while it starts."""

    def __init__(self, task: Task[Item], limits: Limits, job: _Job[Item]) -> None:
        self.job: _Job[Item] | None = job
        self.ready = False
        self.given = 0
        self.deadline = time.monotonic() + START_LIMIT
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=serve, args=(theirs, task, limits), daemon=True)
        # BrokenPipeError: killed before its first line ran; the closed connection tells it below
        with theirs, _deaf_to_interrupts(), suppress(BrokenPipeError):
            self.process.start()

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

    def was_killed(self) -> bool:
        """Whether a child that has died was ended by somebody else."""
        self.process.join(_PATIENCE)
        return self.process.exitcode == -signal.SIGKILL

    def stop(self) -> None:
        """End the child and whatever it started. It holds nothing that needs saving."""
        if self.process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()
            self.process.join(_PATIENCE)
        self.connection.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A child born in here never hears Ctrl-C, not even before its first line runs."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Crew(Generic[Item]):
    """The children of a run, and the items that still wait for one."""

    def __init__(self, task: Task[Item], items: Iterable[Item], limits: Limits, jobs: int) -> None:
        self.task, self.limits, self.jobs = task, limits, jobs
        self.coming = iter(items)
        self.workers: list[_Worker[Item]] = []
        self.lost_starts = 0

    def at_work(self) -> bool:
        """Whether anything is left to do. Starts children for items that wait."""
        while len(self.workers) < self.jobs and (job := self._next()):
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
            worker.ready, self.lost_starts = True, 0
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
        try:
            self.workers.append(_Worker(self.task, self.limits, job))
        except OSError as error:
            raise GapcheckError(
                f"A reader process can't be started ({error.strerror}). Run again with fewer --jobs."
            ) from error

    def _dismiss(self, worker: _Worker[Item]) -> None:
        self.workers.remove(worker)
        worker.stop()

    def _feed(self, worker: _Worker[Item]) -> None:
        """The next item for a child that is free; a child that has done its share goes."""
        job = self._next() if worker.given < MOST_GIVEN else None
        if job is None:
            self._dismiss(worker)
        else:
            worker.give(job, self.limits.timeout)

    def _start_lost(self, worker: _Worker[Item], late: bool) -> None:
        most = MOST_KILLED_STARTS if not late and worker.was_killed() else MOST_CRASHED_STARTS
        self._dismiss(worker)
        self.lost_starts += 1
        if late or self.lost_starts >= most:
            how = f"is not ready after {START_LIMIT:g} seconds" if late else "ends before it is ready"
            raise GapcheckError(f"A reader process {how}. Run again with more --memory and fewer --jobs.")
        if worker.job:
            self._hire(worker.job)

    def _ended(self, worker: _Worker[Item], job: _Job[Item], late: bool, spent: bool) -> Ended[Item] | None:
        """A child is gone: too late, `spent` of memory, or dead. Its item may get another try."""
        spent = spent or (not late and remains.ran_out(worker.process.pid, self.limits.memory))
        killed, fresh = not late and worker.was_killed(), worker.given == 1
        self._dismiss(worker)
        if late:
            return Lost(job.item, "late", _too_slow(self.limits.timeout))
        if spent and fresh:
            return Lost(job.item, "memory", f"Reading it took more than {self.limits.memory} MB of memory.")
        if killed:
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
