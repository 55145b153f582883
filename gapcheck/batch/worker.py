"""The child's side: limits on the process, then one file after the other.

`signal.alarm` is a second belt: the parent ends a child that is late, and the kernel ends it where
the parent is gone.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from gapcheck.batch import sandbox
from gapcheck.batch.find import Found
from gapcheck.batch.task import Handler, Task
from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Limits

# Seconds that a child may outlive its time limit where nobody is left to end it.
_GRACE = 10
# Each of these libraries starts a thread per core when it is imported, and each thread counts as memory.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has loaded everything and waits for files."""


@dataclass(frozen=True, slots=True)
class NoStart:
    """The child can't work at all; `error` is for whoever started the run."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Failed:
    """One file failed: by an error of ours (its name), or for want of memory; then the child ends."""

    error: str | None


Message = Ready | NoStart | Failed | Outcome


def serve(parent: Connection, task: Task, limits: Limits) -> None:
    """Answer each `Found` with one `Message` until the parent closes the connection."""
    _confine(limits.memory, task.debug)
    with suppress(BrokenPipeError):
        handler = _start(parent, task, limits)
        while handler and (found := _next(parent)):
            signal.alarm(int(limits.timeout) + _GRACE)
            payload, fit = _answer(handler, found, task.debug)
            signal.alarm(0)
            parent.send_bytes(payload)
            if not fit:
                return


def _confine(megabytes: int, debug: bool) -> None:
    os.setsid()  # a group of its own: the terminal's Ctrl-C is for the parent alone
    sandbox.cleaned(os.environ)
    for name in _THREADS:
        os.environ[name] = "1"
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = megabytes << 20
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Private memory, not address space: mapped libraries and pages merely reserved do not count.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    # stdout carries the run's data, and broken PDFs make libraries talk a lot
    target = 2 if debug else os.open(os.devnull, os.O_WRONLY)
    os.dup2(target, 1)
    os.dup2(target, 2)


def _start(parent: Connection, task: Task, limits: Limits) -> Handler | None:
    try:
        handler = task.prepare()
    except Exception as error:
        if task.debug:
            traceback.print_exc()
        parent.send(_no_start(error, limits))
        return None
    # not earlier, as what was loaded for the first time is kept in caches
    for missing in sandbox.confine([task.writes] if task.writes else []):
        print(f"gapcheck: {missing}", file=sys.stderr)
    parent.send(Ready())
    return handler


def _no_start(error: Exception, limits: Limits) -> NoStart:
    if isinstance(error, MemoryError):
        few = f"{limits.memory} MB of memory is too little to start in."
        return NoStart(UsageProblem(f"{few} Give more with --memory."))
    if isinstance(error, ModuleNotFoundError):
        return NoStart(ComponentMissing(f"The library `{error.name}` is missing. Install gapcheck again."))
    if isinstance(error, GapcheckError):
        return NoStart(error)
    return NoStart(RuntimeError(f"a reader process could not start: {type(error).__name__}: {error}"))


def _next(parent: Connection) -> Found | None:
    try:
        found: Found = parent.recv()
    except (EOFError, OSError):
        return None
    return found


def _answer(handler: Handler, found: Found, debug: bool) -> tuple[bytes, bool]:
    """The pickled message, and whether this child is fit for another file."""
    try:
        return pickle.dumps(handler(found.path, found.name)), True
    except MemoryError:
        return pickle.dumps(Failed(None)), False
    except Exception as error:
        if debug:
            traceback.print_exc()
        return pickle.dumps(Failed(type(error).__name__)), True
