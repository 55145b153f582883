"""The one place where errors become a message on stderr and an exit code."""

from __future__ import annotations

import errno
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from gapcheck.cli import configuration
from gapcheck.cli.printing import plain
from gapcheck.errors import ExitCode, GapcheckError

_DEBUG = "gapcheck.debug"
_TERMINATED = 128 + signal.SIGTERM


class Told(click.ClickException):
    """An error as the user sees it: one message, one exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        # paths and names come from outside, and a terminal obeys what is written to it
        super().__init__("\n".join(plain(line) for line in message.split("\n")))
        self.exit_code = exit_code  # type: ignore[misc]  # Click means one a class, and reads it from any


class Guarded(click.Group):
    """A command group from which nothing escapes but messages and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raise what it raised as something that Click knows how to tell."""
        try:
            if not set(ctx.help_option_names) & set(ctx.args):  # help is there however broken the file is
                ctx.default_map = configuration.read(Path.cwd(), self.commands)
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            raise Told("Interrupted. Run the same command again.", ExitCode.INTERRUPTED) from None
        except Exception as error:
            if is_debug(ctx):
                traceback.print_exc()
            raise _told(error) from error


def _told(error: Exception) -> Exception:
    if isinstance(error, GapcheckError):
        return Told(str(error), error.exit_code)
    if isinstance(error, BrokenPipeError) or getattr(error, "errno", None) == errno.EPIPE:
        return error  # whoever read our output has seen enough; Click ends in silence
    if isinstance(error, OSError):
        what = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
        remedy = "Make sure that it can be written and has space."
        return Told(f"The output can't be written ({what}). {remedy}", ExitCode.OUTPUT_NOT_WRITABLE)
    # no word of the error itself: it may be the text of a CV
    what = f"{type(error).__name__} {_where(error)}".strip()
    return Told(f"Internal error ({what}); run again with --debug for the traceback.", ExitCode.INTERNAL)


def _where(error: Exception) -> str:
    """ "in pipeline.py, line 12": the last place of ours that the error went through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "gapcheck" in Path(f.filename).parts]
    return f"in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""


def set_debug(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """Callback of --debug; all contexts of one invocation share their `meta`."""
    ctx.meta[_DEBUG] = value


def is_debug(ctx: click.Context) -> bool:
    """Whether tracebacks are wanted."""
    return bool(ctx.meta.get(_DEBUG))


@contextmanager
def tidy_when_terminated() -> Iterator[None]:
    """Let SIGTERM run the clean-up code: children end, a half-written folder goes."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
