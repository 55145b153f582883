"""`--log-file`: what a run did, as JSON lines for programs, without a word of a CV.

A file is named by its content's hash and never by its name, which often is a person's.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gapcheck.batch.events import Event, Listener
from gapcheck.cli.progress import as_row
from gapcheck.errors import OutputNotWritable


@contextmanager
def logged(
    path: Path | None, tell: Listener, clock: Callable[[], float] = time.monotonic
) -> Iterator[Listener]:
    """Yields what hears of each event, writes it down and passes it on. The file is added to.

    `seconds` count from here. Raises OutputNotWritable.
    """
    if path is None:
        yield tell
        return
    start = clock()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise OutputNotWritable(
            f"The log `{path}` can't be written ({error.strerror}). Name another with --log-file."
        ) from error
    with os.fdopen(handle, "w", encoding="ascii", buffering=1) as file:

        def hear(event: Event) -> None:
            row = {"seconds": round(clock() - start, 3), **as_row(event)}
            row.pop("file", None)
            file.write(json.dumps(row) + "\n")
            tell(event)

        yield hear
