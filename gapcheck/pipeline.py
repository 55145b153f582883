"""The way of one CV: read, understand, assess. Each step is one room; start reading here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gapcheck import extract, match
from gapcheck.errors import Unreadable
from gapcheck.records.document import Document
from gapcheck.records.outcome import FileState, Outcome
from gapcheck.settings import Settings
from gapcheck.taxonomy import Taxonomy, load
from gapcheck.taxonomy.adjusting import adjusted


@dataclass(frozen=True)
class Pipeline:
    """What every CV of a run shares: made once in each process, then used for many files."""

    settings: Settings
    taxonomy: Taxonomy
    understanding: extract.Understanding

    @classmethod
    def prepare(cls, settings: Settings) -> Pipeline:
        taxonomy = adjusted(load(settings.taxonomy), settings.adjustments)
        if settings.ocr:
            extract.require_ocr()
        return cls(settings, taxonomy, extract.Understanding.prepare(taxonomy))

    def _read(self, content: bytes, name: str, sha256: str) -> Document:
        asked = self.settings
        return extract.read(content, name, sha256, asked.limits, asked.ocr, asked.count_hidden)

    def process(self, path: Path, name: str) -> Outcome:
        """One file to its outcome; `name` is how the run calls the file (its relative path)."""
        sha256 = None
        try:
            content = extract.load(path, self.settings.limits)
            sha256 = hashlib.sha256(content).hexdigest()
            document = self._read(content, name, sha256)
            extract.require_english(document)
            profile = self.understanding.understand(document, self.settings.as_of)
        except Unreadable as trouble:
            return Outcome(name, sha256, "not-readable", reason=str(trouble))
        findings = match.findings(profile, self.taxonomy)
        roles = (self.taxonomy.roles[role] for role in self.settings.roles)
        assessments = tuple(match.measure(profile, findings, role, self.taxonomy) for role in roles)
        claims = match.claims(profile, findings, self.taxonomy, self.settings.as_of)
        fit = match.best_fit(assessments, findings, profile.latest_title, self.taxonomy)
        pictures = extract.draw(content, document, profile) if self.settings.pictures else ()
        state: FileState = "read-with-doubts" if profile.quality.doubts else "read"
        return Outcome(
            name, sha256, state, None, sha256[:12], profile, findings, assessments, pictures, claims, fit
        )
