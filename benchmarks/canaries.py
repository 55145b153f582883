"""Do blind runs hold? Fictional CVs full of canaries, run blind, and every byte of the output searched.

`python -m benchmarks.canaries [COUNT]` makes the CVs, runs them blind and open, and prints what leaked
and whether any figure changed. Exit code 1 if anything did.
"""

# ruff: noqa: E501, C416
from __future__ import annotations

import html
import io
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

SEED, COUNT = 11, 200
AS_OF = "2026-11-01"
_SHORTEST_IN_BYTES = 5
"""Signs; shorter texts are looked for where bytes are text, and not in packed ones, where chance writes them."""

_FIRST = (
    "Zelquine",
    "Ormarick",
    "Ysoltra",
    "Bexandru",
    "Quillaria",
    "Tavrik",
    "Jorvenna",
    "Fenwhistle",
    "Łucjanna",
    "Ñaviera",
)
_LAST = (
    "Brandtveld",
    "Quoistmark",
    "Zarruno",
    "Vexleigh",
    "Klemptowa",
    "Haldorsyn",
    "Ombremont",
    "Xanthorpe",
    "Grzelczyk",
    "Söderblox",
)
_WORDS = (("Grace", "Young"), ("Mark", "Stone"), ("Will", "Chase"), ("April", "Rivers"), ("Hope", "Baker"))
_SHORT = (("Bo", "Zhyx"), ("Qi", "Wujk"), ("Ty", "Ngxo"))
_TOWNS = ("Oxbridgeworth", "Port Quellan", "Zarnowice", "Little Venning", "Marrowgate")
_SCHOOLS = (
    "University of Xorvale",
    "Quandary Institute of Technology",
    "Wexmoor College",
    "Universidad de Torrequil",
)


@dataclass(frozen=True)
class Seeded:
    """One fictional CV and the texts that no output may hold. `ordinary` names are sought as a whole."""

    stem: str
    name: str
    lines: tuple[tuple[str, str], ...]
    canaries: tuple[str, ...]
    words: tuple[str, ...]


def seeded(count: int, seed: int = SEED) -> list[Seeded]:
    """CVs of many shapes of name; the same seed gives the same CVs."""
    return [_one(number, random.Random(f"{seed} {number}")) for number in range(count)]


