"""Profile and role to Assessment: evidence for each competency, its level, and how it fits."""

from __future__ import annotations

from gapcheck.match.assessing import assess, measure
from gapcheck.match.claims import claims
from gapcheck.match.fit import best_fit
from gapcheck.match.levels import findings
from gapcheck.match.ranking import rankings

__all__ = ["assess", "best_fit", "claims", "findings", "measure", "rankings"]
