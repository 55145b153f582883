"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from gapcheck.errors import OutputNotWritable


def put(path: Path, text: str) -> Path:
    """Write UTF-8 text under a temporary name in the same folder, sync it, rename it.

    Makes the folders above. Raises OutputNotWritable. Half a surrogate pair, which broken PDFs can
    hold and UTF-8 cannot, becomes a question mark.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(temporary, text.encode("utf-8", "replace"))
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputNotWritable(
            f"The report can't be written to {path} ({error.strerror or error}). "
            "Choose another folder with --out, or mend the permissions or the free space of this one."
        ) from error
    return path


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
