from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck import batch
from gapcheck.drafts import draft_role
from gapcheck.errors import Unreadable, UsageProblem
from gapcheck.settings import Limits

AD = Path(__file__).parents[1] / "adverts" / "senior-engineer.md"


def test_a_draft_made_in_a_child_is_the_same() -> None:
    here = draft_role(AD)
    made = batch.draft(AD, None, Limits())
    assert (made.text, made.title, made.unplaced) == (here.text, here.role.title, here.unplaced)
    assert made.asked == len(here.role.requirements)
    assert made.musts == sum(row.need == "must" for row in here.role.requirements)


def test_trouble_comes_back_as_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="can't be opened"):
        batch.draft(tmp_path / "missing.txt", None, Limits())
    (tmp_path / "ad.txt").write_text("Lorem ipsum dolor sit amet")
    with pytest.raises(UsageProblem, match="names no competency"):
        batch.draft(tmp_path / "ad.txt", None, Limits())


def test_an_advertisement_has_limits() -> None:
    with pytest.raises(Unreadable, match=r"longer than 0\.001 seconds\. Save its text"):
        batch.draft(AD, None, Limits(timeout=0.001))
