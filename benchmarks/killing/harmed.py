"""The task of a run under trial: made-up CVs for good files, harm or the real reader for poison."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.killing.trial import HOSTILE
from gapcheck.batch.cache import Shelf
from gapcheck.batch.found import Found
from gapcheck.batch.reading import ReadCv
from gapcheck.settings import Settings
from tests.batch.made import MadeUp
from tests.batch.poison import Poisoned


@dataclass(frozen=True)
class Harmed:
    """In place of `ReadCv`."""

    settings: Settings
    taxonomy_sha256: str | None = None
    debug: bool = False
    shelf: Shelf | None = None
    all_kept: bool = False
    log: Path = Path(os.devnull)

    @property
    def writes(self) -> Path:
        return self.log.parent

    def prepare(self) -> Callable[[Found], bytes]:
        read = MadeUp(self.settings).prepare()
        really_read = ReadCv(
            self.settings, all_kept=True
        ).prepare()  # loads what it needs with the first file
        poison = Poisoned(self.log.parent)

        def handle(found: Found) -> bytes:
            with self.log.open("ab", buffering=0) as file:
                file.write(found.name.encode() + b"\n")
            kind = found.path.stem.split("-")[0]
            poison.harm(kind)
            return really_read(found) if kind == HOSTILE else read(found)

        return handle
