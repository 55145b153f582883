"""Statements that tell of no deed of the person: what the employer is, lists of tools, courses taken."""

from __future__ import annotations

import re

from gapcheck.extract.text import all_names

_MADE = "(?:project|application|system|tool|module|website|portal)"

OTHERS = re.compile(
    r"It (?:is|was|has been) (?:also )?(?:used|designed|intended|meant|built|developed) (?:to|for|as)\b"
    r"|It (?:also )?(?:allows|enables|helps|lets|provides|produces|makes|sells|operates|publishes)\b"
    r"|(?:[A-Z][\w /-]{0,40}: ?){0,3}"
    rf"(?:This {_MADE} (?:is|was) (?:all about|about|an?|used|meant)\b"
    rf"|The (?:[a-z]+ )?(?:goal|aim|objective|purpose) of (?:the|this) {_MADE}(?! was)\b)"
    r"|They (?:are|were)\b"
    r"|(?:The )?(?:family|owners?|parent company) (?:ha[sd]|have|is|was|were)\b"
    r"|(?:All |The |Most |These )?(?i:courses|classes|lessons) (?:were|are) (?:taught|given|led)\b"
    r"|(?:The|An?|Each|Every) (?:[a-z]+ ){1,3}(?:can|could|will|may)\b|"
    r"(?:The |An? )?"
    r"(?:[A-Z][\w&.'’-]*(?: (?:[A-Z&][\w&.'’-]*|of|and|the))* [A-Z][\w&.'’-]*"
    r"|(?:[Cc]ompany|[Ff]irm|[Oo]rgani[sz]ation))"
    r",? (?:is|was|are|provides?|develops|offers|operates|makes|sells|manufactures|serves)\b"
    r"|(?:Supervisors?|Advis[eo]rs?|Managers?|Mentors?|Referees?|Clients?|Reports to|Reporting to):"
)
"""A sentence about somebody or something else: "Acme Foods Inc makes ...", "The company is a ...",
"Supervisor: ...", "It is used to track ...", "The goal of the project is ...", "A clerk can ..."."""

TO_THE_READER = re.compile(
    r"\b(?:[Yy]ou (?:can|could|will|need|may|want|are|have|get)"
    r"|(?<![Kk]now )(?<![Bb]ring )[Yy]our (?!(?:own|customers?)\b)[a-z]+)\b"
)
"""What a leaflet says of its product: "the tool lets your network operations team ..."."""

_MAKERS = (
    "provider|manufacturer|distributor|retailer|supplier|wholesaler|producer|publisher"
    "|(?:market|world|global) leader"
)
_FIRMS = (
    "company|firm|consultancy|agency|corporation|start-?up|organi[sz]ation|institution|subsidiary|charity"
    "|bank|hospital"
)
_WHAT_FIRMS_DO = (
    "that|which|with|providing|offering|speciali[sz]ing|speciali[sz]ed|serving|focus(?:ed|ing)|based|headquartered"
    "|engaged|delivering|supplying|making|selling|dedicated|operating|producing"
)
EMPLOYER = re.compile(
    r"(?:The |An? )?(?!(?:Sole|Primary|Main|Only|Preferred|I|Lead|Manage|Support) )([\w$€£&/.'’-]+),? "
    r"(?:(?!(?:of|for|to|by|is|was|via|I|as|from|the|in|on|with|had|through\w*) )[\w$€£&/.'’+-]+,? ){0,7}?"
    rf"(?:(?:{_MAKERS})s?(?:(?:,| and|, and| or| &) \w+){{0,3}} (?:of|for|to|in)"
    rf"|(?:{_FIRMS}),? (?:{_WHAT_FIRMS_DO}))\b"
)
"""An employer told of without a verb: "Global provider of payment services", "Design firm with 40 people"."""

_LISTED_OF = "Key|Core|Main|Technicals?|Software|Programming|Operating|Project|Development|Work(?:ing)?"
_LISTS = (
    "Tools?|Environments?|Technolog(?:y|ies)|Tech [Ss]tack|Stack|Skills|Software|Platforms?|Languages|Systems"
    "|Applications|Databases|Hardware|Frameworks"
)
LISTING = re.compile(
    rf"(?:(?:{_LISTED_OF}) )?(?:{_LISTS})(?:[ /](?:[Uu]sed|and|&|/|[A-Z][a-z]+)){{0,3}}\s*:\s*"
    r"|(?i:(?:technicals? )?(?:skills|tools|technologies|environment)(?: used)?)\s*:\s*"
)
"""A line of a job that only lists names: "Environment: Linux, Oracle"."""

