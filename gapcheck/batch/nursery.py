"""One child that has loaded everything, and forks each worker: loading costs seconds, a fork milliseconds.

Workers share the memory of what was loaded. The nursery itself reads no CV: it loads, forks, and tells how a
worker ended. It has one thread, so that a fork is safe. It is started as a program of its own, so that it has
nothing of the parent's memory, threads and open files, nor of what could steer it from the environment.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import signal
import socket
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from gapcheck.batch import remains, sandbox, worker
from gapcheck.batch.backend import Task
from gapcheck.batch.worker import Message, Ready, Stop, heard, written
from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.records import codec

_BEGIN = "import sys; sys.path[:] = {path!r}; from gapcheck.batch.nursery import nurse; nurse({handle})"
# Each of these libraries starts a thread per core when it is imported, and each thread counts as memory.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# Seconds for the kernel to end a killed worker; one stuck in a dead network drive is left behind.
_PATIENCE = 5.0
# Seconds in which the nursery must answer, on a slow and busy machine; one that was stopped never does.
ANSWER_LIMIT = 60.0
# Objects that are made before rubbish is looked for, here and in workers. Nearly all that loading makes
# stays: looking every 700 objects took a quarter of it, and a fiftieth of each CV.
_RARELY = 50_000
_GONE = (EOFError, OSError)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Learn:
    """Asks to load a task (pickled); every worker from now on does it. Answered by Ready or Stop."""

    task: bytes


@dataclass(frozen=True, slots=True)
class Bear:
    """Asks for a worker at the socket that follows. Answered by its process id, or minus an error number."""

    timeout: float


@dataclass(frozen=True, slots=True)
class Bury:
    """Asks how a worker ended that has said its last, or was killed just now. Answered by a Death."""

    process: int


@dataclass(frozen=True, slots=True)
class Death:
    """`code` as in subprocess, None where the process does not end; `spent`: it ran out of memory."""

    code: int | None = None
    spent: bool = False


class Nursery:
    """The parent's side. Methods raise EOFError or OSError where the nursery is gone or does not answer."""

    def __init__(self, memory: int, debug: bool) -> None:
        """Start it. Each of its processes may hold so many MB; `debug`: they keep the parent's stderr."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            self._process = _started(theirs.fileno(), debug)
            self._connection = Connection(ours.detach())
        self._learnt = b""
        with suppress(OSError):  # killed already; whoever asks it next is told
            self._connection.send((memory, debug))

    def learn(self, task: Task[Any], patience: float) -> Message | None:
        """Have a task loaded: Ready or Stop; None where it takes longer than `patience` seconds."""
        content = pickle.dumps(task)
        if self._learnt != content:
            self._connection.send(Learn(content))
            if not self._connection.poll(patience):
                return None
            message = heard(self._connection.recv_bytes())
            if not isinstance(message, Ready):
                return message
            self._learnt = content
        return Ready()

    def bear(self, timeout: float) -> tuple[int, Connection]:
        """A worker that does what was learnt: its process id, and the connection that it answers at.

        Raises GapcheckError where the machine has no room for another process.
        """
        ours, theirs = socket.socketpair()
        with ours, theirs:
            self._connection.send(Bear(timeout))
            reduction.send_handle(self._connection, theirs.fileno(), self._process.pid)
            process = self._answer(int)
            if process < 0:
                raise not_started(os.strerror(-process))
            return process, Connection(ours.detach())

    def bury(self, process: int) -> Death:
        """How a worker ended; waits a moment for it."""
        self._connection.send(Bury(process))
        return self._answer(Death)

    def _answer(self, kind: type[_Answer]) -> _Answer:
        if not self._connection.poll(ANSWER_LIMIT):
            raise EOFError("it does not answer")
        try:
            return codec.decode(kind, self._connection.recv_bytes())
        except (ValueError, TypeError, LookupError) as error:
            # to an earlier question, where Ctrl-C came between the two
            raise EOFError("it answers something else") from error

    def was_killed(self) -> bool:
        """Whether a nursery that is gone was ended by somebody else."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(_PATIENCE) == -signal.SIGKILL
        return False

    def close(self) -> None:
        """End it. Workers that still live go on until their own connections are closed."""
        self._connection.close()
        self._process.kill()  # it holds nothing that needs saving, and much that takes time to tidy
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)


