"""The first phase's task: one file to its outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gapcheck.audit.codes import Codes
from gapcheck.batch.find import Found
from gapcheck.errors import GapcheckError
from gapcheck.records import codec
from gapcheck.records.light import lightened
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Read:
    """How one file ended: its light outcome, and where it was read the whole one, packed."""

    light: Outcome
    whole: bytes


@dataclass(frozen=True, slots=True)
class ReadCv:
    """The pipeline, kept warm between the files. `taxonomy_sha256` is what the run was started with."""

    settings: Settings
    taxonomy_sha256: str | None = None
    debug: bool = False

    @property
    def writes(self) -> Path | None:
        return None

    def prepare(self) -> Callable[[Found], bytes]:
        from gapcheck.pipeline import Pipeline  # loads PDFium and spaCy, in the child only

        pipeline = Pipeline.prepare(self.settings)
        unchanged(pipeline.taxonomy, self.taxonomy_sha256)
        return lambda found: answered(pipeline.process(found.path, found.name))


def unchanged(taxonomy: Taxonomy, sha256: str | None) -> None:
    """Raises GapcheckError where the taxonomy is another one than the run was started with."""
    if sha256 is not None and taxonomy.sha256 != sha256:
        raise GapcheckError(
            "The taxonomy was changed while the run went on, so that its CVs would be measured differently. "
            "Run it again with --force, or undo the change and run the same command again."
        )


def answered(outcome: Outcome) -> bytes:
    """A child's answer for one file."""
    return codec.encode(Read(lightened(outcome), codec.pack(outcome))).encode("ascii")


def content_sha256(found: Found, settings: Settings) -> str | None:
    """The content's hash, in a blind run its code; None where it is not to be had, or the file too large."""
    try:
        if found.path.stat().st_size > settings.limits.file_megabytes * 1_000_000:
            return None
        with found.path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return sha256 if settings.blind == "none" else Codes(settings.secret).content(sha256)
