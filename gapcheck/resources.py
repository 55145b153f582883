"""Where the taxonomy and the report templates lie: inside the wheel, or at the top of a checkout.

The wheel carries both under `gapcheck/_data` (see `pyproject.toml`). An editable install cannot
move folders, so there they are read from where a recruiter edits them.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

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
    """A hash of gapcheck's own code, and of the templates; of some rooms of it only, where they are named.

    The version alone does not tell two states of a checkout apart.
    """
    found = [path for room in rooms or ("",) for path in (_PACKAGE / room).rglob("*.py")]
    if not rooms:
        found += [path for path in templates_dir().rglob("*") if path.is_file()]
    whole = hashlib.sha256()
    for path in sorted(found):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


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
