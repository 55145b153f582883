"""A job advertisement (text, PDF, DOCX) to an Advert, by the rules and skills that read CVs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from gapcheck.errors import Unreadable
from gapcheck.extract import statements
from gapcheck.extract.acts import act_of, figures_of
from gapcheck.extract.advert import demands, titles
from gapcheck.extract.advert.blocks import Part, split
from gapcheck.extract.advert.telling import Telling
from gapcheck.extract.advert.wording import depth_of, turned, wish_of
from gapcheck.extract.readers import plaintext
from gapcheck.extract.rules import Rules
from gapcheck.extract.understanding import Understanding
from gapcheck.records.advert import Advert, Ask, Block, Depth, Wish
from gapcheck.records.document import Document, Line
from gapcheck.records.evidence import Evidence
from gapcheck.records.profile import Hit, Statement
from gapcheck.settings import Limits
from gapcheck.taxonomy import Role, Taxonomy

__all__ = ["Reader", "load", "read", "understand"]

_LABEL = re.compile(r"^([A-Z][\w ,/&()'-]{2,60}?)(?::| [–—-])\s+(?=\S)")
"""What a line opens with. "Preferred: ..." holds for all its sentences, "Budget - ..." is a heading."""

_AND = re.compile(r"\s*(?:,|&|/|\band\b)\s*(?:and\s+)?")
_ITEM = 5
"""A skill's name may stand alone in so many words, as in a list of skills."""

_FORMATTED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""Word processors' files; those that CVs may come as are read, the others refused with a reason."""


def load(path: Path, limits: Limits) -> bytes:
    """The advertisement's bytes. Raises Unreadable where it can't be opened or is too large."""
    try:
        if path.stat().st_size > limits.file_megabytes * 1_000_000:
            raise Unreadable(f"It is larger than {limits.file_megabytes} MB. Save it smaller.")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"It can't be opened ({error.strerror}). Check its name and permissions.") from None


def read(content: bytes, file: str, sha256: str, limits: Limits) -> Document:
    """A text file, or what CVs may come as (PDF, DOCX), as a Document.

    Raises Unreadable with the reason and what to do.
    """
    from gapcheck import extract

    if b"%PDF-" in content[:1024] or content.startswith(_FORMATTED):
        return extract.read(content, file, sha256, limits)
    lines, pages = plaintext.read_lines(content)
    if not lines:
        raise Unreadable("It holds no words. Check that it is the right file.")
    return Document(file, sha256, "text", pages, lines)


@dataclass(frozen=True)
class Reader:
    """What advertisements are read with: the understanding of CVs, what its rules tell, and the roles."""

    understanding: Understanding
    telling: Telling
    roles: tuple[Role, ...]

    @classmethod
    def prepare(cls, taxonomy: Taxonomy) -> Reader:
        understanding = Understanding.prepare(taxonomy)
        telling = Telling.of(understanding.rules, taxonomy.competencies.values())
        return cls(understanding, telling, tuple(taxonomy.roles.values()))


def understand(document: Document, reader: Reader) -> Advert:
    """What an advertisement asks for."""
    lines, roles = document.lines, reader.roles
    titled = titles.find(lines, roles)
    title, title_line = titled if titled else (None, None)
    names = titles.Names.of(title, roles)
    parts = split([line for line in lines if line is not title_line], names)
    asks = tuple(ask for part in parts for ask in _asks(part, reader))
    if title and title_line:
        asks = (_title_ask(title, title_line, reader.understanding.rules), *asks)
    asked = demands.degrees(asks)
    studies = frozenset(line.number for part in parts if part.fields for line in part.lines)
    return Advert(
        file=document.file,
        sha256=document.sha256,
        title=title,
        title_line=title_line,
        rank=titles.rank(title),
        lines=lines,
        asks=asks,
        years=demands.years(asks, names.own),
        degrees=asked,
        fields=demands.fields(asks, asked, studies),
        certifications=demands.certifications(asks, reader.understanding.skills),
        trust=reader.telling.trust,
    )


