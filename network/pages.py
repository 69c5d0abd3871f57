"""A page or file of another machine, as it is taken in: under a name, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from urllib.parse import unquote, urlsplit

from network.errors import NetworkError, Refused
from network.http import Answer, Browser, wait

#: addresses that one server asks for at the same time: they keep people's requests waiting
AT_ONCE = 2


@dataclass(frozen=True)
class Fetcher:
    """Asks for single addresses that a person names, as that person's browser would: no robots.txt is asked."""

    browser: Browser
    _free: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def __call__(self, url: str) -> tuple[str, bytes]:
        """The name and the bytes of what is at an address; raises NetworkError."""
        with self._turn():
            answer = self.browser.get(url.strip())
        check(answer)
        return name(answer), answer.body

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._free.acquire(blocking=False):
            raise NetworkError("Сейчас читаются другие адреса. Повторите через минуту.")
        try:
            yield
        finally:
            self._free.release()


def nowhere(url: str) -> tuple[str, bytes]:
    """Asks nobody; raises Refused."""
    raise Refused("Добавление по адресу не настроено.")


def check(answer: Answer) -> None:
    """Raises Refused where what was asked for is not there, NetworkError where it may be later."""
    if answer.status == 200:
        return
    words = f"Сайт ответил {answer.status}."
    gone = answer.status in (401, 403, 404, 410, 451)
    raise Refused(words) if gone else NetworkError(words, wait(answer))


def name(answer: Answer) -> str:
    """What the file is called in the log: the end of its address."""
    parts = urlsplit(answer.url)
    end = unquote(parts.path.rstrip("/")).rpartition("/")[2]
    last = "".join(filter(str.isprintable, end)) or parts.hostname or "page"
    typed = answer.headers.get("content-type", "")
    return f"{last}.html" if "html" in typed and "." not in last else last
