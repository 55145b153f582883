"""The way of one CV: read, understand, assess. Each step is one room; start reading here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gapcheck import extract, match
from gapcheck.audit.blinding import Blinder
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
    blinder: Blinder | None = None

    @classmethod
    def prepare(cls, settings: Settings) -> Pipeline:
        taxonomy = adjusted(load(settings.taxonomy), settings.adjustments)
        if settings.ocr:
            extract.require_ocr()
        hiding = settings.blind != "none"
        blinder = Blinder.prepare(settings.blind, settings.secret, taxonomy) if hiding else None
        return cls(settings, taxonomy, extract.Understanding.prepare(taxonomy), blinder)

    def process(self, path: Path, name: str) -> Outcome:
        """One file to its outcome; `name` is how the run calls the file (its relative path).

        Of a blind run nothing that tells who a person is leaves this method.
        """
        outcome, document = self._assessed(path, name)
        return outcome if self.blinder is None else self.blinder.blinded(outcome, document, path.name)

    def _assessed(self, path: Path, name: str) -> tuple[Outcome, Document | None]:
        sha256 = None
        try:
            content = extract.load(path, self.settings.limits)
            sha256 = hashlib.sha256(content).hexdigest()
            document = extract.read(content, name, sha256, self.settings.limits, self.settings.ocr)
            extract.require_english(document)
            profile = self.understanding.understand(document, self.settings.as_of)
        except Unreadable as trouble:
            return Outcome(name, sha256, "not-readable", reason=str(trouble)), None
        findings = match.findings(profile, self.taxonomy)
        roles = (self.taxonomy.roles[role] for role in self.settings.roles)
        assessments = tuple(match.measure(profile, findings, role, self.taxonomy) for role in roles)
        claims = match.claims(profile, findings, self.taxonomy, self.settings.as_of)
        fit = match.best_fit(assessments, findings, profile.latest_title, self.taxonomy)
        pictures = extract.draw(content, document, profile) if self.settings.pictures else ()
        best = (found.supports[0].evidence for found in findings if found.supports)
        crops = extract.crops(content, document, best) if self.settings.crops else ()
        state: FileState = "read-with-doubts" if profile.quality.doubts else "read"
        outcome = Outcome(
            name, sha256, state, None, sha256[:12], profile, findings, assessments, pictures, claims, fit,
            crops,
        )  # fmt: skip
        return outcome, document
