"""What the page of group rates shows: one table a split, and how the ratio moves with the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from gapcheck.records.impact import Cut, GroupRate, Impact, Split
from gapcheck.report import words
from gapcheck.report.contract import SCHEMA, Json
from gapcheck.taxonomy.model import Taxonomy

MOST_LINES = 20
"""Lines that the page lists of each split, evenly spread; `audit.json` has all."""

_SURE = 0.05


@dataclass(frozen=True, slots=True)
class RateRow:
    """One group, in words."""

    group: str
    people: str
    passed: str
    rate: str
    ratio: str
    p: str
    note: str
    below: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line and each group's ratio at it, in the order of the columns; the flag marks four fifths."""

    line: str
    passed: str
    ratios: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SplitView:
    """One way to split the people of a role."""

    id: str
    title: str
    counted: str
    said: tuple[str, ...]
    rows: tuple[RateRow, ...]
    groups: tuple[str, ...]
    lines: tuple[LineRow, ...]
    lines_said: str


@dataclass(frozen=True, slots=True)
class RoleView:
    """One role of the run."""

    title: str
    splits: tuple[SplitView, ...]


@dataclass(frozen=True, slots=True)
class ImpactPage:
    """The page, ready to print."""

    title: str
    source: str
    strangers: str
    roles: tuple[RoleView, ...]
    version: str
    as_of: str


def impact_page(
    found: Sequence[Impact], taxonomy: Taxonomy, source: str, strangers: int, version: str, as_of: str
) -> ImpactPage:
    """`source` is the file of groups, `strangers` how many of its rows fit no candidate."""
    fit = "fits" if strangers == 1 else "fit"
    said = f"{words.plural(strangers, 'row')} of the file {fit} no candidate of the run." if strangers else ""
    return ImpactPage(
        title="Rates by group",
        source=source,
        strangers=said,
        roles=tuple(RoleView(_title(i.role, taxonomy), tuple(_splits(i))) for i in found),
        version=version,
        as_of=as_of,
    )


def impact_json(found: Sequence[Impact], source: str, strangers: int, version: str, as_of: str) -> Json:
    """The same for programs, with every line; rates and ratios unrounded."""
    return {
        "schema": SCHEMA,
        "version": version,
        "as_of": as_of,
        "groups_file": source,
        "rows_without_candidate": strangers,
        "arithmetic": {"four_fifths": "29 CFR 1607.4(D)", "scoring_rate": "NYC Local Law 144, 6 RCNY 5-300"},
        "roles": [asdict(one) for one in found],
    }


def _title(role: str, taxonomy: Taxonomy) -> str:
    known = taxonomy.roles.get(role)
    return known.label if known else role


def _splits(found: Impact) -> Iterator[SplitView]:
    for number, split in enumerate(found.splits, 1):
        yield SplitView(
            id=f"{found.role}-{number}",
            title="By " + " and ".join(split.columns),
            counted=_counted(split),
            said=tuple(_told(split)),
            rows=tuple(_row(rate, split.scoring) for rate in split.scoring.groups),
            groups=tuple(_group(rate.group) for rate in split.scoring.groups),
            lines=tuple(_line(cut) for cut in _spread(split.cuts)),
            lines_said=_lines_said(split),
        )


def _counted(split: Split) -> str:
    unknown = (
        f"; the group of {split.unknown} more is not known, and they are in no rate" if split.unknown else ""
    )
    return f"{words.plural(split.people, 'candidate')}, median score {split.median:.1f}{unknown}."


def _group(group: tuple[str, ...]) -> str:
    return " / ".join(group)


def _row(rate: GroupRate, cut: Cut) -> RateRow:
    return RateRow(
        group=_group(rate.group),
        people=str(rate.people),
        passed=str(rate.passed),
        rate=f"{100 * rate.rate:.1f} %",
        ratio="–" if rate.ratio is None else f"{rate.ratio:.3f}",
        p="–" if rate.p is None else f"{rate.p:.3f}" if rate.p >= 0.001 else "under 0.001",
        note=_note(rate, cut),
        below=rate.below,
    )


def _note(rate: GroupRate, cut: Cut) -> str:
    if rate.small:
        return "under 2 % of the people: no ratio"
    if rate.group == cut.against:
        return "highest rate"
    if not rate.below:
        return ""
    return "below four fifths" + ("; one person would turn it" if rate.turns else "")


def _line(cut: Cut) -> LineRow:
    ratios = (("–" if g.ratio is None else f"{g.ratio:.2f}", g.below) for g in cut.groups)
    return LineRow(f"{cut.line:.1f}", str(cut.passed), tuple(ratios))


def _spread(cuts: Sequence[Cut]) -> list[Cut]:
    """At most MOST_LINES of them, the first and the last among them."""
    if len(cuts) <= MOST_LINES:
        return list(cuts)
    step = (len(cuts) - 1) / (MOST_LINES - 1)
    return [cuts[round(number * step)] for number in range(MOST_LINES)]


def _lines_said(split: Split) -> str:
    shown = len(_spread(split.cuts))
    all_ = words.plural(len(split.cuts), "line")
    return f"{all_} part anybody." if shown == len(split.cuts) else f"{shown} of {all_}; audit.json has all."


def _told(split: Split) -> Iterator[str]:
    """For each group in words at how many lines its rate is below four fifths, and how surely."""
    for number, rate in enumerate(split.scoring.groups):
        if rate.small:
            continue
        at = [cut.groups[number] for cut in split.cuts]
        below = sum(row.below for row in at)
        sure = sum(row.below and row.p is not None and row.p < _SURE for row in at)
        if below:
            yield (
                f"{_group(rate.group)}: below four fifths of the highest rate at {below} of "
                f"{words.plural(len(at), 'possible line')}, at {sure} of them with p under {_SURE}."
            )
