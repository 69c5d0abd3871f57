"""A browser window on the app, for tests that look through one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from desk import Desk
from tests.serving import serving
from tests.web.conftest import app_over

CHROMIUM = Path("/usr/bin/chromium")

needs_chromium = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"the browser walk needs Chromium at {CHROMIUM}")


@dataclass
class Visitor:
    """A browser window on the app, what it asked for and what it complained of."""

    page: Page
    address: str
    shots: Path
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> None:
        """Go to a page and wait until it is quiet."""
        self.page.goto(self.address + path, wait_until="networkidle")

    def shoot(self, name: str) -> None:
        """Keep a picture of the page for people to look at."""
        self.page.screenshot(path=self.shots / f"{name}.png", full_page=True)

    def fits(self) -> bool:
        """Whether nothing is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    def _requested(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def visit(
    browser: Browser, desk: Desk, shots: Path, width: int, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Visitor]:
    """Serve the desk and look at it through a window of this width."""
    with serving(app_over(desk)) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="ru-RU", color_scheme=scheme)
        context.set_default_timeout(10_000)
        visitor = Visitor(context.new_page(), address, shots)
        yield visitor
        context.close()
    assert visitor.hosts == {urlsplit(address).netloc}
    assert visitor.complaints == []
