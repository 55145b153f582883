"""Records that are made by the hundred for one CV: frozen for who writes code, not while the program runs.

To the type checker `often` is `dataclass` itself, so it refuses to change a field. What guards the fields
of a frozen dataclass at run time makes it six times as dear to make, and words, lines, evidence and their
like are made by the hundred for each CV.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as often
else:
    from dataclasses import dataclass

    def often(*, frozen: bool, slots: bool) -> type:
        """`dataclass`, without the guard at run time; equal records stay equal, and can be looked up."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["often"]
