"""What a run says on stderr while it goes on: a bar, lines, or JSON for programs."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from gapcheck.batch.events import Began, Event, Listener, Phase, Said
from gapcheck.records.outcome import FileState

STATES: dict[FileState, str] = {
    "read": "read",
    "read-with-doubts": "read with doubts",
    "not-readable": "not readable",
    "duplicate": "duplicate",
}
_DOING: dict[Phase, str] = {
    "reading": "Reading CVs",
    "ranking": "Comparing",
    "writing": "Writing reports",
}
_WIDTH = 24
_BAR_EVERY, _LINE_EVERY = 0.1, 20.0
"""Seconds between two pictures of the bar, and between two lines where there is no terminal."""


@contextmanager
def progress(quiet: bool, verbose: bool, as_json: bool) -> Iterator[Listener]:
    """Yields what hears of each event."""
    if as_json:
        yield json_lines
    elif quiet:
        yield lambda event: None
    elif verbose:
        yield Lines()
    else:
        bar = Bar(sys.stderr.isatty())
        try:
            yield bar
        finally:
            bar.clear()


def json_lines(event: Event) -> None:
    """Each event as one line of JSON."""
    click.echo(json.dumps(as_row(event)).encode(), err=True)


def as_row(event: Event) -> dict[str, Any]:
    """An event for programs; what happened is in `event`."""
    if isinstance(event, Began):
        return {"event": "began", "phase": event.phase, "total": event.total, "already": event.already}
    if isinstance(event, Said):
        return {"event": "said", "text": event.text}
    o = event.outcome
    row = {"event": "ended", "phase": event.phase, "file": o.file, "sha256": o.sha256}
    return row | {"state": o.state, "reason": o.reason}


class Lines:
    """One line a file that was read."""

    def __init__(self) -> None:
        self.total = self.done = 0

    def __call__(self, event: Event) -> None:
        if isinstance(event, Said):
            click.echo(event.text, err=True)
        elif isinstance(event, Began):
            self.total, self.done = event.total, event.already
        elif event.phase == "reading":
            self.done += 1
            why = f": {event.outcome.reason}" if event.outcome.reason else ""
            said = f"{event.outcome.file}: {STATES[event.outcome.state]}{why}"
            click.echo(f"[{self.done}/{self.total}] {said}", err=True)


class Bar:
    """How far a phase is, how fast, how long it takes: redrawn in a terminal, else a line now and then."""

    def __init__(self, terminal: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.terminal, self.clock = terminal, clock
        self.every = _BAR_EVERY if terminal else _LINE_EVERY
        self.began: Began | None = None
        self.since = self.shown = clock()
        self.done = 0
        self.states: Counter[FileState] = Counter()

    def __call__(self, event: Event) -> None:
        if isinstance(event, Said):
            self.clear()
            click.echo(event.text, err=True)
        elif isinstance(event, Began):
            self.clear()
            self.began, self.done, self.since = event, 0, self.clock()
            self.states.clear()
        else:
            self.done += 1
            self.states[event.outcome.state] += 1
            self._show()

    def clear(self) -> None:
        """Take the bar away."""
        if self.terminal:
            click.echo("\r\x1b[K", nl=False, err=True)

    def _show(self) -> None:
        if self.clock() - self.shown >= self.every:
            self.shown = self.clock()
            self.clear()
            click.echo(self.text(), nl=not self.terminal, err=True)

    def text(self) -> str:
        """The line, as "Reading CVs  120/400  3.2 a second, 1:28 left  118 read, 2 not readable"."""
        assert self.began is not None
        at, total = self.began.already + self.done, self.began.total
        parts = [_DOING[self.began.phase], f"{at}/{total}"]
        if self.terminal:
            filled = _WIDTH * at // max(total, 1)
            parts.insert(1, f"[{'#' * filled}{'-' * (_WIDTH - filled)}]")
        spent = self.clock() - self.since
        if spent > 0 and self.done:
            left = round((total - at) * spent / self.done)
            parts.append(f"{self.done / spent:.1f} a second, {left // 60}:{left % 60:02} left")
        if self.began.phase == "reading":
            parts.append(
                ", ".join(f"{self.states[s]} {word}" for s, word in STATES.items() if self.states[s])
            )
        return "  ".join(parts)
