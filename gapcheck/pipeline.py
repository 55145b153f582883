"""The way of one CV: read, understand, assess. Each step is one room; start reading here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck import match
from gapcheck.errors import Unreadable
from gapcheck.records.outcome import FileState, Outcome
from gapcheck.records.profile import Profile
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy, load
from gapcheck.taxonomy.adjusting import adjusted

if TYPE_CHECKING:
    from gapcheck import extract


@dataclass(frozen=True)
class Pipeline:
    """What every CV of a run shares: made once in each process, then used for many files."""

    settings: Settings
    taxonomy: Taxonomy
    understanding: extract.Understanding

    @classmethod
    def prepare(cls, settings: Settings) -> Pipeline:
        from gapcheck import extract  # loads PDFium and spaCy, which measuring again does without

        taxonomy = measure(settings)
        if settings.ocr:
            extract.require_ocr()
        return cls(settings, taxonomy, extract.Understanding.prepare(taxonomy))

    def process(self, path: Path, name: str) -> Outcome:
        """One file to its outcome; `name` is how the run calls the file (its relative path)."""
        from gapcheck import extract

        sha256 = None
        try:
            content = extract.load(path, self.settings.limits)
            sha256 = hashlib.sha256(content).hexdigest()
            document = extract.read(content, name, sha256, self.settings.limits, self.settings.ocr)
            extract.require_english(document)
            profile = self.understanding.understand(document, self.settings.as_of)
        except Unreadable as trouble:
            return Outcome(name, sha256, "not-readable", reason=str(trouble))
        pictures = extract.draw(content, document, profile) if self.settings.pictures else ()
        return replace(assessed(profile, self.settings, self.taxonomy), pictures=pictures)


def measure(settings: Settings) -> Taxonomy:
    """The taxonomy of a run, with what the user changed. Raises TaxonomyInvalid."""
    return adjusted(load(settings.taxonomy), settings.adjustments)


def assessed(profile: Profile, settings: Settings, taxonomy: Taxonomy) -> Outcome:
    """A CV that was understood, now or earlier, against the roles of the run."""
    findings = match.findings(profile, taxonomy)
    roles = (taxonomy.roles[role] for role in settings.roles)
    assessments = tuple(match.measure(profile, findings, role, taxonomy) for role in roles)
    claims = match.claims(profile, findings, taxonomy, settings.as_of)
    fit = match.best_fit(assessments, findings, profile.latest_title, taxonomy)
    state: FileState = "read-with-doubts" if profile.quality.doubts else "read"
    return Outcome(
        file=profile.file,
        sha256=profile.sha256,
        state=state,
        candidate=profile.sha256[:12],
        profile=profile,
        findings=findings,
        assessments=assessments,
        claims=claims,
        fit=fit,
    )
