"""Two folders that should be the same run: what differs, in sentences that say where to look."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from gapcheck.audit import decisions
from gapcheck.audit.figures import differences, figures
from gapcheck.audit.strange import is_plain

_JOURNAL, _MANIFEST, _RESULTS, _UNFINISHED = "journal.sqlite", "run.json", "results.json", "unfinished"
_MADE_LATER = frozenset({decisions.FILE, "audit.html", "audit.json"})
_MOST = 5
"""Figures named of one candidate."""


def unlike(run: Path, again: Path) -> Iterator[str]:
    """What of a run is not as deriving it again makes it."""
    yield from (f"{name} is a link, a pipe or a device" for name in sorted(_strange(run)))
    mine, its = _files(run), _files(again)
    yield from (f"{name} is missing" for name in sorted(its - mine))
    yield from (f"{name} is no file of this run" for name in sorted(mine - its))
    for name in sorted(mine & its):
        if _is_same(run / name, again / name):
            continue
        if name in (_RESULTS, _MANIFEST) and _is_much_larger(run / name, again / name):
            yield f"{name} is not what the CVs and settings of this run give"
        elif name == _RESULTS:
            yield from _results(run / name, again / name)
        elif name == _MANIFEST:
            yield from _manifest(run / name, again / name)
        elif name == _JOURNAL:
            yield from _journal(run / name, again / name)
        else:
            yield f"{name} is not what the CVs and settings of this run give"


def _files(folder: Path) -> set[str]:
    found = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {name for name, path in found.items() if is_plain(path) and not _is_later(name, path)}


def _strange(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not is_plain(path)}


def _is_same(mine: Path, its: Path) -> bool:
    return mine.stat().st_size == its.stat().st_size and mine.read_bytes() == its.read_bytes()


def _is_much_larger(mine: Path, its: Path) -> bool:
    """So much that it isn't worth the memory to say what differs."""
    return mine.stat().st_size > 2 * its.stat().st_size + 1_000_000


def _is_later(name: str, path: Path) -> bool:
    """Whether a file is made from a finished run: decisions, rates by group, reports printed to PDF."""
    printed = path.suffix == ".pdf" and path.with_suffix(".html").exists()
    return name in _MADE_LATER or name.startswith(f"{_UNFINISHED}/") or printed


def _results(mine: Path, its: Path) -> Iterator[str]:
    found, derived = _parsed(mine), _parsed(its)
    if found is None or derived is None:
        yield f"{_RESULTS} can't be read"
        return
    held = found.get("candidates")
    people = {str(o.get("id")): o for o in held if isinstance(o, dict)} if isinstance(held, list) else {}
    named = False
    for one in derived["candidates"]:
        other = people.get(one["id"])
        changed = (
            differences(_figures(other), figures(one)) if other else [("candidate", "not there", "there")]
        )
        for name, was, is_ in changed[:_MOST]:
            named = True
            yield f"{_RESULTS}: {name} of {one['id']} says {was}; derived again it is {is_}"
    if not named:
        yield f"{_RESULTS} is not what the CVs and settings of this run give, though its figures are"


def _figures(candidate: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return figures(candidate)
    except (KeyError, TypeError, AttributeError):
        return {}


def _manifest(mine: Path, its: Path) -> Iterator[str]:
    found, derived = _parsed(mine), _parsed(its)
    if found is None or derived is None:
        yield f"{_MANIFEST} can't be read"
        return
    for key in sorted({*found, *derived} - {"settings"}):
        if found.get(key) != derived.get(key):
            yield f"{_MANIFEST}: `{key}` is not as deriving the run again gives it"
    # where the taxonomy lies is no part of what it is; its hash is
    if _settings(found) != _settings(derived):
        yield f"{_MANIFEST}: the settings are not those in the journal"


def _settings(manifest: Mapping[str, Any]) -> Any:
    held = manifest.get("settings")
    return {k: v for k, v in held.items() if k != "taxonomy"} if isinstance(held, dict) else held


def _journal(mine: Path, its: Path) -> Iterator[str]:
    """Rows and not bytes: the head has the place of the taxonomy, which may be another one here."""
    found, derived = _rows(mine), _rows(its)
    if found is None:
        yield f"{_JOURNAL} can't be read"
    elif found != derived:
        yield f"{_JOURNAL} holds something else than was read of the CVs"


def _rows(path: Path) -> list[Any] | None:
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            tables = ("inputs", "light", "outcomes")
            return [database.execute(f"SELECT * FROM {t} ORDER BY name").fetchall() for t in tables]
    except sqlite3.Error:
        return None


def _parsed(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def inputs(manifest: Mapping[str, Any], now: Mapping[str, str | None]) -> Iterator[str]:
    """What became of the CVs since: `now` has the hash of each file's content, by the run's name of it."""
    then = {entry["file"]: entry["sha256"] for entry in manifest["inputs"]}
    for file, sha256 in then.items():
        if file not in now:
            yield f"{file}: the CV is not there any more"
        elif sha256 is not None and now[file] != sha256:
            yield f"{file}: the CV is another one than the run read"
    yield from (f"{file}: the run read no such CV" for file in now if file not in then)


def decided(run: Path, removed: int) -> Iterator[str]:
    """What is wrong with the decisions of a run; `removed` people may have left empty lines."""
    lines = decisions.read(run)
    yield from decisions.faults(lines)
    if not removed and any(line.get("removed") for line in lines):
        yield "a decision was emptied, though nobody was removed from the run"
