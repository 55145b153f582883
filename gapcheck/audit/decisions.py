"""What people decided: lines that are only ever added, each sealed by a hash over it and the line before.

A line that is changed, taken out or put in between breaks the chain. The chain does not stop somebody
who may write the file from making all of it anew; keep the last seal elsewhere to notice that. When a
person is removed (`gapcheck purge`) the lines about them are emptied and keep their seals.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gapcheck.errors import OutputNotWritable, UsageProblem

FILE = "decisions.jsonl"
FIRST = "0" * 64
SCHEMA = 1

Line = dict[str, Any]


def sealed(entry: Line, before: str) -> Line:
    """The entry as a line of the log, after the line with the seal `before`."""
    body = {"schema": SCHEMA} | entry | {"before": before}
    return body | {"seal": _seal(body)}


def _seal(body: Line) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read(run: Path) -> tuple[Line, ...]:
    """The lines of a run, oldest first; () where nobody decided. Raises UsageProblem."""
    try:
        text = (run / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(f"`{run / FILE}` can't be read ({error}). Restore it from a copy.") from error
    rows = text.removesuffix("\n").split("\n") if text else []  # reasons may hold other signs that end lines
    return tuple(_parsed(row, number, run) for number, row in enumerate(rows, 1))


def _parsed(line: str, number: int, run: Path) -> Line:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageProblem(f"Line {number} of `{run / FILE}` is no decision. Restore the file from a copy.")
    return found


def faults(lines: Sequence[Line]) -> Iterator[str]:
    """What breaks the chain, in sentences."""
    before = FIRST
    for number, line in enumerate(lines, 1):
        if line.get("before") != before:
            yield f"decision {number} does not follow the one before it: lines were changed"
        body = {key: value for key, value in line.items() if key != "seal"}
        if not line.get("removed") and _seal(body) != line.get("seal"):
            yield f"decision {number} was changed after it was made"
        before = str(line.get("seal"))


def append(run: Path, entry: Line) -> Line:
    """Add a decision and answer the line. Raises OutputNotWritable; UsageProblem where the log is broken."""
    try:
        handle = os.open(run / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # two people who decide at once follow each other
            line = sealed(entry, _last(run))
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        what = f"The decision can't be written ({error.strerror})."
        raise OutputNotWritable(f"{what} Mend the permissions or the space of `{run}`.") from error
    return line


def _last(run: Path) -> str:
    lines = read(run)
    broken = next(faults(lines), None)
    if broken:
        what = f"The decisions of `{run}` are not as they were made ({broken})."
        raise UsageProblem(f"{what} Restore {FILE} from a copy.")
    return str(lines[-1]["seal"]) if lines else FIRST


def forget(run: Path, candidates: frozenset[str]) -> None:
    """Empty the lines about these candidates. Raises OutputNotWritable."""
    lines = read(run)
    left = without(lines, candidates)
    if left == list(lines):
        return
    part = run / f".{FILE}.part"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.writelines(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in left)
            file.flush()
            os.fsync(file.fileno())
        part.replace(run / FILE)
    except OSError as error:
        what = f"The decisions can't be written ({error.strerror})."
        raise OutputNotWritable(f"{what} Mend the permissions or the space of `{run}`.") from error


def without(lines: Sequence[Line], candidates: frozenset[str]) -> list[Line]:
    """The lines with nothing left of these candidates but that a decision was removed."""
    return [
        {"schema": SCHEMA, "removed": True, "before": line.get("before"), "seal": line.get("seal")}
        if line.get("candidate") in candidates
        else line
        for line in lines
    ]
