"""After the last file: the same content twice, and ids that no two candidates share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from gapcheck.records.outcome import Outcome

ID_LENGTH = 12


def settle(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes by name, with duplicates named as such and every candidate's id unique."""
    done = sorted(outcomes, key=lambda outcome: outcome.file)
    ids = _ids({o.sha256 for o in done if o.sha256 and o.candidate})
    done = [replace(o, candidate=ids.get(o.sha256 or "")) if o.candidate else o for o in done]
    firsts = _firsts(done)
    return tuple(_against(firsts[o.sha256], o) if o.sha256 else o for o in done)


def _ids(contents: set[str]) -> dict[str, str]:
    """Content hash to id: its first 12 digits, more of them where two contents share those."""
    ids: dict[str, str] = {}
    length = ID_LENGTH
    while contents:
        groups = defaultdict(list)
        for sha256 in contents:
            groups[sha256[:length]].append(sha256)
        ids.update({group[0]: start for start, group in groups.items() if len(group) == 1})
        contents = {sha256 for group in groups.values() if len(group) > 1 for sha256 in group}
        length += 4
    return ids


def _firsts(done: list[Outcome]) -> dict[str | None, Outcome]:
    """Content hash to the outcome that is kept: the first by name, one that was read if any was."""
    firsts: dict[str | None, Outcome] = {}
    for outcome in sorted(done, key=lambda o: (o.state == "not-readable", o.file)):
        firsts.setdefault(outcome.sha256, outcome)
    return firsts


def _against(first: Outcome, outcome: Outcome) -> Outcome:
    if outcome is first:
        return outcome
    reason = f"The same content as {first.file}."
    return Outcome(outcome.file, outcome.sha256, "duplicate", reason, first.candidate)
