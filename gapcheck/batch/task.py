"""What a child process does with each file: a value small enough to be sent to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings

Handler = Callable[[Path, str], Outcome]


class Task(Protocol):
    """Work for a child. It is pickled, so that it must live in a module that a child can import."""

    @property
    def debug(self) -> bool:
        """Whether the child keeps its stderr and writes tracebacks to it."""

    @property
    def writes(self) -> Path | None:
        """The one folder that the child may write to; None for none."""

    def prepare(self) -> Handler:
        """Called once in each child, before its first file; everything heavy is loaded here."""


@dataclass(frozen=True, slots=True)
class ReadCv:
    """The task of a run: the pipeline, kept warm between the files."""

    settings: Settings
    debug: bool = False
    writes: Path | None = None

    def prepare(self) -> Handler:
        from gapcheck.pipeline import Pipeline  # loads PDFium and spaCy, in the child only

        return Pipeline.prepare(self.settings).process
