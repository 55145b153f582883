"""`gapcheck`, with made-up CVs in place of PDFs and harm done by some of them; what is killed is all real.

python -m benchmarks.killing.victim LOG [--limit BYTES] run CVS... as for gapcheck. A file's text is a name;
what its own name begins with may be a harm of tests/batch/poison.py. Each reading is noted in LOG.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from benchmarks.killing.harmed import Harmed
from gapcheck.batch import engine


def main() -> None:
    log, arguments = Path(sys.argv[1]), sys.argv[2:]
    if arguments[0] == "--limit":
        most = int(arguments[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        arguments = arguments[2:]
    engine.ReadCv = lambda *given: Harmed(*given, log=log)  # type: ignore[assignment,misc]
    from gapcheck.cli import main as command

    command(arguments)


if __name__ == "__main__":
    main()
