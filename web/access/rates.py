"""How often one visitor may ask: a bucket for each, that fills again with time. Each server counts for itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

#: buckets kept before the full ones are thrown away
MOST = 10_000


@dataclass
class Rates:
    """Buckets by visitor and route, by a clock in seconds that only goes forward."""

    clock: Callable[[], float]
    _left: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str, what: str, per_minute: int) -> float:
        """Seconds until this is allowed; 0 where it is allowed now, which it then counts."""
        now, speed = self.clock(), per_minute / 60
        with self._lock:
            if len(self._left) > MOST:
                self._left = {key: found for key, found in self._left.items() if now - found[1] < 60}
            left, since = self._left.get((who, what), (float(per_minute), now))
            left = min(per_minute, left + (now - since) * speed)
            allowed = left >= 1
            self._left[who, what] = (left - allowed, now)
        return 0.0 if allowed else (1 - left) / speed
