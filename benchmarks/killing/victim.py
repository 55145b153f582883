"""`gapcheck`, with made-up CVs in place of PDFs and harm done by some of them; what is killed is all real.

python -m benchmarks.killing.victim LOG [--limit BYTES] run CVS... as for gapcheck. A file's text is a name;
what its own name begins with may be a harm of tests/batch/poison.py. Each reading is noted in LOG.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gapcheck.batch import engine
from gapcheck.batch.cache import Shelf
from gapcheck.batch.found import Found
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
        poison = Poisoned(self.log.parent)

        def handle(found: Found) -> bytes:
            with self.log.open("ab", buffering=0) as file:
                file.write(found.name.encode() + b"\n")
            poison.harm(found.path.stem.split("-")[0])
            return read(found)

        return handle


def main() -> None:
    log, arguments = Path(sys.argv[1]), sys.argv[2:]
    if arguments[0] == "--limit":
        most = int(arguments[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        arguments = arguments[2:]
    from benchmarks.killing import victim  # by its name, where this module is the program
    from gapcheck.cli import main as command

    engine.ReadCv = lambda *given: victim.Harmed(*given, log=log)  # type: ignore[assignment,misc]

    command(arguments)


if __name__ == "__main__":
    main()
