"""Is what strangers write ever more than text? Every payload in every field, through every output.

`python -m benchmarks.escaping [PEOPLE]` writes a run of people whose every string is a payload, parses
all that was written, and prints what came alive. With one person a payload (the default) every field
holds every payload once. Exit code 1 if anything did.
"""

# ruff: noqa: E501
from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import html5lib

from benchmarks.payloads import PAYLOADS
from gapcheck import match, report
from gapcheck.audit.impact import impact
from gapcheck.cli import understood
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.settings import Adjustment
from gapcheck.taxonomy.model import Taxonomy
from tests import builders

CLOSED: dict[str, frozenset[str]] = {
    "Outcome": frozenset({"sha256", "state", "candidate"}),
    "Profile": frozenset({"sha256"}),
    "Position": frozenset({"start", "end"}),
    "Education": frozenset({"level"}),
    "ScopeFact": frozenset({"kind"}),
    "SkillUse": frozenset({"last_used"}),
    "Hit": frozenset({"subject", "kind"}),
    "Statement": frozenset({"act", "figures"}),
    "Finding": frozenset({"competency", "state"}),
    "Support": frozenset({"kind"}),
    "Assessment": frozenset({"role"}),
    "Term": frozenset({"competency", "need"}),
    "Gate": frozenset({"state"}),
    "Advice": frozenset({"band", "next_band", "closes"}),
    "Closing": frozenset({"competency"}),
    "Claim": frozenset({"kind", "subject"}),
    "Fit": frozenset({"role", "equal", "variants"}),
    "Readiness": frozenset({"step", "neighbours"}),
    "Competency": frozenset({"id", "kind"}),
    "Role": frozenset({"id", "requirements", "variant_of", "career"}),
}
"""Fields whose values gapcheck makes itself from a closed list; all others hold a stranger's words."""

_LIVE = frozenset(
    {
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "base",
        "img",
        "video",
        "audio",
        "math",
        "template",
        "portal",
        "frameset",
        "applet",
        "foreignObject",
        "style",
        "link",
        "meta",
    }
)
_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠]")
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Soak:
    """Puts the next payload into each string that it meets."""

    def __init__(self, start: int) -> None:
        self.next = start

    def value(self, value: Any) -> Any:
        """The same value with payloads for strings; what is closed stays."""
        if isinstance(value, str):
            self.next += 1
            return PAYLOADS[self.next % len(PAYLOADS)]
        if isinstance(value, tuple):
            return tuple(self.value(item) for item in value)
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            closed = CLOSED.get(type(value).__name__, frozenset())
            return replace(
                value,
                **{
                    f.name: self.value(getattr(value, f.name))
                    for f in fields(value)
                    if f.name not in closed and f.init
                },
            )
        return value


def person(number: int) -> Outcome:
    """Somebody all of whose words are payloads."""
    whole = builders.outcome(file=f"{number}.pdf")
    soaked: Outcome = Soak(number).value(whole)
    return replace(soaked, file=f"{PAYLOADS[number % len(PAYLOADS)]}{number}")


def measure() -> Taxonomy:
    """The taxonomy of the builders with payloads for all words that a user may change."""
    made, soak = builders.taxonomy(), Soak(17)
    names = {id_: soak.value(competency) for id_, competency in made.competencies.items()}
    return replace(
        made, competencies=names, roles={id_: soak.value(role) for id_, role in made.roles.items()}
    )


def write(people: int, out: Path) -> tuple[Run, Taxonomy]:
    """A run folder of soaked people, files that could not be read, a page of groups."""
    taxonomy = measure()
    outcomes = [person(number) for number in range(people)]
    unread = [Outcome(f"{p}{n}.x", None, "not-readable", p) for n, p in enumerate(PAYLOADS)]
    run = builders.run(*outcomes, *unread)
    changed = Adjustment(builders.ROLE, "cloud", "weight", 2, 3)
    run = replace(
        run,
        settings=replace(run.settings, adjustments=(changed,)),
        rankings=match.rankings(tuple(outcomes), run.roles),
    )
    report.write(run, taxonomy, out)
    ids = [str(outcome.candidate) for outcome in outcomes]
    groups = {id_: {PAYLOADS[5]: PAYLOADS[n % len(PAYLOADS)] or "x"} for n, id_ in enumerate(ids)}
    found = impact(builders.ROLE, {id_: float(n) for n, id_ in enumerate(ids)}, groups, [PAYLOADS[5]])
    report.write_audit(out, [found], taxonomy, PAYLOADS[0], 3, {"version": PAYLOADS[1], "as_of": PAYLOADS[2]})
    return run, taxonomy


