"""The first phase's task: one file to its outcome, read now or understood by an earlier run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck.audit.codes import Codes
from gapcheck.batch import addresses
from gapcheck.batch.cache import Shelf
from gapcheck.batch.found import Found
from gapcheck.batch.zipped import BROKEN, Archives
from gapcheck.errors import GapcheckError
from gapcheck.records import codec
from gapcheck.records.light import bare, called, lightened
from gapcheck.records.outcome import Outcome
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy

if TYPE_CHECKING:
    from gapcheck.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Read:
    """How one file ended: its bare outcome; packed, where it was read, the light and the whole one.

    The whole one has no file name, since it is kept for later runs too, where the same content may come by
    another. `new`: it is worth keeping, and no earlier run did.
    """

    ending: Outcome
    light: bytes | None = None
    whole: bytes | None = None
    new: bool = False

    def keep(self, shelf: Shelf) -> None:
        """Have it for later runs. The content of a file that can't be opened isn't known."""
        if self.new and self.ending.sha256:
            shelf.put(self.ending.sha256, self.whole or codec.pack(called(self.ending, "")))

    def outcome(self) -> Outcome:
        """The whole of it."""
        return called(codec.unpack(Outcome, self.whole), self.ending.file) if self.whole else self.ending


@dataclass(frozen=True, slots=True)
class ReadCv:
    """The pipeline, kept warm between the files.

    `taxonomy_sha256` is what the run was started with. What stands on `shelf` is not read again; where all
    of it does (`all_kept`), what reading needs is not even loaded.
    """

    settings: Settings
    taxonomy_sha256: str | None = None
    debug: bool = False
    shelf: Shelf | None = None
    all_kept: bool = False

    @property
    def writes(self) -> Path | None:
        return None

    def prepare(self) -> Callable[[Found], bytes]:
        from gapcheck import pipeline

        taxonomy = pipeline.measure(self.settings)
        unchanged(taxonomy, self.taxonomy_sha256)
        warm = None if self.all_kept else pipeline.Pipeline.prepare(self.settings)
        return _Reader(self, taxonomy, warm)


class _Reader:
    """In a child: the task, with what it needs."""

    def __init__(self, task: ReadCv, taxonomy: Taxonomy, warm: Pipeline | None) -> None:
        self.task, self.taxonomy, self.warm = task, taxonomy, warm

    def __call__(self, found: Found) -> bytes:
        if found.trouble:
            sha256 = content_sha256(found, self.task.settings)
            return answered(Outcome(found.name, sha256, "not-readable", found.trouble))
        shelf, settings = self.task.shelf, self.task.settings
        if shelf is None:
            return answered(self._read(found))
        sha256 = content_sha256(found, settings)
        kept = shelf.get(sha256)
        if kept and sha256:
            return answered(self._remembered(kept, found, sha256))
        return answered(self._read(found), new=True)

    def _read(self, found: Found) -> Outcome:
        if self.warm is None:
            from gapcheck.pipeline import Pipeline  # loads PDFium and spaCy, in the child only

            self.warm = Pipeline.prepare(self.task.settings)
        return self.warm.process(found.path, found.name)

    def _remembered(self, kept: Outcome, found: Found, sha256: str) -> Outcome:
        """What was understood, by the roles of this run: the kept outcome's may be others."""
        from gapcheck.pipeline import assessed

        if kept.profile is None:
            return Outcome(found.name, sha256, "not-readable", kept.reason)
        profile = replace(kept.profile, file=found.name)
        return replace(assessed(profile, self.task.settings, self.taxonomy), crops=kept.crops)


def unchanged(taxonomy: Taxonomy, sha256: str | None) -> None:
    """Raises GapcheckError where the taxonomy is another one than the run was started with."""
    if sha256 is not None and taxonomy.sha256 != sha256:
        raise GapcheckError(
            "The taxonomy was changed while the run went on, so that its CVs would be measured differently. "
            "Run it again with --force, or undo the change and run the same command again."
        )


def answered(outcome: Outcome, new: bool = False) -> bytes:
    """A child's answer for one file."""
    read = Read(bare(outcome), new=new)
    if outcome.profile:
        light, whole = codec.pack(lightened(outcome)), codec.pack(called(outcome, ""))
        read = replace(read, light=light, whole=whole)
    return codec.pack(read)


def content_sha256(found: Found, settings: Settings, archives: Archives | None = None) -> str | None:
    """The content's hash, in a blind run its code; None where it is not to be had, or the file too large.

    `archives` saves opening the same one again for files that are still in theirs.
    """
    try:
        sha256 = _plain_sha256(found, settings) if found.member is None else _member_sha256(found, archives)
    except BROKEN:
        return None
    if sha256 is None or settings.blind == "none":
        return sha256
    return Codes(settings.secret).content(sha256)


def _plain_sha256(found: Found, settings: Settings) -> str | None:
    most = settings.limits.file_megabytes * 1_000_000
    if found.address:
        return addresses.sha256(found.address, most)
    if found.path.stat().st_size > most:
        return None
    with found.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _member_sha256(found: Found, archives: Archives | None) -> str | None:
    if found.trouble:
        return None
    if archives is None:
        with Archives() as own:
            return _member_sha256(found, own)
    digest = hashlib.sha256()
    with archives.content(found) as file:
        while piece := file.read(1 << 16):
            digest.update(piece)
    return digest.hexdigest()
