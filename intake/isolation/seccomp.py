"""A filter in the Linux kernel: calls that open the network, run programs or touch others fail with EPERM.

Nothing that runs in this process afterwards, compiled or not, can take it off again.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator

#: the architecture's mark in the filter's data, and numbers of system calls there: socket, socketpair, connect, bind,
#: listen, accept, accept4, sendto, sendmsg; fork, vfork, execve, execveat; kill, ptrace, process_vm_writev, bpf,
#: io_uring_setup; unlink, unlinkat, rename, renameat, renameat2, truncate. aarch64 has no fork, vfork, unlink, rename.
CALLS = {
    "x86_64": (
        0xC000003E,
        (
            *(41, 53, 42, 49, 50, 43, 288, 44, 46),
            *(57, 58, 59, 322),
            *(62, 101, 311, 321, 425),
            *(87, 263, 82, 264, 316, 76),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(198, 199, 203, 200, 201, 202, 242, 206, 211),
            *(221, 281),
            *(129, 117, 271, 280, 425),
            *(35, 38, 276, 45),
        ),
    ),
}
#: numbers from here on are the same calls by their other door (x32)
_OTHER_DOOR = 0x40000000

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
#: where the number of the call and the architecture stand in the filter's data
_NUMBER, _ARCHITECTURE = 0, 4


class _Program(ctypes.Structure):
    """`struct sock_fprog`"""

    _fields_ = (("size", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def forbid() -> bool:
    """Put the filter on; False where this system has none."""
    known = CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if known is None:
        return False
    instructions = b"".join(_filter(*known))
    program = _Program(len(instructions) // 8, instructions)
    control = ctypes.CDLL(None, use_errno=True).prctl
    return bool(
        control(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        and control(_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0) == 0
    )


def _filter(architecture: int, calls: tuple[int, ...]) -> Iterator[bytes]:
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUAL, architecture, yes=1)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, _NUMBER)
    yield _step(_AT_LEAST, _OTHER_DOOR, yes=len(calls) + 1)
    for left, call in zip(range(len(calls), 0, -1), calls, strict=True):
        yield _step(_EQUAL, call, yes=left)
    yield _step(_RETURN, _ALLOW)
    yield _step(_RETURN, _FAIL)


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """`struct sock_filter`; `yes` and `no` are how many steps are skipped."""
    return struct.pack("=HBBI", code, yes, no, value)
