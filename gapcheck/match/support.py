"""Evidence for a competency: which statements speak of it, and what kind of support each gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from gapcheck.records.assessment import Support, SupportKind
from gapcheck.records.profile import Act, Hit, Position, Profile, Statement
from gapcheck.taxonomy import Skill, Taxonomy
from gapcheck.taxonomy.model import LevelRules

_WORD = re.compile(r"\w+")
WORK = frozenset({"experience", "accomplishments", "projects", "volunteering", "publications", "awards"})
_ASIDE = frozenset({"languages", "references", "contact"})
"""Sections that say nothing of what the person can do at work: "native speaker", a referee's title."""

_ENOUGH = 4.0
"""The weight from which on more of it says no more about how good evidence a statement is."""

_NAMED_KINDS = frozenset({"technology", "method", "standard", "certification"})
_TECHNICAL = re.compile(r"\bI[CT]?T\b|\b(?i:technology|software|cto|cio|ciso)\b")
"""Words of a title that say that the trade is technical, whatever else they say."""

_TRADE_KINDS = frozenset({"technology", "standard", "certification"})
"""Skills that only a technical trade names. Every trade has office tools, drawing programs and methods."""

_MORE: Mapping[SupportKind, float] = {"accountable": 1.5, "owned": 1.0, "applied": 0.0, "named": 0.0}
"""By what evidence stands before other work that says the thing as plainly."""

_DEEDS: tuple[Act, ...] = ("led", "did")
"""What a person did, daily work aside. In a section of the CV's own name it is work too: an accomplishment
without a date."""

_BY_OFFICE = "technology-strategy"
"""What a chief's title only names: who answers for it, not that anything was set."""

_BY_LEADING = "people-leadership"
"""What a title only names where nobody is led: a project manager's, without a word of the people."""

_TEACHING = frozenset(
    {"teacher", "lecturer", "professor", "tutor", "educator", "instructor", "teaching assistant"}
)
"""Titles of who teaches, which leads no staff, whoever else is led in the job."""

_SECOND = re.compile(r"\b(?:assistant|asst\.?)\s(?:[\w&/-]+\s){0,2}manager\b", re.IGNORECASE)
"""A title by which people are led as part of somebody else's task."""

_TITLE_BACK, _LEADING_BACK = 2.0, 1.0
"""By what a job's title stands behind: a sentence says what was done, a title only that it was the job; less
for the leading of people, which a title tells nearly as plainly."""

_NAMING_BACK, _POINTING_BACK = 1.0, 2.0
"""By what a statement stands behind that only names the competency, in however many words (rows of tools),
and one whose skills only point to it: office programs."""

_LONG, _LONG_BACK = 60, 0.5
"""Words from which on a quote hides what it says, and by what it stands behind a shorter one."""

_Strength = tuple[bool, float, float, int, str]
_FIRST = itemgetter(0)


def supports(profile: Profile, taxonomy: Taxonomy) -> dict[str, tuple[Support, ...]]:
    """For each competency its evidence, plainest first, ties in the CV's own order."""
    found: dict[str, list[tuple[_Strength, Support]]] = {c: [] for c in taxonomy.competencies}
    technical = works_with_technology(profile, taxonomy)
    for statement in _once(profile.statements):
        if statement.section in _ASIDE or statement.act in ("others", "denied"):
            continue
        by_subject: dict[str, list[Hit]] = defaultdict(list)
        for hit in statement.hits:
            by_subject[hit.subject].append(hit)
        for subject, hits in by_subject.items():
            kind = _kind(statement, hits, profile, taxonomy.level_rules)
            foreign = taxonomy.competencies[subject].domain == "technology" and not technical
            if foreign:
                kind = _in_another_trade(kind, subject, hits, taxonomy)
            if kind == "named" and _is_work(statement) and not (hits := _said_in_passing(hits, foreign)):
                continue
            support = Support(
                statement.evidence,
                kind,
                statement.figures,
                tuple(dict.fromkeys(hit.rule for hit in hits)),
                _weight(subject, hits, taxonomy),
                deed=statement.act in ("led", "did", "routine"),
                led=statement.act == "led",
            )
            found[subject].append((_strength(support, _back(subject, hits, taxonomy)), support))
    return {c: tuple(support for _, support in sorted(items, key=_FIRST)) for c, items in found.items()}


def _in_another_trade(kind: SupportKind, subject: str, hits: list[Hit], taxonomy: Taxonomy) -> SupportKind:
    """What work gives for a technology in a CV of no technical trade: a name, unless it says it plainly."""
    shown = kind != "named" and any(hit.kind == "shown" for hit in hits)
    plain = _weight(subject, hits, taxonomy) >= taxonomy.level_rules.kinds["plain"]
    return "applied" if shown and plain else "named"


