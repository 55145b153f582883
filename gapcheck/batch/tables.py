"""The tables of the journal, how a row is read, and what SQLite's errors mean to a user."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from gapcheck.errors import GapcheckError, OutputNotWritable, UsageProblem
from gapcheck.records.outcome import Outcome
from gapcheck.report.files import is_full, no_space

KEPT = """
CREATE TABLE IF NOT EXISTS {to}head (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS {to}inputs (
    name TEXT PRIMARY KEY, content TEXT, progress TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT, state TEXT, reason TEXT, duplicate TEXT, candidate TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS {to}light (name TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS {to}outcomes (name TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID;
"""
WORKING = """
CREATE TEMP TABLE IF NOT EXISTS queue (name TEXT PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (name TEXT PRIMARY KEY, key TEXT, entry BLOB NOT NULL) WITHOUT ROWID;
"""
BARE = "name, sha256, state, reason, duplicate, candidate"
FINAL = (
    "name, content, CASE WHEN duplicate IS NULL THEN progress ELSE 'skipped' END, 1, sha256, state, reason, "
    "duplicate, candidate"
)
"""The columns of `inputs` in a finished journal; written so and not mended, since that would move bytes."""


class NotOurs(sqlite3.DatabaseError):
    """A database, but none that gapcheck wrote."""


class Damaged(OutputNotWritable):
    """The file is no journal any more."""


_STRANGE = """SELECT 1 FROM inputs WHERE typeof(name) <> 'text'
OR sha256 IS NOT NULL AND (typeof(sha256) <> 'text' OR length(sha256) <> 64 OR sha256 GLOB '*[^0-9a-f]*')
OR candidate IS NOT NULL AND (typeof(candidate) <> 'text' OR candidate GLOB '*[^0-9a-f]*') LIMIT 1"""
"""Inputs whose hash or id is none: both become names of folders."""


def require_ours(database: sqlite3.Connection, working: bool = False) -> None:
    """Raises NotOurs where a journal has other tables than ours, a view or trigger (which can
    run for ever), or ids that could lead out of the run folder. Runs are handed on; their journals too."""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript(KEPT.format(to="") + (WORKING if working else ""))
        expected = _schema(ours)
    if _schema(database) != expected or database.execute(_STRANGE).fetchone():
        raise NotOurs("it is no journal that gapcheck wrote")


def _schema(database: sqlite3.Connection) -> list[tuple[str, ...]]:
    return database.execute("SELECT type, name, sql FROM main.sqlite_master ORDER BY name").fetchall()


def named(row: tuple[Any, ...]) -> Outcome:
    """A row of `BARE` as the reports name the input."""
    name, sha256, state, reason, duplicate, candidate = row
    if duplicate is not None:
        return Outcome(name, sha256, "duplicate", duplicate, candidate)
    return Outcome(name, sha256, state, reason, candidate)


def trouble(path: Path, error: Exception) -> GapcheckError:
    """An error of SQLite or of the file system as a user is told it."""
    name = getattr(error, "sqlite_errorname", "")
    if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return UsageProblem(
            f"Another gapcheck is at work on `{path.parent.parent}`. Wait for it, or choose another --out."
        )
    if name in ("SQLITE_CORRUPT", "SQLITE_NOTADB") or isinstance(error, NotOurs):
        return Damaged(f"The journal {path} is damaged. Start anew with --force.")
    # SQLite tells a full disk apart, but not a quota or a limit of the process
    if name in ("SQLITE_FULL", "SQLITE_IOERR_WRITE") or is_full(error):
        return no_space(path)
    return OutputNotWritable(f"The journal {path} can't be written ({error}). Choose another --out.")
