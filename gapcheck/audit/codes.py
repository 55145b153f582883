"""Names of a blind run: codes that nobody without the run's secret can work out from a CV they know."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from gapcheck.records.profile import Reach

SECRET_BYTES = 32


def new_secret() -> bytes:
    """A secret for one run. The only chance in gapcheck; the same secret gives the same codes."""
    return secrets.token_bytes(SECRET_BYTES)


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes under one secret: keyed hashes, so that hashing a known CV or name does not give them."""

    secret: bytes

    def content(self, sha256: str) -> str:
        """64 hex digits in place of a content's SHA-256; equal contents stay equal within the run."""
        return self._code("content", sha256)

    def file(self, name: str) -> str:
        """What a blind run calls a file; the ending stays, the same content twice keeps two names."""
        ending = PurePosixPath(name).suffix.lower()
        known = ending if ending in (".pdf", ".docx", ".txt", ".md", ".odt", ".rtf", ".html") else ""
        return f"cv-{self._code('file', name)[:16]}{known}"

    def reach(self, reach: Reach) -> Reach:
        """Codes in place of an address or number; the country's depends on the number, so that it says
        nothing of where somebody lives."""
        country = self._code("country", f"{reach.country} {reach.number}") if reach.country else ""
        return replace(reach, number=self._code(reach.kind, reach.number), country=country)

    def _code(self, kind: str, text: str) -> str:
        return hmac.new(
            self.secret, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256
        ).hexdigest()