_ALL_WHO_LEARN = (
    r"(?: [\w-]+){0,4} (?:staff|employees|hires|personnel|members|people|users|others|colleagues)\b"
)

_NAME = re.compile(r"[^\W\d_][\w'’.&+#-]*")
_SHORT = 3
"""Letters of a word that may be no name: "of", "and"."""

_ROW = re.compile(r"(?:\s/|/\s)")
_MANY = 4
"""Slashes with white beside them that make a row: "VPN / FTP / TCP/IP / Firewalls / VOIP"."""

_DOING = re.compile(r"(?:ment|tion|ing|ance|sis|port|nance|view)s?$")
"""How a word ends that says what was done, though as a noun: "Management", "Administration", "Support"."""


def lists_names(text: str) -> bool:
    """Whether a fragment only lists names: "Harbour Routers/ Gateways.", or a row that slashes part."""
    if len(_ROW.findall(text)) >= _MANY:
        return True
    names = [word for word in _NAME.findall(text) if len(word) > _SHORT]
    return bool(names) and all_names(names) and not any(_DOING.search(word.casefold()) for word in names)


CLAIM = re.compile(
    r"(?:(?:Has|Have|Possess(?:es)?) )?"
    r"(?i:excellent|strong|good|great|exceptional|outstanding|proven|demonstrated|superior|solid|effective)"
    r"(?: [\w/&-]+,?){0,7}? (?:skills?|abilit(?:y|ies))\b"
    r"|(?i:display|demonstrat|exhibit|possess)(?:e|s|es|ed|ing)?(?: [\w/&-]+,?){0,7}?"
    r" (?:skills?|abilit(?:y|ies)|proficiency)\b(?! (?:by|through)\b)"
)
"""An ability that is praised and not told: "Excellent communication skills to coordinate with ...", "Display
consistent leadership skills"."""

COURSE = re.compile(
    r"(?:(?:I|Also|Successfully|Recently|Currently|Was|Fully|Highly|Formally) )*"
    rf"(?:(?:[Cc]ross-?)?[Tt]rained (?:[a-z]+ly )?(?:in|by|as)\b(?!-| house)(?!{_ALL_WHO_LEARN})"
    r"|[Cc]ross[- ]?[Tt]raining (?:in|with|by)\b"
    r"|(?:[Ss]elected to |[Cc]hosen to |[Nn]ominated to )?"
    r"(?i:attend(?:ed|ing|s)?|complet(?:ed|ing)|took|taking|enrolled|underwent|undergoing|received|passed"
    r"|pursuing) "
    r"(?:(?!meetings?\b|of\b)[\w$-]+,? ){0,6}?"
    r"(?:course(?:s|work)?|workshops?|seminars?|boot ?camps?|class(?:es)?|webinars?|certifications?"
    r"|training(?! (?:of|for|new|staff|document\w*|material\w*|plan\w*|record\w*|\d)\b)"
    r"(?: sessions)?)\b(?! to ))"
)
"""What the person was taught: "Attended a workshop on ...", "Trained in first aid"."""


_WHAT_IT_DOES = re.compile(
    r"(?: [A-Z&][\w&.'’-]*)*,? (?:is|was|has|uses|leverages|provides|offers|develops|operates|makes|sells"
    r"|serves|manufactures|delivers|helps|enables|builds|creates|designs|speciali[sz]es|owns|runs|supplies|works)\b"
)
_SHORTEST_NAME = 4


def tells_of(employer: str | None, text: str) -> bool:
    """Whether a sentence tells what the job's employer does, by its name's first word: "Acme uses ..."."""
    name = (employer or "").partition(" ")[0]
    told = len(name) >= _SHORTEST_NAME and text.startswith(name)
    return told and _WHAT_IT_DOES.match(text, len(name)) is not None
