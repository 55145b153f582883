"""Pages against the HTML standard's own parser, strict: any mistake that it would mend is one too many."""

from __future__ import annotations

from collections.abc import Callable

import html5lib
import pytest

from gapcheck.report.letter import letter
from gapcheck.report.pages import candidate_html, letter_html
from gapcheck.report.view import CandidatePage, candidate_page
from tests import builders
from tests.report.test_pictures import with_pictures


def page() -> CandidatePage:
    person = with_pictures()
    return candidate_page(builders.run(person), person, person.assessments[0], builders.taxonomy())


MADE: dict[str, Callable[[], str]] = {
    "report": lambda: candidate_html(page()),
    "candidate's edition": lambda: letter_html(letter(page())),
}


@pytest.mark.parametrize("name", MADE)
def test_pages_are_valid(name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(MADE[name]())


def test_the_test_above_can_fail() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!DOCTYPE html><title>x</title><table><p>x</table>")