def _name(number: int, rng: random.Random) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name as written, the words of it that are canaries, and what is sought as a whole."""
    first, last, other = rng.choice(_FIRST), rng.choice(_LAST), rng.choice(_LAST)
    shape = number % 10
    if shape == 8:
        first, last = _WORDS[number // 10 % len(_WORDS)]
        return f"{first} {last}", (), (f"{first} {last}", f"{first}.{last}", f"{last}, {first}")
    if shape == 9:
        first, last = _SHORT[number // 10 % len(_SHORT)]
        return f"{first} {last}", (last,), (f"{first} {last}",)
    written = {
        0: f"{first} {last}",
        1: f"{first} {last}-{other}",
        2: f"{first} van der {last}",
        3: f"{first.upper()} {last.upper()}",
        4: f"{first} de la {last} y {other}",
        5: f"{first} O'{last}",
        6: f"{first} J. R. {last}, MBA, PMP",
        7: f"{first}-{rng.choice(_FIRST)} {last}",
    }[shape]
    words = [w for w in re.findall(r"[^\W\d_]{4,}", written)]
    return written, tuple(words), ()


def _one(number: int, rng: random.Random) -> Seeded:
    name, canaries, whole = _name(number, rng)
    parts = [_plain(w) for w in re.findall(r"[^\W\d_]{2,}", name.split(",")[0])]
    first, last = parts[0], parts[-1]
    user = rng.choice(
        (f"{first}.{last}", f"{first[0]}{last}", f"{first}_{last}84", f"{last}{first[0]}", f"{first}{last}")
    )
    email = f"{user}@{rng.choice(('mailbox.example', 'example.org'))}"
    town, school = rng.choice(_TOWNS), rng.choice(_SCHOOLS)
    street = f"{rng.randint(2, 199)} {rng.choice(('Quibble', 'Old Zander', 'Merriwick'))} {rng.choice(('Street', 'Road', 'Lane'))}"
    phone = rng.choice(
        (
            f"+44 20 7946 0{rng.randint(400, 599)}",
            f"(512) 555-0{rng.randint(100, 199)}",
            f"07700 900{rng.randint(100, 199)}",
        )
    )
    year = rng.randint(1979, 1996)
    born = f"{rng.randint(1, 28)} March {year - 22}"
    link = f"linkedin.com/in/{first}-{last}-{rng.randint(100, 999)}a"
    called = name.split()[0].title() if name.isupper() else name.split()[0]
    surname = re.split(r",", name)[0].split()[-1]
    lines = (
        ("name", name),
        ("text", "Head of Technology"),
        (
            "text",
            rng.choice(
                (
                    f"{email} | {phone} | {link}",
                    f"{street}, {town} | {phone} | {email}",
                    f"{phone} · {email} · github.com/{user}",
                )
            ),
        ),
        ("text", f"{street}, {town}, ZX9 4QB"),
        ("text", f"Date of birth: {born} | Nationality: Vandorian | Marital status: Married, two children"),
        ("head", "Profile"),
        (
            "text",
            f"Technology leader with 14 years of experience. {called} is 47 years old and lives in {town} with his wife.",
        ),
        (
            "text",
            f"Known to colleagues as {called}; she/her. Owned the cloud strategy and a budget of 4m pounds.",
        ),
        ("head", "Experience"),
        ("job", f"Head of Technology, {surname} Consulting Ltd, {town}    Jan 2018 - Present"),
        ("item", "Led a team of 24 engineers and owned a budget of 3m pounds across two sites."),
        ("item", f"{called}'s team moved all services to AWS; her work cut hosting cost by 31%."),
        (
            "item",
            f"Signed off by {last} and by {surname.upper()}: the security policy, audited under ISO 27001.",
        ),
        (
            "item",
            f"Wrote {user} as the service account owner; see www.{first}{last}.example/work for talks on Kubernetes.",
        ),
        ("job", "Infrastructure Manager, Larkfield Council    Mar 2011 - Dec 2017"),
        ("item", "Managed six suppliers and renewed contracts worth 800k pounds with 12% saved."),
        (
            "item",
            f"Designed disaster recovery and tested it twice a year; graduated from {school} in {year}.",
        ),
        ("head", "Education"),
        ("text", f"BSc Computer Science, {school}, {year}"),
        ("head", "Skills"),
        ("text", "AWS, Kubernetes, Python, ITIL, Terraform, ISO 27001"),
        ("head", "References"),
        ("text", f"Dr Umbriel Castorly, former chief executive, knows {name} since {year}."),
    )
    secrets_ = (user, email, link, town, street, "Vandorian", "Castorly", born, phone)
    schooling = tuple(
        w
        for w in re.findall(r"[^\W\d_]{6,}", school)
        if w not in ("University", "Institute", "College", "Technology", "Universidad")
    )
    return Seeded(
        stem=rng.choice(("CV {}", "{}_resume_2024", "{} - head of technology", "cv-{}-final")).format(re.sub(r"[^\w' -]", "", name)),
        name=name, lines=lines,
        canaries=tuple(dict.fromkeys((*canaries, *whole, *secrets_, *schooling, name))),
        words=(str(year), str(year - 22), "she", "her", "his"),
    )  # fmt: skip


def _plain(text: str) -> str:
    bare = text.casefold().replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if c.isascii() and c.isalpha())


def write(cvs: list[Seeded], folder: Path) -> None:
    """As PDF and as DOCX by turns, with the name in the file name, the footer and the metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, cv in enumerate(cvs):
        drawn = _docx if number % 4 == 3 else _pdf
        ending = "docx" if number % 4 == 3 else "pdf"
        (folder / f"{cv.stem} {number}.{ending}").write_bytes(drawn(cv))


def _pdf(cv: Seeded) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, A4, invariant=True)
    page.setAuthor(cv.name)
    page.setTitle(f"CV of {cv.name}")
    sizes = {"name": 18, "head": 13, "job": 10.5, "text": 10, "item": 10}
    y = 800.0
    for number, (kind, text) in enumerate(cv.lines):
        if number == 15:
            page.setFont("Helvetica", 8)
            page.drawString(60, 30, f"{cv.name} - page 1")
            page.showPage()
            y = 800.0
        page.setFont("Helvetica-Bold" if kind in ("name", "head", "job") else "Helvetica", sizes[kind])
        y -= sizes[kind] * (1.9 if kind == "head" else 1.35)
        for part in _wrapped(("• " if kind == "item" else "") + text):
            page.drawString(60, y, part.encode("cp1252", "replace").decode("cp1252"))
            y -= 12.5
    page.setFont("Helvetica", 8)
    page.drawString(60, 30, f"{cv.name} - page 2".encode("cp1252", "replace").decode("cp1252"))
    page.save()
    return out.getvalue()


def _wrapped(text: str, width: int = 95) -> Iterator[str]:
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if len(line) + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _docx(cv: Seeded) -> bytes:
    made = Document()
    made.core_properties.author = made.core_properties.title = cv.name
    made.sections[0].header.paragraphs[0].text = cv.name
    for kind, text in cv.lines:
        if kind == "head":
            made.add_heading(text, 1)
        elif kind == "name":
            made.add_heading(text, 0)
        else:
            made.add_paragraph(text, style="List Bullet" if kind == "item" else None)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


class Held(NamedTuple):
    """Something an output holds: where, and as text. `packed`: bytes that are no text, as they are."""

    where: str
    text: str
    packed: bool = False


