from __future__ import annotations

import jinja2
import pytest
from markupsafe import Markup

from gapcheck.report.templating import _CONTROL, _Lean, environment, printable, shown


def test_characters_that_html_forbids_are_replaced() -> None:
    assert printable("a\x00b\x0b\x9f\ufffec") == "a\ufffdb\ufffd\ufffd\ufffdc"
    assert printable("tab\t and line\n stay") == "tab\t and line\n stay"
    assert not [sign for sign in map(chr, range(0x110000)) if _CONTROL.match(sign) and sign.isprintable()]


def test_every_template_is_escaped_and_an_unknown_name_is_an_error() -> None:
    assert environment().autoescape is True
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ nowhere }}").render()
    assert environment().from_string("{{ x }}").render(x="<") == "&lt;"


def test_an_unknown_attribute_is_an_error_too() -> None:
    with pytest.raises((AttributeError, jinja2.UndefinedError)):
        environment().from_string("{{ x.nowhere }}").render(x="")


@pytest.mark.parametrize("text", ["<b>", "a & b", "x" * 500 + "'\"<", "\x07<", ""])
def test_texts_are_escaped_whether_short_or_long_new_or_kept(text: str) -> None:
    wanted = str(Markup.escape(printable(text)))
    assert [shown(text), shown(text)] == [wanted, wanted]


def test_markup_and_numbers_stand_as_they_are() -> None:
    assert [shown(Markup("<b>")), shown(7), shown(0.5)] == ["<b>", "7", "0.5"]


SOURCES = {
    "plain": "{{ x }}",
    "attribute": "{{ x.upper() }}",
    "call": "{% macro m(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ m(x) }}{{ m(x, b='&') }}{{ m(x, x) }}",
    "block": "{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(x) %}<i>{{ x }}{% endcall %}",
    "loop": "{% for y in x %}{{ loop.index0 }}{{ y }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "constant": "{{ '<' }}{{ 1 }}",
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=list(SOURCES))
def test_lean_code_renders_as_that_of_jinja(source: str) -> None:
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    assert environment().code_generator_class is _Lean
    for value in ("a<b>'&", "", Markup("<b>")):
        assert environment().from_string(source).render(x=value) == plain.from_string(source).render(x=value)
