"""Lines of the log as programs read them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from upkeep import logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """The log of a program that tells everything from `info` up; put back afterwards."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    written = io.StringIO()
    logs.configure("info", written)
    token = logs.request_id.set("")
    yield written
    logs.request_id.reset(token)
    root.handlers[:] = before
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line(stream: io.StringIO) -> None:
    """Level, words and fields of its own; what lies below the level is not written."""
    logging.getLogger("desk").debug("unseen")
    logging.getLogger("desk").info("taken %d", 3, extra={"fields": {"format": "html"}})

    (line,) = lines(stream)
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "info", "logger": "desk", "message": "taken 3", "format": "html"}


def test_a_crowd_is_no_news(stream: io.StringIO) -> None:
    """The server's own word that all its threads are busy would fill the log; what goes wrong there is told."""
    logging.getLogger("waitress.queue").warning("Task queue depth is 1")
    logging.getLogger("waitress").error("a connection broke")

    assert [line["message"] for line in lines(stream)] == ["a connection broke"]


def test_of_a_request(stream: io.StringIO) -> None:
    """All that is told while it is answered bears its number."""
    token = logs.request_id.set("abc")
    logging.getLogger("journal").warning("slow")
    logs.request_id.reset(token)
    logging.getLogger("journal").warning("after")

    assert [line.get("request") for line in lines(stream)] == ["abc", None]


def test_an_error_stays_on_its_line(stream: io.StringIO) -> None:
    """However many lines its traceback has."""
    try:
        raise ValueError("one\ntwo")
    except ValueError:
        logging.getLogger("desk").exception("failed")

    (line,) = lines(stream)
    assert line["level"] == "error"
    assert line["error"].startswith("Traceback") and line["error"].endswith("one\ntwo")
