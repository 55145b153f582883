"""A job while it is being understood, between its lines and its record."""

from __future__ import annotations

from dataclasses import dataclass, field

from gapcheck.extract.dates import DateRange
from gapcheck.records.document import Line


@dataclass
class Job:
    """A job while it is being understood: its header, its body, what the header says."""

    header: list[Line]
    body: list[Line] = field(default_factory=list)
    title: str = ""
    employer: str | None = None
    employer_said: bool = False
    when: DateRange | None = None
    title_line: int | None = None
    """Which header line holds the title; `sure` where nothing else in the header could be one."""
    sure: bool = False
    apart: list[Line] = field(default_factory=list)
    """Lines of neighbouring entries that are no positions: a career break, volunteering, studies."""
