"""Real servers on loopback for tests: pages as a table, webhooks that fail, a mail server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Thread

from network.addresses import Guard
from network.http import Browser

#: what a request is answered with: status, headers, body
Answers = Callable[["Request"], tuple[int, Mapping[str, str], bytes]]
LOOPBACK = Guard((ip_network("127.0.0.0/8"),))


@dataclass(frozen=True)
class Request:
    """What was asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Site:
    """A running server and what it was asked."""

    url: str
    asked: list[Request] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.asked]


@contextmanager
def site(answers: Answers) -> Iterator[Site]:
    """A server that answers so, on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, self.rfile.read(length))
            running.asked.append(request)
            status, sent, body = answers(request)
            self.send_response(status)
            for name, value in sent.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # who asked may have gone
                self.wfile.write(body)

        do_GET = do_POST = _answer  # noqa: N815 (the library's names)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Site(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()


def table(pages: Mapping[str, bytes | str], types: Mapping[str, str] | None = None) -> Answers:
    """Pages by their path; others are not there."""

    def answer(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        page = pages.get(request.path)
        if page is None:
            return 404, {}, b""
        body = page.encode() if isinstance(page, str) else page
        return 200, {"Content-Type": (types or {}).get(request.path, "text/html; charset=utf-8")}, body

    return answer


def browser(guard: Guard = LOOPBACK) -> Browser:
    """One that may ask the servers of tests, and soon gives up."""
    return Browser(guard, most=100_000, patience=2, longest=3)
