"""Many mistakes at once: each is told with its file and line, in one run."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from gapcheck.cli import main
from gapcheck.errors import ExitCode, TaxonomyInvalid
from gapcheck.taxonomy import load
from tests.taxonomy.conftest import Edit, alone, line_of


@dataclass(frozen=True)
class Planted:
    """`old` in a file becomes `new`; the mistake stands in the line of `at`, and `what` is said of it.

    `told_in`: the file of `at`, where that is another one.
    """

    file: str
    old: str
    new: str
    at: str
    what: str
    told_in: str = ""

    def place(self, bakery: Path) -> tuple[str, int]:
        file = self.told_in or self.file
        return file, line_of(bakery / file, self.at)


BREAD, OVENS = "competencies/bread.yaml", "competencies/ovens.yaml"
BAKER, HEAD, SKILLS = "roles/baker.yaml", "roles/head-baker.yaml", "skills/bakery.yaml"
LEVELS, DOCUMENTS = "levels.yaml", "documents.yaml"

PLANTED = (
    # the shape of a file
    Planted(BREAD, "name: Bread", "nme: Bread", "nme:", "Did you mean `name`?"),
    Planted(BREAD, "domain: any", "domain: baking", "domain: baking", "Write one of: technology, any."),
    Planted(BREAD, "  4: Answered for", "  5: Answered for", "  5:", "`5` is not known here"),
    Planted(BREAD, "[people, sites]", "[people, loaves]", "loaves]", "`loaves` can't be `scope`"),
    Planted(BREAD, "definition: Makes", 'definition: ""  # Makes', 'definition: ""', "`definition` is empty"),
    Planted(OVENS, "name: Ovens", "name: [Ovens]", "name: [Ovens]", "`name` must be one text"),
    Planted(OVENS, "[oven, deck oven]", "[]", "named: []", "`named` is an empty list"),
    Planted(OVENS, "titles: []", "titles: oven man", "titles: oven", "`titles` must be a list"),
    Planted(OVENS, "  2: Ran an oven.\n", "", "  1: Ovens", "`levels` has no `2`"),
    Planted(OVENS, "definition: Runs", "id: twice\ndefinition: Runs", "id: twice", "`id` stands twice"),
    Planted(BAKER, "title: Baker", "title: 2020-01-01", "title: 2020", "YAML reads `2020-01-01` as a date"),
    Planted(BAKER, "aliases: [Bread Maker]", "aliases: [yes]", "aliases: [yes]", "as yes or no"),
    Planted(BAKER, "  preferred: []", "  preferred: {}", "preferred: {}", "`preferred` must be a list"),
    Planted(BAKER, "minimum: 2,", "minimum: two,", "minimum: two", "`minimum` can't be `two`"),
    Planted(BAKER, "level: 3, weight: 2", "level: 5, weight: 2", "level: 5", "whole number from 1 to 4"),
    Planted(BAKER, "level: 2, weight: 2", "level: 2, weight: 9", "weight: 9", "a number from 1 to 5"),
    Planted(BAKER, "need: should", "need: shoud", "need: shoud", "Did you mean `should`?"),
    # sources
    Planted(BAKER, ', ours: "Bread needs an oven."', "", "{id: ovens", "The requirement has no source"),
    Planted(
        BAKER, "Apprentice, sources: [guild.txt]", "Apprentice, sources: [gild.txt]", "gild.txt", "guild.txt"
    ),
    Planted(BREAD, "(guild.txt)", "(old-rules.txt)", "old-rules", "There is no document `old-rules.txt`"),
    Planted(
        BAKER,
        "role: head-baker, sources: [guild.txt]",
        "role: head-baker, sources: [advert.pdf]",
        "advert.pdf",
        "not among the `sources`",
    ),
    Planted(DOCUMENTS, "file: advert.pdf", "file: guild.txt", "Last year's", "`guild.txt` is given twice"),
    # ids and names
    Planted(HEAD, "  night:", "  Night:", "  Night:", "small letters and digits"),
    Planted(SKILLS, "id: whisk", "id: rye", "Whisk", "`rye` is given twice, first in skills/bakery.yaml:"),
    Planted(SKILLS, "Hearth Oven", "rye", "aliases: [rye", "`rye` is also a name of"),
    Planted(SKILLS, "SO-9]", "Stone oven]", "Stone oven]", "`Stone oven` stands twice in this row"),
    Planted(
        SKILLS, "competencies: [bread, ovens]", "competencies: [bred]", "[bred]", "Did you mean `bread`?"
    ),
    Planted(SKILLS, "context: [dough]", "context: [Dough]", "[Dough]", "one word in small letters"),
    Planted(HEAD, "[Night Chief]", "[baker]", "aliases: [baker]", "`baker` is also a name of `baker`"),
    Planted(HEAD, "skill: guild-letter", "skill: guild-leter", "guild-leter", "Did you mean `guild-letter`?"),
    # rules
    Planted(BREAD, "sourdough starter", '"sour.*dough"', "sour.*dough", "as a regular expression would"),
    Planted(BREAD, "baguette]", "work]", "work]", "finds `work` in every CV"),
    Planted(
        BREAD, "bread baker]", "bread + baker]", "titles: [bread +", "The title `bread + baker` holds a `+`"
    ),
    Planted(OVENS, '"run|mend + oven"', '"run|mend + "', '"run|mend + "', "has an empty part"),
    # what a role asks for
    Planted(HEAD, "minimum: 3, ours", "minimum: 30, ours", "minimum: 30", "are more than the 8 years in all"),
    Planted(HEAD, "{level: master", "{level: associate", "associate", "is below the minimum, `bachelor`"),
    Planted(
        HEAD,
        "{id: ovens, level: 3",
        "{id: bread, level: 3",
        "{id: bread, level: 3",
        "`bread` is asked for twice",
    ),
    Planted(
        HEAD,
        "{id: ovens, level: 4",
        "{id: oven, level: 4",
        "{id: oven,",
        "`oven` is no competency of the taxonomy",
    ),
    Planted(HEAD, "id: 1b3a1d35-", "code: 1b3a1d35-", "code: 1b3a", "`code` is not known here"),
    Planted(
        HEAD,
        "  to: []",
        "  to: [{role: baker, sources: [guild.txt]}]",
        "to: [{role: head-baker",
        "The ladder goes round: `",
        BAKER,
    ),
    # blanks, numbers
    Planted(BREAD, "{employer}", "{firm}", "{firm}", "Nothing fills in `{firm}`"),
    Planted(LEVELS, "months: 60", "months: lots", "months: lots", "`months` can't be `lots`"),
    Planted(
        LEVELS,
        '  working: "Applied it in {jobs}',
        '  working: "Applied it in {time}',
        "{time}",
        "Nothing fills in `{time}`",
    ),
)

FILES = (
    ("roles/a.yaml", b"kind: method\nskills: &all [*all]\n", 2, "is a YAML alias"),
    ("roles/b.yaml", b"kind: method\nskills: " + b"[" * 500, 2, "nest deeper than 12"),
    ("roles/c.yaml", b"kind: method\nskills:\n\t- {id: c}\n", 3, "There is a tab"),
    ("roles/d.yaml", b"# caf\xe9\nkind: method\n", 1, "not UTF-8 (byte 0xe9)"),
    ("roles/e.yaml", b"kind: method\nskills: [\n", 3, "The YAML can't be parsed"),
    ("roles/f.yaml", b"", 1, "The file is empty"),
    ("roles/g.yaml", b"#" * 2_000_001, 1, "larger than 2 MB"),
    ("roles/h.yaml", "\ufeff".encode() + b"kind: method\nskills: []\n", 1, "byte order mark"),
    ("roles/i.yaml", b"kind: method\nskills: !!python/none []\n", 2, "is a YAML tag"),
    ("roles/j.yaml", b"kind: method\n---\nkind: topic\n", 2, "A second document starts here"),
    ("roles/k.yaml", b"kind: method\n? [a, b]\n: c\n", 2, "A key must be one word"),
    ("roles/l.yaml", "kind: method\n# \u202eevil\n".encode(), 2, "hidden sign (U+202E)"),
    ("roles/m.yaml", "kind: method\n# x".encode("utf-16"), 1, "not UTF-8"),
    ("roles/n.yml", b"kind: method\n", 1, "Let its name end in `.yaml`"),
    ("skill/o.yaml", b"kind: method\n", 1, "Did you mean `skills`?"),
    ("level.yaml", b"weights: {}\n", 1, "Did you mean `levels.yaml`?"),
    ("competencies/pies.yaml", b"id: pie\n", 1, "The id `pie` differs from the file name `pies`"),
    ("roles/cook.yaml", b"- a list\n", 1, "`cook.yaml` must be `key: value` rows"),
)


def plant(bakery: Path, edit: Edit) -> list[tuple[str, int, str]]:
    """File, line and what has to be said of each mistake."""
    for planted in PLANTED:
        edit(planted.file, planted.old, planted.new)
    for name, content, _, _ in FILES:
        (bakery / name).parent.mkdir(exist_ok=True)
        (bakery / name).write_bytes(content)
    where = [(*p.place(bakery), p.what) for p in PLANTED]
    return where + [(name, line, what) for name, _, line, what in FILES]


def test_the_bakery_has_no_mistake(bakery: Path) -> None:
    taxonomy, problems = alone(bakery)
    assert problems == ()
    assert list(taxonomy.roles) == ["baker", "head-baker", "head-baker-night"]


def test_every_mistake_is_told_with_its_file_and_line_in_one_run(bakery: Path, edit: Edit) -> None:
    expected = plant(bakery, edit)
    assert len(expected) >= 40
    _, problems = alone(bakery)
    untold = [
        (file, line, what)
        for file, line, what in expected
        if not any((p.file, p.line) == (file, line) and what in str(p) for p in problems)
    ]
    assert untold == []
    assert list(problems) == sorted(problems)
    assert Counter(str(p) for p in problems).most_common(1)[0][1] == 1


def test_the_command_prints_them_all_and_ends_with_6(bakery: Path, edit: Edit) -> None:
    expected = plant(bakery, edit)
    done = CliRunner().invoke(main, ["taxonomy", "check", "--taxonomy", str(bakery)])
    assert done.exit_code == ExitCode.CONFIGURATION_INVALID
    lines = done.stdout.splitlines()
    for file, line, what in expected:
        assert any(row.startswith(f"{file}:{line}:") and what in row for row in lines), (file, line, what)
    as_json = CliRunner().invoke(main, ["taxonomy", "check", "--taxonomy", str(bakery), "--json"])
    assert as_json.exit_code == ExitCode.CONFIGURATION_INVALID
    rows = json.loads(as_json.stdout)["problems"]
    assert len(rows) == len(lines)
    assert {"file", "line", "column", "value", "what", "remedy"} == set(rows[0])
    clod = next(row for row in rows if row["value"] == "bred")
    assert (clod["file"], clod["remedy"]) == (SKILLS, "Did you mean `bread`?")


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: p.what)
def test_each_mistake_alone_is_told_and_brings_few_others(bakery: Path, edit: Edit, planted: Planted) -> None:
    edit(planted.file, planted.old, planted.new)
    _, problems = alone(bakery)
    at = planted.place(bakery)
    assert any((p.file, p.line) == at and planted.what in str(p) for p in problems)
    assert len(problems) <= 7


@pytest.mark.parametrize(("name", "content", "line", "what"), FILES, ids=[file[3] for file in FILES])
def test_a_file_that_cannot_be_read_hides_no_other(
    bakery: Path, name: str, content: bytes, line: int, what: str
) -> None:
    (bakery / name).parent.mkdir(exist_ok=True)
    (bakery / name).write_bytes(content)
    taxonomy, problems = alone(bakery)
    assert any((p.file, p.line) == (name, line) and what in str(p) for p in problems)
    assert {"bread", "ovens"} <= set(taxonomy.competencies)
    assert {p.file for p in problems} == {name}


def test_loading_raises_with_every_mistake(bakery: Path, edit: Edit) -> None:
    edit(BREAD, "domain: any", "domain: baking")
    edit(BAKER, "need: should", "need: shoud")
    with pytest.raises(TaxonomyInvalid) as caught:
        load(bakery)
    assert "The taxonomy has 2 mistakes:" in str(caught.value)
    assert "\n  competencies/bread.yaml:4:" in str(caught.value)
    assert str(caught.value).endswith("run the command again.")


def test_an_id_whose_file_is_broken_is_not_told_again(bakery: Path) -> None:
    (bakery / BREAD).write_text("id: [")
    _, problems = alone(bakery)
    assert {p.file for p in problems} == {BREAD}
