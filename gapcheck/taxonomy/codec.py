"""The taxonomy as JSON and back."""

from __future__ import annotations

from gapcheck.records import codec
from gapcheck.taxonomy.model import Taxonomy


def encode(taxonomy: Taxonomy) -> str:
    """Every record as the list of its fields, in their order."""
    return codec.encode(taxonomy)


def decode(text: str) -> Taxonomy:
    """What `encode` wrote. Raises ValueError, TypeError or LookupError for anything else."""
    return codec.decode(Taxonomy, text)
