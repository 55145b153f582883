"""Fictional CVs with truths, made from a seed: the same seed gives the same bytes.

banks (names, bullets) -> people (records) -> forms (how dates and headings are written) ->
layouts (pages, drawn with drawing and blocks) and truths (the record of the labelling guide).
"""

from __future__ import annotations

from benchmarks.corpus.making import COUNT, SEED, plan, write_all

__all__ = ["COUNT", "SEED", "plan", "write_all"]
