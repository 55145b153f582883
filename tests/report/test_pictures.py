from __future__ import annotations

import base64
import re
from dataclasses import replace

from gapcheck.records.crop import Crop
from gapcheck.records.outcome import Outcome
from gapcheck.report.letter import letter
from gapcheck.report.pages import candidate_html, letter_html
from gapcheck.report.pictures import pictures, place
from gapcheck.report.view import candidate_page
from tests import builders

PNG = b"\x89PNG not really"


def with_pictures() -> Outcome:
    """A person whose best evidence for every competency has a picture."""
    person = builders.outcome()
    places = {place(f.supports[0].evidence) for f in person.findings if f.supports}
    return replace(person, crops=tuple(Crop(*one, PNG, 600, 60, (20, 15, 500, 30)) for one in sorted(places)))


def html(person: Outcome) -> str:
    page = candidate_page(builders.run(person), person, person.assessments[0], builders.taxonomy())
    assert 'class="seen"' not in letter_html(letter(replace(page, pictures=(), rows=())))
    return candidate_html(page)


def test_a_picture_stands_in_the_page_once_and_is_used_where_its_words_are() -> None:
    page = html(with_pictures())
    stored = re.findall(r'<image id="(\w+)" width="600" height="60" href="([^"]+)"/>', page)
    used = re.findall(r'<use href="#(p\d+)"/>', page)
    assert {source for _, source in stored} == {f"data:image/png;base64,{base64.b64encode(PNG).decode()}"}
    assert len(stored) == len({id_ for id_, _ in stored})
    assert {id_ for id_, _ in stored} == set(used)
    assert len(used) >= len(stored) > 0
    assert '<rect class="mark" x="20" y="15" width="500" height="30"/>' in page


def test_the_policy_lets_pictures_of_the_page_itself_in_and_only_then() -> None:
    assert "img-src data:;" in html(with_pictures())
    assert "img-src" not in html(builders.outcome())
    assert "data:image" not in html(builders.outcome())


def test_pictures_are_found_by_the_place_of_the_words() -> None:
    crop = Crop(2, (1.0, 2.0, 3.0, 4.0), PNG, 10, 5, (1, 1, 2, 2))
    found = pictures([crop])
    assert found[(2, (1.0, 2.0, 3.0, 4.0))].page == "page 2"
