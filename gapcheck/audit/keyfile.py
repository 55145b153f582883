"""The key of a blind run: the one place that says which candidate is which file.

It is not encrypted: what keeps it is that it lies apart from the run and that only its owner can read it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gapcheck.audit.codes import SECRET_BYTES, Codes, new_secret
from gapcheck.errors import OutputNotWritable, UsageProblem

SCHEMA = 1
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of a run, and the true name of each file by its code."""

    secret: bytes
    files: Mapping[str, str]

    @property
    def codes(self) -> Codes:
        return Codes(self.secret)

    def naming(self, names: Iterable[str]) -> Key:
        """The key with these files added."""
        return replace(self, files={**self.files, **{self.codes.file(name): name for name in names}})

    def without(self, codes: Collection[str]) -> Key:
        """The key with these files forgotten."""
        return replace(self, files={code: name for code, name in self.files.items() if code not in codes})


def opened(path: Path) -> Key:
    """The key in a file, or a new one where there is no file. Raises UsageProblem where it is no key."""
    return read(path) if path.exists() else Key(new_secret(), {})


def read(path: Path) -> Key:
    """The key in a file. Raises UsageProblem where it can't be read or is no key."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        secret, files = bytes.fromhex(found["secret"]), dict(found["files"])
    except OSError as error:
        raise UsageProblem(
            f"The key `{path}` can't be read ({error.strerror}). Name it with --key."
        ) from error
    except (ValueError, KeyError, TypeError):
        raise UsageProblem(f"`{path}` is no key of a blind run. Name the right file with --key.") from None
    if len(secret) != SECRET_BYTES:
        raise UsageProblem(f"`{path}` is no key of a blind run. Name the right file with --key.")
    return Key(secret, files)


def write(key: Key, path: Path) -> None:
    """Whole or not at all, readable by the owner alone from its first byte. Raises OutputNotWritable."""
    text = json.dumps(
        {"schema": SCHEMA, "secret": key.secret.hex(), "files": dict(sorted(key.files.items()))}, indent=1
    )
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8"
        ) as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise OutputNotWritable(
            f"The key can't be written to {path} ({error.strerror}). Choose another with --key."
        ) from error
