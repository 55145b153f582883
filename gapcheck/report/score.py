"""How the score came about: each term in tenths of a point, so that what is printed adds up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.records.assessment import Assessment, Term
from gapcheck.report import words
from gapcheck.taxonomy.model import Taxonomy

BAR = 200
"""Width of the score's bar in SVG units."""


@dataclass(frozen=True, slots=True)
class Points:
    """One row of the table; all values are text, ready to print."""

    name: str
    anchor: str
    required: str
    reached: str
    weight: str
    points: str
    most: str
    cost: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The score without its sum: number, words, and the length of its bar."""

    number: str
    band: str
    bar: int


@dataclass(frozen=True, slots=True)
class Score:
    """The score in words and number, and its sum. `total` and `most` are the sums of the rows."""

    number: str
    band: str
    said: str
    bar: int
    rows: tuple[Points, ...]
    weight: str
    total: str
    most: str
    known: bool


def headline(assessment: Assessment, taxonomy: Taxonomy) -> Headline:
    """The score as overviews show it."""
    band = taxonomy.level_rules.band(assessment.score)
    return Headline(
        number=rounded(assessment),
        band=words.BANDS[band] if _known(assessment) else "could not be scored",
        bar=round(BAR * assessment.score / 100),
    )


def score(assessment: Assessment, taxonomy: Taxonomy) -> Score:
    """View of an assessment's score. `known` is False where no term at all could be measured."""
    terms, known, head = assessment.terms, _known(assessment), headline(assessment, taxonomy)
    points, costs = in_tenths(assessment)
    rows = tuple(_row(*row, taxonomy) for row in zip(terms, points, costs, strict=True))
    counted = sum(term.weight for term in terms if term.level is not None)
    return Score(
        number=head.number,
        band=head.band,
        said=f"{words.capital(head.band)} of what the role asks for" if known else words.capital(head.band),
        bar=head.bar,
        rows=rows,
        weight=words.figure(counted),
        total=words.tenth(sum(points) / 10),
        most=words.tenth((sum(points) + sum(costs)) / 10),
        known=known,
    )


def _known(assessment: Assessment) -> bool:
    return any(term.level is not None for term in assessment.terms)


def rounded(assessment: Assessment) -> str:
    """The score without decimals; a dash where no term at all could be measured."""
    return str(round(assessment.score)) if _known(assessment) else "–"


def in_tenths(assessment: Assessment) -> tuple[list[int], list[int]]:
    """Each term's points and cost in tenths; the points add up to the score rounded to a tenth.

    Points and costs are rounded apart, so that a term without a gap shows as much as it could show.
    """
    points = [term.points for term in assessment.terms]
    costs = [term.cost for term in assessment.terms]
    most, total = round(10 * (sum(points) + sum(costs))), round(10 * sum(points))
    names = [term.competency for term in assessment.terms]
    return apportioned(points, total, names), apportioned(costs, most - total, names)


def apportioned(values: Sequence[float], total: int, names: Sequence[str]) -> list[int]:
    """Values in tenths as whole numbers that add up to `total`: the largest remainders get the rest.

    Of equal values the first by name gets it, as gaps of one cost are listed by name.
    """
    tenths = [round(10 * value, 9) for value in values]
    out = [math.floor(value) for value in tenths]
    by_rest = sorted(range(len(out)), key=lambda i: (out[i] - tenths[i], names[i]))
    for index in by_rest[: total - sum(out)]:
        out[index] += 1
    return out


def _row(term: Term, points: int, cost: int, taxonomy: Taxonomy) -> Points:
    readable = term.level is not None
    return Points(
        name=taxonomy.competencies[term.competency].name,
        anchor=term.competency,
        required=str(term.required),
        reached=str(term.level) if readable else "left out",
        weight=words.figure(term.weight),
        points=words.tenth(points / 10) if readable else "–",
        most=words.tenth((points + cost) / 10) if readable else "–",
        cost=words.tenth(cost / 10) if readable else "–",
    )
