"""The edition for the candidate: the same facts, and nothing about anybody else.

It is made from the recruiter's page by picking, so that no rank, no comparison and no question meant for
an interview can reach its template.
"""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.report.competencies import Other, Row
from gapcheck.report.facts import Facts
from gapcheck.report.first import Band, Strength
from gapcheck.report.pictures import Picture
from gapcheck.report.quotes import Quote
from gapcheck.report.scale import Scale
from gapcheck.report.score import Score
from gapcheck.report.timeline import Timeline
from gapcheck.report.view import CandidatePage, GateView, Stamp


@dataclass(frozen=True, slots=True)
class Growth:
    """What the CV shows less of than the role asks for, what would show it, and how to grow in it."""

    name: str
    reached: str
    required: str
    wanted: str
    scale: Scale
    tone: str
    mark: str
    state: str
    closes: str
    develop: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's own CV against one role, ready to print."""

    title: str
    who: str
    role: str
    about: str
    changed: tuple[str, ...]
    score: Score
    bands: tuple[Band, ...]
    met: str
    confidence: str
    gates: tuple[GateView, ...]
    strengths: tuple[Strength, ...]
    reading: str
    doubts: tuple[str, ...]
    unread: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Other, ...]
    growth: tuple[Growth, ...]
    loose: tuple[str, ...]
    listed: tuple[Quote, ...]
    timeline: Timeline
    facts: Facts
    pictures: tuple[Picture, ...]
    stamp: Stamp


def letter(page: CandidatePage) -> Letter:
    """What of a page is for the person that it is about. `loose`: facts that their CV could make clearer."""
    return Letter(
        title=page.title,
        who=page.who,
        role=page.role,
        about=page.about,
        changed=page.changed,
        score=page.score,
        bands=page.bands,
        met=page.met,
        confidence=page.confidence,
        gates=page.gates,
        strengths=page.strengths,
        reading=page.reading,
        doubts=page.doubts,
        unread=page.unread,
        rows=page.rows,
        others=page.others,
        growth=tuple(
            Growth(
                gap.name, gap.reached, gap.required, gap.wanted, gap.scale, gap.tone, gap.mark, gap.state,
                gap.closes, gap.develop,
            )
            for gap in page.gaps
        ),
        loose=tuple(claim.said for claim in page.asking.rows),
        listed=page.asking.skills,
        timeline=page.timeline,
        facts=page.facts,
        pictures=page.pictures,
        stamp=page.stamp,
    )  # fmt: skip