def _asks(part: Part, reader: Reader) -> Iterator[Ask]:
    """The heading of a part and its sentences, each with how it asks."""
    under = [ask for evidence, wish in _labelled(part) for ask in _line_asks(evidence, wish, reader)]
    if part.line is not None:
        depth = _usual(ask.depth for ask in under)
        yield from _subjects(_whole(part.line, part.block), part.wish, depth, reader)
    yield from under


def _labelled(part: Part) -> Iterator[tuple[Evidence, Wish]]:
    """Each sentence with the wish of its heading, or of the label that its line opens with."""
    line, said = 0, part.wish
    for evidence in statements.sentences(part.lines, part.block):
        if evidence.line != line:
            label = _LABEL.match(evidence.quote)
            own = wish_of(label.group(1)) if label else "none"
            line, said = evidence.line, (own if own != "none" else part.wish)
        yield evidence, said


def _line_asks(evidence: Evidence, wish: Wish, reader: Reader) -> Iterator[Ask]:
    """A sentence as one ask; what a duty or skill is called before its colon is a small heading."""
    label = _LABEL.match(evidence.quote)
    if label is None or wish_of(label.group(1)) != "none":
        yield _ask(evidence, wish, reader)
        return
    ask = _ask(replace(evidence, quote=evidence.quote[label.end() :].strip()), wish, reader)
    yield from _subjects(replace(evidence, quote=label.group(1)), wish, ask.depth, reader)
    yield ask


def _usual(depths: Iterable[Depth]) -> Depth:
    """The commonest depth that something is said of; the first of equals."""
    said = Counter(depth for depth in depths if depth != "none")
    return said.most_common(1)[0][0] if said else "none"


def _subjects(evidence: Evidence, wish: Wish, depth: Depth, reader: Reader) -> Iterator[Ask]:
    """A heading as asks: "Security, Compliance and Audit" names three subjects. A question names none.

    How deep it asks is said by the text under it.
    """
    topic = not evidence.quote.endswith("?")
    for piece in _AND.split(evidence.quote.strip(" :")) if topic else [evidence.quote]:
        ask = _ask(replace(evidence, quote=piece), wish, reader)
        yield replace(ask, heading=topic, depth=depth)


def _whole(line: Line, section: str) -> Evidence:
    return Evidence(line.text, line.page, line.number, line.bbox, section)


def _ask(evidence: Evidence, around: Wish, reader: Reader) -> Ask:
    """An ask; `around` is the wish of its heading or of the label that its line opens with."""
    said = wish_of(evidence.quote)
    wish = said if said != "none" else around
    block = cast(Block, evidence.section)
    statement = _statement(evidence, reader)
    return Ask(statement, block, wish, said != "none", depth_of(evidence.quote), False)


def _statement(evidence: Evidence, reader: Reader) -> Statement:
    """The hits of a CV's statement; the titles that an advertisement drops in passing show nothing."""
    quote, rules, skills = evidence.quote, reader.understanding.rules, reader.understanding.skills
    texts = (quote, *turned(quote))
    hits = [hit for text in texts for hit in rules.find(text) if hit.kind != "title"]
    mentions = skills.find(quote, listed=len(quote.split()) <= _ITEM)
    hits += [Hit(c, "skill", m.skill) for m in mentions for c in skills.known[m.skill].competencies]
    known = {hit.subject for hit in hits}
    hits += [hit for hit in reader.telling.named(rules, quote) if hit.subject not in known]
    return Statement(evidence, act_of(quote), figures_of(quote), tuple(dict.fromkeys(hits)))


def _title_ask(title: str, line: Line, rules: Rules) -> Ask:
    """The title as a demand: it asks for what it plainly names."""
    hits = tuple(hit for hit in rules.find(title) if hit.kind == "title")
    evidence = replace(_whole(line, "title"), quote=title if title in line.text else line.text)
    depth: Depth = "led" if titles.rank(title) >= 3 else "did"
    return Ask(Statement(evidence, "none", (), hits), "title", "none", False, depth, True)
