"""robots.txt → what a site lets us read, and how often (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

#: bytes of the file that count
_MOST = 500 * 1024


@dataclass(frozen=True)
class Robots:
    """The rules of one site for our name."""

    _rules: Protego
    _name: str

    @classmethod
    def of(cls, status: int, body: bytes, name: str) -> Robots:
        """The rules by what the site answered: none where there is no file, nothing allowed where it fails."""
        if status == 200:
            text = body[:_MOST].decode("utf-8", "replace")
        else:
            text = "User-agent: *\nDisallow: /" if status >= 500 or status == 429 else ""
        return cls(Protego.parse(text), name)

    def allow(self, url: str) -> bool:
        """Whether an address may be read."""
        return bool(self._rules.can_fetch(url, self._name))

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        return float(self._rules.crawl_delay(self._name) or 0)
