"""The one description of the five kinds of taxonomy file; the loader and the JSON Schema follow it."""

from __future__ import annotations

from gapcheck.taxonomy.shapes import Choice, Field, Fields, Flag, List, Named, Number, Shape, Text

KINDS = ("technology", "tool", "method", "standard", "certification", "topic")
DEGREES = ("doctorate", "master", "bachelor", "associate", "other")
SCOPES = ("people", "budget", "sites", "users", "revenue", "systems")
NEEDS = ("must", "should")
LONGEST_RULE = 120
BLANKS = ("title", "employer", "people", "skill")

ID = Text("[a-z0-9]+(?:-[a-z0-9]+)*", "small letters and digits, with single hyphens between words", 60)
_TEXT, _NAME = Text(), Text(longest=120)
_DOCUMENT = Text(r"[^/\\]+\.[A-Za-z0-9]{1,5}", "the file name of a document, with its ending", 120)
_NAMES, _RULES = List(_NAME), List(Text(longest=LONGEST_RULE), least=1)
_LEVEL, _WEIGHT = Number(1, 4, whole=True), Number(1, 5)

_SOURCES = Field(List(_DOCUMENT, least=1), "The documents that say so, by file name.")
_OURS = Field(_TEXT, "Why we say so, in a sentence, where no document does.")


def _cited(**rows: Field) -> Fields:
    """Rows that need a document or a reason."""
    without = "The requirement has no source."
    return Fields(rows | {"sources": _SOURCES, "ours": _OURS}, either=("sources", "ours"), without=without)


def _needed(shape: Shape, about: str = "") -> Field:
    return Field(shape, about, required=True)


def _levels(value: Shape, *, required: bool) -> Fields:
    return Fields({str(level): Field(value, f"Level {level}.", required=required) for level in (1, 2, 3, 4)})


COMPETENCY = Fields(
    {
        "id": _needed(ID, "The file name without .yaml."),
        "name": _needed(_NAME, "The name that reports show."),
        "domain": _needed(Choice(("technology", "any")), "any: it counts in every trade."),
        "definition": _needed(_TEXT, "What it is, in one or two sentences."),
        "levels": _needed(_levels(_TEXT, required=True), "What each level looks like in a CV."),
        "indicators": _needed(
            Fields(
                {
                    "shown": _needed(_RULES, "Rules whose words say that the work was done."),
                    "named": _needed(_RULES, "Rules whose words only name the subject."),
                    "listed": Field(_RULES, "Rules that name it in a list or claim, not in passing in work."),
                    "titles": Field(List(Text(longest=LONGEST_RULE)), "Job titles that plainly name it."),
                }
            ),
            "Rules that find evidence: words, `a|b` for either, `a + b` for both in one statement.",
        ),
        "scope": Field(List(Choice(SCOPES)), "The kinds of figure that count as its scale."),
        "questions": Field(_levels(List(_TEXT, least=1), required=False), "Interview questions by level."),
        "develop": Field(List(_TEXT), "How a person grows in it, a sentence each."),
    }
)

_SKILL = Fields(
    {
        "id": _needed(ID, "One of its own among all skills."),
        "name": _needed(_NAME, "The name that reports show; it is found in CVs as well."),
        "kind": Field(Choice(KINDS), "Where it differs from the file's kind."),
        "aliases": Field(_NAMES, "Other ways to write it."),
        "competencies": _needed(List(ID, least=1), "The competencies that it counts towards."),
        "ambiguous": Field(_NAMES, "Names with other meanings; they count only beside a word of `context`."),
        "context": Field(List(Text(r"[^\sA-Z]+", "one word in small letters", 40)), "Words that settle it."),
        "esco": Field(Text("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the UUID of ESCO")),
        "onet": Field(_NAME, "Its name among the technologies of O*NET."),
    }
)

SKILLS = Fields(
    {
        "kind": _needed(Choice(KINDS), "The kind of the rows that give none."),
        "skills": _needed(List(_SKILL, least=1)),
    }
)

_REQUIREMENT = _cited(
    id=_needed(ID, "A competency."),
    level=_needed(_LEVEL, "1 awareness, 2 working, 3 practitioner, 4 expert."),
    weight=_needed(_WEIGHT, "How much it counts, 1 to 5."),
    need=_needed(Choice(NEEDS), "must: it is shown as a gate as well."),
)
_YEARS = Field(_cited(minimum=_needed(Number(0, 60))), nullable=True)
_DEGREE = _cited(level=_needed(Choice(DEGREES)), field=Field(_NAME))
_STEP = _cited(role=Field(ID, "A role of the taxonomy."), title=Field(_NAME, "Any other title."))
_ROLE_ID = _needed(ID, "A role of the taxonomy.")

