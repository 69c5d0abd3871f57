"""The real server in a process of its own, and how much memory it and its children take."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: seconds in which it must begin to answer: it fills an empty log first
PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at a port of this machine."""

    port: int
    process: int

    def memory(self) -> dict[str, float]:
        """Megabytes of its own (without files that are mapped): of the web process, and of its children together."""
        return {"web": _own(self.process), "children": sum(map(_own, _below(self.process)))}

    def core(self) -> float:
        """Seconds of a core that the web process has taken."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """`python service.py serve` over a data folder, from its first answer to the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "KADROLOG_DATA": str(data), "KADROLOG_PORT": str(port), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([sys.executable, "service.py", "serve"], cwd=ROOT, env=environ)
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"the server does not answer; it ended with {process.poll()}")


def _own(process: int) -> float:
    """Anonymous memory of a process; nothing of one that is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")), 0.0)


def _below(process: int) -> Iterator[int]:
    """The children of a process, and theirs."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from _below(child)
