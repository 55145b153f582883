"""Evidence for a competency: which statements speak of it, and what kind of support each gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gapcheck.records.assessment import Support, SupportKind
from gapcheck.records.profile import Hit, Profile, Statement
from gapcheck.taxonomy import Taxonomy
from gapcheck.taxonomy.model import LevelRules

_WORK = frozenset({"experience", "accomplishments", "projects", "volunteering", "publications", "awards"})
_ENOUGH = 4
"""Rules in one statement from which on more of them say no more about how good evidence it is."""

ORDER: Mapping[SupportKind, int] = {"accountable": 0, "owned": 1, "applied": 2, "named": 3}


def supports(profile: Profile, taxonomy: Taxonomy) -> dict[str, tuple[Support, ...]]:
    """For each competency its evidence, strongest first, ties in the CV's own order."""
    found: dict[str, list[Support]] = {competency: [] for competency in taxonomy.competencies}
    for statement in profile.statements:
        by_subject: dict[str, list[Hit]] = defaultdict(list)
        for hit in statement.hits:
            by_subject[hit.subject].append(hit)
        for subject, hits in by_subject.items():
            kind = _kind(statement, hits, profile, taxonomy.level_rules)
            rules = tuple(dict.fromkeys(hit.rule for hit in hits))
            found[subject].append(Support(statement.evidence, kind, statement.figures, rules))
    return {competency: tuple(sorted(items, key=_strength)) for competency, items in found.items()}


def _strength(support: Support) -> tuple[int, int, int, int, str]:
    return (
        ORDER[support.kind],
        -min(len(support.rules), _ENOUGH),
        -bool(support.figures),
        support.evidence.line,
        support.evidence.quote,
    )


def _kind(statement: Statement, hits: list[Hit], profile: Profile, rules: LevelRules) -> SupportKind:
    """Named, applied, owned or accountable, by the person's part in it and the job it stands in."""
    position = profile.positions[statement.position] if statement.position is not None else None
    kinds = [hit.kind for hit in hits]
    if "title" in kinds:
        return "owned" if position is not None and position.leads_people else "applied"
    if statement.section not in _WORK or statement.act == "wished":
        return "named"
    weight = sum(rules.weights[kind] for kind in kinds)
    shown = "shown" in kinds
    if shown and statement.act in ("led", "did"):
        least = rules.kinds["owned"] if statement.act == "led" else rules.kinds["owned_as_lead"]
        leading = position is not None and position.leads_people
        if (statement.act == "led" or leading) and weight >= least:
            return "accountable" if position is not None and position.heads_function else "owned"
    return "applied" if shown or weight >= rules.kinds["applied"] else "named"
