"""Ctrl-C: the first finishes what runs, the second stops at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

_Item = TypeVar("_Item")


class Stopping:
    """Whether the user has asked to stop."""

    def __init__(self, on_first: Callable[[], object]) -> None:
        self.asked = False
        self._on_first = on_first

    def until(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """The items, until the user asks to stop."""
        coming = iter(items)
        while not self.asked:
            try:
                yield next(coming)
            except StopIteration:
                return

    @contextmanager
    def heard(self) -> Iterator[None]:
        """In here the first Ctrl-C only notes that one should stop; the second raises KeyboardInterrupt."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._hear)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._on_first()
