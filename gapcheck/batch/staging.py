"""A run folder at an address: a journal needs a disk, so the run is made on this machine and copied up."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from gapcheck.batch import addresses
from gapcheck.batch.folder import UNFINISHED, is_manifest
from gapcheck.errors import OutputNotWritable, UsageProblem
from gapcheck.report import MANIFEST, OVERVIEWS, ROLE_PAGES
from gapcheck.report.files import make
from gapcheck.resources import cache_dir
from gapcheck.settings import Address

_FOLDER = "runs"
_LEFT_BEHIND = ("candidates/*", *OVERVIEWS, ROLE_PAGES)
"""What of an earlier run must not stay beside a new one."""


@contextmanager
def staged(address: Address, force: bool, cvs: Iterable[Path | Address]) -> Iterator[Path]:
    """A folder of this machine to make the run of an address in; copied there and removed where all is well.

    It stays where the run does not end, so that the same command goes on. Raises GapcheckError, as where
    something else than a run is at the address, or a run and no `force`.
    """
    for cv in cvs:
        if isinstance(cv, Address) and f"{cv}/".startswith(f"{address}/"):
            raise UsageProblem(
                f"`{cv}` lies in the run folder `{address}`. Choose another address with --out."
            )
    home = cache_dir()
    if home is None:
        raise UsageProblem(
            "A run for an address is made in the user's cache folder first, and there is none. Name one in "
            "GAPCHECK_CACHE_DIR."
        )
    local = home / _FOLDER / hashlib.sha256(address.url.encode()).hexdigest()[:32]
    if not local.exists():
        _check(address, force)
    make(local.parent)
    yield local
    if (local / UNFINISHED).exists() or not (local / MANIFEST).exists():
        return
    _copy_up(local, address)
    shutil.rmtree(local)


def _check(address: Address, force: bool) -> None:
    with addresses.told(address):
        system, root = addresses.opened(address)
        if not any(True for _ in addresses.below(system, root)):
            return
        manifest = f"{root}/{MANIFEST}"
        ours = system.exists(manifest) and is_manifest(_parsed(system.cat_file(manifest)))
    if not ours:
        raise UsageProblem(
            f"`{address}` holds files but no run, so it is left alone. Choose another with --out."
        )
    if not force:
        raise UsageProblem(
            f"`{address}` holds a run already. Choose another address with --out, or replace it with --force."
        )


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _copy_up(local: Path, address: Address) -> None:
    """The manifest goes first and comes last, as in a folder: what can be seen as a run is one and whole."""
    names = sorted(str(p.relative_to(local)) for p in local.rglob("*") if p.is_file())
    with addresses.told(address, OutputNotWritable):
        system, root = addresses.opened(address)
        old = set(addresses.below(system, root))
        gone = {name for name in old - {*names} if any(fnmatch(name, known) for known in _LEFT_BEHIND)}
        for name in (*sorted(old & {MANIFEST}), *sorted(gone)):
            system.rm_file(f"{root}/{name}")
        for name in (*(name for name in names if name != MANIFEST), MANIFEST):
            system.put_file(str(local / name), f"{root}/{name}")
