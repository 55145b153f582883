from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.taxonomy import inspect, load, skeleton


@pytest.mark.parametrize(
    "id_", ["my-role", "on", "2020", "x", "head-of-the-very-long-title-of-somebody-very-important"]
)
def test_it_passes_the_check_as_it_is(tmp_path: Path, id_: str) -> None:
    (tmp_path / "roles").mkdir()
    text = skeleton.role(id_, load().competencies)
    (tmp_path / "roles" / f"{id_}.yaml").write_text(text, encoding="utf-8")
    taxonomy, problems = inspect(tmp_path)
    assert problems == ()
    assert taxonomy.roles[id_].draft


def test_it_names_every_competency_and_explains_every_part() -> None:
    text = skeleton.role("my-role", load().competencies)
    assert all(id_ in text for id_ in load().competencies)
    assert max(map(len, text.splitlines())) <= 120
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == [
        "id", "title", "aliases", "summary", "draft", "competencies", "experience", "education",
        "certifications", "career", "sets_apart",
    ]  # fmt: skip


def test_the_title_reads_like_one() -> None:
    assert 'title: "Head of Networks"\n' in skeleton.role("head-of-networks", ())
