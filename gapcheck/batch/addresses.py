"""CVs at addresses, as s3://bucket/folder: all that fsspec reaches, imported late.

Children have no network, so that the run's own process fetches what they read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gapcheck.errors import ComponentMissing, GapcheckError, UsageProblem
from gapcheck.settings import Address

_PIECE = 1 << 20


def files(address: Address) -> tuple[str, list[str]]:
    """The address of a folder and the files below it, from there; of a file its folder and its name.

    Raises UsageProblem, ComponentMissing.
    """
    with told(address):
        system, root = opened(address)
        if system.isfile(root):
            folder, _, name = address.url.rpartition("/")
            return folder, [name]
        return address.url, list(below(system, root))


def fetch(url: str, target: Path, most: int) -> None:
    """A copy of a file, of one that is larger than `most` bytes one byte more than those."""
    with target.open("xb") as file:
        for piece in _pieces(url, most + 1):
            file.write(piece)


def sha256(url: str, most: int) -> str | None:
    """The hash of a file's content; None where it is larger than `most` bytes."""
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(url, most + 1):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest() if size <= most else None


def _pieces(url: str, most: int) -> Iterator[bytes]:
    """Raises FileNotFoundError or PermissionError for the file alone, GapcheckError for any other trouble."""
    address = Address(url)
    with told(address, one=True):
        system, path = opened(address)
        with system.open(path, "rb") as file:
            while most > 0 and (piece := file.read(min(most, _PIECE))):
                most -= len(piece)
                yield piece


def opened(address: Address) -> tuple[Any, str]:
    """The file system of an address, and its path there."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise ComponentMissing(
            f"`{address}` needs the library `fsspec`. Install it: pip install 'gapcheck[cluster]'."
        ) from error
    try:
        system, root = url_to_fs(address.url)
    except ImportError as error:
        raise ComponentMissing(_missing(address, error)) from error
    return system, str(root).rstrip("/")


def _missing(address: Address, error: ImportError) -> str:
    from fsspec.registry import known_implementations

    known = known_implementations.get(address.url.partition("://")[0], {})
    library = str(known.get("class", "")).partition(".")[0] or "the one that it names"
    return f"`{address}` needs the library `{library}` ({error}). Install it: pip install {library}."


def below(system: Any, root: str) -> Iterator[str]:
    """The files below a path, from there; none where there is nothing."""
    try:
        found = system.find(root)
    except FileNotFoundError:
        return
    for path in found:
        if inside := str(path).removeprefix(root).lstrip("/"):
            yield inside


@contextmanager
def told(address: Address, kind: type[GapcheckError] = UsageProblem, one: bool = False) -> Iterator[None]:
    """Whatever a library raises becomes what a user is told, but for what is wrong with `one` file alone."""
    try:
        yield
    except GapcheckError:
        raise
    except Exception as error:  # each file system has errors of its own
        if one and isinstance(error, (FileNotFoundError, PermissionError)):
            raise
        raise kind(
            f"`{address}` can't be used ({type(error).__name__}: {error}). Check the address, what you may "
            "do there and the connection, and run the same command again."
        ) from error
