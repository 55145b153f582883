"""Where work is done: one small protocol, so that one machine and a cluster are the same to the engine.

A backend gives each item to a killable child process that has prepared the task, and says how it ended.
Answers are bytes that the task made, in records' own JSON: nothing that comes from a child is unpickled.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, Protocol, TypeVar

Item = TypeVar("Item")
Taken = TypeVar("Taken", contravariant=True)

Why = Literal["late", "memory", "died", "failed"]
"""Why an item has no answer: out of time, out of memory, children that die of it, an error of ours."""


class Task(Protocol[Taken]):
    """Work for a child. It is pickled, so that it must live in a module that a child can import."""

    @property
    def debug(self) -> bool:
        """Whether the child keeps its stderr and writes tracebacks to it."""

    @property
    def writes(self) -> Path | None:
        """The one folder that the child may write to; None for none."""

    def prepare(self) -> Callable[[Taken], bytes]:
        """Called once in each child, before its first item; everything heavy is loaded here.

        A GapcheckError, here or from what is returned, ends the whole run; any other error the item.
        """


@dataclass(frozen=True, slots=True)
class Done(Generic[Item]):
    """An item with its answer."""

    item: Item
    answer: bytes


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item without an answer; `reason` is a sentence for the recruiter."""

    item: Item
    why: Why
    reason: str


Ended = Done[Item] | Lost[Item]


class Backend(Protocol):
    """Does one task on many items."""

    def run(self, task: Task[Item], items: Iterable[Item]) -> Generator[Ended[Item], None, None]:
        """How each item ended, in the order in which they end.

        Items are taken one by one as there is room for them, never all at once: who stops giving them ends
        the run, once what was taken is done. Closing the generator ends all children at once. Raises
        GapcheckError where children can't start, or where one of them says that the run must end.
        """
