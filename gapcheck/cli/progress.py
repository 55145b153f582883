"""What a run says on stderr: how far it is, and in the end how each file ended."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from gapcheck.records.outcome import FileState, Outcome

_MOST_NAMES = 3
_STATES: dict[FileState, str] = {
    "read": "read",
    "read-with-doubts": "read with doubts",
    "not-readable": "not readable",
    "duplicate": "duplicate",
}


@contextmanager
def progress(count: int, quiet: bool, verbose: bool) -> Iterator[Callable[[Outcome], None]]:
    """Yields what to call with each outcome: a line each with `verbose`, a bar in a terminal."""
    if quiet or not (verbose or sys.stderr.isatty()):
        yield lambda outcome: None
    elif verbose:
        yield _Lines(count)
    else:
        with click.progressbar(length=count, label="Reading CVs", file=sys.stderr, show_pos=True) as bar:
            yield lambda outcome: bar.update(1)


class _Lines:
    def __init__(self, count: int) -> None:
        self.count, self.done = count, 0

    def __call__(self, outcome: Outcome) -> None:
        self.done += 1
        why = f": {outcome.reason}" if outcome.reason else ""
        click.echo(f"[{self.done}/{self.count}] {outcome.file}: {_STATES[outcome.state]}{why}", err=True)


def summary(
    outcomes: Sequence[Outcome], every_name: bool, drafts: Sequence[str] = (), changes: Sequence[str] = ()
) -> str:
    """The outcomes counted by state, the files that were not read under their reasons, then what the
    roles differ in from the taxonomy's own."""
    counts = Counter(outcome.state for outcome in outcomes)
    said = ", ".join(f"{counts[state]} {word}" for state, word in _STATES.items() if counts[state])
    lines = [f"{len(outcomes)} file{'' if len(outcomes) == 1 else 's'}: {said}"]
    for reason, names in _by_reason(outcomes):
        lines.append(click.style(f"  {len(names)} x {reason}", fg="yellow"))
        lines.append(f"      {_listed(names, len(names) if every_name else _MOST_NAMES)}")
    if drafts:
        said = f"Drafts, which nobody has gone through yet: {', '.join(drafts)}"
        lines.append(click.style(f"{said}. Read their results with that in mind.", fg="yellow"))
    if changes:
        lines.append(click.style(f"Changed from the taxonomy: {'; '.join(changes)}.", fg="yellow"))
    return "\n".join(lines)


def _by_reason(outcomes: Sequence[Outcome]) -> list[tuple[str, list[str]]]:
    """The commonest reason first; copies are one group, whatever they are copies of."""
    groups = defaultdict(list)
    for outcome in outcomes:
        if outcome.state == "duplicate":
            groups["The same content as another file."].append(outcome.file)
        elif outcome.reason:
            groups[outcome.reason].append(outcome.file)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def _listed(names: Sequence[str], most: int) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
