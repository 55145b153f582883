"""The journal of a run: how far each input is, durable after every step, written by one process.

SQLite in WAL mode with synchronous FULL: a row that was acknowledged survives kill -9 and a power cut. What
it holds is as private as the CVs themselves; the file is its owner's alone. `docs/engine.md` has the schema.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from gapcheck.batch.asked import Asked
from gapcheck.batch.found import Found
from gapcheck.batch.tables import BARE, FINAL, KEPT, WORKING, Damaged, named, require_ours, trouble
from gapcheck.records import codec
from gapcheck.records.outcome import Outcome

NAME = "journal.sqlite"

Progress = Literal["queued", "running", "done", "skipped", "quarantined"]

_BATCH = 100
"""Rows fetched at once, so that a run of any size is walked in the same memory."""


class Journal:
    """An open journal. One process at a time; raises UsageProblem where another has it open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self.database = sqlite3.connect(path, isolation_level=None, timeout=0)
            self.database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.database.execute("PRAGMA journal_mode = WAL")
            self.database.execute("PRAGMA synchronous = FULL")
            self.database.execute("PRAGMA temp_store = MEMORY")  # true file names: never on the disk
            with self.step():
                for statement in (KEPT.format(to="") + WORKING).split(";"):
                    self.database.execute(statement)
            require_ours(self.database, working=True)

    def close(self) -> None:
        """Let go of the file; a step that was not finished is undone."""
        self.database.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """All that is written in here is written together, and for good when the block ends."""
        with self._told():
            if not self.database.in_transaction:
                self.database.execute("BEGIN IMMEDIATE")
            yield
            self.database.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise trouble(self.path, error) from error

    # the head

    def asked(self) -> Asked | None:
        """What the run was asked to do; None where that can't be told."""
        return _asked(self.told("asked"))

    def told(self, key: str) -> str | None:
        """One value of the head."""
        row = self.database.execute("SELECT value FROM head WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def tell(self, key: str, value: str) -> None:
        """Keep a value in the head."""
        with self.step():
            self.database.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", (key, value))

    def best(self) -> float:
        """The highest score of the run, once it is complete."""
        return float(self.told("best") or 0)

    # the inputs

    def expect(self, found: Iterable[tuple[Found, str | None]]) -> None:
        """Queue every input that is not done yet. Each comes with its content's hash now.

        An input that is gone is forgotten; one whose content has changed is queued again.
        """
        with self.step():
            self.database.execute("CREATE TEMP TABLE IF NOT EXISTS expected (name TEXT PRIMARY KEY, content)")
            self.database.execute("DELETE FROM expected")
            self.database.execute("DELETE FROM queue")
            for item, sha256 in found:
                self.database.execute("INSERT INTO expected VALUES (?, ?)", (item.name, sha256))
                self.database.execute("INSERT INTO queue VALUES (?, ?)", (item.name, codec.encode(item)))
            stale = self.database.execute(
                "SELECT name FROM inputs WHERE NOT EXISTS (SELECT 1 FROM expected "
                "WHERE expected.name = inputs.name AND expected.content IS inputs.content)"
            ).fetchall()
            for row in stale:
                for table in ("inputs", "light", "outcomes", "pages"):
                    self.database.execute(f"DELETE FROM {table} WHERE name = ?", row)
            self.database.execute(
                "INSERT INTO inputs (name, content, progress) SELECT name, content, 'queued' FROM expected "
                "WHERE name NOT IN (SELECT name FROM inputs)"
            )
            self.database.execute("UPDATE inputs SET progress = 'queued' WHERE progress = 'running'")
            self.database.execute(  # copies are read as all others; whether they still are copies shows later
                "UPDATE inputs SET progress = 'done' WHERE name IN (SELECT name FROM light)"
            )

    def forget(self, files: Iterable[str]) -> None:
        """These inputs were never there; all that was read of them goes."""
        with self.step():
            for file in files:
                for table in ("inputs", "light", "outcomes", "pages"):
                    self.database.execute(f"DELETE FROM {table} WHERE name = ?", (file,))

    def count(self, *progress: Progress) -> int:
        """How many inputs are so far; all of them without an argument."""
        some = f"WHERE progress IN ({', '.join('?' * len(progress))})" if progress else ""
        return int(self.database.execute(f"SELECT COUNT(*) FROM inputs {some}", progress).fetchone()[0])

    def contents_waiting(self) -> Iterator[str | None]:
        """The hash of every content that is queued."""
        walk = self._walk(
            "SELECT name, content FROM inputs WHERE progress = 'queued' AND name > ? ORDER BY name"
        )
        return (row[1] for row in walk)

    def waiting(self) -> Iterator[Found]:
        """Every input that is queued, by name; each is marked as running when it is taken."""
        walk = self._walk(
            "SELECT q.name, q.found FROM queue q JOIN inputs i USING (name) WHERE "
            "i.progress = 'queued' AND q.name > ? ORDER BY q.name"
        )
        for name, found in walk:
            self._begin()
            self.database.execute(
                "UPDATE inputs SET progress = 'running', attempts = attempts + 1 WHERE name = ?", (name,)
            )
            yield codec.decode(Found, found)

    def _begin(self) -> None:
        """A mark of what runs is made with the next result: it needs no sync of its own."""
        if not self.database.in_transaction:
            self.database.execute("BEGIN IMMEDIATE")

    def ended(
        self, ending: Outcome, progress: Progress, light: bytes | None = None, whole: bytes | None = None
    ) -> None:
        """An input has its outcome, for good when this returns; `light` and `whole` where it was read."""
        with self.step():
            self.database.execute(
                "UPDATE inputs SET progress = ?, sha256 = ?, state = ?, reason = ?, candidate = ? "
                "WHERE name = ?",
                (progress, ending.sha256, ending.state, ending.reason, ending.candidate, ending.file),
            )
            for table, record in (("light", light), ("outcomes", whole), ("pages", None)):
                if record is None:
                    self.database.execute(f"DELETE FROM {table} WHERE name = ?", (ending.file,))
                else:
                    self.database.execute(
                        f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (ending.file, record)
                    )

    def as_read(self) -> Iterator[Outcome]:
        """Every input as it was read, before it was compared with the others; bare, by name."""
        for name, sha256, state, reason, _, candidate in self._walk(_all_of(BARE, "inputs")):
            yield Outcome(name, sha256, state, reason, candidate)

    def settle(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what the comparison of all inputs told: ids, and which of them are copies."""
        with self.step():
            for o in outcomes:
                copy = o.reason if o.state == "duplicate" else None
                self.database.execute(
                    "UPDATE inputs SET candidate = ?, duplicate = ? WHERE name = ?",
                    (o.candidate, copy, o.file),
                )

    def endings(self) -> Iterator[Outcome]:
        """Every input as the reports name it; bare, by name."""
        return (named(row) for row in self._walk(_all_of(BARE, "inputs")))

    def lights(self) -> Iterator[Outcome]:
        """Every input as the reports name it, with its light record where it was read, by name."""
        columns = ", ".join(f"inputs.{column}" for column in BARE.split(", "))
        for row in self._walk(_all_of(f"{columns}, record", "inputs LEFT JOIN light USING (name)")):
            bare = named(row[:-1])
            told = row[-1] is not None and bare.state != "duplicate"
            yield _merged(bare, row[-1], self.path) if told else bare

    def whole(self, name: str) -> bytes:
        """The packed outcome of an input that was read."""
        row = self.database.execute("SELECT record FROM outcomes WHERE name = ?", (name,)).fetchone()
        return bytes(row[0])

    # the pages

    def page_key(self, name: str) -> str | None:
        """What the pages of a candidate were made from; None where there are none yet."""
        row = self.database.execute("SELECT key FROM pages WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def written(self, name: str, key: str, entry: bytes) -> None:
        """The pages of a candidate are in their place."""
        with self.step():
            self.database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (name, key, entry))

    def entries(self) -> Iterator[bytes]:
        """What was kept with the pages of each candidate, by file name."""
        walk = self._walk(
            "SELECT name, entry FROM pages JOIN inputs USING (name) WHERE duplicate IS NULL AND "
            "progress = 'done' AND name > ? ORDER BY name"
        )
        return (bytes(row[1]) for row in walk)

    def finish(self, path: Path) -> None:
        """Write what is worth keeping into a new file: the same run gives the same bytes."""
        with self._told():
            path.unlink(missing_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            self.database.execute("ATTACH ? AS kept", (str(path),))
            self.database.execute("BEGIN IMMEDIATE")
            for statement in KEPT.format(to="kept.").split(";"):
                self.database.execute(statement)
            for table, key, columns in (
                ("head", "key", "*"),
                ("inputs", "name", FINAL),
                ("light", "name", "*"),
                ("outcomes", "name", "*"),
            ):
                self.database.execute(
                    f"INSERT INTO kept.{table} SELECT {columns} FROM {table} ORDER BY {key}"
                )
            self.database.execute("COMMIT")
            self.database.execute("DETACH kept")
            with path.open("rb") as file:
                os.fsync(file.fileno())

    def _walk(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query by name, in small batches, so that rows may change meanwhile."""
        last = ""
        while rows := self.database.execute(f"{query} LIMIT {_BATCH}", (last,)).fetchall():
            yield from rows
            last = rows[-1][0]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a finished run's journal says. `contents`: the hash of each input's content, by name."""

    asked: Asked | None
    best: float
    contents: dict[str, str | None]
    endings: tuple[Outcome, ...]


def peek(path: Path) -> Kept | None:
    """The journal of a finished run, read without touching it; None where there is none that can be read."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            require_ours(database)
            head = dict(database.execute("SELECT key, value FROM head").fetchall())
            rows = database.execute(f"SELECT {BARE}, content FROM inputs ORDER BY name").fetchall()
        best = float(head.get("best", 0))
    except (sqlite3.Error, ValueError, TypeError):
        return None
    contents = {row[0]: row[-1] for row in rows}
    endings = tuple(named(row[:-1]) for row in rows)
    return Kept(_asked(head.get("asked")), best, contents, endings)


def _asked(text: str | None) -> Asked | None:
    try:
        return codec.decode(Asked, text or "")
    except (ValueError, TypeError, LookupError):
        return None


def _all_of(columns: str, tables: str) -> str:
    return f"SELECT {columns} FROM {tables} WHERE inputs.name > ? ORDER BY inputs.name"


def _merged(bare: Outcome, record: bytes, path: Path) -> Outcome:
    try:
        return replace(codec.unpack(Outcome, record), candidate=bare.candidate)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise Damaged(f"The journal {path} is damaged. Start anew with --force.") from error
