"""Data on stdout: JSON as UTF-8 bytes, and text that cannot steer a terminal."""

from __future__ import annotations

import json
import shutil
import textwrap
from typing import Any

import click

_WIDEST = 100


def echo_json(value: Any) -> None:
    """One JSON document on stdout, as ASCII where a sign could steer a terminal.

    Half a surrogate pair, which a broken PDF can hold, becomes `?`.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    text = "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)
    click.echo(text.encode())


def plain(text: str) -> str:
    """One line without control characters: the text of a CV is never trusted with a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def width() -> int:
    """Columns to use: the terminal's, but never longer lines than one can read."""
    return min(_WIDEST, max(40, shutil.get_terminal_size((_WIDEST, 24)).columns))


def wrapped(text: str, indent: int = 0, hanging: int = 0) -> str:
    """The text in lines of `width()`, indented; later lines by `hanging` more."""
    first = " " * indent
    return textwrap.fill(plain(text), width(), initial_indent=first, subsequent_indent=first + " " * hanging)


def heading(text: str) -> str:
    """A heading with an empty line before it."""
    return "\n" + click.style(plain(text), bold=True)
