"""In a program of its own, since other tests have loaded everything already."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
from datetime import date
from lemminflect import Lemmatizer
from gapcheck.pipeline import Pipeline
from gapcheck.settings import Settings

assert not hasattr(Lemmatizer(), "lemma_dict")
Pipeline.prepare(Settings(date(2026, 11, 1), ("tech-lead",)))
assert hasattr(Lemmatizer(), "lemma_dict")
"""


def test_the_table_of_words_is_there_before_the_first_cv() -> None:
    subprocess.run([sys.executable, "-c", _PROGRAM], check=True)
