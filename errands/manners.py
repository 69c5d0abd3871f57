"""How sites are asked: only what their robots.txt lets us read, and no faster than they like."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from intake.visits.robots import Robots
from network.http import AGENT, Answer, Browser

#: seconds between two requests to one host, and the longest that a site may ask for
GAP, LONGEST = 2.0, 30.0
#: seconds for which rules are kept
_KEPT = 24 * 3600.0


class Closed(Exception):
    """The site does not want an address to be read by programs."""


@dataclass
class Visitor:
    """Asks sites for one worker; remembers when each was asked last, and its rules."""

    browser: Browser
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, tuple[float, Robots]] = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What is at an address; raises Closed, NetworkError."""
        rules = self._rules_of(url)
        if not rules.allow(url):
            raise Closed("Сайт просит программы не читать этот адрес (robots.txt).")
        return self._ask(url, headers or {}, min(max(GAP, rules.delay), LONGEST))

    def _rules_of(self, url: str) -> Robots:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        kept = self._rules.get(site)
        if kept is None or self.clock() - kept[0] > _KEPT:
            answer = self._ask(f"{site}/robots.txt", {}, GAP)
            kept = (self.clock(), Robots.of(answer.status, answer.body, AGENT))
            self._rules[site] = kept
        return kept[1]

    def _ask(self, url: str, headers: Mapping[str, str], gap: float) -> Answer:
        host = urlsplit(url).hostname or ""
        if host in self._asked:
            self.sleep(max(0.0, self._asked[host] + gap - self.clock()))
        try:
            return self.browser.get(url, headers)
        finally:
            self._asked[host] = self.clock()
