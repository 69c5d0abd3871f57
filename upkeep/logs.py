"""The program's log: an object of JSON a line, each with the request that it belongs to.

It says what happened and to which record, never who: addresses, names, queries and texts stay out of it. Who did what
is in the audit log, which has its own rules.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from contextvars import ContextVar
from typing import Any, TextIO

#: the request that is being answered; empty outside of one
request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonLines(logging.Formatter):
    """A record as one line: `time`, `level`, `logger`, `message`, `request`, the fields of its own, and `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        moment = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {
            "time": moment,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id.get():
            line["request"] = request_id.get()
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure(level: str, stream: TextIO) -> None:
    """Write everything from a level up to a stream, in place of whatever was set up before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # a line for each request that finds all threads busy: with fifty people at once, for most of them
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
