"""What a run was asked to do, as one frozen value that travels with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Address:
    """A place that is no path, as s3://bucket/folder; `url` ends without a slash."""

    url: str

    def __str__(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of wall time, MB of memory, MB of file, pages."""

    timeout: float = 60.0
    memory: int = 1024
    file_megabytes: int = 20
    pages: int = 50


Format = Literal["html", "csv", "json", "xlsx"]
FORMATS: tuple[Format, ...] = ("html", "csv", "json", "xlsx")
"""What a run can be written as, beside its manifest."""

Changeable = Literal["weight", "level", "need"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One demand of a role that the user changed for this run: `suggested` is the taxonomy's own."""

    role: str
    competency: str
    field: Changeable
    suggested: float | str
    applied: float | str


Blind = Literal["none", "identity", "schools"]
"""What a run hides of people: nothing; who they are; who they are and where they studied."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run. `as_of` is what "present" means; nothing below the command line asks a clock.

    `ocr`: read scans with Tesseract. `pictures`: draw what was understood on each CV's pages. `crops`: cut
    a picture of the words that a finding rests on. `for_candidate`: write the edition for the person too.
    `secret`: what the codes of a blind run are made with; it is in no output but the key file.
    `keep_days`: after so many days from `as_of` the run should be gone; the manifest has the date.
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
    crops: bool = False
    for_candidate: bool = False
    formats: tuple[Format, ...] = FORMATS
    blind: Blind = "none"
    secret: bytes = field(default=b"", repr=False)
    count_hidden: bool = False
    keep_days: int = 180
