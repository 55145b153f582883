"""The worker's side: give up what it has no need of, then one item after the other.

`signal.alarm` is a second belt: the parent ends a child that is late, and the kernel ends it where
the parent is gone.
"""

from __future__ import annotations

import os
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
from gapcheck.errors import GapcheckError
from gapcheck.records import codec

# Seconds that a child may outlive its time limit where nobody is left to end it.
_GRACE = 10


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


@dataclass(frozen=True, slots=True)
class Duty:
    """A task that is prepared: what answers an item, the one folder it may write to, whether it may talk."""

    handler: Callable[[Any], bytes]
    writes: Path | None
    debug: bool


def serve(parent: Connection, duty: Duty, timeout: float) -> None:
    """Answer each item with one message until the parent closes the connection."""
    os.setsid()  # a group of its own, so that it ends with all that it starts
    # not earlier, as what is loaded for the first time is kept in caches
    for missing in sandbox.confine([duty.writes] if duty.writes else []):
        print(f"gapcheck: {missing}", file=sys.stderr)
    with suppress(BrokenPipeError):
        parent.send_bytes(written(Ready()))
        while held := _next(parent):
            signal.alarm(int(timeout) + _GRACE)
            message = _answer(duty, held[0])
            signal.alarm(0)
            parent.send_bytes(written(message))
            if message == Failed(None):
                return


def stop(error: Exception) -> Stop:
    """An error that ends the run."""
    return Stop(type(error).__name__, str(error))


def _next(parent: Connection) -> tuple[Any] | None:
    try:
        return (parent.recv(),)
    except (EOFError, OSError):
        return None


def _answer(duty: Duty, item: Any) -> Message:
    """What to tell the parent of one item; after `Failed(None)` this child is fit for no other."""
    try:
        return Answer(duty.handler(item))
    except MemoryError:
        return Failed(None)
    except GapcheckError as error:
        return stop(error)
    except Exception as error:
        if duty.debug:
            traceback.print_exc()
        return Failed(type(error).__name__)
