"""The file that a new role starts from: valid as it is, with a comment on every part."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from string import Template

from gapcheck.taxonomy.scalars import other_than_text

_FILE = Template("""\
# yaml-language-server: $$schema=../schema.json#/$$defs/role
# What a $title is asked for. Write one sentence here that says what the role is.
id: $id
title: "$title"
aliases: []  # other titles of the same post, as [Head of Networks, Network Chief]
summary: Write in two or three sentences what a $title answers for.

# Runs say that a role is a draft. Take this line out when everything below is true.
draft: true

# What the role asks for, one row each.
#   level   1 awareness, 2 working, 3 practitioner, 4 expert
#   weight  1 to 5: how much it counts. No row may outweigh all others together.
#   need    must (reports show it as a gate as well) or should
#   ours    the reason, in a sentence; or: sources: [file.pdf], a document named in documents.yaml
# The ids to choose from:
$competencies
competencies:
  - {id: people-leadership, level: 3, weight: 4, need: must, ours: "Write why."}
  - {id: stakeholder-communication, level: 3, weight: 3, need: should, ours: "Write why."}
  - {id: problem-solving, level: 2, weight: 3, need: should, ours: "Write why."}

# Years of work in all, and of leading people. Write null where none are asked for.
experience:
  years: {minimum: 5, ours: "Write why so many."}
  leading_people: null

# Degrees: doctorate, master, bachelor, associate, other. A minimum is a gate; null where none is asked for.
education:
  minimum: null
  preferred: []  # as - {level: bachelor, field: Computer Science, ours: "Why."}

certifications: []  # as - {name: PMP, skill: pmp, need: should, ours: "Why."}

# The ladder: role is the id of a role of the taxonomy, title any other title.
career:
  from: []  # as - {role: tech-lead, ours: "Why."}
  to: []
  lateral: []

# What tells it from its neighbours.
sets_apart: []  # as - {role: tech-lead, difference: "It leads no team.", ours: "Why."}
""")


def role(id_: str, competencies: Iterable[str]) -> str:
    """The text of `roles/<id>.yaml`."""
    listed = textwrap.fill(
        ", ".join(sorted(competencies)), 108, initial_indent="#   ", subsequent_indent="#   ",
        break_on_hyphens=False,
    )  # fmt: skip
    title = " ".join(word.capitalize() for word in id_.split("-"))
    written = f'"{id_}"' if other_than_text(id_) else id_
    return _FILE.substitute(id=written, title=title.replace(" Of ", " of "), competencies=listed)
