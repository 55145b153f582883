from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.records.comparison import Near, Ranking, Standing
from gapcheck.records.run import Run
from gapcheck.report.compare import index_page
from gapcheck.report.standing import MOST_PAIRS, interval, placed, rank_said, separation
from gapcheck.report.view import candidate_page
from gapcheck.settings import Adjustment
from tests import builders

TAXONOMY = builders.taxonomy()
NAMES = {"a": "Ada", "b": "Bo", "c": "Cy"}


def ranked(standing: Standing, count: int) -> tuple[Run, str]:
    """A run in which the built candidate stands so, among as many."""
    person = builders.outcome()
    rest = tuple(Standing(f"x{n}", 1, 1, 1, 1) for n in range(count - 1))
    mine = replace(standing, candidate=str(person.candidate))
    run = replace(builders.run(person), rankings=(Ranking(builders.ROLE, (mine, *rest)),))
    return run, rank_said(run, person, builders.ROLE)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing("a", 2, 2, 2, 1), "2 of 5."),
        (
            Standing("a", 2, 1, 4, 1, not_separable_from=("b", "c")),
            "2 of 5; 1 to 4 as weights and unsure levels move, so not to be told apart from two others.",
        ),
        (
            Standing("a", 1, 1, 2, 1, tied_with=("b",), not_separable_from=("b",)),
            "1 of 5, tied with one other; 1 to 2 as weights and unsure levels move, "
            "so not to be told apart from one other.",
        ),
    ],
)
def test_a_rank_in_a_sentence(standing: Standing, said: str) -> None:
    assert ranked(standing, 5)[1] == said


def test_a_candidate_alone_has_no_rank() -> None:
    assert ranked(Standing("a", 1, 1, 1, 1), 1)[1] == ""
    person = builders.outcome()
    assert rank_said(replace(builders.run(person), rankings=()), person, builders.ROLE) == ""


def test_intervals() -> None:
    assert interval(None) == ""
    assert interval(Standing("a", 2, 2, 2, 1)) == "2"
    assert interval(Standing("a", 2, 1, 4, 1, tied_with=("b",))) == "1–4, tied"


@pytest.mark.parametrize(
    ("near", "said"),
    [
        (
            Near("b", "cloud", "level", True, ("a",)),
            "the level of Cloud, unsure for Ada, can tell them apart.",
        ),
        (
            Near("b", "cloud", "level", False, ("a", "b")),
            "no single fact tells them apart; the level of Cloud, unsure for Ada and Bo, would do most.",
        ),
        (Near("b", "cloud", "weight", True), "how much Cloud weighs can tell them apart."),
        (
            Near("b", "cloud", "reading", False, ("b",)),
            "Cloud could not be read in the CV of Bo; that comes first.",
        ),
        (Near("b", None, "none", False), "tied; they show the same in all that the role asks for."),
    ],
)
def test_the_fact_for_a_pair(near: Near, said: str) -> None:
    ranking = Ranking("r", (Standing("a", 1, 1, 2, 1, near=(near,)), Standing("b", 2, 1, 2, 1)))
    assert separation(ranking, NAMES, TAXONOMY).pairs == (f"Ada and Bo: {said}",)


def test_groups_places_and_dominance() -> None:
    ranking = Ranking(
        "r",
        (
            Standing("a", 1, 1, 2, 1),
            Standing("b", 2, 1, 2, 1, dominated_by=("a",)),
            Standing("c", 3, 3, 3, 2, dominated_by=("a", "b")),
        ),
    )
    found = separation(ranking, NAMES, TAXONOMY)
    assert found.groups == ("Ranks 1 to 2: Ada and Bo.",)
    assert list(placed(ranking)) == ["a", "b", "c"]
    said = "at least as good on every competency of the role, and better on two or more."
    assert found.dominated == (f"Bo: Ada is {said}", f"Cy: Ada and Bo are {said}")
    assert separation(None, NAMES, TAXONOMY).groups == ()
    assert placed(None) == {}


def test_a_long_list_of_pairs_is_cut_and_says_so() -> None:
    ids = [f"{n:02}" for n in range(MOST_PAIRS + 4)]
    standings = tuple(
        Standing(id_, 1, 1, 9, 1, near=(Near(after, None, "none", False),))
        for id_, after in zip(ids, [*ids[1:], ids[0]], strict=True)
    )
    found = separation(Ranking("r", standings), {id_: id_ for id_ in ids}, TAXONOMY)
    assert (len(found.pairs), found.more) == (MOST_PAIRS, "And three more in results.json.")
    assert found.groups == ("Ranks 1 to 16: 00, 01, 02, 03 and 12 more.",)


def test_the_pages_show_rank_readiness_fit_and_changes() -> None:
    run = builders.run()
    change = Adjustment(builders.ROLE, "cloud", "weight", 3.0, 2.0)
    run = replace(run, settings=replace(run.settings, adjustments=(change,)))
    person = next(o for o in run.outcomes if o.file == "halloran.pdf")
    first, second = (candidate_page(run, person, a, TAXONOMY) for a in person.assessments)
    assert first.rank == "1 of 2."
    assert first.readiness == "Next step; 3 steps short of the must-haves"
    assert first.readiness_why.startswith("3 steps short of the must-haves: ")
    assert first.fit == second.fit == "Head of Technology"
    assert first.changed == ("Cloud, weight 2 instead of 3 (Head of Technology)",)
    assert second.changed == ()
    page = index_page(run, TAXONOMY)
    assert page.changed == first.changed
    assert [[row.rank for row in group.rows] for group in page.matrices[0].groups] == [["1"], ["2"]]
    assert [[row.rank for row in group.rows] for group in page.matrices[1].groups] == [["1–2", "1–2"]]
    assert [group.said for group in page.matrices[1].groups] == ["1 to 2: can’t be told apart yet"]
