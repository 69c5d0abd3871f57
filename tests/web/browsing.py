"""A browser window on the app, for tests that look through one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from desk import Desk
from tests.serving import serving
from tests.web.conftest import app_over

CHROMIUM = Path("/usr/bin/chromium")
#: a folder for pictures; to draw them takes longer than to try the pages
PICTURES = os.environ.get("KADROLOG_PICTURES")

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
        """Go to a page and wait until it is whole: of ours only that of the API fetches something afterwards."""
        self.page.goto(self.address + path)
        if path == "/api":
            self.page.locator(".opblock").first.wait_for()

    def shoot(self, name: str) -> None:
        """Keep a picture of the page for people to look at, where they said that they will."""
        if PICTURES:
            self.page.screenshot(path=Path(PICTURES) / f"{name}-{self.shots.name}.png", full_page=True)

    def fits(self) -> bool:
        """Whether nothing is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    def _requested(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def visit(
    browser: Browser, over: Desk | Flask, shots: Path, width: int, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Visitor]:
    """Serve an app, or the one over a desk, and look at it through a window of this width."""
    with serving(over if isinstance(over, Flask) else app_over(over)) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="ru-RU", color_scheme=scheme)
        context.set_default_timeout(10_000)
        visitor = Visitor(context.new_page(), address, shots)
        yield visitor
        context.close()
    assert visitor.hosts == {urlsplit(address).netloc}
    assert visitor.complaints == []
