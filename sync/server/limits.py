"""Token buckets in memory: who asks too often is told when to come back."""

from math import ceil

from app.domain.errors import Refused
from app.ports.world import Clock
from sync.server.settings import Rate

BUCKETS_MAX = 100_000


class Limits:
    """One bucket for each (rate, who); *rates* without a name do not bind."""

    def __init__(self, rates: dict[str, Rate], now: Clock) -> None:
        self._rates, self._now = rates, now
        self._buckets: dict[tuple[str, object], tuple[float, float]] = {}
        self.refused = 0

    def take(self, name: str, who: object) -> None:
        """Take one token. Raises Refused("rate_limited", retry_after=seconds)."""
        rate = self._rates.get(name)
        if rate is None:
            return
        now = self._now().timestamp()
        left, since = self._buckets.pop((name, who), (float(rate.burst), now))
        pace = rate.burst / rate.seconds
        left = min(float(rate.burst), left + max(0.0, now - since) * pace)
        self._buckets[name, who] = max(left - 1, 0) if left >= 1 else left, now
        self._forget()
        if left < 1:
            self.refused += 1
            raise Refused("rate_limited", retry_after=str(ceil((1 - left) / pace)))

    def _forget(self) -> None:
        """Drop the bucket unused for longest: dictionaries keep their order."""
        if len(self._buckets) > BUCKETS_MAX:
            del self._buckets[next(iter(self._buckets))]
