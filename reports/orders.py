"""Reports that are made in the background: each under a key that nobody guesses, with how far it has come."""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from reports.contract import ReportError

log = logging.getLogger(__name__)

#: seconds for which a made report is kept
KEPT = 24 * 3600
#: told of a report that something nobody foresaw happened to, or that the server was stopped over
FAILED = "Отчёт не собран: программа дала сбой. Запись о нём есть в журнале сервера."
STOPPED = "Отчёт не собран: сервер перезапустили. Закажите его ещё раз."
_KEY = re.compile(r"[0-9a-f]{32}")

#: writes a report into a file and tells on its way how many decisions are written
Write = Callable[[BinaryIO, Callable[[int], None]], None]


@dataclass(frozen=True, slots=True)
class Order:
    """A report and how far it has come; `fault` says why it will not be made."""

    key: str
    #: what the file is called for whoever takes it
    file: str
    format: str
    #: decisions written, and in all
    written: int
    total: int
    ready: bool = False
    fault: str = ""


class Orders:
    """Makes one report after the other, so that they leave the processor to the pages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="report")
        self._lock = Lock()
        self._making: dict[str, Order] = {}

    def place(self, file: str, format: str, total: int, write: Write) -> Order:
        """Have a report made, as soon as those before it are."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._clear()
        order = Order(secrets.token_hex(16), file, format, 0, total)
        self._keep(order)
        self._maker.submit(self._make, order, write)
        return order

    def get(self, key: str) -> Order | None:
        """How far a report has come; None where there is none of this key."""
        if order := self._making.get(key):
            return order
        path = self._folder / f"{key}.json"
        if not _KEY.fullmatch(key) or not path.is_file():
            return None
        kept = Order(**json.loads(path.read_text(encoding="utf-8")))
        return kept if kept.ready or kept.fault else replace(kept, fault=STOPPED)

    def path(self, order: Order) -> Path:
        """Where a ready report's bytes are."""
        return self._folder / f"{order.key}.{order.format}"

    def close(self) -> None:
        """Make what was ordered and no more."""
        self._maker.shutdown()

    def _make(self, order: Order, write: Write) -> None:
        fault = ""
        try:
            with self.path(order).open("wb") as output:
                write(output, lambda written: self._tell(replace(order, written=min(written, order.total))))
        except ReportError as error:
            fault = str(error)
        except Exception:
            log.exception("a report could not be made")
            fault = FAILED
        self._keep(replace(order, written=order.total, ready=not fault, fault=fault))

    def _tell(self, order: Order) -> None:
        with self._lock:
            self._making[order.key] = order

    def _keep(self, order: Order) -> None:
        """On disk for whoever asks after a restart, in memory while it is made."""
        path = self._folder / f"{order.key}.json"
        path.write_text(json.dumps(asdict(order), ensure_ascii=False), encoding="utf-8")
        with self._lock:
            if order.ready or order.fault:
                self._making.pop(order.key, None)
            else:
                self._making[order.key] = order

    def _clear(self) -> None:
        """Remove what was made long ago."""
        oldest = time.time() - KEPT
        for path in self._folder.glob("*.*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
