"""The way of one job advertisement: read, understand, draft a role, write it as a role file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gapcheck.errors import UsageProblem
from gapcheck.extract import advert
from gapcheck.match.drafting import draft
from gapcheck.report.role_file import role_file
from gapcheck.settings import Limits
from gapcheck.taxonomy import Role, load


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft and the text of its file; `unplaced` counts the statements without a place in it."""

    role: Role
    text: str
    unplaced: int


def draft_role(path: Path, taxonomy: Path | None = None, limits: Limits | None = None) -> Drafted:
    """A role file from an advertisement.

    Raises Unreadable where the file can't be read, UsageProblem where it asks for nothing that we know.
    """
    limits = limits or Limits()
    content = advert.load(path, limits)
    document = advert.read(content, path.name, hashlib.sha256(content).hexdigest(), limits)
    measure = load(taxonomy)
    understood = advert.understand(document, advert.Reader.prepare(measure))
    made = draft(understood, measure)
    if not made.role.requirements:
        raise UsageProblem(
            f"`{path}` names no competency of the taxonomy. Check that it is a job advertisement in English, "
            "or start from `gapcheck taxonomy new-role`."
        )
    return Drafted(made.role, role_file(made.role, path.name, made.unplaced), len(made.unplaced))
