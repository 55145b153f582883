"""One job advertisement in a child of its own: strangers write those too."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gapcheck.batch.backend import Done
from gapcheck.batch.isolate import Local
from gapcheck.errors import Unreadable
from gapcheck.records import codec
from gapcheck.settings import Limits


@dataclass(frozen=True, slots=True)
class Draft:
    """A role file drafted from an advertisement, and what is told of it; or the `trouble` with reading it.

    `asked` and `musts` count its requirements, `unplaced` the statements without a place in it.
    """

    text: str = ""
    title: str = ""
    asked: int = 0
    musts: int = 0
    unplaced: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class DraftRole:
    """The child's task: an advertisement's path to its draft."""

    taxonomy: Path | None
    limits: Limits
    debug: bool = False

    @property
    def writes(self) -> Path | None:
        return None

    def prepare(self) -> Callable[[Path], bytes]:
        from gapcheck.drafts import draft_role  # loads PDFium and spaCy, in the child only

        def made(path: Path) -> bytes:
            try:
                drafted = draft_role(path, self.taxonomy, self.limits)
            except Unreadable as trouble:
                return codec.encode(Draft(trouble=str(trouble))).encode("ascii")
            asked = drafted.role.requirements
            musts = sum(row.need == "must" for row in asked)
            told = Draft(drafted.text, drafted.role.title, len(asked), musts, drafted.unplaced)
            return codec.encode(told).encode("ascii")

        return made


def draft(path: Path, taxonomy: Path | None, limits: Limits, debug: bool = False) -> Draft:
    """A draft from an advertisement.

    Raises Unreadable where the file can't be read within the limits, GapcheckError where there is nothing
    to draft or no child can start.
    """
    task = DraftRole(taxonomy, limits, debug)
    with Local(limits, 1) as local, closing(local.run(task, [path])) as ends:
        (end,) = ends
    if not isinstance(end, Done):
        failed = "gapcheck failed on it; --debug shows where."
        raise Unreadable(failed if end.why == "failed" else f"{end.reason} Save its text as .txt.")
    made = codec.decode(Draft, end.answer)
    if made.trouble:
        raise Unreadable(made.trouble)
    return made
