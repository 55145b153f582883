"""What the candidate page shows. All arithmetic and all wording is done here and in the modules beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from gapcheck.records.assessment import Assessment, Gate
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Profile
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.report.asking import Asking, asking
from gapcheck.report.competencies import Other, Row, Shown, others, rows, shown
from gapcheck.report.elsewhere import Shared, shared
from gapcheck.report.facts import Facts, facts
from gapcheck.report.first import MOST_NAMED, Band, Strength, bands, strengths
from gapcheck.report.gaps import GapRow, gap_rows, next_band
from gapcheck.report.pictures import Picture
from gapcheck.report.score import Score, score
from gapcheck.report.standing import rank_said
from gapcheck.report.timeline import Timeline, timeline
from gapcheck.taxonomy.adjusting import told
from gapcheck.taxonomy.model import Taxonomy

_LEVEL = re.compile(r"^(\d) \((\w[\w ]*)\)$")
_GATE_MARKS = {"met": "✓", "not shown": "○", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class GateView:
    """A must-have: its state as mark, word and CSS class."""

    name: str
    required: str
    found: str
    mark: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the same run, relative to this one; `here` marks this very page."""

    text: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page was made from."""

    version: str
    as_of: str
    taxonomy: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Person:
    """What the pages of a candidate have in common, whatever the role; `found` by competency."""

    who: str
    contact: tuple[str, ...]
    found: dict[str, Shown]
    reading: str
    doubts: tuple[str, ...]
    asking: Asking
    timeline: Timeline
    facts: Facts
    profile: Profile


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """One candidate against one role, ready to print."""

    title: str
    who: str
    file: str
    contact: tuple[str, ...]
    also: tuple[Shared, ...]
    role: str
    about: str
    roles: tuple[Link, ...]
    changed: tuple[str, ...]
    score: Score
    confidence: str
    rank: str
    readiness: str
    step: str
    readiness_why: str
    fit: str
    met: str
    gates: tuple[GateView, ...]
    gates_said: str
    bands: tuple[Band, ...]
    strengths: tuple[Strength, ...]
    first_gaps: tuple[GapRow, ...]
    reading: str
    doubts: tuple[str, ...]
    unread: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Other, ...]
    gaps: tuple[GapRow, ...]
    next_band: str
    asking: Asking
    timeline: Timeline
    facts: Facts
    pictures: tuple[Picture, ...]
    stamp: Stamp


def person(outcome: Outcome) -> Person:
    """What the CV of a file that was read tells whatever the role; ValueError for any other file."""
    profile = outcome.profile
    if profile is None:
        raise ValueError(f"{outcome.file} was not read, so it has no page; list it as skipped.")
    return Person(
        who=name(outcome),
        contact=_contact(profile),
        found=shown(outcome, profile),
        reading=_reading(profile),
        doubts=tuple(words.sentence(doubt) for doubt in profile.quality.doubts),
        asking=asking(outcome.claims, profile),
        timeline=timeline(profile),
        facts=facts(profile),
        profile=profile,
    )


def candidate_page(
    run: Run, outcome: Outcome, assessment: Assessment, taxonomy: Taxonomy, known: Person | None = None
) -> CandidatePage:
    """The page of a file that was read, for one of its assessments; ValueError for any other file.

    `known` is the `person` of the outcome, for who makes the pages of several roles.
    """
    known = known or person(outcome)
    role = taxonomy.roles[assessment.role]
    points = score(assessment, taxonomy)
    found = rows(known.found, assessment, taxonomy)
    gaps = gap_rows(outcome, assessment, points.rows, taxonomy)
    return CandidatePage(
        title=f"{known.who}: {role.label}",
        who=known.who,
        file=outcome.file,
        contact=known.contact,
        also=shared(outcome.also, lambda candidate: f"../{candidate}/{role.id}.html"),
        role=role.label,
        about=role.summary,
        roles=_roles(outcome, assessment, taxonomy),
        changed=told((a for a in run.settings.adjustments if a.role == role.id), taxonomy),
        score=points,
        confidence=words.confidence(assessment.confidence),
        rank=rank_said(run, outcome, role.id),
        readiness=_readiness(assessment),
        step=words.capital(assessment.readiness.step) if assessment.readiness else "",
        readiness_why=assessment.readiness.reason if assessment.readiness else "",
        fit=_fit(outcome, taxonomy),
        met=_met(assessment),
        gates=tuple(gate(g, taxonomy) for g in assessment.gates),
        gates_said=gates_said(assessment),
        bands=bands(assessment, taxonomy),
        strengths=strengths(outcome, known.profile, assessment, taxonomy),
        first_gaps=gaps[:MOST_NAMED],
        reading=known.reading,
        doubts=known.doubts,
        unread=tuple(row.name for row in found if row.tone == "not-readable"),
        rows=found,
        others=others(outcome, assessment, taxonomy),
        gaps=gaps,
        next_band=next_band(assessment, taxonomy),
        asking=known.asking,
        timeline=known.timeline,
        facts=known.facts,
        pictures=tuple({drawn.id: drawn for row in found if (drawn := row.shown.picture)}.values()),
        stamp=stamp(run, outcome.file, outcome.sha256 or ""),
    )


def name(outcome: Outcome) -> str:
    """The person's name where the CV gives one, else the file's."""
    known = outcome.profile.contact.name if outcome.profile else None
    return known or PurePosixPath(outcome.file).name


def stamp(run: Run, file: str = "", sha256: str = "") -> Stamp:
    """Version, date and hashes of a run."""
    return Stamp(run.version, words.day(run.settings.as_of), run.taxonomy_sha256, file, sha256)


def gate(found: Gate, taxonomy: Taxonomy) -> GateView:
    """A gate with its mark; one on a competency has its id at the head of `required` and gets its name."""
    tone = found.state.replace(" ", "-")
    id_, _, level = found.required.partition(" at ")
    known = taxonomy.competencies.get(id_)
    said, required = (known.name, _level(level)) if known else (found.name, found.required)
    return GateView(said, required, _level(found.found), _GATE_MARKS[found.state], found.state, tone)


def _level(text: str) -> str:
    """ "3 (practitioner)" as the pages write levels; other words as they are."""
    return _LEVEL.sub(r"\1, \2", text)


def gates_said(assessment: Assessment) -> str:
    """ "3 met, 1 not shown, 1 unknown"."""
    states = [found.state for found in assessment.gates]
    if not states:
        return "none asked for"
    unknown = f", {states.count('unknown')} unknown" if "unknown" in states else ""
    return f"{states.count('met')} met, {states.count('not shown')} not shown{unknown}"


def _readiness(assessment: Assessment) -> str:
    """ "Next step; 3 steps short of the must-haves", or "" for a bare assessment."""
    found = assessment.readiness
    if found is None:
        return ""
    short = (
        f"{words.plural(found.steps, 'step')} short of the must-haves" if found.steps else "no must-have open"
    )
    return f"{words.capital(found.step)}; {short}"


def _fit(outcome: Outcome, taxonomy: Taxonomy) -> str:
    """The role that the CV is most like, asked for or not."""
    fit = outcome.fit
    if fit is None:
        return ""
    return words.listed([taxonomy.roles[role].label for role in (fit.role, *fit.equal)])


def _met(assessment: Assessment) -> str:
    """How many of the role's competencies reach the level asked for."""
    reached = sum(term.level is not None and term.gap == 0 for term in assessment.terms)
    return f"{reached} of {words.plural(len(assessment.terms), 'competency', 'competencies')}"


def _reading(profile: Profile) -> str:
    quality = profile.quality
    pages = "The page was" if quality.pages == 1 else f"All {quality.pages} pages were"
    sure = words.confidence(quality.confidence)
    return f"{pages} read by the {quality.reader} reader; confidence in the reading {sure}."


def _contact(profile: Profile) -> tuple[str, ...]:
    contact = profile.contact
    place = (contact.location,) if contact.location else ()
    return (*place, *contact.emails, *contact.phones, *contact.links)


def _roles(outcome: Outcome, here: Assessment, taxonomy: Taxonomy) -> tuple[Link, ...]:
    return tuple(
        Link(taxonomy.roles[other.role].label, f"{other.role}.html", other.role == here.role)
        for other in outcome.assessments
    )
