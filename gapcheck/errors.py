"""Exit codes, and the errors that know theirs.

An error's last sentence says what to do about it. `gapcheck.cli` is the one place that turns
these into an exit; a single file's trouble is `Unreadable` and ends as a state in the results.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers; documented in the README."""

    DONE = 0
    INTERNAL = 1
    USAGE = 2
    COMPONENT_MISSING = 3
    SOME_UNREADABLE = 4
    NONE_READABLE = 5
    CONFIGURATION_INVALID = 6
    OUTPUT_NOT_WRITABLE = 7
    BELOW_THRESHOLD = 8
    NO_SPACE = 9
    NOT_THE_SAME = 10
    INTERRUPTED = 130


class GapcheckError(Exception):
    """Base of every error that a user is told about; the message ends with the remedy."""

    exit_code: ExitCode = ExitCode.INTERNAL


class UsageProblem(GapcheckError):
    """What was asked for can't be done as asked."""

    exit_code = ExitCode.USAGE


class ComponentMissing(GapcheckError):
    """A part of the installation (templates, taxonomy, an extra) is not there."""

    exit_code = ExitCode.COMPONENT_MISSING


class TaxonomyInvalid(GapcheckError):
    """The taxonomy or the configuration has mistakes; the message lists all of them."""

    exit_code = ExitCode.CONFIGURATION_INVALID


class OutputNotWritable(GapcheckError):
    """The run folder can't be written."""

    exit_code = ExitCode.OUTPUT_NOT_WRITABLE


class NoSpace(OutputNotWritable):
    """The disk is full; what is there is whole, and the run can go on later."""

    exit_code = ExitCode.NO_SPACE


class Interrupted(GapcheckError):
    """The user stopped the run; it can go on later."""

    exit_code = ExitCode.INTERRUPTED


class Unreadable(Exception):
    """One file that can't be read; `str()` is the reason shown to the recruiter."""
