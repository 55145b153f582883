"""A role drafted from an advertisement, for a person to finish: each row with the line that it comes from.

Weights and must-haves follow from how much the advertisement speaks of a competency and from its own
words for required and preferred, levels from those words and from the rank of the title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gapcheck.match.strength import MOSTLY, Tally, tallies
from gapcheck.records.advert import Advert, Ask, AskedDegree, AskedYears, Depth
from gapcheck.records.evidence import Evidence
from gapcheck.taxonomy import Role, Taxonomy
from gapcheck.taxonomy.model import Career, Cited, Degree, Need, Requirement, RoleCertification, Years

_DEGREES = ("doctorate", "master", "bachelor", "associate", "other")
_FEWEST, _SHARE, _MOST = 3, 0.5, 9
"""Must-haves where the advertisement draws no line itself: the stronger half, from 3 to 9."""

_FAINT = 0.02
"""What no statement is mostly about, and reaches less than this share of the strongest, is a chance hit."""

_LEVEL_SHARE = 0.3
"""A level holds where this share of what is said of a competency asks for it or more."""

_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Draft:
    """The drafted role, and the statements of the advertisement that found no place in it."""

    role: Role
    unplaced: tuple[Evidence, ...]


def draft(advert: Advert, taxonomy: Taxonomy) -> Draft:
    """The role that an advertisement describes; without requirements where it names no competency."""
    found = _told(tallies(advert))
    title, id_ = _named(advert.title, taxonomy)
    years, leading = _years(advert.years, leading=False), _years(advert.years, leading=True)
    if years and leading and leading.minimum > years.minimum:
        years = Years(leading.minimum, leading.cited)
    minimum, preferred = _degrees(advert.degrees)
    role = Role(
        id=id_,
        title=title,
        aliases=(),
        summary=f"Drafted from {advert.file}. Write in two or three sentences what the role answers for.",
        sets_apart=(),
        requirements=_requirements(advert, found),
        years=years,
        leading_people=leading,
        minimum_degree=minimum,
        preferred_degrees=preferred,
        fields=tuple(dict.fromkeys(field.name for field in advert.fields)),
        certifications=_certifications(advert, taxonomy),
        career=Career(),
        crosswalk={},
        sources=(),
        draft=True,
    )
    return Draft(role, tuple(_unplaced(advert, found)))


def cite(*evidence: Evidence) -> Cited:
    """Where a row comes from: its lines, and the words of the first."""
    lines = list(dict.fromkeys(one.line for one in evidence))
    which = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
    quote = evidence[0].quote
    if len(quote) > _QUOTE:
        quote = quote[:_QUOTE].rsplit(" ", 1)[0] + " ..."
    return Cited(ours=f'From {which} of the advertisement: "{quote}"')


def _named(title: str | None, taxonomy: Taxonomy) -> tuple[str, str]:
    """Title and id; told apart from a role of the taxonomy that has the name already."""
    title = title or "Role without a title"
    id_ = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60].strip("-") or "role"
    if not id_[0].isalpha():
        id_ = f"role-{id_}"
    names = {n.casefold() for role in taxonomy.roles.values() for n in (role.title, *role.aliases)}
    if title.casefold() in names or id_ in taxonomy.roles:
        title, id_ = f"{title} (as advertised)", f"{id_}-advertised"
    return title, _free(id_, taxonomy.roles)


def _free(id_: str, taken: Collection[str]) -> str:
    number = 2
    free = id_
    while free in taken:
        free, number = f"{id_}-{number}", number + 1
    return free


def _told(found: Mapping[str, Tally]) -> dict[str, Tally]:
    """The competencies that are really spoken of, the strongest first."""
    most = max((tally.strength for tally in found.values()), default=0.0)
    kept = {c: t for c, t in found.items() if t.strength > _FAINT * most or _is_subject(t)}
    return dict(sorted(kept.items(), key=lambda item: (-item[1].strength, item[0])))


def _is_subject(tally: Tally) -> bool:
    """Whether some statement, however weakly it asks, is mostly about the competency."""
    return any(share >= MOSTLY for _, _, share in tally.asks)


def _requirements(advert: Advert, found: Mapping[str, Tally]) -> tuple[Requirement, ...]:
    """One row a competency, must-haves first, then by weight."""
    musts = _musts(advert, found)
    most = max((tally.strength for tally in found.values()), default=1.0)
    lines = {line.number: line.text for line in advert.lines}
    rows = []
    for competency, tally in found.items():
        need: Need = "must" if competency in musts else "should"
        weight = max(3 if need == "must" else 1, round(1 + 4 * (tally.strength / most) ** 0.5))
        by_strength = sorted(tally.asks, key=lambda a: (-a[0], a[1].evidence.line))
        strongest = [_whole(ask, lines) for _, ask, _ in by_strength]
        level = _level(tally, advert.rank, heavy=weight >= 4)
        rows.append(Requirement(competency, level, weight, need, cite(*strongest[:4])))
    return tuple(sorted(_balanced(rows), key=lambda r: (r.need != "must", -r.weight, -r.level)))


def _balanced(rows: Sequence[Requirement]) -> list[Requirement]:
    """The rows, with no weight above that of all others together: no competency decides alone."""
    total = sum(row.weight for row in rows)
    return [
        replace(row, weight=min(row.weight, total - row.weight)) if len(rows) > 1 else row for row in rows
    ]


def _whole(ask: Ask, lines: Mapping[int, str]) -> Evidence:
    """An ask's evidence; a piece of a heading stands with its whole line."""
    evidence = ask.evidence
    return replace(evidence, quote=lines.get(evidence.line, evidence.quote)) if ask.heading else evidence


