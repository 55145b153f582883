"""Writes a file whole or not at all, and for its owner alone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gapcheck.errors import NoSpace, OutputNotWritable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def put(path: Path, text: str | Iterable[str]) -> Path:
    """Write UTF-8 text, whole or in pieces, under a temporary name in the same folder, sync it, rename it.

    Makes the folders above. Raises OutputNotWritable, or NoSpace. Half a surrogate pair, which broken
    PDFs can hold and UTF-8 cannot, becomes a question mark.
    """
    with put_by(path) as temporary:
        _write(temporary, [text] if isinstance(text, str) else text)
    return path


@contextmanager
def put_by(path: Path) -> Iterator[Path]:
    """Yields a temporary path in the same folder; what the block writes there takes its place at the end.

    Makes the folders above. Raises OutputNotWritable, or NoSpace.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        if not path.parent.exists():
            make(path.parent)
        try:
            yield temporary
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise not_written(path, error) from error


def make(folder: Path) -> None:
    """Make a folder and those above it that are missing, for their owner alone. Raises OSError."""
    for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def is_full(error: Exception) -> bool:
    """Whether it says that the disk, a quota or what a process may write is used up."""
    return getattr(error, "errno", None) in _FULL


def no_space(path: Path) -> NoSpace:
    """What a user is told where there is no space for a file."""
    return NoSpace(
        f"There is no space left to write {path}. Make some, and run the same command again: it goes on "
        "from where it stopped."
    )


def not_written(path: Path, error: OSError) -> OutputNotWritable:
    """The error as a user is told it: a full disk apart from all others."""
    if is_full(error):
        return no_space(path)
    return OutputNotWritable(
        f"The report can't be written to {path} ({error.strerror or error}). "
        "Choose another folder with --out, or mend the permissions of this one."
    )


def _write(path: Path, text: Iterable[str]) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        for piece in text:
            file.write(piece.encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())
