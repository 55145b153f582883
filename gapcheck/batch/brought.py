"""Files as a child can open them: taken out of archives, fetched from addresses, while a run lasts."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from gapcheck.batch import addresses
from gapcheck.batch.found import Found
from gapcheck.batch.zipped import BROKEN, Archives
from gapcheck.report.files import is_full
from gapcheck.settings import Limits


@contextmanager
def brought(found: Iterable[Found], limits: Limits, place: Path | None = None) -> Iterator[Iterator[Found]]:
    """The same files, all of them on this machine and in no archive.

    `place`: a folder that will be made, for the owner alone, and removed; else one of the system's.
    """
    if place is None:
        with TemporaryDirectory(prefix="gapcheck-") as name:
            yield _each(found, limits, Path(name))
        return
    shutil.rmtree(place, ignore_errors=True)
    try:
        yield _each(found, limits, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _each(found: Iterable[Found], limits: Limits, place: Path) -> Iterator[Found]:
    with Archives() as archives:
        for number, item in enumerate(found):
            if item.trouble or not (item.address or item.member is not None):
                yield item
            elif item.address:
                yield _fetch(item, item.address, place / f"{number}", limits)
            else:
                yield _unpack(item, place / f"{number}", archives)


def _fetch(item: Found, address: str, folder: Path, limits: Limits) -> Found:
    path = _place(folder, item.path.name)
    try:
        addresses.fetch(address, path, limits.file_megabytes * 1_000_000)
    except (FileNotFoundError, PermissionError):
        path.unlink(missing_ok=True)
        return item.without("It can't be fetched. Check that it is still at its address and may be read.")
    return Found(path, item.name)


def _unpack(item: Found, folder: Path, archives: Archives) -> Found:
    path = _place(folder, item.called)
    try:
        with archives.content(item) as content, path.open("xb") as file:
            shutil.copyfileobj(content, file)
    except BROKEN as error:
        if is_full(error):  # not the CV's fault
            raise
        with suppress(OSError):
            path.unlink()
        return item.without("It is damaged in its archive. Ask for it again.")
    return Found(path, item.name)


def _place(folder: Path, name: str) -> Path:
    """The name keeps its last part, since a blind run hides the words of it."""
    folder.mkdir(mode=0o700, parents=True)
    last = "".join(c if c.isalnum() or c in " .-_" else "_" for c in name.rsplit("/", 1)[-1])
    return folder / (last[-100:].lstrip(".") or "cv")
