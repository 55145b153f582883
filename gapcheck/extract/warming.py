"""A made-up CV, understood before the first real one: what is loaded and compiled on the way is then there.

Word tables and patterns are loaded where they are first needed. That takes a third of a second, which each
forked worker would spend by itself and in memory of its own.
"""

from __future__ import annotations

from datetime import date

from gapcheck.extract.readers import plaintext
from gapcheck.extract.understanding import Understanding
from gapcheck.records.document import Document

_TEXT = b"""Ada Example
Head of Engineering
Springfield | ada@example.org | +1 555 0100

SUMMARY
Engineering leader with 12 years of experience.

EXPERIENCE
Head of Engineering, Example Ltd, Springfield
March 2019 - Present
- Led three teams of 25 engineers and owned a budget of $2 million
- Was responsible for hiring; introduced Zorbex, Kubernetes and code reviews

Software Engineer - Sample Inc
01/2012 - 02/2019
- Developed and shipped services in Python on AWS

EDUCATION
BSc Computer Science, University of Springfield, 2011

CERTIFICATIONS
AWS Certified Solutions Architect, 2020

SKILLS
Python, Zorbex, Team Leadership, SQL

LANGUAGES
English (native), French
"""


def warm(understanding: Understanding) -> None:
    """Have all loaded that understanding a CV needs."""
    lines, pages = plaintext.read_lines(_TEXT)
    understanding.understand(Document("", "", "pdf", pages, lines), date(2026, 1, 1))
