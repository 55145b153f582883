"""Words that mean another thing than the sign that they look like."""

from __future__ import annotations

import re
from itertools import pairwise

from gapcheck.extract.text import WEB_ADDRESS

OWN = frozenset(
    {
        *("processed", "projected", "engineering", "accounting", "marketing", "nursing", "banking"),
        *("clustering", "sourcing", "staffing", "shipping", "securities", "programming", "programmed"),
        *("counseling", "stored", "news", "ais", "united"),
    }
)
"""Forms that mean another thing than their base: "processed claims" is no process, "engineering designs" are
no engineers, "VIP accounts" are no accounting. A rule that means such a word says it in this form."""

MEANT = {
    ("lead", "to"): ("cause", "to"),
    ("lead", "train"): ("teach", "train"),
    ("automate", "test"): ("check", "test"),
    ("manual", "test"): ("hand", "test"),
    ("not", "redundant"): ("not", "double"),
    ("redundancy", "check"): ("checksum", "check"),
    ("integrate", "circuit"): ("chip", "circuit"),
    ("server", "side"): ("code", "side"),
    ("computer", "vision"): ("image", "vision"),
    ("group", "policy"): ("group", "setting"),
    ("neural", "network"): ("neural", "net"),
    ("social", "network"): ("social", "forum"),
    ("security", "clearance"): ("clearance", "clearance"),
    ("office", "365"): ("office365", "suite"),
    ("sql", "server"): ("sql", "dbms"),
    ("tableau", "desktop"): ("tableau", "app"),
    ("san", "francisco"): ("town", "francisco"),
    ("san", "diego"): ("town", "diego"),
    ("san", "jose"): ("town", "jose"),
    ("san", "antonio"): ("town", "antonio"),
    ("provider", "network"): ("provider", "circle"),
    ("social", "security"): ("social", "insurance"),
    ("mentor", "graphic"): ("tool", "graphic"),
    ("presentation", "layer"): ("view", "layer"),
    ("presentation", "tier"): ("view", "tier"),
    ("presentation", "logic"): ("view", "logic"),
    ("presentation", "component"): ("view", "component"),
    ("as", "direct"): ("as", "told"),
    ("as", "assign"): ("as", "told"),
    ("ip", "sla"): ("ip", "probe"),
    ("within", "budget"): ("within", "means"),
    ("under", "budget"): ("under", "means"),
    ("time", "budget"): ("time", "means"),
    ("track", "record"): ("past", "record"),
    ("competitive", "threat"): ("competitive", "rival"),
    ("business", "intelligence"): ("company", "intelligence"),
    ("work", "organization"): ("task", "organization"),
    ("unify", "communication"): ("voice", "telephony"),
    ("vendor", "system"): ("maker", "system"),
    ("window", "mobile"): ("phone", "mobile"),
    ("financial", "service"): ("bank", "service"),
    ("financial", "institution"): ("bank", "institution"),
    ("financial", "system"): ("ledger", "system"),
    ("financial", "software"): ("ledger", "software"),
    ("expense", "report"): ("receipt", "report"),
    ("train", "record"): ("course", "file"),
    ("self", "teach"): ("self", "learnt"),
    ("self", "taught"): ("self", "learnt"),
    ("road", "map"): ("roadmap", "plan"),
    ("spc", "compliance"): ("spc", "control"),
    ("fitness", "program"): ("fitness", "regimen"),
    ("exercise", "program"): ("exercise", "regimen"),
    ("client", "direct"): ("client", "straight"),
    ("direct", "mail"): ("straight", "mail"),
    ("direct", "deposit"): ("straight", "deposit"),
    ("low", "cost"): ("low", "price"),
    ("webpage", "copy"): ("advert", "copy"),
    ("website", "copy"): ("advert", "copy"),
    ("prime", "concern"): ("prime", "care"),
    ("workflow", "design"): ("workflow", "layout"),
    ("newly", "hire"): ("newly", "taken"),
    ("hire", "to"): ("taken", "to"),
    ("hire", "as"): ("taken", "as"),
    ("hire", "by"): ("taken", "by"),
}
"""What two base forms mean together: "which led to" leads nobody, nor does "led training of managers", a
neural network runs in no rack; who stays within budget runs none. A rule that names a pair means the pair."""

_FIRST = frozenset(first for first, _ in MEANT)


def as_meant(tokens: list[str]) -> list[str]:
    """Base forms with those of a known pair replaced by what the pair means."""
    if _FIRST.isdisjoint(tokens):  # nearly always: pairs cost more than all look-ups
        return tokens
    for at, two in enumerate(pairwise(tokens)):
        if two in MEANT:
            tokens[at : at + 2] = MEANT[two]
    return tokens


def _after(*words: str) -> str:
    """What stands right behind one of some words."""
    return "(?:" + "|".join(f"(?<={word} )" for word in words) + ")"


_BOUGHT = _after("sales", "qualified", "new", "internet", "inbound", "with", "generate", "generated")
_WHO = (
    "managers?|supervisors?|directors?|leads?|leaders?|coordinators?|administrators?|analysts?|desk|teams?"
    "|receptionists?|staff|engineers?|specialists?|technicians?|officers?|dispatch\\w*|assistants?|crew|owner"
)
_NOT_THEIRS = "(?! (?:data|files?|drives?|laptops?|servers?|machines?|computers?|systems?|pcs|workstations?))"
"""For whom somebody stands in: a "backup" to them is no copy of data; one of a thing of theirs is."""

_TOLD_BY = (
    *("://", "www.", "Present", "uilding", " leads", "otivated", "rocessing "),
    *("ackup", "ack up", "ack-up"),
)
_SAID_OTHERWISE = re.compile(
    r"(?P<now>(?<=[\d–—-] )Present\b|(?<=[–—-])Present\b|(?<=to )Present\b|(?<=\w )Present(?=$|[,;)]| [A-Z]))"
    r"|(?i:\b(?P<premises>building(?= (?:automation systems?|automation controls?|management systems?"
    r"|codes?|maintenance|permits?|inspect\w+|services engineer\w*)\b)"
    rf"|(?<=the )building\b(?! of)|{_after('main', 'office', 'automation and')}building\b)"
    rf"|(?P<prospects>{_BOUGHT}leads\b"
    r"|\bleads(?= and (?:contacts|prospects|referrals|opportunities)\b))"
    r"|(?P<handling>\bprocessing(?= (?:needs?|improvements?|strateg\w+|requirements?)\b))"
    rf"|(?P<deputy>\bback[- ]?up(?= (?:to|for) (?:[\w/-]+ ){{0,3}}?(?:{_WHO})\b{_NOT_THEIRS}))"
    rf"|(?P<address>{WEB_ADDRESS})"
    r"|(?P<keen>(?:\b(?:self|highly)[- ]|(?<=\ba )|(?<=\bskilled and ))motivated\b))"
)
"""Words that look like a sign's and mean another thing: "2019 - Present", "building automation systems",
"sales leads", "backup for the manager", "self-motivated", the words of an address; the name of each group is
what stands there instead. `_TOLD_BY` says whether to look, which is seldom."""


def in_other_words(text: str) -> str:
    """The text with another word in the place of those that only look like a sign's."""
    if any(map(text.__contains__, _TOLD_BY)):
        return _SAID_OTHERWISE.sub(lambda match: str(match.lastgroup), text)
    return text
