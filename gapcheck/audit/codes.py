"""Names of a blind run: codes that nobody without the run's secret can work out from a CV they know."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import PurePosixPath

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

    def _code(self, kind: str, text: str) -> str:
        return hmac.new(
            self.secret, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256
        ).hexdigest()
