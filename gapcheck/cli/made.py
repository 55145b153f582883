"""A finished run as it was asked for, so that a command can do it, or part of it, again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gapcheck.cli import folder, hiding, options
from gapcheck.errors import UsageProblem
from gapcheck.settings import FORMATS, Address, Settings

if TYPE_CHECKING:
    from gapcheck.batch import Found
    from gapcheck.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Made:
    """A run: its folder and manifest, its settings (with the secret where its key is known), its program."""

    run: Path
    manifest: dict[str, Any]
    settings: Settings
    program: tuple[str, str]
    taxonomy_sha256: str
    key: Path

    def measure(self) -> Taxonomy:
        """The taxonomy of the run as it is now. Raises TaxonomyInvalid."""
        from gapcheck.pipeline import measure

        return measure(self.settings)

    def found(self, cvs: Sequence[Path | Address]) -> Sequence[Found]:
        """The CVs under the names that the run has for them."""
        from gapcheck import batch
        from gapcheck.audit.codes import Codes

        found: Sequence[Found] = batch.find(cvs, leave_out=self.run)
        if self.settings.blind == "none":
            return found
        codes = Codes(self.settings.secret)
        found = hiding.without_key(found, self.key)
        return tuple(sorted((replace(f, name=codes.file(f.name)) for f in found), key=lambda f: f.name))


def made(run: Path, key: Path | None = None, taxonomy: Path | None = None, secret: bool = True) -> Made:
    """What a run folder says of itself. `taxonomy`: where its taxonomy files lie now, if not where they lay.

    `secret`: whether the key of a blind run is needed. Raises UsageProblem.
    """
    from gapcheck.audit import keyfile
    from gapcheck.batch.journal import NAME, peek

    manifest = folder.manifest(run)
    kept = peek(run / NAME)
    if kept is None or kept.asked is None:
        raise UsageProblem(
            f"`{run}` has no journal that this version of gapcheck can read. Use the version that made it "
            f"({manifest.get('version')}), or run it again."
        )
    asked = kept.asked
    written = tuple(name for name in FORMATS if name in manifest.get("formats", FORMATS))
    lies = taxonomy or asked.settings.taxonomy
    settings = replace(asked.settings, jobs=options.cores(), taxonomy=lies, formats=written)
    if settings.blind != "none" and secret:
        settings = replace(settings, secret=keyfile.read(key or hiding.beside(run)).secret)
    program, key = (asked.version, asked.code_sha256), key or hiding.beside(run)
    return Made(run, manifest, settings, program, asked.taxonomy_sha256, key)
