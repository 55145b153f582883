"""Whether the text of a job says that the person manages people."""

from __future__ import annotations

import re

from gapcheck.extract.lexicon import alternatives

_WHOSE = (
    r"(?!['’]|\s(?:calendar|diary|diaries|schedule|appointment|meeting|record|file|budget|account|expense"
    r"|payroll|website|database|paperwork|travel|correspondence|inventory|event|supplies|equipment"
    r"|activit(?:y|ie)|lesson|discussion|exercise|instruction|outing|session)s?\b"
    r"|\sof\s(?:[\w-]+\s){0,3}?(?:children|pupils|students|kids|toddlers|campers|visitors|guests|tourists)\b)"
)
"""Not the people but a thing of theirs: "managed supervisors' calendars", "managed department budgets"; and
who is taught or shown around is no staff: "led a group of children", "led group lessons"."""

_LEADS = re.compile(
    r"\b(?:led|leads?|leading|manage[sd]?|managing|supervis(?:e[sd]?|ing|ion of)|oversee(?:s|ing)?|oversaw"
    r"|(?<!\bthe )(?<!\bof )(?<!\bin )(?<!\bby )"
    r"direct(?:s|ed|ing)?|head(?:s|ed|ing)?|built and led|hired and (?:led|managed)|in charge of"
    r"|responsible for|(?:oversight|responsibility)(?: responsibility)? (?:of|for))\s+"
    r"(?:(?:up|and|the|an?|my|our|of|over|all|with|directly|indirectly|up to|approximately|about|more than"
    rf"|\d+\+?|\(\d+\)|[\w'/&-]+)\s+){{0,9}}?{alternatives('measures', 'led')}\b{_WHOSE}"
    r"|\bdirect reports?\b|\breport(?:ing|ed) to me\b|\bline management of\b|\bpeople manager\b"
    rf"|\bteam of (?:\d+|{alternatives('measures', 'number_words')})\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:provid\w+|gave|giving)\s+(?:[\w-]+\s+){0,3}?(?:leadership|direction|supervision|oversight)\s+"
    rf"(?:and [\w-]+ )?(?:to|for|of)\s+(?:[\w'/&-]+\s+){{0,5}}?{alternatives('measures', 'led')}\b",
    re.IGNORECASE,
)
_A_THING = re.compile(
    r"\b(?:design|development|implementation|deployment|migration|roll-?out|installation|creation|integration"
    r"|launch|introduction|meeting|discussion|session|workshop|call|training|upgrade|conversion|adoption|redesign|planning|delivery)s?\s+"
    r"(?:of|in|for|across|at|to|with|by|from)\b",
    re.IGNORECASE,
)
"""What was led is a piece of work; the people after it only stand beside it."""

_BESIDE = re.compile(
    r"\S\s+\S.*\sand\s(?:[a-z]+ly\s)?"
    r"(?:collaborated|worked|communicated|coordinated|partnered|liaised|interacted|consulted|met|cooperated)"
    r"\swith\b",
    re.IGNORECASE,
)
"""Another deed stands between: "managed the stock room and worked with staff of three shops"."""

_A_KIND = re.compile(r"^heads?\s+[\w-]+$", re.IGNORECASE)
""" "Head trainers" are of a kind, nobody heads them."""

_NOT_LEADS = re.compile(
    r"\b(?:member|part|within|on|in|join\w*|with) (?:of )?(?:an? |the )?(?:[\w-]+ )?team of\b"
    r"|\bcollaborat\w+ (?:with|in) (?:an? )?(?:[\w-]+ ){0,2}team of\b"
    r"|\b(?:mentor\w*|train\w*|support\w*|assist\w*|report\w*) (?:an? |the )?(?:[\w-]+ ){0,2}team of\b",
    re.IGNORECASE,
)

_LEADING = re.compile(
    r"\b(?:led|lead\w*|manag\w+|supervis\w+|direct(?:ed|s|ing|ors?)|overs\w+|head\w*|gr[eo]w\w*|buil[dt]\w*|hir\w+"
    r"|scal\w+|expand\w*|responsible|accountable)\b"
)
"""Verbs of leading, and what people are called who do, in small letters."""

_OF_OTHERS = re.compile(
    r"\b(?:in|within|on|to|with|among|part of|members? of|one of)\s(?:(?:an?|the|our)\s)?(?:[\w-]+\s){0,2}$"
    r"|^(?:[a-z]+ly )?(?:support|assist|help|serv)\w*\s.{0,40}$"
)
"""What stands before a team that somebody else leads: "worked in a", "supported a", no verb of leading."""


def says_leading(text: str) -> bool:
    """Whether a job's bullets say that people were led; "part of a team of ten" does not."""
    if _GIVES.search(text):
        return True
    for match in _LEADS.finditer(text):
        if any(sign.search(match.group()) for sign in (_A_THING, _BESIDE, _A_KIND)):
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        # only the sentence that it stands in can take it back
        own = re.split(r"[.;!?]\s", before)[-1]
        if not _NOT_LEADS.search(own + match.group()):
            return True
    return False


def is_of_others(said: str, start: int) -> bool:
    """Whether the people that a text in small letters counts from `start` on are led by somebody else.

    A number of people is a fact to show, so less takes it back than takes back that somebody leads.
    """
    before = said[:start]
    led = _LEADING.match(said, start) or _LEADING.search(before)
    return led is None and _OF_OTHERS.search(before) is not None
