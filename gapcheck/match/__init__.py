"""Profile and role to Assessment: evidence for each competency, its level, and how it fits."""

from __future__ import annotations

from gapcheck.match.assessing import assess
from gapcheck.match.levels import findings

__all__ = ["assess", "findings"]