def _once(statements: Sequence[Statement]) -> Sequence[Statement]:
    """The statements without those that a history printed twice repeats: its copies stand in no job."""
    alone = {n for n, s in enumerate(statements) if s.section == "experience" and s.position is None}
    if not alone:  # nearly always
        return statements
    told = {_words(s.evidence.quote) for s in statements if s.position is not None}
    return [s for n, s in enumerate(statements) if n not in alone or _words(s.evidence.quote) not in told]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def works_with_technology(profile: Profile, taxonomy: Taxonomy) -> bool:
    """Whether the CV is of a technical trade: a technical title, or several named technologies.

    Elsewhere the same words mean other things ("a system to schedule staff", "a training program"),
    so they are taken as naming a technology competency, not as showing it.
    """
    technical = {c.id for c in taxonomy.competencies.values() if c.domain == "technology"}
    titles = any(
        hit.kind == "title" and hit.subject in technical for s in profile.statements for hit in s.hits
    )
    titles = titles or any(_TECHNICAL.search(position.title) for position in profile.positions)
    known = (taxonomy.skills[use.id] for use in profile.skills if use.id is not None)
    tools = sum(s.kind in _TRADE_KINDS and bool(technical.intersection(s.competencies)) for s in known)
    return titles or tools >= taxonomy.level_rules.kinds["technical_trade"]


def _back(subject: str, hits: Sequence[Hit], taxonomy: Taxonomy) -> float:
    """By what a piece of evidence stands behind others for its kind of hits."""
    kinds = {hit.kind for hit in hits}
    if "title" in kinds:
        return _LEADING_BACK if subject == _BY_LEADING else _TITLE_BACK
    if "shown" in kinds:
        return 0.0
    named = any(hit.kind != "skill" or _names(taxonomy.skills[hit.rule], subject) for hit in hits)
    return _NAMING_BACK if named else _POINTING_BACK


def _names(skill: Skill, subject: str) -> bool:
    """Whether a skill names the competency outright: a technology or such that counts first of all for it."""
    return skill.kind in _NAMED_KINDS and skill.competencies[0] == subject


def _strength(support: Support, back: float) -> _Strength:
    """Work before mere names; then how plainly it says it, more where led or with a figure, less `back`."""
    plain = min(support.weight, _ENOUGH) + _MORE[support.kind] + 0.5 * bool(support.figures)
    plain -= back + _LONG_BACK * (support.evidence.quote.count(" ") >= _LONG)
    return (support.kind == "named", -plain, -support.weight, support.evidence.line, support.evidence.quote)


def _weight(subject: str, hits: list[Hit], taxonomy: Taxonomy) -> float:
    """What a statement weighs for a competency, by the weights of `taxonomy/levels.yaml`."""
    weights = taxonomy.level_rules.weights
    total = 0.0
    for hit in hits:
        total += weights[hit.kind]
        if hit.kind == "skill" and _names(taxonomy.skills[hit.rule], subject):
            total += weights["own_skill"]
    return round(total, 3)


def _is_work(statement: Statement) -> bool:
    """Whether a statement tells of work, and of no mere ability or wish.

    Under a heading of the CV's own that is none of the known ones, deeds are work.
    """
    told = statement.section in WORK or (statement.section == "other" and statement.act in _DEEDS)
    return told and statement.act not in ("claimed", "wished")


def _said_in_passing(hits: list[Hit], foreign: bool) -> list[Hit]:
    """What a sentence of work names where it shows nothing: words for lists and claims alone name nothing.

    Nor does one sign for a technology in a CV of another trade: "a new packing line was installed".
    """
    if foreign and len(hits) == 1 and hits[0].kind != "skill":
        return []
    if any(hit.kind in ("shown", "title") for hit in hits):
        return hits
    return [hit for hit in hits if hit.kind != "listed"]


def _kind(statement: Statement, hits: list[Hit], profile: Profile, rules: LevelRules) -> SupportKind:
    """Named, applied, owned or accountable, by the person's part in it and the job it stands in."""
    position = profile.positions[statement.position] if statement.position is not None else None
    kinds = [hit.kind for hit in hits]
    if "title" in kinds:
        return _kind_of_title(hits, position)
    if not _is_work(statement):
        return "named"
    weight = sum(rules.weights[kind] for kind in kinds)
    shown = "shown" in kinds
    # nobody leads by daily work, unless a figure says what came of it
    own = statement.act in _DEEDS or (statement.act == "routine" and bool(statement.figures))
    if shown and own:
        least = rules.kinds["owned"] if statement.act == "led" else rules.kinds["owned_as_lead"]
        leading = position is not None and position.leads_people
        if (statement.act == "led" or leading) and weight >= least:
            return "accountable" if position is not None and position.heads_function else "owned"
    return "applied" if shown or weight >= rules.kinds["applied"] else "named"


def _kind_of_title(hits: list[Hit], position: Position | None) -> SupportKind:
    """What a job's title gives: owned where it leads people, as more than somebody's assistant."""
    of_people = hits[0].subject == _BY_LEADING
    if hits[0].subject == _BY_OFFICE and not any("strateg" in hit.rule for hit in hits):
        return "named"
    if position is not None and of_people and _SECOND.search(position.title):
        return "applied"
    teaches = _TEACHING.issuperset(hit.rule for hit in hits if hit.kind == "title")
    if position is not None and position.leads_people and not teaches:
        return "owned"
    return "named" if of_people else "applied"