def _musts(advert: Advert, found: Mapping[str, Tally]) -> frozenset[str]:
    """The competencies that the advertisement can't do without.

    Where it parts the required from the preferred, what it requires; and the strongest in any case.
    Nothing that it only prefers.
    """
    wanted = [c for c, tally in found.items() if not _only_preferred(tally)]
    most = min(_MOST, max(_FEWEST, round(_SHARE * len(found))))
    required = [c for c in wanted if any(_requires(ask, share) for _, ask, share in found[c].asks)]
    if _draws_a_line(advert.asks):
        strongest = wanted[:most]
        return frozenset([c for c in wanted if c in required or c in strongest][:_MOST])
    return frozenset(wanted[:most])


def _requires(ask: Ask, share: float) -> bool:
    return ask.wish == "must" and ask.block in ("skills", "experience") and share >= MOSTLY


def _only_preferred(tally: Tally) -> bool:
    wishes = [(strength, ask.wish) for strength, ask, _ in tally.asks]
    return sum(s for s, wish in wishes if wish == "should") > 0.5 * sum(s for s, _ in wishes)


def _draws_a_line(asks: Sequence[Ask]) -> bool:
    """Whether the advertisement has both required and preferred demands."""
    said = {ask.wish for ask in asks if ask.block in ("skills", "experience") and not ask.heading}
    return {"must", "should"} <= said


def _level(tally: Tally, rank: int, *, heavy: bool) -> int:
    """The highest level that enough of what is said asks for; the title's rank is the most."""
    total = sum(strength for strength, _, _ in tally.asks)
    reached = 0.0
    asked = sorted(((_asked_level(ask.depth, rank, heavy), s) for s, ask, _ in tally.asks), reverse=True)
    for level, strength in asked:
        reached += strength
        if reached >= _LEVEL_SHARE * total:
            return level
    return asked[-1][0]


def _asked_level(depth: Depth, rank: int, heavy: bool) -> int:
    """Level 1 to 4 of one statement; the top level is for what the role is mostly about."""
    most = rank if heavy else max(2, rank - 1)
    if depth == "aware":
        return 1
    if depth == "known":
        return min(2, most)
    return most if depth in ("led", "expert") else max(2, most - (rank == 4 and heavy))


def _years(asked: Sequence[AskedYears], *, leading: bool) -> Years | None:
    """The longest time that is asked for and not only preferred."""
    of_kind = [a for a in asked if a.leading == leading and a.wish != "should"]
    longest = max(of_kind, key=lambda a: a.minimum, default=None)
    return Years(longest.minimum, cite(longest.evidence)) if longest else None


def _degrees(asked: Sequence[AskedDegree]) -> tuple[Degree | None, tuple[Degree, ...]]:
    """The minimum and what is preferred. A degree that experience may replace is no minimum."""
    firm = [a for a in asked if a.wish != "should" and not a.replaceable]
    lowest = max(firm, key=lambda a: _DEGREES.index(a.level), default=None)
    minimum = Degree(lowest.level, None, cite(lowest.evidence)) if lowest else None
    preferred: dict[tuple[str, str | None], Degree] = {}
    for one in asked:
        below = minimum is not None and _DEGREES.index(one.level) > _DEGREES.index(minimum.level)
        if one in firm or below:
            continue
        cited = cite(one.evidence)
        if one.replaceable:
            cited = Cited(ours=f"{cited.ours}; experience is accepted in its place")
        preferred.setdefault((one.level, one.field), Degree(one.level, one.field, cited))
    return minimum, tuple(preferred.values())


def _certifications(advert: Advert, taxonomy: Taxonomy) -> tuple[RoleCertification, ...]:
    rows: dict[str, RoleCertification] = {}
    for asked in advert.certifications:
        held = asked.certification
        known = taxonomy.skills[held.skill] if held.skill else None
        name = known.name if known else held.name
        need: Need = "must" if asked.wish == "must" else "should"
        row = RoleCertification(name, known.id if known else None, need, cite(held.evidence))
        rows.setdefault(name.casefold(), row)
    return tuple(rows.values())


def _unplaced(advert: Advert, found: Mapping[str, Tally]) -> Iterable[Evidence]:
    """Statements that ask for something, by where they stand, and that no row of the role comes from."""
    placed = {ask.evidence.line for tally in found.values() for _, ask, _ in tally.asks}
    for facts in (advert.years, advert.degrees, advert.fields):
        placed |= {fact.evidence.line for fact in facts}
    placed |= {one.certification.evidence.line for one in advert.certifications}
    for ask in advert.asks:
        if ask.block not in ("aside", "title") and not ask.heading and ask.evidence.line not in placed:
            yield ask.evidence
