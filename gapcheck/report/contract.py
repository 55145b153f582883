"""The JSON of `gapcheck inspect --json`: stable, versioned, only ever extended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from gapcheck.records.assessment import Finding, Support
from gapcheck.records.document import HiddenText
from gapcheck.records.evidence import BBox, Evidence
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Act, Contact, Position, Profile, ScopeFact, SkillUse

SCHEMA = 1
MOST_QUOTES = 3

Json = dict[str, Any]
Effect = Literal["supports", "weakens", "mixed"]


def inspected(outcome: Outcome) -> Json:
    """One file as the contract has it; what could not be read is null or empty, never left out."""
    out: Json = {"schema": SCHEMA, "file": outcome.file, "sha256": outcome.sha256}
    out |= {"state": outcome.state, "reason": outcome.reason}
    out |= _understood(outcome.profile) if outcome.profile else _nothing()
    findings = sorted(outcome.findings, key=lambda finding: finding.competency)
    acts = {s.evidence: s.act for s in outcome.profile.statements} if outcome.profile else {}
    out["competencies"] = {finding.competency: _finding(finding, acts) for finding in findings}
    out["hidden_text"] = [_hidden(text) for text in outcome.profile.hidden] if outcome.profile else []
    out["quality"] = _quality(outcome.profile)
    return out


def _understood(profile: Profile) -> Json:
    return {
        "contact": _contact(profile.contact),
        "positions": [_position(position) for position in profile.positions],
        "education": [
            {
                "degree": item.degree,
                "level": item.level,
                "field": item.field,
                "institution": item.institution,
                "year": item.year,
                "evidence": place(item.evidence),
            }
            for item in profile.education
        ],
        "certifications": [
            {"name": item.name, "id": item.skill, "evidence": place(item.evidence)}
            for item in profile.certifications
        ],
        "languages": [
            {"name": item.name, "fluency": item.fluency, "evidence": place(item.evidence)}
            for item in profile.languages
        ],
        "skills": [_skill(skill) for skill in profile.skills],
        "scope": [_scope(fact) for fact in profile.scope],
        "experience_years": profile.experience_years,
        "leadership_years": profile.leadership_years,
    }


def _nothing() -> Json:
    lists = ("positions", "education", "certifications", "languages", "skills", "scope")
    out: Json = {"contact": _contact(Contact())} | {key: [] for key in lists}
    return out | {"experience_years": None, "leadership_years": None}


def _contact(contact: Contact) -> Json:
    return {
        "name": contact.name,
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "links": list(contact.links),
        "location": contact.location,
    }


def _position(position: Position) -> Json:
    return {
        "title": position.title,
        "employer": position.employer,
        "start": position.start,
        "end": position.end,
        "leads_people": position.leads_people,
        "months": position.months,
        "evidence": place(position.evidence),
    }


def _skill(skill: SkillUse) -> Json:
    return {
        "name": skill.name,
        "id": skill.id,
        "as_written": list(skill.as_written),
        "months": skill.months,
        "last_used": skill.last_used,
        "where": list(skill.where),
    }


def _scope(fact: ScopeFact) -> Json:
    whole = int(fact.value) if fact.value == int(fact.value) else fact.value
    evidence = fact.evidence
    return {
        "kind": fact.kind,
        "value": whole,
        "unit": fact.unit,
        "quote": evidence.quote,
        "page": evidence.page,
    }


def _finding(finding: Finding, acts: Mapping[Evidence, Act]) -> Json:
    shown = finding.supports if finding.level else ()
    quotes = dict.fromkeys(support.evidence.quote for support in shown)
    return {
        "level": finding.level,
        "state": finding.state,
        "quotes": list(quotes)[:MOST_QUOTES],
        "evidence": [_support(s, acts.get(s.evidence, "none")) for s in finding.supports],
        "why": finding.why,
    }


def _support(support: Support, act: Act) -> Json:
    evidence = support.evidence
    more = {"section": evidence.section, "position": evidence.position}
    how = {"kind": support.kind, "rules": list(support.rules), "effect": effect(support, act)}
    return place(evidence) | more | how


def effect(support: Support, act: Act) -> Effect:
    """Whether a piece of evidence supports a finding or weakens it, by the person's part in it.

    A wish weakens it. Help is mixed: it shows work, though on what is
    somebody else's; where it only names the competency it weakens it.
    """
    if act == "helped":
        return "weakens" if support.kind == "named" else "mixed"
    return "weakens" if act == "wished" else "supports"


def place(evidence: Evidence) -> Json:
    """Words and where they stand: points from the page's top left corner, to a hundredth."""
    return {
        "quote": evidence.quote,
        "page": evidence.page,
        "line": evidence.line,
        "bbox": _box(evidence.bbox),
    }


def _box(box: BBox) -> list[float]:
    return [round(edge, 2) for edge in box]


def _hidden(text: HiddenText) -> Json:
    return {"text": text.text, "how": text.how, "page": text.page, "bbox": _box(text.bbox)}


def _quality(profile: Profile | None) -> Json:
    if profile is None:
        return {"reader": None, "pages": None, "confidence": None, "doubts": []}
    quality = profile.quality
    return {
        "reader": quality.reader,
        "pages": quality.pages,
        "confidence": round(quality.confidence, 4),
        "doubts": list(quality.doubts),
    }
