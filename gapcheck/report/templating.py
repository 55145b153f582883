"""Jinja2 over the shipped templates: strict (an unknown name is an error), and everything is escaped."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from gapcheck.resources import templates_dir

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")

_KEPT, _KEPT_LETTERS = 8192, 400
"""Escaped texts that are kept, and the letters of the longest: the same words stand on every page."""

_FEW = ("level_scale", "state")
"""Macros of a page's every row that see a handful of values only, so that their output is kept too."""


@cache
def environment() -> Environment:
    """Jinja2 over the shipped templates.

    `autoescape=True` and not `select_autoescape`, which leaves names that end in `.html.j2` alone.
    """
    made = Environment(
        loader=FileSystemLoader(templates_dir(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
        auto_reload=False,
    )
    made.code_generator_class = _Lean
    macros = made.get_template("macros.html.j2").module
    made.globals |= {name: lru_cache(_KEPT)(getattr(macros, name)) for name in _FEW}
    return made


def shown(value: Any) -> str:
    """A value as it stands in a page: printable, and escaped unless it is markup of ours."""
    if type(value) is not str:
        return value if type(value) is Markup else str(escape(value))
    return _kept(value) if len(value) <= _KEPT_LETTERS else _escaped(value)


def printable(text: str) -> str:
    """Characters that HTML does not allow (broken PDFs hold them) become the replacement character."""
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)  # none of them is printable


def _escaped(text: str) -> str:
    return str(escape(printable(text)))


_kept = lru_cache(_KEPT)(_escaped)


class _Lean(CodeGenerator):
    """Code of templates that does the same in about half the time; a page has 1,600 values.

    Jinja escapes what `finalize` answers (`shown` has done so), looks attributes up as items too, and
    passes calls through the context, for the sake of functions that want it; ours don't.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
