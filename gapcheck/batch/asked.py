"""What a run was asked to do, kept with it, so that another run is never taken for the same one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace

from gapcheck import __version__
from gapcheck.resources import code_sha256
from gapcheck.settings import FORMATS, Settings

_WORDS = {
    "as_of": "the day (--as-of)",
    "roles": "the roles (--role)",
    "taxonomy": "the taxonomy folder",
    "limits": "the limits (--timeout, --memory)",
    "ocr": "the reading of scans (--ocr)",
    "blind": "what is hidden (--blind)",
    "secret": "the key of the blind run (--key)",
    "count_hidden": "whether hidden text counts (--count-hidden)",
    "crops": "the pictures of the words (--crops)",
    "for_candidate": "the edition for candidates (--for-candidate)",
    "keep_days": "how long it is to be kept (--keep-days)",
    "adjustments": "the requirements (--weight, --requirements)",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything but the files that can change a byte of the results: not the number of jobs, nor which
    formats are written."""

    version: str
    code_sha256: str
    taxonomy_sha256: str
    settings: Settings

    @classmethod
    def of(cls, settings: Settings, taxonomy_sha256: str) -> Asked:
        """The secret of a blind run is told from another by its hash alone, since this is written down."""
        secret = hashlib.sha256(settings.secret).digest() if settings.secret else b""
        said = replace(settings, jobs=1, formats=FORMATS, secret=secret)
        return cls(__version__, code_sha256(), taxonomy_sha256, said)

    def differences(self, other: Asked) -> tuple[str, ...]:
        """What is different, in words; empty where both would give the same results."""
        mine, its = self.settings, other.settings
        names = [field.name for field in fields(Settings) if field.name != "jobs"]
        found = [_WORDS.get(name, name) for name in names if getattr(mine, name) != getattr(its, name)]
        if self.taxonomy_sha256 != other.taxonomy_sha256:
            found.append("the content of the taxonomy")
        if (self.version, self.code_sha256) != (other.version, other.code_sha256):
            found.append("the version of gapcheck")
        return tuple(found)
