from __future__ import annotations

import pytest

from tests.scoring import bare, f1, kappa


def test_f1_counts_each_match_once() -> None:
    assert f1([(["a", "a", "b"], ["a", "c"])]) == pytest.approx(2 / 5)
    assert f1([([], [])]) == 1
    assert f1([(["a"], []), (["b"], ["b"])]) == pytest.approx(2 / 3)


def test_kappa() -> None:
    """The worked example: agreement 1, chance 0, and one step counting less than four."""
    assert kappa([(n, n) for n in range(5)]) == 1
    assert kappa([(2, n) for n in range(5)]) == 0
    near, far = [(n, n) for n in range(5)] + [(0, 1)], [(n, n) for n in range(5)] + [(0, 4)]
    assert 0 < kappa(far) < kappa(near) < 1


def test_bare() -> None:
    assert bare("  Head-of: IT (Ops) ") == "head of it ops"
    assert bare(None) == ""