_ABOUT = {
    "title": _needed(_NAME),
    "aliases": Field(_NAMES, "Other titles of the same post; `--role` takes them too."),
    "summary": _needed(_TEXT, "Two or three sentences."),
}
_CITES = {"sources": Field(List(_DOCUMENT), "All documents that this was made from.")}

ROLE = Fields(
    {
        "id": _needed(ID, "The file name without .yaml."),
        **_ABOUT,
        "draft": Field(Flag(), "true until a person has gone through it; runs say so."),
        "sets_apart": Field(
            List(_cited(role=_ROLE_ID, difference=_needed(_TEXT))), "What tells it from its neighbours."
        ),
        "competencies": _needed(List(_REQUIREMENT, least=1), "What it asks for, one row each."),
        "experience": _needed(Fields({"years": _YEARS, "leading_people": _YEARS})),
        "education": _needed(
            Fields(
                {
                    "minimum": Field(_DEGREE, "null where none is asked for.", nullable=True),
                    "preferred": Field(List(_DEGREE)),
                    "fields": Field(_cited(names=_needed(_NAMES))),
                }
            )
        ),
        "certifications": Field(
            List(
                _cited(
                    name=_needed(_NAME), skill=Field(ID, "The skill that it is."), need=_needed(Choice(NEEDS))
                )
            )
        ),
        "career": Field(
            Fields({"from": Field(List(_STEP)), "to": Field(List(_STEP)), "lateral": Field(List(_STEP))}),
            "Where people come from, go to, and move sideways to.",
        ),
        "variants": Field(
            Named(ID, Fields({**_ABOUT, "competencies": Field(List(_REQUIREMENT)), **_CITES})),
            "Kinds of this role that weigh some competencies differently; each becomes a role.",
        ),
        "crosswalk": Field(
            Fields(
                {
                    "esco": Field(List(Fields({"id": _needed(_NAME), "label": _needed(_NAME)}))),
                    "onet": Field(List(Fields({"id": _needed(_NAME), "label": _needed(_NAME)}))),
                    "gdad": Field(List(Fields({"label": _needed(_NAME), "level": Field(_NAME)}))),
                }
            ),
            "The same role in ESCO, O*NET and the UK Government Digital and Data framework.",
        ),
        **_CITES,
    }
)

REACHED = {
    "expert": ("weight", "owned", "figures", "jobs", "months"),
    "practitioner": ("owned", "weight", "as_lead", "done", "jobs", "figures"),
    "working": ("applied",),
    "awareness": ("weight", "best", "in_work"),
}
WHYS = {
    "expert_accountable": (),
    "expert": ("owned", "jobs"),
    "practitioner_one": (),
    "practitioner_owned": ("owned", "jobs"),
    "practitioner_done": ("done", "jobs"),
    "working": ("jobs",),
    "awareness": (),
    "too_thin": (),
    "none": (),
}
"""The sentences, and the blanks that each may hold."""

BANDS = ("nearly_all", "most", "part", "little")
"""The bands of the score, the highest first."""


def _numbers(names: tuple[str, ...]) -> Field:
    return _needed(Fields({name: _needed(Number(0, 1000)) for name in names}))


LEVELS = Fields(
    {
        "weights": _numbers(("shown", "title", "named", "listed", "skill", "own_skill")),
        "kinds": _numbers(("owned", "owned_as_lead", "applied", "plain", "technical_trade")),
        "levels": _needed(Fields({name: _numbers(keys) for name, keys in REACHED.items()})),
        "why": _needed(Fields({name: _needed(_TEXT) for name in WHYS})),
        "bands": _numbers(BANDS),
        "readiness": _needed(Fields({name: _numbers(("steps", "score")) for name in ("now", "next")})),
    }
)

DOCUMENTS = Fields(
    {
        "documents": _needed(
            List(Fields({"file": _needed(_DOCUMENT), "about": _needed(_TEXT, "What it is, in a line.")}), 1)
        )
    }
)

FILES = {"competency": COMPETENCY, "role": ROLE, "skills": SKILLS, "levels": LEVELS, "documents": DOCUMENTS}
