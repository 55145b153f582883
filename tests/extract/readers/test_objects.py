from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from gapcheck.extract.readers import calls, objects
from tests.extract.pages import opened
from tests.extract.raw import raw_pdf, text

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "cvs").glob("*.pdf"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_clips_lie_where_they_are_said_to_lie(path: Path) -> None:
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return  # the damaged one and the one with a password
    for page in pdf:
        every, _ = objects.texts(objects.items(page))
        assert objects._clips(every) == calls.CLIP(every).tolist()
        page.close()
    pdf.close()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(("left", "covered"), [(50, True), (300, False)])
def test_a_box_covers_what_it_lies_on(turned: int, left: int, covered: bool) -> None:
    words = text("Kubernetes") + text("Quillon Rail", y=500)
    content = raw_pdf(f"{words} q 1 g {left} 590 200 30 re f Q\n")
    # the table of objects is wrong then; PDFium makes it anew
    document = opened(content.replace(b"/Type/Page/", f"/Rotate {turned}/Type/Page/".encode()))
    # words that stand on their head are read from the wrong end
    letters = {"".join(sorted(hidden.text.replace(" ", ""))) for hidden in document.hidden}
    assert letters == ({"".join(sorted("Kubernetes"))} if covered else set())
