"""A user's folder extends the shipped taxonomy, or replaces what has the same id."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gapcheck.errors import TaxonomyInvalid
from gapcheck.resources import taxonomy_dir
from gapcheck.taxonomy import files, inspect, load
from tests.taxonomy.conftest import SMALL

ROLE = """\
id: {id}
title: {title}
summary: Short.
competencies:
  - {{id: cloud, level: 2, weight: 1, need: must, ours: Because.}}
  - {{id: innovation, level: 2, weight: 1, need: must, ours: Because.}}
experience: {{}}
education: {{}}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "roles").mkdir(parents=True)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_one_role_file_is_enough(mine: Path) -> None:
    write(mine, "roles/my-role.yaml", ROLE.format(id="my-role", title="My Role"))
    shipped, extended = load(), load(mine)
    assert set(extended.roles) - set(shipped.roles) == {"my-role"}
    assert extended.skills == shipped.skills
    assert extended.level_rules == shipped.level_rules
    assert (shipped.extended_by, extended.extended_by) == ((), ("roles/my-role.yaml",))
    assert shipped.sha256 != extended.sha256


def test_a_role_of_the_same_id_takes_the_place_of_ours_and_of_its_variants(mine: Path) -> None:
    name = "chief-technology-officer"
    write(mine, f"roles/{name}.yaml", ROLE.format(id=name, title="Our CTO"))
    roles = load(mine).roles
    assert roles[name].title == "Our CTO"
    assert not [role for role in roles.values() if role.variant_of == name]


def test_a_variant_alone_can_be_replaced(mine: Path) -> None:
    name = "chief-technology-officer-operational"
    write(mine, f"roles/{name}.yaml", ROLE.format(id=name, title="Inner CTO"))
    roles = load(mine).roles
    assert (roles[name].title, roles[name].variant_of) == ("Inner CTO", None)
    assert roles["chief-technology-officer-strategic"].variant_of == "chief-technology-officer"


def test_skills_are_replaced_one_by_one(mine: Path) -> None:
    row = "{id: aws, name: Our Cloud, competencies: [cloud]}"
    write(mine, "skills/x.yaml", f"kind: technology\nskills:\n  - {row}\n")
    before, after = load().skills, load(mine).skills
    assert set(after) == set(before)
    assert after["aws"].names == ("Our Cloud",)
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"aws"}


def test_levels_and_documents(mine: Path) -> None:
    levels = (taxonomy_dir() / "levels.yaml").read_text(encoding="utf-8")
    write(mine, "levels.yaml", levels.replace("months: 60", "months: 48"))
    write(mine, "documents.yaml", "documents: [{file: mine.txt, about: Mine.}]")
    text = ROLE.format(id="my-role", title="My Role").replace("ours: Because.", "sources: [mine.txt]")
    write(mine, "roles/my-role.yaml", text)
    extended = load(mine)
    assert extended.level_rules.levels["expert"]["months"] == 48
    assert set(extended.documents) == {*load().documents, "mine.txt"}
    assert extended.extended_by == ("documents.yaml", "levels.yaml", "roles/my-role.yaml")


def test_a_name_of_ours_is_not_taken_by_another_id(mine: Path) -> None:
    write(mine, "roles/my-role.yaml", ROLE.format(id="my-role", title="CTO"))
    _, (problem,) = inspect(mine)
    assert (problem.file, problem.line) == ("roles/my-role.yaml", 2)
    assert "`CTO` is also a name of `chief-technology-officer` in shipped:roles/" in problem.what


def test_the_same_id_twice_in_ones_own_folder(mine: Path) -> None:
    rows = "kind: topic\nskills:\n  - {id: aws, name: Mine, competencies: [cloud]}\n"
    write(mine, "skills/a.yaml", rows)
    write(mine, "skills/b.yaml", rows.replace("Mine", "Other"))
    _, problems = inspect(mine)
    assert [str(p).split(". ")[0] for p in problems] == [
        "skills/b.yaml:3:10: `aws` is given twice, first in skills/a.yaml:3"
    ]


@pytest.mark.parametrize(
    ("make", "what"),
    [(False, "There is no such folder."), (True, "There is no YAML file in this folder.")],
)
def test_a_folder_that_is_not_there_or_empty(tmp_path: Path, make: bool, what: str) -> None:
    folder = tmp_path / "none"
    if make:
        folder.mkdir()
    with pytest.raises(TaxonomyInvalid, match=what):
        load(folder)


def test_other_files_are_no_mistake(mine: Path) -> None:
    write(mine, "roles/my-role.yaml", ROLE.format(id="my-role", title="My Role"))
    for name in ("README.md", "schema.json", ".hidden.yaml", "roles/notes.txt", "old/notes.txt"):
        write(mine, name, "words")
    assert inspect(mine)[1] == ()


def test_a_folder_that_stands_for_itself(tmp_path: Path) -> None:
    folder = tmp_path / "bakery"
    shutil.copytree(SMALL, folder)
    assert not files.is_whole(folder)
    found = [str(problem) for problem in inspect(folder, extend=False)[1]]
    assert found == ["levels.yaml:1:1: It is missing. A whole taxonomy needs it."]
    shutil.copy(taxonomy_dir() / "levels.yaml", folder)
    assert files.is_whole(folder)


def test_the_digest_knows_names_contents_and_whose_they_are(mine: Path) -> None:
    seen = {files.digest(files.gather(None)), files.digest(files.gather(mine))}
    assert len(seen) == 1  # nothing in it yet
    write(mine, "roles/a.yaml", "x")
    seen.add(files.digest(files.gather(mine)))
    write(mine, "roles/a.yaml", "y")
    seen.add(files.digest(files.gather(mine)))
    (mine / "roles/a.yaml").rename(mine / "roles/b.yaml")
    seen.add(files.digest(files.gather(mine)))
    assert len(seen) == 4
    copy = {file.name for file in files.gather(taxonomy_dir(), extend=False)}
    assert copy == {file.name for file in files.gather(None)}


def test_what_is_no_regular_file_is_not_opened(mine: Path) -> None:
    (mine / "roles/fifo.yaml").mkdir()
    (mine / "roles/gone.yaml").symlink_to(mine / "nowhere")
    told = {(problem.file, problem.what) for problem in inspect(mine)[1]}
    assert told == {("roles/fifo.yaml", "It is no file."), ("roles/gone.yaml", "It is no file.")}


def test_a_folder_without_end_is_left(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        write(mine, f"skills/{number}.yaml", "x")
    monkeypatch.setattr(files, "_MOST_FILES", 3)
    found = [file for file in files.gather(mine) if file.own]
    assert len(found) == 5
    assert found[-1].trouble is not None
    assert "the rest was not read" in found[-1].trouble[0]
