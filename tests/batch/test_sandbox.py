"""A child that reads strangers' files can neither write nor call anybody. Tried for real."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gapcheck.batch import isolate, sandbox
from gapcheck.batch.backend import Lost
from gapcheck.batch.find import find
from gapcheck.settings import Limits
from tests.batch.poison import Escaping

REFUSED = ("tcp", "udp", "local", "write", "change", "delete", "folder", "program", "signal")
ALLOWED = ("read", "throw-away", "run-folder", "steered", "sockets")


def has_landlock() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return int(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1)) >= 6


@pytest.mark.skipif(not has_landlock(), reason="the kernel has no Landlock of version 6")
@pytest.mark.parametrize("share", [1, isolate.MOST_GIVEN], ids=["a child each", "one child"])
def test_what_a_child_can_and_cannot_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: int) -> None:
    monkeypatch.setattr(isolate, "MOST_GIVEN", share)
    for name in ("inbox", "outside", "run"):
        (tmp_path / name).mkdir()
    for name in (*REFUSED, *ALLOWED):
        (tmp_path / "inbox" / name).write_text("content")
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.setenv("GCONV_PATH", "/nowhere")
    task = Escaping(tmp_path / "outside", tmp_path / "run")
    found = find([tmp_path / "inbox"])
    with isolate.Local(Limits(timeout=60), 2) as local, closing(local.run(task, found)) as ends:
        refused = {end.item.name: end.reason for end in ends if isinstance(end, Lost)}
    assert sorted(refused) == sorted(REFUSED)
    errors = ("PermissionError", "CalledProcessError")
    assert all(any(error in reason for error in errors) for reason in refused.values())
    assert not list((tmp_path / "outside").iterdir())
    assert (tmp_path / "run" / "page.html").read_text() == "words"
    assert (tmp_path / "inbox" / "change").read_text() == "content"


def test_what_steers_programs_is_unset() -> None:
    environment = {
        "PATH": "/bin", "TESSDATA_PREFIX": "/data", "LD_LIBRARY_PATH": "/lib", "PYTHONPATH": "/x",
        "PYTHONSTARTUP": "x.py", "LD_PRELOAD": "x.so", "GCONV_PATH": "/x", "FONTCONFIG_FILE": "x",
    }  # fmt: skip
    sandbox.cleaned(environment)
    assert environment == {"PATH": "/bin", "TESSDATA_PREFIX": "/data", "LD_LIBRARY_PATH": "/lib"}


def test_it_says_what_it_cannot_take_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    (sentence,) = sandbox.confine()
    assert sentence == "Writing and the network are not confined: only Linux has the means."


def test_a_machine_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a child, as nothing of it can be undone."""
    monkeypatch.setattr(sandbox, "_SOCKET", {})
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, "\n".join(sandbox.confine()).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        text = told.read()
    if sys.platform.startswith("linux"):
        assert text.endswith("is a machine that gapcheck does not know.")
