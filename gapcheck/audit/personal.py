"""What tells who a person is whoever the person is: addresses, numbers, birth, family, pronouns.

Each pattern comes with the neutral token that takes its place. They take rather too much than too little.
"""

from __future__ import annotations

import re

Rule = tuple[re.Pattern[str], str]

_STREETS = (
    "street|str|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|close|way|place|pl|crescent|square|sq|terrace"
    "|boulevard|blvd|gardens|grove|mews|row|hill|park|view|walk|parkway|highway|quay|wharf"
)
_LABELS = r"""date\s+of\s+birth|place\s+of\s+birth|birth\s*(?:date|day|place|year)|year\s+of\s+birth
    |d\.?\s?o\.?\s?b\b\.?|nationality|citizenship|(?:marital|civil|family)\s+status|gender|sex|religion
    |ethnicity|(?:visa|immigration|residen(?:cy|ce))\s+(?:status|permit)|(?:preferred\s+)?pronouns|children
    |passport(?:\s+(?:no|number))?|national\s+insurance|social\s+security|(?:home\s+)?address|full\s+name
    |maiden\s+name|surname|first\s+name|(?:mother|father)'?s\s+name|driving\s+licen[cs]e(?:\s+no)?"""
_NUMBER = r"(?:\d+|one|two|three|four|five|six)"
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_WORD = r"[^\W\d_][\w'’.-]*"


