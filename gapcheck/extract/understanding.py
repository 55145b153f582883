"""Document to Profile: sections, jobs, statements, skills and figures, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gapcheck.extract import certificates, contact, doubts, education, positions, scope, statements
from gapcheck.extract.acts import act_of, figures_of
from gapcheck.extract.asides import tells_of
from gapcheck.extract.job import Job
from gapcheck.extract.phrases import Tokens
from gapcheck.extract.rules import Rules
from gapcheck.extract.sections import Part, split
from gapcheck.extract.skills import Mention, Skills, uses
from gapcheck.extract.timeline import years_in
from gapcheck.records.document import Document, Line
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Hit, Position, Profile, ScopeFact, ScopeKind, Section, Statement
from gapcheck.taxonomy import Taxonomy

_MEASURED: Mapping[ScopeKind, str] = {"people": "people-leadership", "budget": "financial-management"}
"""A team of so many or a budget of so much shows the competency, whatever the words around it."""

_PATENT = Hit("innovation", "shown", "patent")
"""What each entry under a heading of patents alone shows, whatever its title names."""

_OF_PATENTS = re.compile(r"\bpatents?\b(?!.*(?:publi|paper|present))", re.IGNORECASE)

_SHORT_LINE, _NEARLY_ALL = 7, 0.8
_LONGEST_NAME = 10
"""Words of the longest name of a certificate, with what stands beside it."""

_LISTS = ("skills", "certifications", "languages", "interests", "affiliations", "contact")


@dataclass(frozen=True)
class Understanding:
    """The compiled taxonomy; made once a process, then used for many documents."""

    skills: Skills
    rules: Rules

    @classmethod
    def prepare(cls, taxonomy: Taxonomy) -> Understanding:
        tokens = Tokens.english()
        return cls(Skills(tokens, taxonomy.skills.values()), Rules(tokens, taxonomy.competencies.values()))

    def understand(self, document: Document, as_of: date) -> Profile:
        """What a document says of its person, as of a day."""
        parts = split(document.lines)
        jobs = positions.jobs(parts)
        held = positions.held(jobs, as_of)
        evidence = _evidence(parts, jobs)
        found = [(one, self._mentions(one)) for one in evidence]
        measured = [scope.facts([one]) for one in evidence]
        patents = {line.number for part in parts if _OF_PATENTS.match(part.title) for line in part.lines}
        made = tuple(
            self._statement(one, mentions, facts, (_PATENT,) if one.line in patents else (), _at(held, one))
            for (one, mentions), facts in zip(found, measured, strict=True)
        )
        had = [pair for pair, statement in zip(found, made, strict=True) if statement.act != "denied"]
        reached = contact.find(parts, document.lines)
        schooling = [line for part in parts if part.kind in ("education", "training") for line in part.lines]
        return Profile(
            file=document.file,
            sha256=document.sha256,
            contact=reached,
            positions=held,
            education=education.degrees(schooling),
            certifications=certificates.certificates(_certifying(evidence), self.skills),
            languages=certificates.languages(e for e in evidence if e.section == "languages"),
            skills=uses(self.skills, had, held, as_of),
            scope=tuple(fact for facts in measured for fact in facts if fact.evidence.section not in _LISTS),
            statements=(*(self._title(p, i) for i, p in enumerate(held)), *made),
            sections=_sections(parts),
            experience_years=years_in(held),
            leadership_years=years_in(held, leading=True),
            quality=doubts.quality(document, parts, jobs, held, reached, as_of),
            hidden=document.hidden,
            hidden_counted=document.counted,
        )

    def _mentions(self, evidence: Evidence) -> tuple[Mention, ...]:
        listed = evidence.section in _LISTS and len(evidence.quote.split()) <= 5
        return self.skills.find(evidence.quote, listed=listed)

    def _statement(
        self,
        evidence: Evidence,
        mentions: Sequence[Mention],
        facts: Sequence[ScopeFact],
        known: Sequence[Hit] = (),
        employer: str | None = None,
    ) -> Statement:
        rules = [hit for hit in self.rules.find(evidence.quote) if hit.kind != "title"]
        rules += [Hit(_MEASURED[f.kind], "shown", f.kind) for f in facts if f.kind in _MEASURED]
        skills = [Hit(c, "skill", m.skill) for m in mentions for c in self.skills.known[m.skill].competencies]
        act = "others" if tells_of(employer, evidence.quote) else act_of(evidence.quote)
        short = len(evidence.quote.split()) <= _LONGEST_NAME
        if act == "none" and short and any(map(self.skills.is_certificate, mentions)):
            act = "claimed"  # a certificate's name among the deeds
        return Statement(
            evidence,
            act,
            figures_of(evidence.quote),
            tuple(dict.fromkeys([*known, *rules, *skills])),
        )

    def _title(self, position: Position, index: int) -> Statement:
        """A job's title as a statement: it shows what it plainly names."""
        hits = [hit for hit in self.rules.find(position.title) if hit.kind == "title"]
        return Statement(position.evidence, "led" if position.leads_people else "did", (), tuple(hits))


def _evidence(parts: Sequence[Part], jobs: Sequence[Job]) -> list[Evidence]:
    """All statements of a CV: jobs first, in their order, then the other sections'."""
    out = [e for index, job in enumerate(jobs) for e in statements.sentences(job.body, "experience", index)]
    taken = {line.number for job in jobs for line in (*job.header, *job.body)}
    for part in parts:
        if part.kind == "furniture":
            continue
        left = [line for line in part.lines if line.number not in taken]
        kind = "summary" if part.kind == "header" else part.kind
        listed = kind in _LISTS or (kind == "training" and _is_list(left))
        out += statements.items(left, kind) if listed else statements.sentences(left, kind)
    return out


def _at(held: Sequence[Position], evidence: Evidence) -> str | None:
    """The employer of the job that evidence stands in."""
    return None if evidence.position is None else held[evidence.position].employer


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether nearly all lines are short: courses one under the other, no running text."""
    return sum(len(line.words) <= _SHORT_LINE for line in lines) >= _NEARLY_ALL * len(lines)


def _certifying(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [e for e in evidence if e.section not in ("languages", "interests", "references")]


def _sections(parts: Sequence[Part]) -> tuple[Section, ...]:
    def lines(part: Part) -> list[Line]:
        return [*([part.heading] if part.heading else []), *part.lines]

    return tuple(Section(p.kind, p.title, lines(p)[0].number, lines(p)[-1].number) for p in parts)
