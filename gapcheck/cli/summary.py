"""What a run says in the end: how each file ended, and what to keep in mind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import click

from gapcheck.cli.progress import STATES
from gapcheck.records.outcome import Outcome

_MOST_NAMES = 3


def summary(
    outcomes: Sequence[Outcome], every_name: bool, drafts: Sequence[str] = (), changes: Sequence[str] = ()
) -> str:
    """The outcomes counted by state, the files that were not read under their reasons, then what the
    roles differ in from the taxonomy's own."""
    counts = Counter(outcome.state for outcome in outcomes)
    said = ", ".join(f"{counts[state]} {word}" for state, word in STATES.items() if counts[state])
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
