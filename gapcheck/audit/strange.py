"""What no run folder holds: links, pipes and devices.

Whoever hands on a run could have put them there, so that a command that writes the run anew would move or
write files elsewhere, or would wait for ever to read one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from gapcheck.errors import UsageProblem

_BEING_MADE = "unfinished"


def require_plain(run: Path) -> None:
    """Raises UsageProblem where a run folder itself, or anything in its unfinished run, is not plain.

    Pages of a finished run are not looked at here: they are only ever replaced, and `verify` names each.
    """
    found = next(_strange(run), None)
    if found is not None:
        raise UsageProblem(
            f"`{found}` is a link, a pipe or a device, which gapcheck puts into no run. Remove it, or ask "
            "for the run again."
        )


def _strange(run: Path) -> Iterator[Path]:
    if not run.is_dir():
        return
    yield from (path for path in run.iterdir() if not is_plain(path))
    for folder, inner, files in os.walk(run / _BEING_MADE):
        yield from (path for name in (*inner, *files) if not is_plain(path := Path(folder, name)))


def is_plain(path: Path) -> bool:
    """Whether it is a file or a folder by itself."""
    return not path.is_symlink() and (path.is_file() or path.is_dir())
