"""HTTP within limits: checked addresses, few redirects, so many bytes, so many seconds, nothing packed."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Timer
from urllib.parse import quote, urljoin, urlunsplit

from network.addresses import Guard
from network.errors import NetworkError, Refused

AGENT = "Kadrolog/0.1"
REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_STEP = 64 * 1024
#: longest wait that a site may ask for
_LONGEST = 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered; names of headers are in lower case, `url` is where the last redirect led."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Browser:
    """Asks sites; every address, of redirects too, passes the guard."""

    guard: Guard
    #: bytes of an answer
    most: int = 20 * 1024 * 1024
    #: seconds for one step of the connection, and for all of it
    patience: float = 15
    longest: float = 60

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What is at an address after its redirects; raises NetworkError."""
        for _ in range(REDIRECTS + 1):
            answer = self._ask("GET", url, headers or {}, None)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return answer
            url = urljoin(url, target)
        raise Refused(f"Больше {REDIRECTS} перенаправлений подряд.")

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Hand something over; redirects are not followed. Raises NetworkError."""
        return self._ask("POST", url, headers, body)

    def _ask(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
        parts, number, port = self.guard.check(url)
        connection = _connection(parts.scheme, parts.hostname or "", number, port, self.patience)
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="/%?=&:;,+@!$'()*~[]")
        alarm = Timer(self.longest, _hang_up, [connection])
        alarm.daemon = True
        alarm.start()
        try:
            sent = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close", **headers}
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            return Answer(response.status, _headers(response), self._body(response), url)
        except (OSError, HTTPException, ValueError) as error:
            raise NetworkError(f"Сайт {parts.hostname} не отвечает: {_told(error)}.") from error
        finally:
            alarm.cancel()
            connection.close()

    def _body(self, response: HTTPResponse) -> bytes:
        """All of it; raises Refused where it is too much, IncompleteRead where it breaks off."""
        body = bytearray()
        while piece := response.read(_STEP):
            body += piece
            if len(body) > self.most:
                raise Refused(f"Ответ больше {self.most // 1024 // 1024} МБ.")
        if response.length:
            raise IncompleteRead(bytes(body), response.length)
        return bytes(body)


def wait(answer: Answer) -> dt.timedelta:
    """How long a site asks us to stay away; nothing where it does not say so in seconds."""
    seconds = answer.headers.get("retry-after", "").strip()
    return dt.timedelta(seconds=min(int(seconds), _LONGEST)) if seconds.isdecimal() else dt.timedelta()


def _connection(scheme: str, host: str, number: str, port: int, patience: float) -> HTTPConnection:
    if scheme == "https":
        return _PinnedTls(host, number, port, patience)
    return _Pinned(host, number, port, patience)


class _Pinned(HTTPConnection):
    """A connection to the number that was checked, under the host's name."""

    def __init__(self, host: str, number: str, port: int, patience: float) -> None:
        super().__init__(host, port, timeout=patience)
        self._number = number

    def connect(self) -> None:
        """Ask no name server again."""
        self.sock = socket.create_connection((self._number, self.port), self.timeout)


class _PinnedTls(HTTPSConnection):
    """The same by TLS; the certificate is the host's."""

    def __init__(self, host: str, number: str, port: int, patience: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=patience, context=self._tls)
        self._number = number

    def connect(self) -> None:
        """Ask no name server again."""
        plain = socket.create_connection((self._number, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _hang_up(connection: HTTPConnection) -> None:
    """End a talk that takes too long, whatever step it is in."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _headers(response: HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in response.getheaders()}


def _told(error: Exception) -> str:
    return "время вышло" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
