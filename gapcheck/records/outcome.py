"""How one file of a run ended. Each file has exactly one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gapcheck.records.advice import Claim
from gapcheck.records.assessment import Assessment, Finding
from gapcheck.records.comparison import Also, Fit
from gapcheck.records.crop import Crop
from gapcheck.records.profile import Profile

FileState = Literal["read", "read-with-doubts", "not-readable", "duplicate"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file. `reason` is a sentence where the file was skipped; then the rest is empty.

    `candidate` is the id of the person's pages: the first 12 hex digits of the content's SHA-256.
    A file of the same content as an earlier one is a "duplicate" and names the earlier one's id.
    `pictures` are PNG files of its pages with what was understood, where they were asked for.
    `crops` are small pictures of the words that the findings rest on, for the pages of the report.
    `also` names other files that give the same e-mail address or phone number; only a whole run knows it.
    """

    file: str
    sha256: str | None
    state: FileState
    reason: str | None = None
    candidate: str | None = None
    profile: Profile | None = None
    findings: tuple[Finding, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    pictures: tuple[bytes, ...] = ()
    claims: tuple[Claim, ...] = ()
    fit: Fit | None = None
    crops: tuple[Crop, ...] = ()
    also: tuple[Also, ...] = ()
