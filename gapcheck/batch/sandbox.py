"""What a child that reads strangers' files gives up: writing, the network, and settings from outside.

Linux only, each part where the kernel has it: Landlock takes writing, TCP and signals to others, a filter
on system calls takes sockets of every kind. Neither needs rights, neither can be undone, and programs
that are started inherit both.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable, MutableMapping, Sequence
from pathlib import Path

STEERING = (
    # the loader of a program that is started would run or read somebody else's code
    "LD_PRELOAD", "LD_AUDIT", "LD_PROFILE", "LD_DEBUG", "LD_DEBUG_OUTPUT", "DYLD_INSERT_LIBRARIES",
    # the C library would load conversions, words and tables from there, or write traces
    "GCONV_PATH", "GETCONF_DIR", "GLIBC_TUNABLES", "LOCPATH", "NLSPATH", "MALLOC_TRACE", "TZDIR",
    # names would be looked up elsewhere
    "HOSTALIASES", "LOCALDOMAIN", "RES_OPTIONS", "RESOLV_HOST_CONF",
    # pictures and fonts would be read with other settings
    "FONTCONFIG_FILE", "FONTCONFIG_PATH", "MAGICK_CONFIGURE_PATH",
)  # fmt: skip
"""Unset in a child, and every PYTHON*. TESSDATA_PREFIX stays (Tesseract's languages may lie there), so
does LD_LIBRARY_PATH (some installations need it to find Tesseract's libraries)."""

_PREFIX = "PYTHON"

_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_FIRST_ABI, _REFER_ABI, _TRUNCATE_ABI, _NETWORK_ABI, _SCOPE_ABI = 1, 2, 3, 4, 6
_WRITE_FILE, _REFER, _TRUNCATE = 1 << 1, 1 << 13, 1 << 14
_MAKE_AND_REMOVE = sum(1 << bit for bit in range(4, 13))
_BIND_AND_CONNECT = 0b11
_OTHERS_SOCKETS_AND_SIGNALS = 0b11
_PATH_BENEATH = 1

_DENIED = 13
"""EACCES, what a refused call answers."""

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: how the kernel names its calls, and the number of `socket`."""

_IO_URING = 425
_FOREIGN = 0x40000000
"""Numbers from here on are of x86's other set of calls."""

_LOAD, _EQUAL, _NOT_LESS, _ANSWER = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | _DENIED


def cleaned(environment: MutableMapping[str, str]) -> None:
    """Take out of an environment what could steer a parser or a program that it starts."""
    for name in [name for name in environment if name in STEERING or name.startswith(_PREFIX)]:
        del environment[name]


def confine(writable: Sequence[Path] = ()) -> tuple[str, ...]:
    """Give up writing (but into some folders) and the network, for good.

    To be called while the process has one thread. Returns sentences on what could not be given up.
    """
    if not sys.platform.startswith("linux"):
        return ("Writing and the network are not confined: only Linux has the means.",)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return ("Writing and the network are not confined: the kernel refuses to drop privileges.",)
    missing = (_give_up_writing(libc, writable), _give_up_sockets(libc))
    return tuple(sentence for sentence in missing if sentence)


def _give_up_writing(libc: ctypes.CDLL, writable: Iterable[Path]) -> str:
    abi = libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1)
    if abi < _FIRST_ABI:
        return "Writing is not confined: the kernel has no Landlock."
    files = _WRITE_FILE | _MAKE_AND_REMOVE
    files |= (_REFER if abi >= _REFER_ABI else 0) | (_TRUNCATE if abi >= _TRUNCATE_ABI else 0)
    handled = [files]
    handled += [_BIND_AND_CONNECT] if abi >= _NETWORK_ABI else []
    handled += [_OTHERS_SOCKETS_AND_SIGNALS] if abi >= _SCOPE_ABI else []
    wanted = struct.pack(f"={len(handled)}Q", *handled)
    rules = libc.syscall(_CREATE, wanted, ctypes.c_size_t(len(wanted)), 0)
    if rules < 0:
        return f"Writing is not confined: {os.strerror(ctypes.get_errno())}."
    try:
        for folder in writable:
            _allow(libc, rules, folder, files)
        # whatever is started may throw its output away
        _allow(libc, rules, Path(os.devnull), files & (_WRITE_FILE | _TRUNCATE))
        if libc.syscall(_RESTRICT, rules, 0) != 0:
            return f"Writing is not confined: {os.strerror(ctypes.get_errno())}."
    finally:
        os.close(rules)
    return ""


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        libc.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


def _give_up_sockets(libc: ctypes.CDLL) -> str:
    """Refuse to make sockets, whatever kind; those of a pair, as pipes use, can still be made."""
    machine = os.uname().machine
    known = _SOCKET.get(machine)
    if known is None:
        return f"The network is not confined: {machine} is a machine that gapcheck does not know."
    kind, socket = known
    program = b"".join(
        struct.pack("=HBBI", *step)
        for step in (
            (_LOAD, 0, 0, 4),  # which machine's calls; others than ours are refused
            (_EQUAL, 0, 4, kind),
            (_LOAD, 0, 0, 0),  # which call
            (_NOT_LESS, 2, 0, _FOREIGN),
            (_EQUAL, 1, 0, socket),
            (_EQUAL, 0, 1, _IO_URING),
            (_ANSWER, 0, 0, _REFUSE),
            (_ANSWER, 0, 0, _ALLOW),
        )
    )
    steps = ctypes.create_string_buffer(program, len(program))
    asked = struct.pack("@HP", len(program) // 8, ctypes.addressof(steps))
    if libc.prctl(_SET_SECCOMP, _FILTER, asked, 0, 0) != 0:
        return f"The network is not confined: {os.strerror(ctypes.get_errno())}."
    return ""
