"""What the script of a compare page works with, as JSON: levels, must-haves, skills and the best words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from gapcheck.records.assessment import LEVEL_NAMES, Assessment, Finding, Gate
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report.competencies import in_order
from gapcheck.report.excerpts import excerpt
from gapcheck.report.score import rounded
from gapcheck.report.view import gate, name
from gapcheck.taxonomy.model import Taxonomy

MOST_LETTERS = 150
"""The telling part of a quote, in a cell."""

ROOM = 80_000
"""Letters of quotes in one page: candidates in the order of their best score have them until it is full.
The report of every candidate has all."""

_STATES = {"met": "m", "not shown": "n", "unknown": "u"}


def tools_data(run: Run, shown: Sequence[Outcome], roles: Sequence[str], taxonomy: Taxonomy) -> str:
    """JSON that can stand inside a script element; "" where there is nothing to compare."""
    if not roles or not shown:
        return ""
    made = _Data(run, shown, roles, taxonomy).made()
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


class _Data:
    """One page's data; keeps the competencies, the skills and the room for quotes."""

    def __init__(self, run: Run, shown: Sequence[Outcome], roles: Sequence[str], taxonomy: Taxonomy) -> None:
        self.run, self.shown, self.roles, self.taxonomy = run, shown, roles, taxonomy
        self.room = ROOM

    def made(self) -> dict[str, Any]:
        order = sorted(self.shown, key=lambda o: (-max((a.score for a in o.assessments), default=0), o.file))
        return {
            "roles": [self._role(role) for role in self.roles],
            "competencies": {c: self.taxonomy.competencies[c].name for c in self.asked},
            "levels": ["not found in the CV", *LEVEL_NAMES[1:]],
            "skills": [self.taxonomy.skills[s].name if s in self.taxonomy.skills else s for s in self.skills],
            "people": [self._person(outcome) for outcome in order],
        }

    @cached_property
    def asked(self) -> tuple[str, ...]:
        found = {
            t.competency for o in self.shown for a in o.assessments if a.role in self.roles for t in a.terms
        }
        return tuple(sorted(found))

    @cached_property
    def skills(self) -> dict[str, int]:
        ids = sorted(
            {skill.id for o in self.shown for skill in (o.profile.skills if o.profile else ()) if skill.id}
        )
        return {id_: number for number, id_ in enumerate(ids)}

    def _role(self, role: str) -> dict[str, Any]:
        held = next((a for o in self.shown for a in o.assessments if a.role == role), None)
        gates = [gate(g, self.taxonomy) for g in _facts(held)]
        return {
            "id": role,
            "title": self.taxonomy.roles[role].label,
            "gates": [f"{g.name}: {g.required}" for g in gates],
            "terms": [
                [t.competency, t.required, t.weight, t.need == "must"] for t in in_order(held, self.taxonomy)
            ]
            if held
            else [],
        }

    def _person(self, outcome: Outcome) -> dict[str, Any]:
        found = {finding.competency: finding for finding in outcome.findings}
        held = {a.role: a for a in outcome.assessments}
        skills = outcome.profile.skills if outcome.profile else ()
        return {
            "id": outcome.candidate,
            "who": name(outcome),
            "file": outcome.file,
            "levels": "".join(_level(found.get(c)) for c in self.asked),
            "unsure": "".join("1" if c in found and not found[c].firm else "0" for c in self.asked),
            "roles": [_stand(held.get(role)) for role in self.roles],
            "skills": sorted({self.skills[skill.id] for skill in skills if skill.id}),
            "quotes": self._quotes(found),
        }

    def _quotes(self, found: Mapping[str, Finding]) -> list[list[Any]] | None:
        """For each competency its best words and their page, or nothing; None where there is no room."""
        if self.room <= 0:
            return None
        quotes = [_quote(found.get(c)) for c in self.asked]
        self.room -= sum(len(quote[0]) for quote in quotes if quote)
        return quotes


def _level(finding: Finding | None) -> str:
    return (
        "-"
        if finding is not None and finding.state == "not readable"
        else str(finding.level if finding else 0)
    )


def _stand(assessment: Assessment | None) -> dict[str, Any] | None:
    """Score as printed, confidence, must-haves by state, what was found for those that are no competency."""
    if assessment is None:
        return None
    return {
        "score": rounded(assessment),
        "sure": round(assessment.confidence, 3),
        "gates": "".join(_STATES[gate.state] for gate in assessment.gates),
        "found": [gate.found for gate in _facts(assessment)],
    }


def _facts(assessment: Assessment | None) -> list[Gate]:
    """Must-haves that are no competency: years, degree, certificates. They come first in every role."""
    return [g for g in (assessment.gates if assessment else ()) if g.name != "Competency"]


def _quote(finding: Finding | None) -> list[Any]:
    """The telling part of the best words, their page, and whether it was cut before and after."""
    if finding is None or not finding.supports or not finding.level:
        return []
    best = finding.supports[0]
    text = best.evidence.quote
    part = excerpt(text, best.rules, MOST_LETTERS)
    return [part, best.evidence.page, int(not text.startswith(part)), int(not text.endswith(part))]
