from __future__ import annotations

import json

import pytest

from gapcheck.report import parts as module
from gapcheck.report.compare import compare_pages
from gapcheck.report.parts import MOST_ROWS, MOST_TOGETHER, names, parts
from tests import builders

ROLE, OTHER = builders.ROLE, builders.OTHER_ROLE


def test_few_candidates_stand_on_one_page() -> None:
    assert names((ROLE,), MOST_ROWS) == ("index.html",)
    assert names((ROLE, OTHER), MOST_TOGETHER // 2) == ("index.html",)
    assert names((), 0) == ("index.html",)


def test_more_rows_than_a_table_holds_go_on_on_further_pages() -> None:
    assert names((ROLE,), 2 * MOST_ROWS + 1) == (
        f"compare-{ROLE}.2.html",
        f"compare-{ROLE}.3.html",
        "index.html",
    )
    assert names((ROLE, OTHER), MOST_ROWS + 1) == (
        f"compare-{ROLE}.html", f"compare-{ROLE}.2.html",
        f"compare-{OTHER}.html", f"compare-{OTHER}.2.html", "index.html",
    )  # fmt: skip


def test_a_role_whose_id_ends_in_a_number_has_pages_of_its_own() -> None:
    found = names(("lead", "lead-2", "lead-22"), MOST_ROWS + 1)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("roles", [(ROLE,), (ROLE, OTHER)])
def test_every_candidate_stands_on_one_page_in_the_order_of_scores(
    monkeypatch: pytest.MonkeyPatch, roles: tuple[str, ...]
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    monkeypatch.setattr(module, "MOST_TOGETHER", 3)
    levels: list[dict[str, int | None]] = [dict.fromkeys(builders.COMPETENCIES, n % 5) for n in range(8)]
    many = [builders.outcome(f"{n}.pdf", f"Person {n}", held) for n, held in enumerate(levels)]
    run = builders.run(*many, roles=roles)
    pages = dict(compare_pages(run, builders.taxonomy()))
    assert tuple(pages) == names(roles, 8)
    for role in roles:
        own = [page for page in pages.values() if any(matrix.id == role for matrix in page.matrices)]
        own.sort(key=lambda page: page.part)
        assert [page.part.split(",")[0] for page in own] == [
            "Candidates 1 to 3 of 8", "Candidates 4 to 6 of 8", "Candidates 7 to 8 of 8",
        ]  # fmt: skip
        rows = [row for page in own for row in page.matrices[0].rows]
        assert len({row.id for row in rows}) == 8
        assert [int(row.score) for row in rows] == sorted((int(row.score) for row in rows), reverse=True)
        for page in own:
            assert [link.href in pages for link in page.parts] == [True] * 3
            assert [link.here for link in page.parts].count(True) == 1
            here = {row.id for row in page.matrices[0].rows}
            assert here == {one["id"] for one in json.loads(page.data)["people"]}


def test_a_group_says_how_far_it_reaches_over_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    many = [builders.outcome(f"{number}.pdf", f"Person {number}") for number in range(5)]
    run = builders.run(*many, roles=(ROLE,))
    found = list(parts(ROLE, run, run.outcomes))
    assert [len(part.held) for part in found] == [2, 2, 1]
    assert found[0].spans == ((1, 2), (3, 4), (5, 5))
    said = [g.said for _, page in compare_pages(run, builders.taxonomy()) for g in page.matrices[0].groups]
    assert set(said) == {"1 to 5: can’t be told apart yet"}
