"""What a reader's process may use: so much memory and time, no file to write, no network, no other program."""

from __future__ import annotations

import math
import resource
import sys

from intake.isolation import seccomp
from intake.reading import Limits

#: Python's own names for what the kernel's filter forbids, for systems on which there is no such filter
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "os.remove")


class Forbidden(Exception):
    """A reader tried what no reader has to do."""


def enter(limits: Limits) -> None:
    """Give up, for good, what reading does not need."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    sys.addaudithook(_refuse)
    seccomp.forbid()


def allow_time(limits: Limits) -> None:
    """Let the next file use the processor for so long; the kernel ends the process that goes on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = math.ceil(used.ru_utime + used.ru_stime + limits.seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(FORBIDDEN):
        raise Forbidden(event)
