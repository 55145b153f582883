"""Where the taxonomy and the report templates lie: inside the wheel, or at the top of a checkout.

The wheel carries both under `gapcheck/_data` (see `pyproject.toml`). An editable install cannot
move folders, so there they are read from where a recruiter edits them.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from gapcheck.errors import ComponentMissing

_PACKAGE = Path(__file__).resolve().parent


def taxonomy_dir() -> Path:
    """The folder with `competencies/`, `roles/` and `skills/`; `ComponentMissing` if there is none."""
    return _data_dir("taxonomy", in_checkout="taxonomy")


def templates_dir() -> Path:
    """The folder with the Jinja2 templates of the reports; `ComponentMissing` if there is none."""
    return _data_dir("templates", in_checkout="reports/templates")


@cache
def code_sha256(*rooms: str) -> str:
    """A hash of gapcheck's own code, word lists and templates; of some rooms only, where they are named.

    The version alone does not tell two states of a checkout apart.
    """
    folders = [_PACKAGE / room for room in rooms] or [_PACKAGE, templates_dir()]
    whole = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix != ".pyc" and path.is_file():
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def cache_dir() -> Path | None:
    """gapcheck's part of the user's cache folder, or what GAPCHECK_CACHE_DIR names; None without a home."""
    given = os.environ.get("GAPCHECK_CACHE_DIR")
    found = Path(given) if given else user_cache_path("gapcheck", appauthor=False)
    return found if found.is_absolute() else None


def _data_dir(name: str, *, in_checkout: str) -> Path:
    packaged = _PACKAGE / "_data" / name
    if packaged.is_dir():
        return packaged
    root = _PACKAGE.parent
    checkout = root / in_checkout
    # An installed package lies in site-packages, where a folder of that name is somebody else's.
    if (root / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    raise ComponentMissing(
        f"The {name} folder of gapcheck is missing; it should be {packaged} or, in a checkout, {checkout}. "
        "Install gapcheck again from its wheel, or run it from a complete checkout."
    )