def texts(folder: Path) -> Iterator[Held]:
    """Everything in a folder as text, by a name of where it stood: archives, tables and blobs opened."""
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        yield Held(name, path.name.casefold())
        if path.is_file():
            yield from _opened(name, path.read_bytes())
            if path.suffix == ".sqlite":
                yield from _rows(path, name)


def _opened(name: str, content: bytes) -> Iterator[Held]:
    yield Held(name, _read(content), _is_packed(content))
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _opened(f"{name}/{member}", archive.read(member))
    for window in (15, -15, 31):
        try:
            unpacked = zlib.decompress(content, window)
        except zlib.error:
            continue
        yield Held(f"{name} (unpacked)", _read(unpacked), _is_packed(unpacked))


def _is_packed(content: bytes) -> bool:
    """Whether bytes are no text: three letters in a row stand in them by chance."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return b"\0" in content


def _rows(path: Path, name: str) -> Iterator[Held]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("select name from sqlite_master where type = 'table'")]
        for table in tables:
            for row in database.execute(f'select * from "{table}"'):
                for cell in row:
                    yield from _opened(
                        f"{name}:{table}", cell if isinstance(cell, bytes) else str(cell).encode()
                    )


def _read(content: bytes) -> str:
    """As UTF-8 and as UTF-16, with what JSON, HTML and quoting make of signs undone, in one case."""
    plain = content.decode("utf-8", "replace")
    wide = content.decode("utf-16-le", "ignore") if b"\0" in content else ""
    escaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), plain)
    return html.unescape(f"{plain}\n{escaped}\n{wide}").casefold()


def leaks(cvs: list[Seeded], folder: Path, said: str = "") -> list[str]:
    """Each canary that stands somewhere in a folder, and where; short ones in text alone."""
    sought = {c.casefold() for cv in cvs for c in cv.canaries} | {
        _plain(c) for cv in cvs for c in cv.canaries if c.isalpha() and len(_plain(c)) > 3
    }
    long = {canary for canary in sought if len(canary) >= _SHORTEST_IN_BYTES}
    words = {w for cv in cvs for w in cv.words}
    alone = re.compile(rf"(?<![\w.#-])(?<! r=\x22)(?:{'|'.join(sorted(words))})(?![\w.-])")
    found = set()
    for where, text, packed in (*texts(folder), Held("the terminal", _read(said.encode()))):
        found |= {f"{canary!r} in {where}" for canary in (long if packed else sought) if canary in text}
        for match in () if packed else alone.finditer(text):
            around = text[max(0, match.start() - 40) : match.end() + 40]
            found.add(f"{match.group()!r} in {where}: …{around!r}")
    return sorted(found)


def run(cvs: Path, out: Path, *more: str) -> str:
    """`gapcheck run` on a folder; what it said on both channels."""
    command = [
        sys.executable,
        "-m",
        "gapcheck",
        "run",
        str(cvs),
        "--out",
        str(out),
        "--as-of",
        AS_OF,
        "--role",
        "head-of-technology",
        "-v",
        *more,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 4):
        raise RuntimeError(done.stderr)
    return done.stdout + done.stderr


def figures(folder: Path) -> dict[str, object]:
    """All findings and figures of each candidate of a run, by the run's name of the file."""
    found = json.loads((folder / "results.json").read_text("utf-8"))
    return {
        one["file"]: {
            "levels": {
                c: (f["level"], f["state"], len(f["evidence"]))
                for c, f in one["profile"]["competencies"].items()
            },
            "years": (one["profile"]["experience_years"], one["profile"]["leadership_years"]),
            "scores": [
                (a["role"], a["score"], a["confidence"], [g["state"] for g in a["gates"]], a["rank"])
                for a in one["assessments"]
            ],
            "fit": one["best_fit"]["role"],
        }
        for one in found["candidates"]
    }


def compared(folder: Path, cvs: list[Seeded]) -> tuple[list[str], list[str], int]:
    """Leaks, changed figures, and how many CVs were compared. Writes into a folder."""
    write(cvs, folder / "in")
    said = run(folder / "in", folder / "blind", "--blind=schools", "--key", str(folder / "key.json"))
    run(folder / "in", folder / "open")
    names = json.loads((folder / "key.json").read_text("utf-8"))["files"]
    blind = {names[code]: value for code, value in figures(folder / "blind").items()}
    open_ = figures(folder / "open")
    changed = [name for name in sorted({*blind, *open_}) if blind.get(name) != open_.get(name)]
    return leaks(cvs, folder / "blind", said), changed, len(open_)


def main(count: int = COUNT) -> int:
    with tempfile.TemporaryDirectory() as folder:
        leaked, changed, read = compared(Path(folder), seeded(count))
    print("\n".join([*leaked, *(f"figures changed: {name}" for name in changed)]))
    print(f"{read} of {count} CVs read; {len(leaked)} leaks; {len(changed)} with changed figures")
    return 1 if leaked or changed or read < count else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
