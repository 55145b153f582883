"""`gapcheck role draft`, from the advertisement to a role that a run takes."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from gapcheck.drafts import Drafted, draft_role
from gapcheck.report.compare import index_page
from gapcheck.report.results import manifest
from gapcheck.taxonomy import inspect, load
from tests import builders
from tests.cli.conftest import Call, Made, command

ROOT = Path(__file__).resolve().parents[2]
ADVERTS = sorted((ROOT / "tests" / "adverts").iterdir())
SEEDS = Path(os.environ.get("GAPCHECK_SEEDS", ROOT.parent / "shared" / "seeds"))
"""Articles about roles, which are no part of the project; where they are absent nothing is measured."""

OURS = {
    "000": ("head-of-technology",),
    "001": ("technology-director",),
    "002": ("technology-director",),
    "003": ("head-of-engineering", "chief-technology-officer"),
    "004": ("chief-technology-officer",),
}


def kept(text: str, folder: Path) -> Path:
    """A taxonomy folder with the role in it."""
    (folder / "roles").mkdir(exist_ok=True)
    id_ = re.findall(r"^id: (\S+)$", text, re.MULTILINE)[0]
    (folder / "roles" / f"{id_}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("ad", ADVERTS, ids=lambda path: path.name)
def test_a_draft_passes_the_check_with_and_without_its_mark(ad: Path, tmp_path: Path) -> None:
    made = draft_role(ad)
    taxonomy, problems = inspect(kept(made.text, tmp_path))
    assert problems == ()
    assert taxonomy.roles[made.role.id].draft
    taxonomy, problems = inspect(kept(made.text.replace("draft: true\n", ""), tmp_path))
    assert problems == ()
    assert not taxonomy.roles[made.role.id].draft


@pytest.mark.parametrize("ad", ADVERTS, ids=lambda path: path.name)
def test_the_file_says_what_the_draft_says(ad: Path, tmp_path: Path) -> None:
    made = draft_role(ad)
    read = inspect(kept(made.text, tmp_path))[0].roles[made.role.id]
    assert read == made.role


def test_it_prints_the_file(call: Call) -> None:
    done = call("role", "draft", str(ADVERTS[0]))
    assert done.exit_code == 0
    assert yaml.safe_load(done.stdout)["draft"] is True
    assert "This is a draft" in done.stderr
    assert call("role", "draft", str(ADVERTS[0])).stdout == done.stdout


def test_it_writes_a_file_and_leaves_an_existing_one_alone(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "new" / "role.yaml"
    done = call("role", "draft", str(ADVERTS[0]), "--out", str(out))
    assert (done.exit_code, done.stdout.strip()) == (0, str(out))
    before = out.read_bytes()
    again = call("role", "draft", str(ADVERTS[0]), "--out", str(out))
    assert again.exit_code == 2
    assert "there already" in again.stderr
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 5, "can't be opened"),
        (b"", 5, "no words"),
        (b"\x00\x01", 5, "not a text file"),
        (b"{\\rtf1 Chief", 5, "Save it as"),
        (b"PK\x03\x04 broken", 5, "can't be read"),
        (b"%PDF-1.4 broken", 5, "can't be read"),
        (b"Lorem ipsum dolor sit amet", 2, "names no competency"),
    ],
)
def test_what_can_not_be_drafted(
    call: Call, tmp_path: Path, content: bytes | None, code: int, said: str
) -> None:
    ad = tmp_path / "ad"
    if content is not None:
        ad.write_bytes(content)
    done = call("role", "draft", str(ad))
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_signs_that_yaml_and_terminals_stumble_over(tmp_path: Path) -> None:
    ad = tmp_path / 'odd "name": #1.txt'
    ad.write_text(
        'Head of "Cloud": \\ #Networks\n\nYour tasks\n'
        "- Manage 'vendors': {all} \u2028 [of] \U0001f600 them\n- Plan the *budget* & more\n"
    )
    made = draft_role(ad)
    taxonomy, problems = inspect(kept(made.text, tmp_path))
    assert problems == ()
    assert made.role == taxonomy.roles[made.role.id]


def test_a_run_says_that_a_role_is_a_draft(call: Call, made: Made, folder: Path) -> None:
    drafted = draft_role(ADVERTS[0])
    own = kept(drafted.text, folder)
    done = call("run", "cvs", "--role", drafted.role.id, "--taxonomy", str(own))
    assert done.exit_code == 0
    assert f"Drafts, which nobody has gone through yet: {drafted.role.id}" in done.stderr
    assert call("run", "cvs", "--out", "other", "--role", "tech-lead").stderr.count("Drafts") == 0


def test_the_manifest_names_drafts() -> None:
    run = builders.run()
    assert manifest(run)["drafts"] == []
    assert manifest(replace(run, drafts=(builders.ROLE,)))["drafts"] == [builders.ROLE]


def test_pages_say_that_a_role_is_a_draft() -> None:
    shipped = builders.taxonomy()
    roles = {id_: replace(role, draft=id_ == builders.ROLE) for id_, role in shipped.roles.items()}
    page = index_page(builders.run(), replace(shipped, roles=roles))
    assert tuple(link.text for link in page.roles) == ("Head of Technology, draft", "Head of Engineering")


def test_it_works_as_a_process(tmp_path: Path) -> None:
    done = command("role", "draft", str(ADVERTS[0]), folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("# A role drafted from")


def seed(number: str) -> Drafted:
    found = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not found:
        pytest.skip("the articles are not here")
    return draft_role(found[0])


def share(drafted: Drafted, role: str) -> float:
    ours = {row.competency for row in load().roles[role].requirements if row.need == "must"}
    return len(ours & {row.competency for row in drafted.role.requirements if row.need == "must"}) / len(ours)


@pytest.mark.parametrize("number", sorted(OURS))
def test_most_must_haves_of_our_role_are_found(number: str) -> None:
    drafted = seed(number)
    assert max(share(drafted, role) for role in OURS[number]) >= 2 / 3
    musts = [row for row in drafted.role.requirements if row.need == "must"]
    assert len(musts) <= 9
    assert len(musts) < len(drafted.role.requirements)


def test_years_and_education_where_they_are_stated() -> None:
    role = seed("001").role
    assert role.years and role.leading_people and role.minimum_degree
    assert (role.years.minimum, role.leading_people.minimum) == (10, 5)
    assert role.minimum_degree.level == "bachelor"
    assert ("master", "Business Administration") in [(d.level, d.field) for d in role.preferred_degrees]
    assert ("master", "Information Systems") in [(d.level, d.field) for d in role.preferred_degrees]
    assert set(role.fields) == {
        "Computer Science",
        "Information Technology",
        "Software Engineering",
        "Business Administration",
    }
