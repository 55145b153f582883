"""Files that give the same e-mail address or phone number: said of each, never put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from gapcheck.records.comparison import MOST_ALSO, Also, Elsewhere
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Reached

_Place = int
"""Of an outcome in its run."""


def linked(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes, in order of file as they come, each with the others that share an address or number."""
    found: dict[_Place, list[Also]] = defaultdict(list)
    for by, places in _shared(outcomes):
        for place in places:
            others = [outcomes[other] for other in places[: MOST_ALSO + 1] if other != place][:MOST_ALSO]
            named = tuple(Elsewhere(other.file, str(other.candidate)) for other in others)
            found[place].append(Also((by,), named, len(places) - 1 - len(named)))
    return tuple(replace(o, also=_together(found[n])) if n in found else o for n, o in enumerate(outcomes))


def _shared(outcomes: Sequence[Outcome]) -> Iterator[tuple[Reached, list[_Place]]]:
    """Each address and number that several files give, with the places of those; addresses first.

    A number written without its country is the same as one written with it, unless that could be several.
    """
    given: dict[tuple[Reached, str], dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for place, outcome in enumerate(outcomes):
        for one in outcome.profile.contact.reach if outcome.profile else ():
            given[one.kind, one.number][one.country].append(place)
    for (kind, _), held in sorted(given.items(), key=lambda item: item[0][0]):
        sure = len(held.keys() - {""}) < 2
        for places in [list(chain(*held.values()))] if sure else held.values():
            if len(alike := sorted(set(places))) > 1:
                yield kind, alike


def _together(found: Iterable[Also]) -> tuple[Also, ...]:
    """One fact where address and number lead to the same files."""
    kinds: dict[Also, dict[Reached, None]] = defaultdict(dict)
    for also in found:
        kinds[replace(also, by=())].update(dict.fromkeys(also.by))
    return tuple(replace(also, by=tuple(by)) for also, by in kinds.items())
