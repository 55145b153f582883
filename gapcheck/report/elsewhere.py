"""Files that give the same e-mail address or phone number, as sentences with links. A fact, no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from gapcheck.records.comparison import Also, Elsewhere
from gapcheck.records.outcome import Outcome
from gapcheck.records.profile import Reached
from gapcheck.report import words
from gapcheck.report.contract import Json

_CALLED: dict[Reached, str] = {"e-mail": "e-mail address", "phone": "phone number"}

Address = Callable[[str], str]
"""From a candidate's id to the page of that candidate, from where the link stands."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the run and the page of its candidate."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Shared:
    """ "the same e-mail address is also in" these files and `more`; `of` the file that it is said of."""

    of: File | None
    said: str
    files: tuple[File, ...]
    more: str


def shared(also: Sequence[Also], address: Address) -> tuple[Shared, ...]:
    """What the page of a candidate says."""
    found = (_shared(one, address) for one in also)
    return tuple(replace(one, said=words.capital(one.said)) for one in found)


def each_once(people: Sequence[Outcome], address: Address) -> Iterator[Shared]:
    """What the compare page says: of files that share something only the first, by name."""
    for outcome in people:
        for one in outcome.also:
            if outcome.file < one.others[0].file:
                yield _shared(one, address, Elsewhere(outcome.file, str(outcome.candidate)))


def named(also: Sequence[Also]) -> str:
    """For a cell of a table: the names of the files."""
    files = sorted({other.file for one in also for other in one.others})
    more = max((one.more for one in also), default=0)
    return "; ".join([*files, f"and {more} more"] if more else files)


def also_json(also: Sequence[Also]) -> list[Json]:
    """For programs."""
    return [asdict(one) for one in also]


def _shared(also: Also, address: Address, of: Elsewhere | None = None) -> Shared:
    what = words.listed([_CALLED[by] for by in also.by])
    return Shared(
        of=_file(of, address) if of else None,
        said=f"the same {what} {'is' if len(also.by) == 1 else 'are'} also in",
        files=tuple(_file(other, address) for other in also.others),
        more=f"{words.spoken(also.more)} more" if also.more else "",
    )


def _file(it: Elsewhere, address: Address) -> File:
    return File(it.file, address(it.candidate))
