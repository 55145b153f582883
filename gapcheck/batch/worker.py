"""The child's side: limits on the process, then one item after the other.

`signal.alarm` is a second belt: the parent ends a child that is late, and the kernel ends it where
the parent is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gapcheck import errors
from gapcheck.batch import sandbox
from gapcheck.batch.backend import Task
from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.records import codec
from gapcheck.settings import Limits

# Seconds that a child may outlive its time limit where nobody is left to end it.
_GRACE = 10
# Each of these libraries starts a thread per core when it is imported, and each thread counts as memory.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has loaded everything and waits for items."""


@dataclass(frozen=True, slots=True)
class Stop:
    """No child can go on, or none can start: a GapcheckError by its name, and its message."""

    error: str
    message: str

    def raised(self) -> Exception:
        """The error to raise in the parent."""
        kind = getattr(errors, self.error, None)
        if isinstance(kind, type) and issubclass(kind, GapcheckError):
            return kind(self.message)
        return RuntimeError(self.message)


@dataclass(frozen=True, slots=True)
class Failed:
    """One item failed: by an error of ours (its name), or for want of memory; then the child ends."""

    error: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One item is done."""

    content: bytes


Message = Ready | Stop | Failed | Answer
_SIGNS: dict[bytes, type[Ready] | type[Stop] | type[Failed]] = {b"R": Ready, b"S": Stop, b"F": Failed}


def written(message: Message) -> bytes:
    """A message as the parent gets it: a letter, then JSON or the answer as it is."""
    if isinstance(message, Answer):
        return b"A" + message.content
    sign = next(sign for sign, kind in _SIGNS.items() if isinstance(message, kind))
    return sign + codec.encode(message).encode("ascii")


def heard(content: bytes) -> Message:
    """What `written` wrote. Raises ValueError, TypeError or LookupError for anything else."""
    sign, rest = content[:1], content[1:]
    return Answer(rest) if sign == b"A" else codec.decode(_SIGNS[sign], rest)


def serve(parent: Connection, task: Task[Any], limits: Limits) -> None:
    """Answer each item with one message until the parent closes the connection."""
    _confine(limits.memory, task.debug, task.writes)
    with suppress(BrokenPipeError):
        handler = _start(parent, task, limits)
        while handler and (held := _next(parent)):
            signal.alarm(int(limits.timeout) + _GRACE)
            message = _answer(handler, held[0], task.debug)
            signal.alarm(0)
            parent.send_bytes(written(message))
            if message == Failed(None):
                return


def _confine(megabytes: int, debug: bool, writes: Path | None) -> None:
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


def _start(parent: Connection, task: Task[Any], limits: Limits) -> Callable[[Any], bytes] | None:
    try:
        handler = task.prepare()
    except Exception as error:
        if task.debug:
            traceback.print_exc()
        parent.send_bytes(written(_no_start(error, limits)))
        return None
    # not earlier, as what was loaded for the first time is kept in caches
    for missing in sandbox.confine([task.writes] if task.writes else []):
        print(f"gapcheck: {missing}", file=sys.stderr)
    parent.send_bytes(written(Ready()))
    return handler


def _no_start(error: Exception, limits: Limits) -> Stop:
    if isinstance(error, MemoryError):
        few = f"{limits.memory} MB of memory is too little to start in."
        return _stop(UsageProblem(f"{few} Give more with --memory."))
    if isinstance(error, ModuleNotFoundError):
        return _stop(ComponentMissing(f"The library `{error.name}` is missing. Install gapcheck again."))
    if isinstance(error, GapcheckError):
        return _stop(error)
    return _stop(RuntimeError(f"a reader process could not start: {type(error).__name__}: {error}"))


def _stop(error: Exception) -> Stop:
    return Stop(type(error).__name__, str(error))


def _next(parent: Connection) -> tuple[Any] | None:
    try:
        return (parent.recv(),)
    except (EOFError, OSError):
        return None


def _answer(handler: Callable[[Any], bytes], item: Any, debug: bool) -> Message:
    """What to tell the parent of one item; after `Failed(None)` this child is fit for no other."""
    try:
        return Answer(handler(item))
    except MemoryError:
        return Failed(None)
    except GapcheckError as error:
        return _stop(error)
    except Exception as error:
        if debug:
            traceback.print_exc()
        return Failed(type(error).__name__)
