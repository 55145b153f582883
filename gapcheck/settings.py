"""What a run was asked to do, as one frozen value that travels with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of wall time, MB of memory, MB of file, pages."""

    timeout: float = 60.0
    memory: int = 1024
    file_megabytes: int = 20
    pages: int = 50


Changeable = Literal["weight", "level", "need"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One demand of a role that the user changed for this run: `suggested` is the taxonomy's own."""

    role: str
    competency: str
    field: Changeable
    suggested: float | str
    applied: float | str


@dataclass(frozen=True, slots=True)
class Settings:
    """One run. `as_of` is what "present" means; nothing below the command line asks a clock.

    `ocr`: read scans with Tesseract. `pictures`: draw what was understood on each CV's pages.
    `count_hidden`: words that a reader of the page does not see count like the others.
    """

    as_of: date
    roles: tuple[str, ...] = ()
    taxonomy: Path | None = None
    jobs: int = 1
    limits: Limits = Limits()
    ocr: bool = False
    pictures: bool = False
    adjustments: tuple[Adjustment, ...] = ()
    count_hidden: bool = False