def _compiled(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(pattern, flags | re.VERBOSE)


def _rule(token: str, pattern: str, flags: int = re.IGNORECASE) -> Rule:
    return _compiled(pattern, flags), token


EMAIL = _compiled(
    r"""[\w.+'’-]{1,64}\s?(?:@|[(\[]\s?at\s?[)\]])\s?[\w-]{1,63}
    (?:\s?(?:\.|[(\[]\s?dot\s?[)\]])\s?[\w-]{1,63}){1,6}"""
)
LINK = _compiled(
    r"""(?:\b[a-z][a-z+.-]{1,15}://|\bwww\.)[^\s,;|()<>"]+
    |\b(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/[^\s,;|()<>"]+
    |(?<![\w.@])@[a-z][\w.]{2,30}
    |\b(?:discord|instagram|skype|telegram|twitter|wechat|whatsapp)(?:\s+(?:id|name))?\s?:\s?[^\s,;|()<>"]+"""
)
_DIGIT = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
PHONE = _compiled(
    rf"""\b(?:{_DIGIT}[\s,-]{{1,3}}){{4,30}}(?:{_DIGIT}|\d+)\b(?:[\s,-]{{1,3}}(?:{_DIGIT}|\d+)\b){{0,12}}
    |(?<![\w/.,$€£])(?!{_YEAR}\b)(?:\+|00)?\(?\d(?:[ ().\-–/]{{0,3}}\d){{8,15}}(?![\w,]\d)(?!\w)
    |(?<!\w)(?:\+\d{{1,3}}|\(\d{{2,5}}\))[ ().\-–/]{{0,3}}\d(?:[ ().\-–/]{{0,3}}\d){{5,13}}(?!\w)
    |\b\d{{3}}[ .-]\d{{3}}[ .-]\d{{4}}\b|\b\d{{3}}[.-]\d{{4}}\b"""
)
LONE_YEAR = _compiled(rf"(?<!\d){_YEAR}(?!\d)")

_BIRTH = (
    rf"\b(?:{_LABELS})(?:\s*[:=]|\s+[–—-]\s)\s*[^|;•·\n]{{0,80}}",
    r"\b(?:date|place)\s+of\s+birth\b[^|;•·\n]{0,60}|\bd\.?o\.?b\.?\s+\S[^|;•·\n]{0,40}",
    r"\bborn\b(?:\s+(?:on|in|at|and\s+raised))*\s+[^|;•·.\n]{0,40}",
    r"""\bage[d]?\s*[:=-]?\s*\d{2}\b|\b\d{2}[\s-]*(?:years?|yrs?)[\s-]*(?:old|of\s+age)\b
    |\b\d{2}\s?y/?o\b""",
)
_FAMILY = (
    r"""\b(?:happily\s+|un)?(?:married|divorced|widow(?:ed|er)?)\b
    (?:\s+(?:with|to|and)\b[^|;•·,.\n]{0,40})?""",
    r"^\s*single\s*(?:$|[,;|/].*$)|\bsingle\s+(?:mother|father|mum|mom|dad|parent)\b",
    rf"""\b(?:proud\s+)?(?:father|mother|mum|mom|dad|parent|husband|wife)\s+(?:of|to)\s+(?:{_NUMBER}|a|an|my)\b
    (?:\s+(?:\w+\s+)?(?:children|kids|sons?|daughters?|boys?|girls?))?
    |\b(?:{_NUMBER}|no)\s+(?:\w+\s+)?(?:children|kids|sons|daughters)\b""",
    r"\b(?:maternity|paternity)\b",
)
_NATIONAL = r"""\b(?:[A-Z][a-z]+|[A-Z]{2,3}|E\.U\.|U\.[SK]\.)(?:[ /-](?:[A-Z][a-z]+|[A-Z]{2}))?
    \s+(?:citizen(?:ship)?|nationals?|nationality|passport(?:\s+holder)?)\b
    |\b(?:citizen|national)\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)*"""
_PRONOUNS = (
    r"""\(?\b(?:he|she|they|xe|ze|ey)\s?/\s?(?:him|her|them|they|xem|zir|hir|em)
    (?:\s?/\s?(?:his|hers?|theirs?|xyrs|zirs|hirs))?\b\)?""",
    r"(?<![\w/.-])(?:he|she|him|his|her|hers|himself|herself)(?:['’](?:s|d|ll))?(?![\w/-])",
)
_TITLES = r"""(?<!\w)(?:mr|mrs|ms|miss|mx|sir|madam|madame|señora?|herr|frau|monsieur|mme)\b\.?
    (?=\s+[A-Z\[])"""
_ADDRESSES = (
    r"\bP\.?\s?O\.?\s+Box\s+\d+\b",
    rf"""\b(?:(?:flat|apt|apartment|unit|suite)\.?\s*\#?\w{{1,5}},?\s+)?
    \d{{1,5}}[A-Za-z]?,?\s+(?:{_WORD}\s+){{1,4}}(?:{_STREETS})\b\.?""",
    r"\b(?:flat|apt|apartment)\.?\s*\#?\d{1,4}[A-Za-z]?\b",
    rf"""\b(?:calle|rue|via|viale|avenida|ulica|ul\.|rua|piazza|plaza)\s+(?:{_WORD}\s+){{0,3}}{_WORD},?\s+\d{{1,5}}\b
    |\b[^\W\d_]+(?:straße|strasse|straat|gasse|weg|vägen|gatan|platz)\s+\d{{1,4}}[a-z]?\b""",
)
_POSTCODES = r"""\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b|\b\d{5}-\d{4}\b
    |\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"""

DETAILS: tuple[Rule, ...] = (
    *(_rule("[personal detail]", pattern) for pattern in (*_BIRTH, *_FAMILY)),
    _rule("[name]", r"\b(?:maiden\s+name|née|nee)\s+\S+"),
    _rule("[personal detail]", _NATIONAL, 0),
    *(_rule("[pronoun]", pattern) for pattern in _PRONOUNS),
    _rule("[title]", _TITLES),
    *(_rule("[address]", pattern) for pattern in _ADDRESSES),
    _rule("[address]", _POSTCODES, 0),
)

STREETS: tuple[re.Pattern[str], ...] = tuple(p for p, token in DETAILS if token == "[address]")
REACH: tuple[re.Pattern[str], ...] = (EMAIL, LINK, *STREETS, PHONE)
"""What stands on one line with a home place."""

YEAR = _compiled(
    rf"""(?<![\w.,$€£]){_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d{{2}}))?(?!\w)|(?<!\w)['’]\d{{2}}(?!\w)
    |(?<!\d)\d{{1,2}}/\d{{2}}(?!\d)"""
)
_DEGREE = r"""(?:\bB\.?\s?(?:Sc|A|Eng|Tech|Com|Ed|E|S|BA)\b|\bM\.?\s?(?:Sc|A|Eng|Tech|BA|Phil|S|Ed)\b
    |\bPh\.?\s?D\b|\bDPhil\b|\bdiploma\b|\bbachelor\w*|\bmaster'?s?\s+(?:of|in|degree)|\bdoctorate\b
    |\bdegree\b|\bgraduat\w+|\bclass\s+of\b|\balumn\w+|\bA[- ]levels?\b|\bGCSEs?\b|\bmatriculat\w+
    |\bhigh\s+school\b|\buniversity\b|\bcollege\b|\bstudied\b)"""
GRADUATION = _compiled(
    rf"""({_DEGREE}[^;|\n]{{0,70}}?)({YEAR.pattern})|({YEAR.pattern})(?=[^;|.\n]{{0,25}}{_DEGREE})"""
)
