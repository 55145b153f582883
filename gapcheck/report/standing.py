"""Ranks in words: intervals, who can't be told apart, and the one fact that would do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from gapcheck.records.comparison import Near, Ranking, Standing
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.report import words
from gapcheck.taxonomy.model import Taxonomy

MOST_PAIRS = 12
"""So many pairs are listed on the compare page; `results.json` has more of them."""


@dataclass(frozen=True, slots=True)
class Separation:
    """Under a role's table: candidates who can't be told apart, what would do it, who is dominated."""

    groups: tuple[str, ...]
    pairs: tuple[str, ...]
    more: str
    dominated: tuple[str, ...]


def standing_of(run: Run, outcome: Outcome, role: str) -> Standing | None:
    """The candidate's place for a role; None where the run has no ranking of it."""
    held = next((r.standings for r in run.rankings if r.role == role), ())
    return next((s for s in held if s.candidate == outcome.candidate), None)


def placed(ranking: Ranking | None) -> dict[str, Standing]:
    """The standings of a ranking by candidate; none where there is no ranking."""
    return {standing.candidate: standing for standing in ranking.standings} if ranking else {}


def interval(standing: Standing | None) -> str:
    """ "1–4", or "2" where nothing moves it; ties are said."""
    if standing is None:
        return ""
    ranks = _span(standing.best, standing.worst, "–")
    return f"{ranks}, tied" if standing.tied_with else ranks


def rank_said(run: Run, outcome: Outcome, role: str) -> str:
    """The rank in a sentence, without naming the others; "" for a candidate alone."""
    count = next((r.count for r in run.rankings if r.role == role), 0)
    standing = standing_of(run, outcome, role)
    if standing is None or count < 2:
        return ""
    said = f"{standing.rank} of {count}"
    if standing.tied_with:
        said += f", tied with {_others(standing.tied_count)}"
    if standing.best < standing.worst:
        said += f"; {standing.best} to {standing.worst} as weights and unsure levels move"
    if standing.not_separable_from:
        said += f", so not to be told apart from {_others(standing.not_separable_count)}"
    return f"{said}."


def separation(ranking: Ranking | None, names: Mapping[str, str], taxonomy: Taxonomy) -> Separation:
    """What stands under the table of a role; `names` by candidate."""
    if ranking is None:
        return Separation((), (), "", ())
    pairs = list(_pairs(ranking, names, taxonomy))
    more = len(pairs) - MOST_PAIRS
    return Separation(
        groups=tuple(_groups(ranking, names)),
        pairs=tuple(pairs[:MOST_PAIRS]),
        more=f"And {words.spoken(more)} more in results.json." if more > 0 else "",
        dominated=_dominated(ranking, names),
    )


def _dominated(ranking: Ranking, names: Mapping[str, str]) -> tuple[str, ...]:
    said = [
        f"{names[s.candidate]}: {_names(s.dominated_by, names)} "
        f"{'is' if s.dominated_count == 1 else 'are'} at least as good on every competency of the "
        "role, and better on two or more."
        for s in ranking.standings
        if s.dominated_by
    ]
    more = len(said) - MOST_PAIRS
    rest = (f"And {words.spoken(more)} more, marked in the table.",) if more > 0 else ()
    return (*said[:MOST_PAIRS], *rest)


def _groups(ranking: Ranking, names: Mapping[str, str]) -> Iterator[str]:
    place = 1
    for group in ranking.groups:
        if len(group) > 1:
            yield f"Ranks {_span(place, place + len(group) - 1, ' to ')}: {_names(group, names)}."
        place += len(group)


def _pairs(ranking: Ranking, names: Mapping[str, str], taxonomy: Taxonomy) -> Iterator[str]:
    """The facts for those who stand next to each other."""
    for one, other in pairwise(ranking.standings):
        for near in one.near:
            if near.candidate == other.candidate:
                yield f"{names[one.candidate]} and {names[other.candidate]}: {_fact(near, names, taxonomy)}"


def _fact(near: Near, names: Mapping[str, str], taxonomy: Taxonomy) -> str:
    if near.competency is None:
        return "tied; they show the same in all that the role asks for."
    name = taxonomy.competencies[near.competency].name
    who = _names(near.unsure_of, names)
    if near.what == "reading":
        return f"{name} could not be read in the CV of {who}; that comes first."
    fact = f"the level of {name}, unsure for {who}," if near.what == "level" else f"how much {name} weighs"
    if near.settles:
        return f"{fact} can tell them apart."
    return f"no single fact tells them apart; {fact} would do most."


def _names(candidates: tuple[str, ...], names: Mapping[str, str]) -> str:
    most = 4
    known = [names[candidate] for candidate in candidates[:most]]
    more = len(candidates) - most
    return words.listed([*known, f"{more} more"] if more > 0 else known)


def _others(count: int) -> str:
    return f"{words.spoken(count)} {'other' if count == 1 else 'others'}"


def _span(first: int, last: int, between: str) -> str:
    return str(first) if first == last else f"{first}{between}{last}"
