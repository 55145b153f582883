"""The checked taxonomy, kept in the user's cache folder under a hash of everything that it depends on.

The folder is the user's alone. A file that is not, or that can't be read, is as good as none.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from gapcheck import __version__
from gapcheck.resources import cache_dir
from gapcheck.taxonomy.model import Taxonomy

_MOST_KEPT = 8
_MOST_BYTES = 50_000_000


def get(sha256: str) -> Taxonomy | None:
    """The taxonomy of these files, if it was kept and nobody else could have written it."""
    path = _path(sha256)
    text = _read(path) if path else None
    if text is None:
        return None
    from gapcheck.taxonomy.codec import decode

    try:
        kept = decode(text)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    return kept if kept.sha256 == sha256 else None


def put(taxonomy: Taxonomy) -> None:
    """Keep a taxonomy without mistakes; where that can't be done, nothing happens."""
    path = _path(taxonomy.sha256)
    if path is None:
        return
    from gapcheck.taxonomy.codec import encode

    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(path.parent.stat()):
            return
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(encode(taxonomy).encode())
        new.replace(path)
        _tidy(path.parent)
    except OSError:
        with suppress(OSError):
            new.unlink()


def _path(sha256: str) -> Path | None:
    """Another version, another Python, another line of the loader: another file."""
    found = cache_dir()
    if found is None:
        return None
    key = hashlib.sha256(f"{sha256} {__version__} {sys.version}".encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        key.update(module.read_bytes())
    return found / f"taxonomy-{key.hexdigest()[:32]}.json"


def _read(path: Path) -> str | None:
    """The file's text, if it and its folder are the user's and nobody else may write there."""
    try:
        if not _is_ours(path.parent.lstat()):
            return None
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            about = os.fstat(file.fileno())
            if not (stat.S_ISREG(about.st_mode) and _is_ours(about)) or about.st_size > _MOST_BYTES:
                return None
            return file.read().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _is_ours(about: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _tidy(folder: Path) -> None:
    """Keep the newest few, so that every change of a file does not stay for good."""
    kept = sorted(folder.glob("taxonomy-*.json"), key=lambda path: -path.stat().st_mtime_ns)
    for path in kept[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
