"""The way of one CV: read, understand, assess. Each step is one room; start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck import match
from gapcheck.audit.blinding import Blinder
from gapcheck.audit.identity import identity, vocabulary
from gapcheck.audit.swapping import exchange
from gapcheck.errors import Unreadable, UsageProblem
from gapcheck.records.document import Document
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
    blinder: Blinder | None = None

    @classmethod
    def prepare(cls, settings: Settings) -> Pipeline:
        from gapcheck import extract  # loads PDFium and spaCy, which measuring again does without

        taxonomy = measure(settings)
        if settings.ocr:
            extract.require_ocr()
        hiding = settings.blind != "none"
        blinder = Blinder.prepare(settings.blind, settings.secret, taxonomy) if hiding else None
        understanding = extract.Understanding.prepare(taxonomy)
        extract.warm(understanding)
        return cls(settings, taxonomy, understanding, blinder)

    def _read(self, content: bytes, name: str, sha256: str) -> Document:
        from gapcheck import extract

        asked = self.settings
        return extract.read(content, name, sha256, asked.limits, asked.ocr, asked.count_hidden)

    def process(self, path: Path, name: str) -> Outcome:
        """One file to its outcome; `name` is how the run calls the file (its relative path).

        Of a blind run nothing that tells who a person is leaves this method.
        """
        outcome, document = self._assessed(path, name)
        return outcome if self.blinder is None else self.blinder.blinded(outcome, document, path.name)

    def others(
        self, path: Path, name: str, exchanges: Sequence[tuple[Sequence[str], int]]
    ) -> tuple[Outcome, ...]:
        """A CV as it is, then as that of other people: for each exchange its kinds and its variant.

        The layout stays; names, pronouns, schools, town or birth years are somebody else's.
        """
        outcome, document = self._assessed(path, name)
        if outcome.profile is None or document is None:
            return (outcome,)
        who = identity(outcome.profile, document, path.name, vocabulary(self.taxonomy))
        # where no name is recognised there is none to exchange: a guess may be any word
        named = outcome.profile.contact.name is not None
        chosen = (([k for k in kinds if named or k != "names"], variant) for kinds, variant in exchanges)
        made = (exchange(who, kinds, variant).document(document) for kinds, variant in chosen)
        return (outcome, *(self._measured(other) for other in made))

    def _assessed(self, path: Path, name: str) -> tuple[Outcome, Document | None]:
        from gapcheck import extract

        sha256 = None
        try:
            content = extract.load(path, self.settings.limits)
            sha256 = hashlib.sha256(content).hexdigest()
            document = self._read(content, name, sha256)
            extract.require_english(document)
            outcome = self._measured(document)
        except Unreadable as trouble:
            return Outcome(name, sha256, "not-readable", reason=str(trouble)), None
        return self._pictured(content, document, outcome), document

    def _pictured(self, content: bytes, document: Document, outcome: Outcome) -> Outcome:
        """With the pictures that were asked for: of the pages, of the words that findings rest on."""
        from gapcheck import extract

        if self.settings.pictures and outcome.profile:
            outcome = replace(outcome, pictures=extract.draw(content, document, outcome.profile))
        if self.settings.crops:
            best = (found.supports[0].evidence for found in outcome.findings if found.supports)
            outcome = replace(outcome, crops=extract.crops(content, document, best))
        return outcome

    def _measured(self, document: Document) -> Outcome:
        profile = self.understanding.understand(document, self.settings.as_of)
        return assessed(profile, self.settings, self.taxonomy)


def measure(settings: Settings) -> Taxonomy:
    """The taxonomy of a run, with what the user changed. Raises TaxonomyInvalid; UsageProblem where it has
    not the roles, as in a run that was tampered with."""
    taxonomy = adjusted(load(settings.taxonomy), settings.adjustments)
    if unknown := [role for role in settings.roles if role not in taxonomy.roles]:
        raise UsageProblem(f"The taxonomy has no role `{unknown[0]}`. Measure the CVs anew: `gapcheck run`.")
    return taxonomy


def assessed(profile: Profile, settings: Settings, taxonomy: Taxonomy) -> Outcome:
    """A CV that was understood, now or earlier, against the roles of the run."""
    findings = match.findings(profile, taxonomy)
    roles = (taxonomy.roles[role] for role in settings.roles)
    assessments = tuple(match.measure(profile, findings, role, taxonomy) for role in roles)
    claims = match.claims(profile, findings, taxonomy, settings.as_of)
    fit = match.best_fit(findings, profile.latest_title, taxonomy)
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
