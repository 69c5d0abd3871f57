"""A mail server on loopback (aiosmtpd) that keeps what it is given, or answers as it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller


@dataclass(frozen=True)
class Envelope:
    """A letter as it was taken."""

    sender: str
    receivers: list[str]
    body: bytes


@dataclass
class Office:
    """A running server: its address and what it took."""

    url: str = ""
    letters: list[Envelope] = field(default_factory=list)
    answers: Mapping[str, str] = field(default_factory=dict)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Take a receiver."""
        if "rcpt" in self.answers:
            return self.answers["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a letter."""
        if "data" in self.answers:
            return self.answers["data"]
        self.letters.append(Envelope(envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"


class _Anywhere(Controller):
    """On whatever port is free; the library would look for it at 0."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def office(answers: Mapping[str, str] | None = None) -> Iterator[Office]:
    """A server that answers so, on a port of its own."""
    running = Office(answers=answers or {})
    controller = _Anywhere(running, hostname="127.0.0.1", port=0)
    controller.start()
    running.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield running
    finally:
        controller.stop()
