"""A reader's process whose only format does what the file says: what a parser that was taken over might try."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from intake import reception
from intake.isolation import worker
from intake.reading import Format, Limits
from nlp.facts import Release


def _raw_socket() -> str:
    """Past Python and its hooks, as compiled code would."""
    return str(ctypes.CDLL(None, use_errno=True).socket(2, 1, 0))


def _forever() -> str:
    while True:
        pass


def _write() -> str:
    Path("misbehaving.tmp").write_text("мусор")
    return "written"


def _crash() -> str:
    ctypes.string_at(0)
    return "alive"


DEEDS: dict[str, Callable[[], object]] = {
    "читать": lambda: "прочитано",
    "вечно": _forever,
    "спать": signal.pause,
    "память": lambda: str(len(bytearray(8 * 1024**3))),
    "упасть": _crash,
    "выйти": lambda: os._exit(0),
    "убить": lambda: os.kill(os.getppid(), signal.SIGTERM),
    "сеть": lambda: socket.create_connection(("127.0.0.1", 9)),
    "сокет": _raw_socket,
    "программа": lambda: subprocess.run(["true"], check=True),
    "писать": _write,
    "много": lambda: "Решение принято советом. " * 1_000,
    "сбой": lambda: 1 / 0,
    "среда": lambda: " ".join(sorted(os.environ)) or "пусто",
}


def read(data: bytes, limits: Limits) -> Release:
    """Do it."""
    return Release(str(DEEDS[data.decode()]()))


if __name__ == "__main__":
    reception.FORMATS.clear()
    reception.FORMATS["deed"] = Format("deed", "поступок", (), lambda data, name: 1.0, read)
    worker.main()
    sys.exit()
