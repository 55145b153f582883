"""An outcome without its person: the same findings, levels and scores, and no word that tells who it is.

It is made from the finished outcome, so that hiding changes no figure. Every string of the record goes
through the redactor but those of `KEPT`, whose words come from gapcheck or the taxonomy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from gapcheck.audit.codes import Codes
from gapcheck.audit.identity import identity, vocabulary, words_of
from gapcheck.audit.redacting import Redactor
from gapcheck.records.advice import Advice, Claim, Closing
from gapcheck.records.assessment import Assessment, Finding, Gate, Support, Term
from gapcheck.records.comparison import Fit, Neighbour, Readiness
from gapcheck.records.document import Document, HiddenText
from gapcheck.records.evidence import Evidence
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import (
    Certification,
    Contact,
    Education,
    Hit,
    Language,
    Position,
    Profile,
    Quality,
    ScopeFact,
    Section,
    SkillUse,
    Statement,
)
from gapcheck.settings import Blind
from gapcheck.taxonomy import Taxonomy

WITHHELD = "[header, contact or reference line withheld]"
_APART = ("contact", "references")
_LEARNING = ("education", "training")
_REACH = ("[e-mail]", "[phone]", "[link]", "[contact]", "[address]", "[personal detail]")
_SHORT = 8
"""Words; shorter lines above the first heading are contact data more often than not."""

KEPT: dict[type, frozenset[str]] = {
    Advice: frozenset({"band", "next_band", "closes"}),
    Assessment: frozenset({"role"}),
    Certification: frozenset({"skill"}),
    Claim: frozenset({"kind"}),
    Closing: frozenset({"competency", "develop"}),
    Education: frozenset({"level"}),
    Evidence: frozenset({"section"}),
    Finding: frozenset({"competency", "state", "why"}),
    Fit: frozenset({"role", "equal", "variants"}),
    Gate: frozenset({"name", "required", "state"}),
    HiddenText: frozenset({"how"}),
    Hit: frozenset({"subject", "kind", "rule"}),
    Language: frozenset({"name"}),
    Neighbour: frozenset({"role", "way"}),
    Outcome: frozenset({"file", "sha256", "state", "candidate"}),
    Position: frozenset({"start", "end"}),
    Profile: frozenset({"file", "sha256"}),
    Quality: frozenset({"reader"}),
    Readiness: frozenset({"step"}),
    ScopeFact: frozenset({"kind", "unit"}),
    Section: frozenset({"kind"}),
    SkillUse: frozenset({"id", "last_used", "where"}),
    Statement: frozenset({"act", "figures"}),
    Support: frozenset({"kind", "figures", "rules"}),
    Term: frozenset({"competency", "need"}),
}
"""By record: the fields whose strings are ids, kinds, dates of jobs or the taxonomy's own words."""


@dataclass(frozen=True, slots=True)
class Blinder:
    """Blinds the outcomes of a run; made once a process."""

    blind: Blind
    codes: Codes
    known: frozenset[str]

    @classmethod
    def prepare(cls, blind: Blind, secret: bytes, taxonomy: Taxonomy) -> Blinder:
        return cls(blind, Codes(secret), vocabulary(taxonomy))

    def blinded(self, outcome: Outcome, document: Document | None, path_name: str) -> Outcome:
        """The outcome as it may leave the process; `path_name` is what the file is really called.

        `outcome.file` is taken to be a code already (see `Codes.file`).
        """
        code = self.codes.content(outcome.sha256) if outcome.sha256 else None
        if outcome.profile is None or document is None or code is None:
            return Outcome(outcome.file, code, outcome.state, outcome.reason)
        who = identity(outcome.profile, document, path_name, self.known)
        schools = self.blind == "schools"
        walk = _Walk(Redactor(who, schools), _head(outcome.profile), schools, self.known)
        made: Outcome = walk.value(replace(outcome, pictures=(), crops=(), profile=_bare(outcome.profile)))
        profile = made.profile
        assert profile is not None
        reach = tuple(self.codes.reach(one) for one in outcome.profile.contact.reach)
        named = Contact(name=f"Candidate {code[:8]}", reach=reach)
        return replace(
            made,
            sha256=code,
            candidate=code[: len(outcome.candidate or "")],
            profile=replace(profile, file=outcome.file, sha256=code, contact=named),
        )


def _bare(profile: Profile) -> Profile:
    """Without what is dropped whole."""
    return replace(
        profile, contact=Contact(), education=tuple(replace(e, year=None) for e in profile.education)
    )


def _head(profile: Profile) -> frozenset[int]:
    """The numbers of the lines above the first heading."""
    spans = [range(s.first_line, s.last_line + 1) for s in profile.sections if s.kind == "header"]
    return frozenset(number for span in spans for number in span)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One pass over a record and all that hangs on it."""

    redactor: Redactor
    head: frozenset[int]
    schools: bool
    known: frozenset[str]

    def value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.redactor.text(value)
        if isinstance(value, tuple):
            return tuple(self.value(item) for item in value)
        if isinstance(value, Evidence):
            return replace(value, quote=self._quote(value))
        if isinstance(value, Education):
            return self._education(value)
        if isinstance(value, Claim):
            return self._claim(value)
        if isinstance(value, SkillUse) and value.id is not None:
            return replace(self._record(value), name=value.name)
        return self._record(value) if is_dataclass(value) else value

    def _record(self, value: Any) -> Any:
        kept = KEPT.get(type(value), frozenset())
        changed = {f.name: self.value(getattr(value, f.name)) for f in fields(value) if f.name not in kept}
        return replace(value, **changed)

    def _quote(self, evidence: Evidence) -> str:
        if evidence.section in _APART or (evidence.line in self.head and self._is_contact(evidence)):
            return WITHHELD
        if evidence.section not in _LEARNING:
            return self.redactor.text(evidence.quote)
        withheld = self.schools and evidence.section == "education"
        return "[education entry withheld]" if withheld else self.redactor.without_years(evidence.quote)

    def _is_contact(self, evidence: Evidence) -> bool:
        """Whether words above the first heading are contact data and not a sentence about work."""
        text = self.redactor.text(evidence.quote)
        brief = len(text.split()) < _SHORT and not words_of(text) <= self.known
        return evidence.position is None and (brief or any(token in text for token in _REACH))

    def _education(self, value: Education) -> Education:
        made: Education = self._record(value)
        clean = self.redactor.without_years
        institution = None if self.schools or value.institution is None else clean(value.institution)
        subject = None if value.field is None else clean(value.field)
        return replace(made, degree=clean(value.degree), field=subject, institution=institution)

    def _claim(self, value: Claim) -> Claim:
        """A claim about a degree is about its years; those go."""
        made: Claim = self._record(value)
        if value.kind == "summary":  # its subject is a competency's id
            return replace(made, subject=value.subject)
        if any(e.section in _LEARNING for e in value.evidence):
            clean = self.redactor.without_years
            return replace(made, said=clean(value.said), ask=clean(value.ask), subject=clean(value.subject))
        return made
