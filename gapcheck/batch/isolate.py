"""The parent's side: warm child processes, each file in one of them, none able to harm the rest.

A file whose child dies, or runs out of memory after other files, is tried again in a fresh one: the
cause may have been a kill from outside or what came before. A late child is ended at once.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait

from gapcheck.batch import remains
from gapcheck.batch.find import Found
from gapcheck.batch.task import Task
from gapcheck.batch.worker import Failed, Message, NoStart, Ready, serve
from gapcheck.errors import GapcheckError
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits

# Seconds in which a child must have loaded everything, on a slow and busy machine.
START_LIMIT = 180.0
# Children in a row that may die while they load before the run is given up: one that crashes will
# do so again, one that was killed from outside may not.
MOST_CRASHED_STARTS = 4
MOST_KILLED_STARTS = 50
# The same for the children that one file may cost.
MOST_CRASHES = 2
MOST_KILLS = 5
# Seconds for the kernel to end a killed child; one stuck in a dead network drive is left behind.
_PATIENCE = 5.0
# A fork would copy threads and open files of the parent; a spawned child starts clean.
_CONTEXT = multiprocessing.get_context("spawn")

DIED = "The reader process ended unexpectedly."


@dataclass(frozen=True, slots=True)
class _Job:
    found: Found
    attempt: int = 1


class _Worker:
    """One child process. `job` is what it works on, or what it is meant for while it starts."""

    def __init__(self, task: Task, limits: Limits, job: _Job | None) -> None:
        self.job = job
        self.ready = False
        self.given = 0
        self.deadline = time.monotonic() + START_LIMIT
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=serve, args=(theirs, task, limits), daemon=True)
        # BrokenPipeError: killed before its first line ran; the closed connection tells it below
        with theirs, _deaf_to_interrupts(), suppress(BrokenPipeError):
            self.process.start()

    def give(self, job: _Job, timeout: float) -> None:
        self.job = job
        self.given += 1
        self.deadline = time.monotonic() + timeout
        with suppress(OSError):  # it has just died; the closed connection says so next
            self.connection.send(job.found)

    def news(self) -> Message | None:
        """What the child said; None where it died or said nothing in time."""
        try:
            message: Message | None = self.connection.recv() if self.connection.poll() else None
        except (EOFError, OSError):
            return None
        return message

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


def outcomes(found: Sequence[Found], task: Task, limits: Limits, jobs: int) -> Generator[Outcome, None, None]:
    """One outcome for each file, in the order in which they end.

    Raises GapcheckError where children can't start. Closing the iterator ends all children.
    """
    crew = _Crew(found, task, limits, jobs)
    try:
        while crew.at_work():
            for worker in crew.due():
                outcome = crew.hear(worker)
                if outcome is not None:
                    yield outcome
    finally:
        crew.stop()


class _Crew:
    """The children of a run, and the files that still wait for one."""

    def __init__(self, found: Sequence[Found], task: Task, limits: Limits, jobs: int) -> None:
        self.task, self.limits, self.jobs = task, limits, jobs
        self.waiting = deque(_Job(item) for item in found)
        self.workers: list[_Worker] = []
        self.lost_starts = 0

    def at_work(self) -> bool:
        """Whether anything is left to do. Starts children for files that wait."""
        held = sum(worker.job is not None for worker in self.workers)
        while len(self.workers) < min(self.jobs, len(self.waiting) + held):
            self._hire()
        return bool(self.workers)

    def due(self) -> list[_Worker]:
        """Wait; then the children that have spoken, died or run out of time."""
        patience = min(worker.deadline for worker in self.workers) - time.monotonic()
        heard = wait([worker.connection for worker in self.workers], max(0.0, patience))
        now = time.monotonic()
        return [w for w in self.workers if w.connection in heard or w.deadline <= now]

    def hear(self, worker: _Worker) -> Outcome | None:
        """Act on what a child said or did; the outcome, where that ended a file."""
        late = not worker.connection.poll()
        message = worker.news()
        if isinstance(message, NoStart):
            raise message.error
        if isinstance(message, Ready):
            worker.ready, self.lost_starts = True, 0
            self._feed(worker, worker.job)
            return None
        job = worker.job
        if isinstance(message, Outcome):
            self._feed(worker)
            return message
        if job and isinstance(message, Failed) and message.error:
            self._feed(worker)
            return self._unread(job, _failed(message.error))
        if not worker.ready or job is None:
            self._start_lost(worker, late)
            return None
        return self._ended(worker, job, late, spent=message is not None)

    def stop(self) -> None:
        """End every child."""
        for worker in tuple(self.workers):
            self._dismiss(worker)

    def _hire(self, job: _Job | None = None) -> None:
        try:
            self.workers.append(_Worker(self.task, self.limits, job))
        except OSError as error:
            raise GapcheckError(
                f"A reader process can't be started ({error.strerror}). Run again with fewer --jobs."
            ) from error

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.stop()

    def _feed(self, worker: _Worker, job: _Job | None = None) -> None:
        if job is None and self.waiting:
            job = self.waiting.popleft()
        if job is None:
            self._dismiss(worker)
        else:
            worker.give(job, self.limits.timeout)

    def _start_lost(self, worker: _Worker, late: bool) -> None:
        most = MOST_KILLED_STARTS if not late and worker.was_killed() else MOST_CRASHED_STARTS
        self._dismiss(worker)
        self.lost_starts += 1
        if late or self.lost_starts >= most:
            how = f"is not ready after {START_LIMIT:g} seconds" if late else "ends before it is ready"
            raise GapcheckError(f"A reader process {how}. Run again with more --memory and fewer --jobs.")
        if worker.job:
            self._hire(worker.job)

    def _ended(self, worker: _Worker, job: _Job, late: bool, spent: bool) -> Outcome | None:
        """A child is gone: too late, `spent` of memory, or dead. Its file may get another try."""
        spent = spent or (not late and remains.ran_out(worker.process.pid, self.limits.memory))
        most = MOST_KILLS if not late and worker.was_killed() else MOST_CRASHES
        self._dismiss(worker)
        if late:
            return self._unread(job, _too_slow(self.limits.timeout))
        if spent and worker.given == 1:
            return self._unread(job, f"Reading it took more than {self.limits.memory} MB of memory.")
        if job.attempt >= most:
            return self._unread(job, DIED)
        self._hire(_Job(job.found, job.attempt + 1))
        return None

    def _unread(self, job: _Job, reason: str) -> Outcome:
        return Outcome(job.found.name, _sha256(job.found, self.limits), "not-readable", reason)


def _too_slow(timeout: float) -> str:
    return f"Reading it took longer than {timeout:g} second{'' if timeout == 1 else 's'}."


def _failed(error: str) -> str:
    return f"gapcheck failed on it ({error}); `gapcheck inspect` with --debug shows where."


def _sha256(found: Found, limits: Limits) -> str | None:
    """The content's hash where no child lived to tell it; None where it is not to be had."""
    try:
        if found.path.stat().st_size > limits.file_megabytes * 1_000_000:
            return None
        with found.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
