"""Tasks that do to their process what hostile files do; the file's name says what."""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gapcheck.batch.found import Found
from gapcheck.batch.reading import answered
from gapcheck.errors import UsageProblem
from gapcheck.records.outcome import Outcome


@dataclass(frozen=True)
class Poisoned:
    """Reads "good" files at once; the others do harm. `scratch` remembers across processes."""

    scratch: Path
    debug: bool = False
    kills: int = 1

    @property
    def writes(self) -> Path:
        return self.scratch

    def prepare(self) -> Callable[[Found], bytes]:
        return self.handle

    def handle(self, found: Found) -> bytes:
        self.harm(found.path.stem.split("-")[0])
        sha256 = hashlib.sha256(found.path.read_bytes()).hexdigest()
        return answered(Outcome(found.name, sha256, "read", candidate=sha256[:12]))

    def harm(self, how: str) -> None:
        """Does what is named; nothing for any other word."""
        {
            "sleep": self.sleep,
            "eat": self.eat,
            "hoard": self.hoard,
            "abort": os.abort,
            "crash": self.crash,
            "raise": self.fail,
            "burst": self.burst,
            "kill": self.await_kill,
            "exit": lambda: os._exit(0),
            "print": self.chatter,
            "group": self.whole_group,
        }.get(how, lambda: None)()

    def sleep(self) -> None:
        while True:
            time.sleep(60)

    def eat(self) -> None:
        eaten = []
        while True:
            eaten.append(bytearray(8 << 20))

    def burst(self) -> None:
        """Ends the process where no more memory is to be had, as PDFium does."""
        try:
            self.eat()
        except MemoryError:
            os.abort()

    def hoard(self) -> None:
        """Fails as `eat` does, but only in a process that has handled a file before."""
        if self.__dict__.setdefault("hoarded", []):
            raise MemoryError
        self.__dict__["hoarded"].append("something")

    def crash(self) -> None:
        ctypes.string_at(0)

    def fail(self) -> None:
        raise ZeroDivisionError("a detail that no recruiter wants")

    def await_kill(self) -> None:
        """Waits, on the first tries, for somebody outside to kill this process."""
        tries = len(list(self.scratch.glob("victim-*")))
        if tries < self.kills:
            self.note(f"victim-{tries}", os.getpid())
            while True:
                signal.pause()

    def note(self, name: str, pid: int) -> None:
        """A file that is there only when it is complete."""
        half = self.scratch / f".{name}.half"
        half.write_text(str(pid))
        half.rename(self.scratch / name)

    def chatter(self) -> None:
        print("noise on stdout")
        print("noise on stderr", file=sys.stderr)

    def whole_group(self) -> None:
        """Starts a process of its own that would sleep on, and never ends."""
        child = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "600")
        self.note("grandchild", child)
        self.sleep()


@dataclass(frozen=True)
class NeverReady:
    """A task that can't be prepared; `how` says why."""

    how: str
    debug: bool = False
    writes: Path | None = None

    def prepare(self) -> Callable[[Found], bytes]:
        if self.how == "die":
            os.abort()
        if self.how == "usage":
            raise UsageProblem("The thing is wrong. Mend the thing.")
        if self.how == "library":
            raise ModuleNotFoundError("No module named 'nolib'", name="nolib")
        if self.how == "memory":
            raise MemoryError
        raise KeyError("oops")


@dataclass(frozen=True)
class SlowlyReady:
    """A task whose process is killed, as from outside, the first times that it is prepared."""

    scratch: Path
    kills: int
    debug: bool = False
    writes: Path | None = None

    def prepare(self) -> Callable[[Found], bytes]:
        if len(list(self.scratch.glob("killed-*"))) < self.kills:
            (self.scratch / f"killed-{os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Poisoned(self.scratch).handle


@dataclass(frozen=True)
class Counted:
    """Notes each time that it is prepared, as a file in `scratch`; answers with `word` and its process."""

    scratch: Path
    word: str
    debug: bool = False
    writes: Path | None = None

    def prepare(self) -> Callable[[Found], bytes]:
        (self.scratch / f"prepared-{self.word}-{os.getpid()}").touch()
        return lambda found: f"{self.word} {os.getpid()}".encode()


@dataclass(frozen=True)
class Escaping:
    """Tries what a parser has no need of; the file's name says what. An outcome means that it worked."""

    outside: Path
    writes: Path | None = None
    debug: bool = False

    def prepare(self) -> Callable[[Found], bytes]:
        return self.handle

    def handle(self, found: Found) -> bytes:
        path = found.path
        attempts: dict[str, Callable[[], object]] = {
            "tcp": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
            "udp": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
            "local": lambda: socket.socket(socket.AF_UNIX),
            "write": lambda: (self.outside / "new").write_text("words"),
            "change": lambda: path.write_text("words"),
            "delete": path.unlink,
            "folder": (self.outside / "folder").mkdir,
            "program": lambda: subprocess.run(["touch", self.outside / "touched"], check=True),
            "signal": lambda: os.kill(os.getppid(), 0),
            "sockets": self.look_for_others_sockets,
            "read": path.read_bytes,
            "throw-away": lambda: Path(os.devnull).write_text("words"),
            "run-folder": lambda: self.writes and (self.writes / "page.html").write_text("words"),
            "steered": self.look_for_steering,
        }
        attempts[path.stem]()
        return answered(Outcome(found.name, None, "read", candidate=found.name))

    def look_for_others_sockets(self) -> None:
        """It has one of its own, to answer at."""
        numbers = [Path(f"/proc/self/fd/{number}") for number in range(3, 100)]
        if sum(path.is_symlink() and path.readlink().name.startswith("socket:") for path in numbers) > 1:
            raise ValueError

    def look_for_steering(self) -> None:
        if {"LD_PRELOAD", "PYTHONPATH", "GCONV_PATH"} & {*os.environ}:
            raise ValueError
