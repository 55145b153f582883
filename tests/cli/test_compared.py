from __future__ import annotations

import json

import pytest

from gapcheck.errors import ExitCode
from gapcheck.taxonomy import load
from tests.cli.conftest import Call


def section(page: str, title: str) -> str:
    return page.partition(f"\n{title}\n")[2].partition("\n\n")[0]


def test_two_roles_beside_each_other(call: Call) -> None:
    done = call("roles", "compare", "CTO", "head-of-technology")
    assert (done.exit_code, done.stderr) == (0, "")
    page = done.stdout
    assert page.startswith(
        "A  Chief Technology Officer (chief-technology-officer)\nB  Head of Technology (head-of-technology)\n"
    )
    assert max(map(len, page.splitlines())) <= 100
    told = " ".join(section(page, "What sets them apart").split())
    cto = load().roles["chief-technology-officer"]
    said = next(d for d in cto.sets_apart if d.role == "head-of-technology")
    assert " ".join(said.difference.split()) in told
    assert all(source in told for source in said.cited.sources)
    against = section(page, "A against B")
    assert "only B asks for: Change management 2" in against
    assert "A asks for more of: Innovation 4 against 2" in against


def test_every_demand_stands_in_the_table(call: Call) -> None:
    ids = ("chief-technology-officer", "tech-lead", "engineering-manager")
    table = section(call("roles", "compare", *ids).stdout, "Competencies").splitlines()[1:-1]
    taxonomy = load()
    asked = {r.competency for id_ in ids for r in taxonomy.roles[id_].requirements}
    assert len(table) == len(asked)
    rows = {line[2:34].strip(): line[34:] for line in table}
    for column, id_ in enumerate(ids):
        cells = {name: row[22 * column : 22 * column + 22].strip() for name, row in rows.items()}
        for requirement in taxonomy.roles[id_].requirements:
            cell = cells[taxonomy.competencies[requirement.competency].name]
            assert cell.startswith(f"{requirement.level} ")
            assert cell.endswith(" must") is (requirement.need == "must")
            assert f" {requirement.weight:g}" in cell
        assert sum(cell != "-" for cell in cells.values()) == len(taxonomy.roles[id_].requirements)


def test_years_degrees_and_certificates(call: Call) -> None:
    page = call("roles", "compare", "CTO", "tech-lead").stdout
    rest = section(page, "Experience, education, certifications")
    assert "years in all           A  12\n                         B  5" in rest
    assert "minimum degree         A  bachelor\n                         B  none named" in rest


def test_as_json(call: Call) -> None:
    told = json.loads(call("roles", "compare", "CTO", "tech-lead", "--json").stdout)
    assert [role["id"] for role in told["roles"]] == ["chief-technology-officer", "tech-lead"]
    assert told["roles"][0]["years"] == 12
    engineering = next(row for row in told["competencies"] if row["competency"] == "software-engineering")
    levels = {id_: asked["level"] for id_, asked in engineering["asked"].items()}
    assert levels == {"chief-technology-officer": 2, "tech-lead": 3}
    (pair,) = told["pairs"]
    assert "software-engineering" in pair["more"]["tech-lead"]
    assert told["sets_apart"][0]["sources"]


@pytest.mark.parametrize(
    "names", [(), ("CTO",), ("CTO", "chief-technology-officer"), ("CTO", "CIO", "CISO", "tech-lead")]
)
def test_two_or_three_different_roles(call: Call, names: tuple[str, ...]) -> None:
    done = call("roles", "compare", *names)
    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert "two or three different roles" in done.stderr


def test_one_role_at_a_time_otherwise(call: Call) -> None:
    done = call("roles", "Head", "of", "IT")
    assert done.exit_code == ExitCode.USAGE
    assert "in quotes" in done.stderr