def not_started(why: str) -> GapcheckError:
    """What to tell where the machine gives no process."""
    return GapcheckError(f"A reader process can't be started ({why}). Run again with fewer --jobs.")


def _started(handle: int, debug: bool) -> subprocess.Popen[bytes]:
    """A program that looks for modules where this one does, and is isolated from all else."""
    path = [part or str(Path.cwd()) for part in sys.path]
    environment = dict(os.environ)
    sandbox.cleaned(environment)
    return subprocess.Popen(
        [
            *(sys.executable, "-I", "-u", *(["-B"] if sys.dont_write_bytecode else [])),
            *("-c", _BEGIN.format(path=path, handle=handle)),
        ],
        pass_fds=[handle],
        env=environment | dict.fromkeys(_THREADS, "1"),
        stdin=subprocess.DEVNULL,
        # stdout carries the run's data, and broken PDFs make libraries talk a lot
        stdout=2 if debug else subprocess.DEVNULL,
        stderr=None if debug else subprocess.DEVNULL,
        start_new_session=True,  # the terminal's Ctrl-C is for the parent alone
    )


# From here on: in the child.


def nurse(handle: int) -> None:
    """Do what the parent asks, until it is gone."""
    with suppress(*_GONE):
        parent = Connection(handle)
        memory, debug = parent.recv()
        _limit(memory)
        gc.set_threshold(_RARELY)
        duty: worker.Duty | None = None
        while True:
            asked = parent.recv()
            if isinstance(asked, Learn):
                duty, answer = _learnt(asked, memory, debug)
                parent.send_bytes(written(answer))
            elif isinstance(asked, Bear) and duty:
                parent.send_bytes(codec.encode(_born(parent, duty, asked.timeout)).encode())
            elif isinstance(asked, Bury):
                parent.send_bytes(codec.encode(_death(asked.process, memory)).encode())
    os._exit(0)


def _limit(megabytes: int) -> None:
    """Limits that every worker inherits; loading counts too."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = megabytes << 20
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Private memory, not address space: mapped libraries and pages merely reserved do not count.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _learnt(asked: Learn, memory: int, debug: bool) -> tuple[worker.Duty | None, Ready | Stop]:
    try:
        task = pickle.loads(asked.task)
        duty = worker.Duty(task.prepare(), task.writes, debug)
    except Exception as error:
        if debug:
            traceback.print_exc()
        return None, _no_start(error, memory)
    # what was loaded stays: workers need not look for rubbish in it, nor copy its pages to do so
    gc.freeze()
    return duty, Ready()


def _no_start(error: Exception, memory: int) -> Stop:
    if isinstance(error, MemoryError):
        few = f"{memory} MB of memory is too little to start in."
        return worker.stop(UsageProblem(f"{few} Give more with --memory."))
    if isinstance(error, ModuleNotFoundError):
        return worker.stop(
            ComponentMissing(f"The library `{error.name}` is missing. Install gapcheck again.")
        )
    if isinstance(error, GapcheckError):
        return worker.stop(error)
    return worker.stop(RuntimeError(f"a reader process could not start: {type(error).__name__}: {error}"))


def _born(parent: Connection, duty: worker.Duty, timeout: float) -> int:
    """A worker's process id, or minus an error number."""
    handle = reduction.recv_handle(parent)
    try:
        process = os.fork()
    except OSError as error:
        process = -(error.errno or 1)
    if process == 0:
        try:
            parent.close()  # what reads strangers' files can't talk to the nursery
            worker.serve(Connection(handle), duty, timeout)
        finally:
            os._exit(0)
    os.close(handle)
    return process


def _death(process: int, memory: int) -> Death:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        gone, status, used = os.wait4(process, os.WNOHANG)
        if gone:
            code = os.waitstatus_to_exitcode(status)
            return Death(code, remains.ran_out(code, used.ru_maxrss, remains.most_held(), memory))
        time.sleep(0.001)
    return Death()