def faults(people: int, folder: Path) -> Iterator[str]:
    """Everything that came alive, in sentences."""
    out = folder / "run"
    run, _ = write(people, out)
    plain = folder / "plain"
    left = [builders.unreadable(f"{n}.x") for n in range(len(PAYLOADS))]
    ours = builders.run(*(builders.outcome(file=f"{n}.pdf") for n in range(people)), *left)
    changed = replace(ours.settings, adjustments=run.settings.adjustments)
    report.write(replace(ours, settings=changed), builders.taxonomy(), plain)
    yield from (f"outside the run folder: {path}" for path in folder.iterdir() if path not in (out, plain))
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        yield from (f"{path.relative_to(out)}: {what}" for what in _file(path, out, plain))
    for outcome in run.outcomes:
        text = re.sub("\x1b\\[[01]m", "", understood.text(outcome))  # headings are bold
        yield from (f"terminal, {outcome.candidate}: {m.group()!r}" for m in _STEERING.finditer(text))


def _file(path: Path, out: Path, plain: Path) -> Iterator[str]:
    checks = {".json": _json, ".csv": _csv, ".xlsx": _xlsx}
    if not re.fullmatch(r"[\w.-]+(?:/[\w.-]+)*", str(path.relative_to(out))):
        yield "a name that is not plain"
    if path.suffix == ".html":
        yield from _html(path, out, plain / path.relative_to(out))
    else:
        yield from checks[path.suffix](path, out)


def _tree(path: Path) -> list[Any]:
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def _alive(elements: list[Any]) -> Counter[str]:
    """How many elements there are of each kind that can do something."""
    tags = (element.tag.rpartition("}")[2].lower() for element in elements)
    return Counter(tag for tag in tags if tag in _LIVE)


def _html(path: Path, out: Path, plain: Path) -> Iterator[str]:
    """No more live elements than in the same page about harmless people."""
    text, elements = path.read_text("utf-8"), _tree(path)
    allowed = _alive(_tree(plain)) if plain.exists() else Counter({"style": 1, "meta": 6})
    for tag, count in sorted(_alive(elements).items()):
        if count > allowed[tag]:
            yield f"{count} live <{tag}> where there should be {allowed[tag]}"
    for element in elements:
        yield from _attributes(element.tag, element.attrib, path, out)
    policies = [
        e.attrib.get("content", "")
        for e in elements
        if e.attrib.get("http-equiv") == "Content-Security-Policy"
    ]
    if len(policies) != 1 or not _STRICT.fullmatch(policies[0]):
        yield f"no strict policy: {policies}"
    for element in (
        e for e in elements if e.tag == "script" and e.attrib.get("type", "") != "application/json"
    ):
        digest = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policies[0]:
            yield "a script that the policy does not name"
    if found := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text):
        yield f"a control character {found.group()!r}"


_HASH = r"'sha256-[\w+/=]+'"
_STRICT = re.compile(
    rf"default-src 'none'; (?:img-src data:; )?(?:script-src {_HASH}; )?style-src {_HASH}; base-uri 'none'; form-action 'none'"
)


def _attributes(tag: str, found: dict[Any, str], path: Path, out: Path) -> Iterator[str]:
    for key, value in found.items():
        name = str(key).rpartition("}")[2].lower()
        if name == "src" and tag == "img" and value.startswith("data:image/png;base64,"):
            continue
        if name.startswith("on") or name in (
            "style",
            "src",
            "srcdoc",
            "formaction",
            "background",
            "xlink:href",
            "action",
        ):
            yield f"an attribute {name} on <{tag}>"
        if name == "href":
            target, _, _ = value.partition("#")
            if re.match(r"\s*[\w+.-]*:|\s*[/\\]", value) or (
                target and not (path.parent / target).resolve().is_relative_to(out.resolve())
            ):
                yield f"a link to {value[:60]!r}"


def _json(path: Path, out: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    json.loads(text)
    if found := _STEERING.search(text):
        yield f"{found.group()!r} as itself"


def _csv(path: Path, out: Path) -> Iterator[str]:
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        yield "rows of different lengths"
    for row in rows:
        for cell in row:
            if _FORMULA.match(cell) and not re.fullmatch(r"-?\d+(?:\.\d+)?", cell):
                yield f"a formula {cell[:40]!r}"
            if found := _STEERING.search(cell):
                yield f"{found.group()!r} in a cell"
    for parted in csv.reader(
        io.StringIO(text, newline=""), delimiter=";"
    ):  # as Excel of half of Europe reads it
        yield from (
            f"a formula after a semicolon {cell[:40]!r}" for cell in parted[1:] if _FORMULA.match(cell)
        )


def _xlsx(path: Path, out: Path) -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"a formula in {sheet.title}!{cell.coordinate}: {str(cell.value)[:60]!r}"
                link = cell.hyperlink
                if (
                    link is not None
                    and link.target
                    and re.match(r"\s*[\w+.-]+:|\s*[/\\]|.*\.\./", link.target)
                ):
                    yield f"a link in {sheet.title}!{cell.coordinate}: {link.target[:60]!r}"


def main(people: int = len(PAYLOADS)) -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(set(faults(people, Path(folder))))
    print("\n".join(found[:200]))
    print(f"{len(PAYLOADS)} payloads, {people} people: {len(found)} came alive")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else len(PAYLOADS)))
